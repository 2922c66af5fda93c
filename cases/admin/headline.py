"""
The first thing on the page of a case: where it is, what comes next, by when, and who does it.

"Received. Next: acknowledge the complaint, by 3 June 2026 (in 2 working days). You do this."
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.utils.text import capfirst

from cases.admin.moment import Moment
from cases.duties import responsible
from cases.limits import BY_CODE
from cases.routes import Case, stage_label
from cases.routes.conditions import ended
from cases.routes.steps import Step
from cases.telling.due import Due
from cases.who import OWNER, OWNER_NOT_HANDLER


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
    late = moment.soonest is not None and moment.due(moment.soonest).is_overdue
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
    """What comes next, by when and by whom; then what is due besides, and what others may still ask for."""
    coming, duty, besides = moment.next_step, moment.duty, moment.also_due
    sentences = []
    if coming and duty:
        sentences = [f"Next: {_by_when(moment.due(duty))}.", _by_whom(moment, coming)]
    elif coming:
        sentences = [f"Next: {_lower(coming.label)}.", _by_whom(moment, coming)]
    if besides:
        sentences.append(f"Also due: {_by_when(moment.due(besides))}.")
    return [*sentences, *_open_windows(moment)]


def _by_when(due: Due) -> str:
    return f"{_lower(due.label)}, by {due.on:%-d %B %Y} ({due.aside})"


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
    """Of a duty, whoever is named for it; of any other step, its owner or the words of the flowchart."""
    owner = moment.case.owner
    if owner and moment.duty:
        found = responsible(moment.case.facts, moment.duty)
        return found.words, found.people
    if owner and coming.who in (OWNER, OWNER_NOT_HANDLER):
        return f"the owner, {owner.name}", (owner.pk,)
    return coming.who.words, ()


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]
