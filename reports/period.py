"""Which year, and as at which day: read from what somebody typed, with a sentence where it can't be meant."""

from dataclasses import dataclass
from datetime import date

from monitoring.years import FinancialYear


@dataclass(frozen=True)
class Period:
    year: FinancialYear
    as_at: date

    @classmethod
    def read(cls, year: str, as_at: str | None, today: date) -> "Period":
        """From a label such as "2025-26" and an ISO date, today when none is given. Raises `ValueError`."""
        return cls.of(FinancialYear.parse(year), _read_day(as_at) if as_at else today)

    @classmethod
    def of(cls, year: FinancialYear, as_at: date) -> "Period":
        if as_at < year.start:
            raise ValueError(
                f"The year {year} begins on {year.start:%-d %B %Y}. Choose that day or a later one."
            )
        return cls(year, as_at)


def _read_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"“{text}” is not a day. Write it like this: 2026-03-31.") from None
