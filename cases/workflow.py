"""
The only place where a stage changes.

`take_step` locks the case, checks what the page had seen, who asks, the conditions and the answers, moves,
sets the deadlines and writes the event, all in one transaction. `steps_for` says which steps there are and,
where one is not possible, why.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from cases.acting import Acting
from cases.deadlines import end_deadlines, meet_deadlines, open_deadlines
from cases.models import Complaint, Event
from cases.news import tell_newly_named, tell_of_step
from cases.predicates import is_complainant
from cases.recording import record_refusal, record_step
from cases.records import end_measures
from cases.reporter import account_of
from cases.routes import ROUTES, Case, stage_label
from cases.routes.steps import Act, Step, StepRefused
from cases.signals import complaint_changed
from cases.stages import is_final
from cases.step_forms.base import StepForm
from cases.who import COMPLAINANT
from people.chart import Chart
from people.clock import london_date
from people.standing import AnyUser

# What a step may change on the complaint itself besides stage and version.
CHANGED_BY_STEPS = (
    "route",
    "incident",
    "owner_id",
    "complainant_id",
    "complainant_role",
    "brought_by_id",
    "respondent_id",
    "respondent_role",
    "about",
    "received_on",
    "closed_on",
    "duplicate_of_id",
    "needs_considered",
    "asked_to_withdraw_on",
)
STALE = (
    "Somebody has changed this case since you opened the page, so nothing was done. "
    "Look at where it stands now, then try again."
)
OUT_OF_DATE = "Not done: the page was out of date."  # the same, for the file


class PageOutOfDate(StepRefused):
    """The case has changed since the page was opened: by a colleague, or by the first of two clicks."""

    def __init__(self) -> None:
        super().__init__(STALE)


class AnswersInvalid(Exception):
    """The step's own form found faults; `form` carries them beside the fields, with everything typed."""

    def __init__(self, form: StepForm) -> None:
        super().__init__("The answers to this step have faults.")
        self.form = form


@dataclass(frozen=True)
class Offer:
    """A step at the case's present stage, and why it cannot be taken now, if so."""

    step: Step
    why_not: str | None

    @property
    def is_possible(self) -> bool:
        return self.why_not is None


def open_case(complaint: Complaint, on: date, chart: Chart | None = None) -> Case:
    """The complaint as its own route, with the facts its steps ask for; a known `chart` is not read again."""
    return ROUTES[complaint.route].of(complaint, on, chart)


def steps_for(case: Case, user: AnyUser, on: date) -> list[Offer]:
    """
    Every step and entry at the case's stage, in the order of the flowchart, possible or not.

    The complainant is offered what they may do on their own page, and nothing else; what only they may do is
    offered to nobody else.
    """
    acting = Acting(user, on)
    steps = _steps_of(case, acting).values()
    offered = (step for step in steps if step.leaves(case.stage) and not _is_for_another(step, case, acting))
    return [Offer(step, why_not(case, step, acting)) for step in offered]


def _steps_of(case: Case, acting: Acting) -> Mapping[str, Step]:
    if not is_complainant(acting, case):
        return case.STEPS
    return {name: step for name, step in case.STEPS.items() if step.own_form}


def _is_for_another(step: Step, case: Case, acting: Acting) -> bool:
    return step.who is COMPLAINANT and not is_complainant(acting, case)


def step_form(
    case: Case, name: str, user: AnyUser, on: date, initial: Mapping[str, Any] | None = None
) -> StepForm:
    """The empty form of a step, or one with what was typed before."""
    acting = Acting(user, on)
    ask = case.STEPS[name].form_for(case, acting)
    return ask(initial=initial, facts=case.facts, acting=acting, today=on)


def take_step(
    complaint: Complaint, name: str, *, by: AnyUser, at: datetime, seen: int | None = None, **answers: Any
) -> Event:
    """
    Takes a step of the complaint's route and answers its event.

    `seen` is the version that the page showed; a case that has changed since is refused. Raises
    `Complaint.DoesNotExist` for a case that `by` may not see, `StepRefused` with a sentence (which is
    recorded), `AnswersInvalid` with the form.

    The transaction is this function's own. A caller that has opened one around it, as loading the demo does,
    must not roll it back after a refusal: the record of the attempt would go with it.
    """
    try:
        with transaction.atomic():
            return _take(complaint.pk, name, by, at, seen, answers)
    except StepRefused as refused:
        why = OUT_OF_DATE if isinstance(refused, PageOutOfDate) else refused.sentence
        record_refusal(Complaint.objects.get(pk=complaint.pk), name, by, at, why)
        raise


