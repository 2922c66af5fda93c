"""
When things happen in the demo. Everything is counted back from now, so that it looks alive on any day.

The oldest complaint is from the first days of the financial year three years before the running one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from monitoring.years import FinancialYear
from people.clock import LONDON, london_date
from people.working_days import ONE_DAY, Calendar

EARLIER_YEARS = 3


@dataclass(frozen=True)
class Diary:
    """Now, and the charity's calendar."""

    now: datetime
    calendar: Calendar

    @cached_property
    def today(self) -> date:
        return london_date(self.now)

    @cached_property
    def year(self) -> FinancialYear:
        return FinancialYear.containing(self.today)

    @cached_property
    def first_day(self) -> date:
        return self.year.previous(EARLIER_YEARS).start

    def moment(self, on: date, at: time) -> datetime:
        """This time of that day in London, or now if it has not come yet."""
        return min(datetime.combine(on, at, LONDON), self.now)

    def before(self, on: date, days: int) -> date:
        """A working day from which `days` working days lead up to `on`, or to the last one before it."""
        while days > 0 or not self.calendar.is_working_day(on):
            days -= self.calendar.is_working_day(on)
            on -= ONE_DAY
        return on


# The day a complaint comes in, told from the diary and from the working days that its steps take.
When = Callable[[Diary, int], date]


def share(of: float) -> When:
    """After this share of the demo's four years; for a complaint that ended long ago."""
    return lambda diary, _: diary.first_day + of * (diary.today - diary.first_day)


def waiting(days: int) -> When:
    """So that the last step was taken this many working days ago; for a case that is open today."""
    return lambda diary, length: diary.before(diary.today, length + days)


def days_ago(days: int) -> When:
    return lambda diary, _: diary.today - timedelta(days=days)


def this_year(days: int) -> When:
    """This many days ago, but not before the running financial year began."""
    return lambda diary, _: max(diary.year.start, diary.today - timedelta(days=days))
