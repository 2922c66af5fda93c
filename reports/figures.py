"""
The figures of one financial year's report, as things stood at the end of one day.

Everything the report, both PDFs and the commands say comes from one `AnnualFigures`.
What each number means is in the docstrings here and, for readers, in the report's own method note.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from statistics import mean, median
from typing import Any

from cases.access import ComplaintQuerySet
from cases.models import ComplaintTag
from cases.words import Characteristic, Conduct, OutcomeCode, Route
from monitoring.figures import alerts_raised_and_cleared
from monitoring.years import FinancialYear
from people.models import Role
from reports import counts
from reports.counts import OPEN, QUARTERS, Grouped

Counts = dict[str, int]
Table = dict[str, Counts]

EARLIER_YEARS = 5
NO_ONE_KNOWN = ""
APPENDICES: dict[str, str] = {
    route.value.removeprefix("appendix-"): route.value for route in Route.appendices()
}
OUTCOMES = OutcomeCode.values


@dataclass(frozen=True)
class Received:
    """Complaints of the three appendices received in the year; duplicates and redirected ones left out."""

    total: int
    incidents: int
    by_appendix: Counts
    by_quarter: Counts
    previous_years: Counts


@dataclass(frozen=True)
class Acknowledged:
    """`due`: acknowledged, or to be acknowledged, by the day; `on_time`: of these, within the limit."""

    on_time: int
    due: int


@dataclass(frozen=True)
class WorkingDays:
    """From receipt to the outcome that stood at the day; None while there is none."""

    median: float | None
    mean: float | None
    max: int | None

    @classmethod
    def of(cls, days: list[int]) -> "WorkingDays":
        if not days:
            return cls(None, None, None)
        middle = median(days)
        return cls(int(middle) if middle == int(middle) else middle, round(mean(days), 1), max(days))


@dataclass(frozen=True)
class Alerts:
    """Raised in the year, and how many of these had cleared by the day."""

    raised: int
    cleared: int


@dataclass(frozen=True)
class Further:
    """What the report shows besides the summary: tables by two things at once, and what followed."""

    quarters: Table
    complainant_roles: Table
    respondent_roles: Table
    years: Table
    overdue: int
    followed: Counts


@dataclass(frozen=True)
class AnnualFigures:
    year: str
    as_at: date
    received: Received
    outcomes: Table
    open: int
    characteristics: Counts
    conduct: Counts
    acknowledged: Acknowledged
    working_days_to_outcome: WorkingDays
    alerts: Alerts
    further: Further

    def summary(self) -> dict[str, Any]:
        """The documented figures in their documented order, ready for JSON."""
        return {name: value for name, value in self.as_json().items() if name != "further"}

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"as_at": self.as_at.isoformat()}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "AnnualFigures":
        parts: dict[str, Any] = {
            "as_at": date.fromisoformat(kept["as_at"]),
            "received": Received(**kept["received"]),
            "acknowledged": Acknowledged(**kept["acknowledged"]),
            "working_days_to_outcome": WorkingDays(**kept["working_days_to_outcome"]),
            "alerts": Alerts(**kept["alerts"]),
            "further": Further(**kept["further"]),
        }
        return cls(**(kept | parts))


def annual_figures(year: FinancialYear, as_at: date) -> AnnualFigures:
    """The figures of the year as things stood at the end of that day."""
    complaints = counts.counted(year.start, year.end, as_at)
    grouped = counts.by_route_quarter_and_outcome(complaints, year)
    outcomes = _by_appendix(_along(grouped, 0, 2), OUTCOMES)
    quarters = _by_appendix(_along(grouped, 0, 1), QUARTERS)
    years = _earlier_years(year, as_at)
    tags = counts.by_tag(complaints)
    return AnnualFigures(
        year=year.label,
        as_at=as_at,
        received=Received(
            total=grouped.total(),
            incidents=counts.incidents(complaints),
            by_appendix=_row_totals(quarters),
            by_quarter={quarter: sum(row[quarter] for row in quarters.values()) for quarter in QUARTERS},
            previous_years=_row_totals(years),
        ),
        outcomes=outcomes,
        open=sum(row[OPEN] for row in outcomes.values()),
        characteristics={
            code: tags[ComplaintTag.Kind.CHARACTERISTIC, code] for code in Characteristic.values
        },
        conduct={code: tags[ComplaintTag.Kind.CONDUCT, code] for code in Conduct.values},
        acknowledged=Acknowledged(**counts.acknowledgements(complaints, as_at)),
        working_days_to_outcome=WorkingDays.of(counts.working_days_to_outcome(complaints)),
        alerts=Alerts(*alerts_raised_and_cleared(year, as_at)),
        further=_further(complaints, quarters, years, as_at),
    )


def _further(complaints: ComplaintQuerySet, quarters: Table, years: Table, as_at: date) -> Further:
    roles = counts.by_route_and_roles(complaints)
    return Further(
        quarters=quarters,
        complainant_roles=_by_appendix(_along(roles, 0, 1), Role.values),
        respondent_roles=_by_appendix(_along(roles, 0, 2), [*Role.values, NO_ONE_KNOWN]),
        years=years,
        overdue=counts.overdue(complaints, as_at),
        followed=counts.what_followed(complaints, as_at),
    )


def _earlier_years(year: FinancialYear, as_at: date) -> Table:
    years = [year.previous(number) for number in range(EARLIER_YEARS, 0, -1)]
    found = counts.by_year_and_route(years, as_at)
    return {
        earlier.label: {name: found[earlier.label, route] for name, route in APPENDICES.items()}
        for earlier in years
    }


def _along(grouped: Grouped, *fields: int) -> Grouped:
    """The counts by some of the fields, summed over the others."""
    sums: Grouped = Counter()
    for group, number in grouped.items():
        sums[tuple(group[field] for field in fields)] += number
    return sums


def _by_appendix(grouped: Grouped, columns: Iterable[str]) -> Table:
    """A row for each appendix with every column, those that nobody fell into included."""
    columns = tuple(columns)
    return {
        name: {column: grouped[route, column] for column in columns} for name, route in APPENDICES.items()
    }


def _row_totals(table: Table) -> Counts:
    return {row: sum(columns.values()) for row, columns in table.items()}
