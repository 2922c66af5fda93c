"""The usual answers, one method for each step, and the usual working days before it."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from cases.models import CaseRole
from demo.answers.entries import TIME_FOR_AN_ACTION, EntryAnswers, Given
from demo.situations.situation import Then
from demo.team import choose
from people.models import Person

if TYPE_CHECKING:
    from demo.walk import Walk

FOLLOW_UP = 20  # working days after closing


EACH = {"bad_faith": "not_substantiated"}  # what is found of each allegation, where it has another name

# Questions that are answered with somebody, whom a situation names by their key.
PEOPLE = ("person", "handler", "owner", "second_person", "other_person")


class Answers(EntryAnswers):
    """Answers to the steps of one route. What the situation says itself goes before the usual."""

    GAPS: ClassVar[Mapping[str, int]]
    LETTERS: ClassVar[Mapping[str, str]] = {}  # by step: the letter that goes out after it
    MAY_VARY = 4  # working days from which on a gap may be a day shorter or longer
    NOT_VARIED = ("close", "start_monitoring")  # wait for the end of a window

    def __init__(self, walk: "Walk") -> None:
        self.walk = walk
        self.situation = walk.situation

    def gap(self, step: str) -> int:
        """Working days between the step before and this one."""
        if step in self.situation.gaps:
            return self.situation.gaps[step]
        usual = self.GAPS.get(step, 1)
        varies = usual >= self.MAY_VARY and step not in self.NOT_VARIED
        return usual + (self.walk.dice.choice((-1, 0, 0, 1)) if varies else 0)

    def to(self, then: Then) -> Given:
        """What the path says itself goes before what the situation says, and that before the usual."""
        usual: Given = getattr(self, then.step, dict)()
        given = {**usual, **self.situation.answers.get(then.step, {}), **then.answers}
        given |= {name: self.walk.cast[key] for name in PEOPLE if isinstance(key := given.get(name), str)}
        if given.get("action") and then.step != "tick_off_action":
            given = {"action_owner": self._owner(), "action_due_on": self._later(TIME_FOR_AN_ACTION), **given}
        return given

    def one_of(self, *texts: str) -> str:
        return self.walk.one_of(texts)

    def one(self, role: CaseRole) -> Person:
        return choose(self.walk, role)[0]

    def _owner(self) -> Person:
        return next(each for each in self.walk.cast.values() if each.pk == self.walk.complaint.owner_id)

    def _later(self, working_days: int) -> date:
        return self.walk.diary.calendar.add(self.walk.on, working_days)

    def _measures(self) -> Given:
        given = self.situation.answers.get("start_initial_investigation", {})
        kind, reason = self.walk.dice.choice(
            (
                ("none", "Both were asked, and neither wishes for a change for now."),
                ("shifts_or_sites", "They work at different times until this is settled."),
                ("no_contact", "They have agreed not to be in touch about it."),
            )
        )
        return {
            "measures": [kind],
            "measures_reason": reason,
            "measures_review_on": None if given.get("measures", [kind]) == ["none"] else self._later(10),
        }

    def _acknowledged(self) -> Given:
        wants = self.situation.wishes or "They did not say."
        if self.walk.complaint.anonymous:
            return {
                "how": "not_applicable",
                "wants": wants,
                "adjustments": "None known",
                "respondent_told": "now",
            }
        return {
            "how": self.one_of(
                "Met in person, and confirmed by letter.",
                "By telephone, and by e-mail on the same day.",
                "Met at a place of their choice, and gave them the letter.",
            ),
            "wants": wants,
            "told_confidentiality": True,
            "respondent_told": "now",
            "adjustments": self.one_of("None", "None", "A colleague comes along to meetings."),
        }

    def _formal(self) -> Given:
        return {
            "investigator": self.one(CaseRole.INVESTIGATOR),
            "no_conflict": True,
            "allegations": "\n".join(self.situation.allegations),
            "person_told": True,
            "reason": self.one_of(
                "The two accounts differ, and others have to be asked.",
                "If it is so, it is too serious to settle by talking.",
                "It was not settled by talking.",
            ),
        }

    def _found(self) -> Given:
        """Where it is partly substantiated, the first allegation is substantiated and the others are not."""
        finding = self.situation.finding
        given: Given = {"finding": finding, "reasons": self.situation.reasons}
        for allegation in self.walk.complaint.allegations.all():
            mixed = finding == "partly_substantiated"
            first = "substantiated" if allegation.number == 1 else "not_substantiated"
            each = first if mixed else EACH.get(finding, finding)
            given[f"finding_{allegation.number}"] = each
            given[f"reasons_{allegation.number}"] = self.one_of(
                "The notes of the meetings are clear about it.",
                "For the reasons that we give for all of it.",
                "This follows from what those who were there have said.",
            )
        return given

    def _closed(self) -> Given:
        about_nobody = self.walk.complaint.is_about_nobody
        return {
            "learning": self.one_of(
                "It helped that somebody rang back on the same day.",
                "Both had told others before they told us. We make it plainer whom to tell.",
                "None: everything was as it should be.",
                "We talk about it in the team, without names.",
            ),
            "follow_up_on": self._later(FOLLOW_UP),
            **({"practice_change": "See the finding."} if about_nobody else {}),
        }

    def _referred(self) -> Given:
        return {
            "panel": choose(self.walk, CaseRole.PANEL, 2),
            "no_conflict": True,
            "reason": "The finding calls for it.",
        }

    def _sanctioned(self) -> Given:
        return {"letter_sent": True}
