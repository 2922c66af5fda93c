"""
How a complaint stands, for the one who made it.

The complainant is told where it is and the next date, never the file, and never which sanction was given.
"""

from dataclasses import dataclass
from datetime import date

from cases.access import ComplaintQuerySet
from cases.limits import ACKNOWLEDGEMENTS
from cases.models import Complaint, Deadline

WE_HAVE_IT = "We have your complaint"
LOOKING_INTO_IT = "We are looking into it"
ANSWERED = "You have our answer"

STAGES = {
    "received": WE_HAVE_IT,
    "screened": WE_HAVE_IT,
    "made_safe": WE_HAVE_IT,
    "acknowledged": "We have written to you about it",
    "initial_investigation": LOOKING_INTO_IT,
    "stage_one": LOOKING_INTO_IT,
    "formal_investigation": "It is being investigated formally",
    "stage_one_formal": "It is being investigated formally",
    "informal_resolution": "We are putting it right informally, as agreed with you",
    "decision": "A decision is being made",
    "outcome_issued": ANSWERED,
    "response_issued": ANSWERED,
    "outcome_decided": ANSWERED,
    "disciplinary": ANSWERED,
    "sanction_issued": ANSWERED,
    "action_agreed": ANSWERED,
    "service_review": ANSWERED,
    "service_decision": ANSWERED,
    "monitoring": ANSWERED,
    "appeal": "An appeal is being heard",
    "stage_two": "We are looking at it again",
    "final_response": "You have our final answer",
    "closed": "It has ended",
    "withdrawn": "It was withdrawn",
    "redirected": "We have passed it on, as we told you",
}
SET_ASIDE = {
    "duplicate": "It has ended: it repeats another complaint",
    "out_of_scope": "It has ended: our policy on discrimination does not cover it",
}
# Duties whose dates concern the complainant; those of a disciplinary or a review of a service do not.
SHARED_LIMITS = (
    "a1.acknowledge",
    "a1.initial",
    "a1.informal",
    "a1.investigation",
    "a1.decision",
    "a1.appeal",
    "a2.acknowledge",
    "a2.response",
    "a2.stage_two_acknowledge",
    "a2.final_response",
    "a3.make_safe",
    "a3.initial",
    "a3.investigation",
    "a3.decision",
)


@dataclass(frozen=True)
class Progress:
    """A complaint in “My complaints”."""

    complaint: Complaint
    stage: str
    next_on: date | None
    is_late: bool


def progress_of(complaints: ComplaintQuerySet, on: date) -> list[Progress]:
    """Two queries whatever the number of complaints."""
    made = list(complaints.with_outcome(on).order_by("-received_on", "reference"))
    dates = dict(
        Deadline.objects.running()
        .filter(complaint__in=made, limit__in=SHARED_LIMITS)
        .order_by("-due_on")  # the soonest comes last, and stays
        .values_list("complaint_id", "due_on")
    )
    return [_progress(each, dates.get(each.pk), on) for each in made]


def _progress(complaint: Complaint, next_on: date | None, on: date) -> Progress:
    stage = public_stage(complaint, getattr(complaint, "outcome_code", ""))
    return Progress(complaint, stage, next_on, next_on is not None and next_on < on)


def public_stage(complaint: Complaint, outcome: str) -> str:
    """A complaint that was set aside has ended, whatever stage it had reached by then."""
    return SET_ASIDE.get(outcome) or STAGES[complaint.stage.rpartition(":")[2]]


def hears_by(complaint: Complaint) -> date | None:
    """By when the complainant first hears from the charity; None where no limit is set for it."""
    first = complaint.deadlines.filter(limit__in=ACKNOWLEDGEMENTS).values_list("due_on", flat=True)
    return first.first()
