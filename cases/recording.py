"""The events that a step leaves on the file: that it was taken, or that it was refused and why."""

from datetime import datetime

from cases.models import Complaint, Event
from cases.routes import ROUTES, Case
from cases.routes.steps import Act, Step
from cases.step_forms.base import StepForm
from people.models import User

LONGEST_NAME = 60  # of a step; what was sent as a step's name may be anything


def record_step(case: Case, known: Step, act: Act, form: StepForm, stage_from: str) -> Event:
    """The step as it was taken, with its answers and the words they were given in."""
    return Event.objects.create(
        complaint_id=case.pk,
        kind=Event.Kind.STEP if known.moves else Event.Kind.ENTRY,
        at=act.at,
        actor=act.by,
        step=known.name,
        label=known.label,
        stage_from=stage_from,
        stage_to=case.stage,
        answers={"on": {"label": "Done on", "value": act.on}, **form.recorded()},
        note=form.cleaned_data["note"],
    )


def record(
    complaint: Complaint,
    kind: Event.Kind,
    label: str,
    *,
    at: datetime,
    by: User | None = None,
    note: str = "",
) -> Event:
    """Something that happened on a case beside its steps."""
    return Event.objects.create(
        complaint_id=complaint.pk,
        kind=kind,
        at=at,
        actor=by,
        label=label,
        stage_from=complaint.stage,
        stage_to=complaint.stage,
        note=note,
    )


def record_refusal(complaint: Complaint, name: str, by: User, at: datetime, why: str) -> Event:
    """The attempt, and why nothing was done."""
    known = ROUTES[complaint.route].STEPS.get(name)
    return Event.objects.create(
        complaint=complaint,
        kind=Event.Kind.REFUSED,
        at=at,
        actor=by,
        step=name[:LONGEST_NAME],
        label=known.label if known else "Unknown step",
        stage_from=complaint.stage,
        stage_to=complaint.stage,
        note=why,
    )
