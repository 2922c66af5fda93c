"""
How a complaint stands, for the one who made it.

The complainant is told where it is and the next date, never the file, and never which sanction was given.
"""

from dataclasses import dataclass
from datetime import date

from cases.access import ComplaintQuerySet
from cases.limits import ACKNOWLEDGEMENTS
from cases.models import Complaint

WE_HAVE_IT = "We have your complaint"
WRITTEN = "We have written to you about it"
LOOKING_INTO_IT = "We are looking into it"
FORMALLY = "It is being investigated formally"
INFORMALLY = "We are putting it right informally, as agreed with you"
DECIDING = "A decision is being made"
ANSWERED = "You have our answer"
APPEAL = "An appeal is being heard"
AGAIN = "We are looking at it again"
FINAL = "You have our final answer"
ENDED = "It has ended"
WITHDRAWN = "It was withdrawn"
PASSED_ON = "We have passed it on, as we told you"
LOOKED_AT_AGAIN = (APPEAL, AGAIN, FINAL)

STAGES = {
    "received": WE_HAVE_IT,
    "screened": WE_HAVE_IT,
    "made_safe": WE_HAVE_IT,
    "acknowledged": WRITTEN,
    "initial_investigation": LOOKING_INTO_IT,
    "stage_one": LOOKING_INTO_IT,
    "formal_investigation": FORMALLY,
    "stage_one_formal": FORMALLY,
    "informal_resolution": INFORMALLY,
    "decision": DECIDING,
    "outcome_issued": ANSWERED,
    "response_issued": ANSWERED,
    "outcome_decided": ANSWERED,
    "disciplinary": ANSWERED,
    "sanction_issued": ANSWERED,
    "action_agreed": ANSWERED,
    "service_review": ANSWERED,
    "service_decision": ANSWERED,
    "monitoring": ANSWERED,
    "appeal": APPEAL,
    "stage_two": AGAIN,
    "final_response": FINAL,
    "closed": ENDED,
    "withdrawn": WITHDRAWN,
    "redirected": PASSED_ON,
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
    """How far a complaint has come. While the charity was asked to wait there is no next day."""

    complaint: Complaint
    stage: str
    next_on: date | None
    is_late: bool
    is_waiting: bool

    @classmethod
    def of(cls, complaint: Complaint, outcome: str, on: date) -> "Progress":
        is_waiting = any(hold.ended_on is None for hold in complaint.holds.all())
        next_on = None if is_waiting else _next_shared(complaint)
        is_late = next_on is not None and next_on < on
        return cls(complaint, public_stage(complaint, outcome), next_on, is_late, is_waiting)


def progress_of(complaints: ComplaintQuerySet, on: date) -> list[Progress]:
    """Three queries whatever the number of complaints."""
    made = complaints.with_outcome(on).prefetch_related("deadlines", "holds")
    newest_first = made.order_by("-received_on", "reference")
    return [Progress.of(each, getattr(each, "outcome_code", ""), on) for each in newest_first]


def _next_shared(complaint: Complaint) -> date | None:
    duties = (each for each in complaint.deadlines.all() if each.is_running)
    return min((each.due_on for each in duties if each.limit in SHARED_LIMITS), default=None)


def public_stage(complaint: Complaint, outcome: str) -> str:
    """A complaint that was set aside has ended, whatever stage it had reached by then."""
    return SET_ASIDE.get(outcome) or words_for(complaint.stage)


def words_for(stage: str) -> str:
    return STAGES[stage.rpartition(":")[2]]


def hears_by(complaint: Complaint) -> date | None:
    """By when the complainant first hears from the charity; None where no limit is set for it."""
    first = complaint.deadlines.filter(limit__in=ACKNOWLEDGEMENTS).values_list("due_on", flat=True)
    return first.first()
