"""
The only place that writes events: what happened on a case, and who read it or was kept from it.

An event is written in the transaction of what it tells. The database gives it its place in the audit trail.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import translation

from cases.models import Complaint, Event
from cases.reporter import account_of
from cases.routes import ROUTES, Case
from cases.routes.steps import Act, Step
from cases.step_forms.base import StepForm
from people.models import User
from people.standing import AnyUser

BATCH = 500
LONGEST_NAME = 60  # of a step; what was sent as a step's name may be anything


def record_step(case: Case, known: Step, act: Act, form: StepForm, stage_from: str) -> Event:
    """The step as it was taken, with its answers and the words they were given in."""
    return Event.objects.create(
        complaint_id=case.pk,
        kind=Event.Kind.STEP if known.moves else Event.Kind.ENTRY,
        at=act.at,
        actor=act.account,
        step=known.name,
        label=known.label,
        stage_from=stage_from,
        stage_to=case.stage,
        answers={"on": {"label": "Done on", "value": act.on}, **_in_english(form)},
        note=form.cleaned_data["note"],
    )


def _in_english(form: StepForm) -> dict[str, dict[str, Any]]:
    """The file is kept in one language, whichever the complainant read the questions in."""
    with translation.override(settings.LANGUAGE_CODE):
        return form.recorded()


def record(
    complaint: Complaint | None,
    kind: Event.Kind,
    label: str,
    *,
    at: datetime,
    by: User | None = None,
    note: str = "",
    answers: Mapping[str, Any] | None = None,
) -> Event:
    """Something that happened on a case beside its steps; or, without a case, in the charity's records."""
    return Event.objects.create(
        complaint_id=complaint.pk if complaint else None,
        kind=kind,
        at=at,
        actor=by,
        label=label,
        stage_from=complaint.stage if complaint else "",
        stage_to=complaint.stage if complaint else "",
        note=note,
        answers=dict(answers or {}),
    )


def record_filings(complaints: Iterable[Complaint], at: datetime) -> None:
    """How cases begin. Nobody is named for an anonymous one."""
    Event.objects.bulk_create(
        Event(
            complaint=complaint,
            kind=Event.Kind.FILED,
            at=at,
            actor=complaint.filed_by,
            label="Complaint received",
            stage_to=complaint.stage,
        )
        for complaint in complaints
    )


def record_imports(brought_in: Iterable[tuple[Complaint, dict[str, Any]]], at: datetime) -> None:
    """How cases of an earlier register begin: each complaint with what its line said."""
    events = (
        Event(
            complaint=complaint,
            kind=Event.Kind.IMPORTED,
            at=at,
            label="Brought in from an earlier register",
            stage_to=complaint.stage,
            answers=answers,
        )
        for complaint, answers in brought_in
    )
    Event.objects.bulk_create(events, batch_size=BATCH)


def record_reading(case: Complaint, by: User, at: datetime) -> Event:
    """That somebody opened the file of a case."""
    return record(case, Event.Kind.READ, "Case opened", at=at, by=by)


def record_denial(pk: UUID, by: User, at: datetime) -> None:
    """
    That somebody asked for a case that is not theirs to see.

    Nothing where there is no such case: whoever is kept from a case and reads the audit trail would find the
    one and not the other there, and so learn what exists.
    """
    complaint = Complaint.objects.for_totals().filter(pk=pk).first()
    if complaint:
        record(complaint, Event.Kind.DENIED, "Asked for a case that is not theirs to see", at=at, by=by)


def record_refusal(complaint: Complaint, name: str, by: AnyUser, at: datetime, why: str) -> Event:
    """The attempt, and why nothing was done."""
    known = ROUTES[complaint.route].STEPS.get(name)
    return Event.objects.create(
        complaint=complaint,
        kind=Event.Kind.REFUSED,
        at=at,
        actor=account_of(by),
        step=name[:LONGEST_NAME],
        label=known.label if known else "Unknown step",
        stage_from=complaint.stage,
        stage_to=complaint.stage,
        note=why,
    )
