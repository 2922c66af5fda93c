"""
The first thing on the page of a case: where it is, what comes next, by when, and who does it.

"Acknowledged. Next: start initial investigation. Finish it by 3 June 2026 (in 2 working days). You do this."
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.utils.text import capfirst

from cases.admin.due import Due
from cases.admin.options import leads_on
from cases.duties import responsible
from cases.limits import BY_CODE
from cases.models import Deadline
from cases.routes import Case, stage_label
from cases.routes.conditions import ended
from cases.routes.steps import Step
from cases.who import Acting
from cases.workflow import Offer


class Tone(StrEnum):
    """What sort of moment it is; the words say it too."""

    GOING = "going"
    OVERDUE = "overdue"
    HELD = "held"
    WAITING = "waiting"
    ENDED = "ended"


@dataclass(frozen=True)
class Headline:
    """`state` is the sentence in large type; `sentences` say what comes next, by when and by whom."""

    state: str
    sentences: list[str]
    tone: Tone


@dataclass(frozen=True)
class Moment:
    """A case as its reader finds it: what is offered to them, and the soonest duty that they may know of."""

    case: Case
    reader: Acting
    offers: list[Offer]
    deadline: Deadline | None
    due: Due | None

    @property
    def ways_on(self) -> list[Offer]:
        """Steps that nothing but their taker is missing for; what others ask for is not the next step."""
        return [each for each in self.offers if leads_on(each.step) and self._may_come(each.step)]

    def _may_come(self, step: Step) -> bool:
        return step.why_not(self.case.facts) is None

    @property
    def next_step(self) -> Step | None:
        """The next one, whoever takes it; None once the case has ended."""
        if ended(self.case.facts):
            return None
        special = self._for_the_state() or self._for_the_duty()
        ways = self.ways_on
        return special or (ways[0].step if ways else None)

    def _for_the_state(self) -> Step | None:
        """Before anything else a case has an owner, a hold its review, and a wish to withdraw its answer."""
        if self.case.owner_id is None:
            return self.case.STEPS["hand_on"]
        if self.case.facts.running_hold:
            return self.case.STEPS["review_hold"]
        return self.case.STEPS.get("withdraw") if self.case.asked_to_withdraw_on else None

    def _for_the_duty(self) -> Step | None:
        """An entry that does just what the soonest limit is for, such as the review of a hold."""
        limit = self.deadline.limit if self.deadline else ""
        entries = (each.step for each in self.offers if not each.step.moves)
        return next((each for each in entries if limit in each.meets and self._may_come(each)), None)

    @property
    def main_step(self) -> Step | None:
        """What this reader would do next: the next step, or another way on that is theirs to take."""
        coming = self.next_step
        if coming is None:
            return None
        theirs = {each.step.name for each in self.offers if each.is_possible}
        choices = [coming, *(each.step for each in self.ways_on)] if coming.moves else [coming]
        return next((each for each in choices if each.name in theirs), None)


def headline(moment: Moment) -> Headline:
    case, facts = moment.case, moment.case.facts
    if said := ended(facts):
        return Headline(_end(case), [said] if facts.is_set_aside else _left_to_do(case), Tone.ENDED)
    sentences = _next(moment)
    if case.owner_id is None:
        return Headline("Waiting for the Chair: nobody in the line may own it.", sentences, Tone.WAITING)
    hold = facts.running_hold
    if hold:
        state = f"On hold since {hold.from_on:%-d %B %Y}, because {hold.asked_by} asked us to wait."
        return Headline(state, sentences, Tone.HELD)
    if case.asked_to_withdraw_on:
        state = f"The complainant asked to withdraw on {case.asked_to_withdraw_on:%-d %B %Y}."
        return Headline(state, [*_pressed(case), *sentences], Tone.WAITING)
    late = moment.due is not None and moment.due.is_overdue
    return Headline(f"{stage_label(case.stage)}.", sentences, Tone.OVERDUE if late else Tone.GOING)


def _pressed(case: Case) -> list[str]:
    if not case.facts.was_pressed:
        return ["Talk with them first: until it is recorded they may change their mind."]
    return [
        "They say that somebody pressed them to. Look into that first: it may be victimisation, and the "
        "complaint does not end because of it."
    ]


def _end(case: Case) -> str:
    outcome = case.facts.outcome
    state = "Set aside" if case.facts.is_set_aside else stage_label(case.stage)
    on = f" on {case.closed_on:%-d %B %Y}" if case.closed_on else ""
    found = f": {outcome.get_code_display().lower()}" if outcome else ""
    return f"{state}{on}." if found == f": {state.lower()}" else f"{state}{on}{found}."


def _left_to_do(case: Case) -> list[str]:
    """Actions go on after a case has closed."""
    undone = [each.due_on for each in case.actions.all() if each.done_on is None]
    if not undone:
        return ["Nothing more has to be done."]
    actions = "One action is" if len(undone) == 1 else f"{len(undone)} actions are"
    return [f"{actions} still to be done, by {min(undone):%-d %B %Y}."]


def _next(moment: Moment) -> list[str]:
    """What comes next, by when and by whom; a limit that another step meets is named after it."""
    coming, due, deadline = moment.next_step, moment.due, moment.deadline
    if due and deadline and coming and deadline.limit in coming.meets:
        return [f"Next: {_lower(due.label)}, by {_when(due)}.", _by_whom(moment, coming)]
    step = [f"Next: {_lower(coming.label)}.", _by_whom(moment, coming)] if coming else []
    limit = [f"{due.label} by {_when(due)}."] if due else []
    return [*step, *limit, *_open_windows(moment)]


def _when(due: Due) -> str:
    return f"{due.on:%-d %B %Y} ({due.aside})"


def _open_windows(moment: Moment) -> list[str]:
    facts = moment.case.facts
    open_until = {code: facts.window_open_until(code) for code in facts.windows}
    return [f"{BY_CODE[code].label} until {last:%-d %B %Y}." for code, last in open_until.items() if last]


def _by_whom(moment: Moment, coming: Step) -> str:
    words, people = _whose(moment, coming)
    me = moment.reader.person_id
    if me in people or (not people and coming.who.allows(moment.case, moment.reader)):
        return "You do this, together with the others named." if len(people) > 1 else "You do this."
    if moment.main_step is not None:
        return f"This is for {words}, or for you."
    if not people:
        return f"This is for {words}."
    return f"{capfirst(words)}, {'do' if len(people) > 1 else 'does'} this."


def _whose(moment: Moment, coming: Step) -> tuple[str, Collection[UUID]]:
    """Of a duty, whoever is named for it; of any other step, the words of the flowchart."""
    deadline = moment.deadline
    if deadline and deadline.limit in coming.meets and moment.case.owner_id:
        found = responsible(moment.case.facts, deadline)
        return found.words, found.people
    return coming.who.words, ()


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]
