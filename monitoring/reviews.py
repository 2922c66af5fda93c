"""Recording the review that closes an alert (policy: counting)."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from cases.models import Complaint
from cases.words import OutcomeCode
from monitoring.models import Alert, AlertReview
from people.clock import london_date
from people.models import User

Decision = AlertReview.Decision


CHANGED = (
    "The count has changed since you opened the page, so nothing was recorded. "
    "Look at the complaints below, then send your review again."
)


class NotToReview(Exception):
    """Somebody else reviewed the alert first, or it cleared itself."""


class ReviewRefused(Exception):
    """A review that may not be recorded as it is; its text is the sentence for whoever wrote it."""


def why_not(decision: str, alert: Alert, at: datetime) -> str | None:
    """Why a review may not decide this; None when it may."""
    if decision != Decision.DISCIPLINARY:
        return None
    complaints = Complaint.objects.filter(alerts=alert).with_outcome(london_date(at))
    if complaints.filter(Q(outcome_code__in=OutcomeCode.upheld())).exists():
        return None
    return (
        "Only with at least one substantiated or partly substantiated finding. "
        "A number of complaints alone proves nothing."
    )


def record_review(
    alert: Alert,
    *,
    by: User,
    at: datetime,
    seen: int,
    response: str,
    prejudiced: str,
    decision: str,
    reasons: str,
) -> AlertReview:
    """
    Closes the alert. `seen` is the number of changes that the page showed: nobody reviews a complaint unseen.

    Raises `NotToReview` when there is nothing to review any more, `ReviewRefused` when the count has changed
    or the decision may not be taken.
    """
    with transaction.atomic():
        kept = Alert.objects.select_for_update().get(pk=alert.pk)
        if not kept.is_to_review:
            raise NotToReview
        refused = CHANGED if kept.changes.count() != seen else why_not(decision, kept, at)
        if refused:
            raise ReviewRefused(refused)
        kept.reviewed_on = london_date(at)
        kept.save(update_fields=["reviewed_on"])
        return AlertReview.objects.create(
            alert=kept,
            number=kept.number,
            response=response,
            prejudiced=prejudiced,
            decision=decision,
            reasons=reasons,
            by=by,
            at=at,
        )