def _take(
    pk: UUID, name: str, by: AnyUser, at: datetime, seen: int | None, answers: Mapping[str, Any]
) -> Event:
    acting = Acting(by, london_date(at))
    case = _lock(pk, acting)
    stage_from, named_before = case.stage, case.facts.roles
    known = _possible(case, name, acting, seen)
    ask = known.form_for(case, acting)
    form = ask(_as_data(answers), facts=case.facts, acting=acting, today=acting.on)
    if not form.is_valid():
        raise AnswersInvalid(form)
    _is_somebody(acting, case)
    act = Act(account_of(by), at, form.cleaned_data["on"], form.cleaned_data, list(known.starts))
    getattr(case, name)(act)
    _settle(case, known, act, stage_from)
    event = record_step(case, known, act, form, stage_from)
    tell_newly_named(case, named_before, acting)
    tell_of_step(case, stage_from, acting)
    complaint_changed.send(Complaint, complaint=case, at=at)
    return event


def _lock(pk: UUID, acting: Acting) -> Case:
    """
    The case, locked until the transaction ends, if this account may see it or complained.

    Its key is left alone, for an alert that is raised meanwhile has to point to it.
    """
    reachable = Complaint.objects.reachable_by(acting.user, acting.on)
    return open_case(reachable.select_for_update(of=("self",), no_key=True).get(pk=pk), acting.on)


def _possible(case: Case, name: str, acting: Acting, seen: int | None) -> Step:
    """The step of this name, if the page was up to date and it can be taken now."""
    if seen is not None and seen != case.version:
        raise PageOutOfDate
    known = _steps_of(case, acting).get(name)
    if known is None and is_complainant(acting, case):
        raise Complaint.DoesNotExist  # their own page has no file behind it, only what it offers
    if known is None:
        raise StepRefused("There is no such step for this complaint.")
    refused = why_not(case, known, acting)
    if refused:
        raise StepRefused(refused)
    return known


def _settle(case: Case, known: Step, act: Act, stage_from: str) -> None:
    """Saves the move by compare and swap, and sets the deadlines that go with it."""
    if known.moves and is_final(case.stage):
        case.closed_on = act.on
    changes = {name: getattr(case, name) for name in CHANGED_BY_STEPS}
    swapped = Complaint.objects.filter(pk=case.pk, stage=stage_from, version=case.version).update(
        stage=case.stage, version=case.version + 1, **changes
    )
    if not swapped:
        raise PageOutOfDate
    meet_deadlines(case, known.meets, act.on)
    if case.closed_on:
        end_deadlines(case, act.on)
        end_measures(case, act.on)
    elif act.starts:
        facts, holds = case.facts, list(case.holds.all())
        open_deadlines(case, act.starts, act.on, facts.timetable, holds=holds, reopened_on=facts.reopened_on)


def why_not(case: Case, step: Step, acting: Acting) -> str | None:
    """Why a step cannot be taken on the case now, in a sentence; None when it can."""
    if not step.leaves(case.stage):
        return f"“{step.label}” is not possible while the case is at “{stage_label(case.stage)}”."
    if not step.who.allows(case, acting):
        return step.who.missing(case) or f"“{step.label}” is for {step.who.words}."
    return step.why_not(case.facts)


def _is_somebody(acting: Acting, case: Case) -> None:
    """Whoever works on a case is with the charity on this day; whoever complained need not be."""
    if acting.standing.person is None and not is_complainant(acting, case):
        raise StepRefused("Only somebody on the register can act on a case.")


def _as_data(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Answers as a form takes them: people by their id, as from a page."""
    return {name: _plain(value) for name, value in answers.items()}


def _plain(value: Any) -> Any:
    if hasattr(value, "pk"):
        return str(value.reference if isinstance(value, Complaint) else value.pk)
    if not isinstance(value, str) and hasattr(value, "__iter__"):
        return [_plain(each) for each in value]
    return value
