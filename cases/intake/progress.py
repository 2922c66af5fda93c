"""
How a complaint stands, for the one who made it.

The complainant is told where it is and the next date, never the file, and never which sanction was given.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.access import ComplaintQuerySet
from cases.limits import ACKNOWLEDGEMENTS
from cases.models import Complaint, Deadline


class Stand(models.TextChoices):
    """Where a complaint stands, in public words."""

    WE_HAVE_IT = "we_have_it", _("We have your complaint")
    WRITTEN = "written", _("We have written to you about it")
    LOOKING_INTO_IT = "looking_into_it", _("We are looking into it")
    FORMALLY = "formally", _("It is being investigated formally")
    INFORMALLY = "informally", _("We are putting it right informally, as agreed with you")
    DECIDING = "deciding", _("A decision is being made")
    ANSWERED = "answered", _("You have our answer")
    APPEAL = "appeal", _("An appeal is being heard")
    AGAIN = "again", _("We are looking at it again")
    FINAL = "final", _("You have our final answer")
    ENDED = "ended", _("It has ended")
    WITHDRAWN = "withdrawn", _("It was withdrawn")
    PASSED_ON = "passed_on", _("We have passed it on, as we told you")
    REPEATS = "repeats", _("It has ended: it repeats another complaint")
    NOT_COVERED = "not_covered", _("It has ended: our policy on discrimination does not cover it")


LOOKED_AT_AGAIN = (Stand.APPEAL, Stand.AGAIN, Stand.FINAL)

STAGES = {
    "received": Stand.WE_HAVE_IT,
    "screened": Stand.WE_HAVE_IT,
    "made_safe": Stand.WE_HAVE_IT,
    "acknowledged": Stand.WRITTEN,
    "initial_investigation": Stand.LOOKING_INTO_IT,
    "stage_one": Stand.LOOKING_INTO_IT,
    "formal_investigation": Stand.FORMALLY,
    "stage_one_formal": Stand.FORMALLY,
    "informal_resolution": Stand.INFORMALLY,
    "decision": Stand.DECIDING,
    "outcome_issued": Stand.ANSWERED,
    "response_issued": Stand.ANSWERED,
    "outcome_decided": Stand.ANSWERED,
    "disciplinary": Stand.ANSWERED,
    "sanction_issued": Stand.ANSWERED,
    "action_agreed": Stand.ANSWERED,
    "service_review": Stand.ANSWERED,
    "service_decision": Stand.ANSWERED,
    "monitoring": Stand.ANSWERED,
    "appeal": Stand.APPEAL,
    "stage_two": Stand.AGAIN,
    "final_response": Stand.FINAL,
    "closed": Stand.ENDED,
    "withdrawn": Stand.WITHDRAWN,
    "redirected": Stand.PASSED_ON,
}
SET_ASIDE = {"duplicate": Stand.REPEATS, "out_of_scope": Stand.NOT_COVERED}
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
    stand: Stand
    next_on: date | None
    is_late: bool
    is_waiting: bool

    @classmethod
    def of(cls, complaint: Complaint, outcome: str, on: date) -> "Progress":
        is_waiting = any(hold.ended_on is None for hold in complaint.holds.all())
        next_on = None if is_waiting else _next_shared(complaint)
        is_late = next_on is not None and next_on < on
        return cls(complaint, _stand(complaint, outcome), next_on, is_late, is_waiting)

    @property
    def stage(self) -> str:
        """In the reader's language."""
        return str(self.stand.label)


def progress_of(complaints: ComplaintQuerySet, on: date) -> list[Progress]:
    """Three queries whatever the number of complaints."""
    made = complaints.with_outcome(on).prefetch_related("deadlines", "holds")
    newest_first = made.order_by("-received_on", "reference")
    return [Progress.of(each, getattr(each, "outcome_code", ""), on) for each in newest_first]


def _next_shared(complaint: Complaint) -> date | None:
    duties = (each for each in complaint.deadlines.all() if each.is_running)
    return min((each.due_on for each in duties if each.limit in SHARED_LIMITS), default=None)


def _stand(complaint: Complaint, outcome: str) -> Stand:
    """A complaint that was set aside has ended, whatever stage it had reached by then."""
    return SET_ASIDE.get(outcome) or stand_at(complaint.stage)


def stand_at(stage: str) -> Stand:
    return STAGES[stage.rpartition(":")[2]]


def hears_by(complaints: Sequence[Complaint]) -> date | None:
    """
    By when the complainant has first heard from the charity of all that they sent together.

    None where no limit is set for it. One that ended, as when the route was derived anew, promises nothing.
    """
    first = Deadline.objects.filter(complaint__in=complaints, limit__in=ACKNOWLEDGEMENTS, ended_on=None)
    return max(first.values_list("due_on", flat=True), default=None)
