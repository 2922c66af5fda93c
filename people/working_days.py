"""
Counting in working days (policy: limits are working days).

The day something is received is day 0, even at a weekend; day 1 is the next working day.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

import holidays
from dateutil.relativedelta import relativedelta
from django.conf import settings

from people.models import CalendarDay

ONE_DAY = timedelta(days=1)
SATURDAY = 5


@lru_cache(maxsize=256)
def bank_holidays(nation: str, year: int) -> Mapping[date, str]:
    """Bank holidays of a nation (ENG, WLS, SCT, NIR), with the substitutes for those at a weekend."""
    found = holidays.country_holidays("GB", subdiv=nation, years=year, observed=True)
    names = {on: name.replace("(observed)", "(substitute day)") for on, name in found.items()}
    return MappingProxyType({on: name for on, name in names.items() if on.weekday() < SATURDAY})


@dataclass(frozen=True)
class Calendar:
    """The charity's working days: its nation's bank holidays and the days it has entered itself."""

    nation: str
    free: Mapping[date, str] = field(default_factory=dict)
    worked: frozenset[date] = frozenset()

    @classmethod
    def of(cls, days: Iterable[tuple[date, str, str]], nation: str | None = None) -> "Calendar":
        """From rows of (day, kind, name) as `CalendarDay` keeps them."""
        rows = list(days)
        worked = frozenset(on for on, kind, _ in rows if kind == CalendarDay.Kind.WORKED)
        free = {on: name or CalendarDay.Kind(kind).label for on, kind, name in rows if on not in worked}
        return cls(nation or settings.CHARITY_NATION, free, worked)

    @classmethod
    def load(cls) -> "Calendar":
        return cls.of(CalendarDay.objects.values_list("on", "kind", "name"))

    def why_free(self, on: date) -> str | None:
        """The name of the holiday or closure on this weekday; None for a working day or a weekend."""
        if on in self.worked:
            return None
        return self.free.get(on) or bank_holidays(self.nation, on.year).get(on)

    def is_working_day(self, on: date) -> bool:
        return on.weekday() < SATURDAY and self.why_free(on) is None

    def add(self, start: date, days: int) -> date:
        """The day that is `days` working days after `start` (day 0)."""
        on = start
        while days > 0:
            on += ONE_DAY
            days -= self.is_working_day(on)
        return on

    def between(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; 0 when `end` is not after `start`."""
        length = (end - start).days
        return sum(self.is_working_day(start + timedelta(days=n)) for n in range(1, length + 1))


def last_live_day(issued_on: date, months: int) -> date:
    """The last day a warning is live: its anniversary less one day."""
    return issued_on + relativedelta(months=months) - ONE_DAY
