"""Complaints for counting: filed on their day, and ended with an outcome on a day."""

from datetime import date, datetime, time
from typing import Any

from cases.filing import Filing, file_complaint
from cases.models import Complaint, Outcome
from cases.signals import complaint_changed
from people.clock import LONDON
from people.models import Person
from tests.cast import Cast

MAY = date(2026, 5, 5)


def noon(on: date) -> datetime:
    return datetime.combine(on, time(12), LONDON)


def told_about(cast: Cast, respondent: Person, on: date = MAY, /, **changes: Any) -> Filing:
    """Amina complains about them on the day, unless said otherwise."""
    told = {
        "account": "He said it again",
        "received_on": on,
        "complainant": cast.complainant,
        "complainant_role": "staff",
        "respondent": respondent,
        "respondent_role": respondent.role,
        "service": cast.home_support,
    }
    return Filing(**(told | changes))


def file_about(cast: Cast, respondent: Person, on: date = MAY, /, **changes: Any) -> Complaint:
    filed_on = changes.pop("filed_on", on)
    return file_complaint(told_about(cast, respondent, on, **changes), by=None, at=noon(filed_on))


def end(complaint: Complaint, code: str, on: date = MAY) -> None:
    """The outcome is reached, and announced as every step announces what it did."""
    Outcome.objects.create(complaint=complaint, code=code, on=on)
    complaint_changed.send(Complaint, complaint=complaint, at=noon(on))
