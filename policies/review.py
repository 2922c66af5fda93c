"""
When a policy is due for review: every year (policy: processes and policies are reviewed every year).

A charity may choose an earlier day. Three years is the longest any policy may go unread.
"""

from datetime import date

from dateutil.relativedelta import relativedelta
from django.core.exceptions import ValidationError

USUAL_MONTHS = 12
LONGEST_MONTHS = 36


def usual_review(approved_on: date) -> date:
    return approved_on + relativedelta(months=USUAL_MONTHS)


def check_review(approved_on: date, next_review_on: date) -> None:
    """Raises ValidationError for a day that is not after approval, or is more than 36 months after it."""
    if next_review_on <= approved_on:
        raise ValidationError({"next_review_on": "The next review must be after the day of approval."})
    if next_review_on > approved_on + relativedelta(months=LONGEST_MONTHS):
        raise ValidationError(
            {"next_review_on": f"The next review must be within {LONGEST_MONTHS} months of approval."}
        )
