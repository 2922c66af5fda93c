"""The usual answers at what is recorded on a case of any route. The rest is told by the paths themselves."""

from typing import TYPE_CHECKING, Any

from cases.models import CaseRole
from demo.team import choose

if TYPE_CHECKING:
    from demo.situations.situation import Situation
    from demo.walk import Walk

Given = dict[str, Any]

TIME_FOR_AN_ACTION = 15  # working days


class EntryAnswers:
    """One method for each step or entry, as in the classes of the routes."""

    walk: "Walk"
    situation: "Situation"

    def withdraw(self) -> Given:
        return {
            "withdrew_by": self.walk.one_of(
                ("By telephone to the manager.", "In a talk with the manager."),
            ),
            "withdrew_because": "It is settled between us.",
            "not_pressed": True,
        }

    def set_aside(self) -> Given:
        return {
            "outcome": "duplicate",
            "duplicate_of": self.walk.known[self.situation.repeats],
            "reason": "The same complaint, sent again.",
        }

    def record_check(self) -> Given:
        case = self.walk.complaint
        asked = [
            *([] if case.anonymous else ["complainant"]),
            *(["respondent"] if case.respondent_id else []),
        ]
        return {"asked": asked or ["witnesses"], "suffered": "no"}

    def propose_bad_faith(self) -> Given:
        return {"second_person": choose(self.walk, CaseRole.SECOND_PERSON)[0], "no_conflict": True}

    def reopen(self) -> Given:
        return {"parties_told": True}

    def add_action(self) -> Given:
        due_on = self.walk.diary.calendar.add(self.walk.on, TIME_FOR_AN_ACTION)
        return {"owner": self.walk.complaint.owner, "due_on": due_on}

    def name_people(self) -> Given:
        return {"no_conflict": True}
