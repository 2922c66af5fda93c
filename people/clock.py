"""
The only place that asks what time it is.

Views, admin pages, commands and tasks call `now()` once and pass the moment on; nothing below them
looks at a clock. Days are London days: 1 April 00:30 in London is 31 March 23:30 UTC.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

LONDON = ZoneInfo("Europe/London")
EARLIEST = date(1900, 1, 1)  # days before it are slips of the keyboard


def now() -> datetime:
    return timezone.now()


def london_date(at: datetime) -> date:
    """The day it is in London at this moment. `at` must carry a time zone."""
    if timezone.is_naive(at):
        raise ValueError("A moment needs a time zone before its day can be told.")
    return at.astimezone(LONDON).date()


def today() -> date:
    return london_date(now())
