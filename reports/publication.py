"""
From figures to what each of the two papers may show.

The trustee paper is confidential: its totals are true, and small numbers where two things cross are masked.
The publishable report is fully suppressed. Every table of a paper goes through one suppression together,
since they share totals: a quarter hidden in one table could otherwise be worked out from another.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from reports.figures import AnnualFigures, Counts, Table
from reports.models import Audience
from reports.moves import Key, Sum
from reports.suppression import (
    SMALLEST_PERCENTAGE_BASE,
    Cell,
    Visibility,
    percentage,
    sums_of_table,
    suppress,
)

TOTAL = "total"


@dataclass(frozen=True)
class Publication:
    """The figures as one audience may see them."""

    figures: AnnualFigures
    audience: Audience
    threshold: int
    cells: Mapping[Key, Cell]

    def __getitem__(self, key: Key) -> Cell:
        return self.cells[key]

    @property
    def is_for_trustees(self) -> bool:
        return self.audience is Audience.TRUSTEES

    def share(self, part: Key, base: Key) -> str:
        """In per cent, or nothing where the base is small."""
        share = percentage(self[part], self[base])
        return "" if share is None else f"{share}%"

    @property
    def highest_masked(self) -> int:
        return self.threshold - 1

    @property
    def shows_days(self) -> bool:
        """Working days describe single complaints where there are few."""
        decided = self.figures.received.total - self.figures.open
        return self.is_for_trustees or decided >= SMALLEST_PERCENTAGE_BASE

    @property
    def shows_longest(self) -> bool:
        """The longest time is always that of one complaint."""
        return self.is_for_trustees


def publish(figures: AnnualFigures, audience: Audience, threshold: int) -> Publication:
    counts, sums = every_count(figures)
    held = {key for key in counts if not _is_crossing(key)} if audience is Audience.TRUSTEES else set()
    cells = suppress(counts, sums, threshold=threshold, held=held)
    return Publication(figures, audience, threshold, cells)


def shown(count: int) -> Cell:
    return Cell(Visibility.SHOWN, count)


def _is_crossing(key: Key) -> bool:
    """Whether a cell lies where an appendix crosses something else in the year itself."""
    return isinstance(key, tuple) and isinstance(key[0], tuple) and key[0][0] == "appendix"


def every_count(figures: AnnualFigures) -> tuple[dict[Key, int], list[Sum]]:
    """Every count of a paper by key, and every sum that a reader could use to work one out."""
    further = figures.further
    counts: dict[Key, int] = {TOTAL: figures.received.total, "incidents": figures.received.incidents}
    sums: list[Sum] = []
    for kind, table in (
        ("quarter", further.quarters),
        ("outcome", figures.outcomes),
        ("complainant", further.complainant_roles),
        ("respondent", further.respondent_roles),
    ):
        _add_table(counts, sums, kind, table)
    _add_years(counts, sums, further.years)
    _add_list(counts, "characteristic", figures.characteristics)
    _add_list(counts, "conduct", figures.conduct)
    _add_list(counts, "followed", further.followed | {"overdue": further.overdue})
    acknowledged, alerts = figures.acknowledged, figures.alerts
    _add_split(counts, sums, "due", acknowledged.due, "on_time", acknowledged.on_time, "late")
    _add_split(counts, sums, "raised", alerts.raised, "cleared", alerts.cleared, "standing")
    return counts, sums


def _add_table(counts: dict[Key, int], sums: list[Sum], kind: str, table: Table) -> None:
    """A table of appendices by something else; the totals of the appendices link all of these."""
    rows = {name: ("appendix", name) for name in table}
    columns = {code: (kind, code) for row in table.values() for code in row}
    counts |= {
        (rows[name], columns[code]): number for name, row in table.items() for code, number in row.items()
    }
    counts |= {rows[name]: sum(row.values()) for name, row in table.items()}
    counts |= {key: sum(row[code] for row in table.values()) for code, key in columns.items()}
    sums += sums_of_table([*rows.values()], [*columns.values()], TOTAL)


def _add_years(counts: dict[Key, int], sums: list[Sum], years: Table) -> None:
    for label, row in years.items():
        year = ("year", label)
        counts |= {year: sum(row.values())} | {
            (year, ("appendix", name)): number for name, number in row.items()
        }
        sums.append(Sum(year, tuple((year, ("appendix", name)) for name in row)))


def _add_list(counts: dict[Key, int], kind: str, numbers: Counts) -> None:
    """A list without a total: several may apply to one complaint."""
    counts |= {(kind, code): number for code, number in numbers.items()}


def _add_split(
    counts: dict[Key, int], sums: list[Sum], whole: str, total: int, part: str, number: int, rest: str
) -> None:
    counts |= {whole: total, part: number, rest: total - number}
    sums.append(Sum(whole, (part, rest)))
