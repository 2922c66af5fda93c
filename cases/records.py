"""What steps write besides the stage: roles, outcomes, allegations, actions. All in their transaction."""

from collections.abc import Iterable
from datetime import date

from cases.models import (
    Action,
    Allegation,
    Appeal,
    Assignment,
    CaseRole,
    Complaint,
    InterimMeasure,
    Outcome,
    Sanction,
)
from cases.words import SanctionCode
from people.models import Person
from people.working_days import last_live_day


def assign(case: Complaint, role: CaseRole, people: Person | Iterable[Person], on: date) -> None:
    """Gives the role to these people alone; whoever had it before has it no longer."""
    named = [people] if isinstance(people, Person) else list(people)
    current = case.assignments.filter(role=role, ended_on=None)
    current.exclude(person__in=named).update(ended_on=on)
    keep = set(current.values_list("person_id", flat=True))
    Assignment.objects.bulk_create(
        Assignment(complaint=case, role=role, person=person, from_on=on)
        for person in named
        if person.pk not in keep
    )


def number_allegations(case: Complaint, lines: str) -> None:
    """One allegation a line, numbered in the order given, after those that there are already."""
    texts = [line.strip() for line in lines.splitlines() if line.strip()]
    first = case.allegations.count() + 1
    Allegation.objects.bulk_create(
        Allegation(complaint=case, number=number, text=text) for number, text in enumerate(texts, start=first)
    )


def reach_outcome(case: Complaint, code: str, on: date, *, by: Outcome.By, reasons: str = "") -> Outcome:
    return Outcome.objects.create(complaint=case, code=code, on=on, by=by, reasons=reasons)


def lodge_appeal(case: Complaint, by: str, on: date, grounds: str) -> Appeal:
    return Appeal.objects.create(complaint=case, lodged_by=by, lodged_on=on, grounds=grounds)


def decide_appeal(case: Complaint, result: str, on: date) -> None:
    """The one lodged last; one that a withdrawal left undecided before stays so."""
    undecided = case.appeals.filter(decided_on=None).order_by("-lodged_on", "-id")
    case.appeals.filter(pk__in=undecided.values("pk")[:1]).update(result=result, decided_on=on)


def issue_sanction(case: Complaint, code: str, on: date, reasons: str) -> Sanction:
    """A sanction for the person complained about; a warning is live to its anniversary less a day."""
    if case.respondent_id is None:
        raise ValueError("A complaint about no known person has nobody to sanction.")
    months = SanctionCode(code).live_months
    return Sanction.objects.create(
        complaint=case,
        person_id=case.respondent_id,
        code=code,
        issued_on=on,
        live_until=last_live_day(on, months) if months else None,
        reasons=reasons,
    )


def cancel_sanctions(case: Complaint, on: date) -> None:
    """An appeal or a new finding cancels them; they stay in the file as what was decided before it."""
    case.sanctions.filter(cancelled_on=None).update(cancelled_on=on)


def end_measures(case: Complaint, on: date) -> None:
    """The case ended, and with it what was arranged while it ran."""
    running = case.interim_measures.filter(ended_on=None)
    running.exclude(kind=InterimMeasure.Kind.NONE).update(ended_on=on)


def plan_action(
    case: Complaint, text: str, owner: Person | None, due_on: date, *, is_check: bool = False
) -> None:
    if text:
        Action.objects.create(complaint=case, text=text, owner=owner, due_on=due_on, is_check=is_check)
