"""
Financial years (policy: counting).

A year begins on the day in `settings.FINANCIAL_YEAR_START`, by London dates, and is named after the calendar
years it touches: 2025-26.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from django.conf import settings

ONE_DAY = timedelta(days=1)
EARLIEST, LATEST = 1900, 2999  # years that somebody may mean

Quarter = tuple[date, date]


@dataclass(frozen=True, order=True)
class FinancialYear:
    """The financial year that begins on `start`."""

    start: date

    @classmethod
    def beginning_in(cls, year: int) -> "FinancialYear":
        """The financial year that begins in this calendar year."""
        return cls(_first_day(year))

    @classmethod
    def containing(cls, on: date) -> "FinancialYear":
        start = _first_day(on.year)
        return cls(start if start <= on else _first_day(on.year - 1))

    @classmethod
    def parse(cls, label: str) -> "FinancialYear":
        """The year of a label such as "2025-26". Raises `ValueError` with a sentence for whoever typed it."""
        first = label[:4]
        if first.isascii() and first.isdecimal() and EARLIEST <= int(first) <= LATEST:
            year = cls(_first_day(int(first)))
            if year.label == label:
                return year
        example = cls(_first_day(2025)).label
        raise ValueError(f"“{label}” is not a financial year. Write it like this: {example}.")

    @property
    def end(self) -> date:
        """The last day of the year."""
        return self.start + relativedelta(years=1) - ONE_DAY

    @property
    def label(self) -> str:
        """ "2025-26", or "2025" where the year is the calendar year."""
        first, last = self.start.year, self.end.year
        return f"{first}-{last % 100:02}" if last != first else str(first)

    def __str__(self) -> str:
        return self.label

    def __contains__(self, on: date) -> bool:
        return self.start <= on <= self.end

    def previous(self, number: int = 1) -> "FinancialYear":
        """The year that began `number` years earlier."""
        return FinancialYear(_first_day(self.start.year - number))

    @property
    def quarters(self) -> tuple[Quarter, Quarter, Quarter, Quarter]:
        """First and last day of each quarter: three calendar months from the first day, and so on."""
        one, two, three, four, after = (self.start + relativedelta(months=3 * n) for n in range(5))
        return (one, two - ONE_DAY), (two, three - ONE_DAY), (three, four - ONE_DAY), (four, after - ONE_DAY)


def starts_on() -> tuple[int, int]:
    """Month and day on which every financial year begins."""
    month, day = settings.FINANCIAL_YEAR_START.split("-")
    return int(month), int(day)


def _first_day(year: int) -> date:
    return date(year, *starts_on())
