"""
Hides small numbers in published tables so that nobody can work them out.

Primary suppression: a count from 1 up to the threshold less one is shown as "fewer than 5". Zero stays.
Secondary suppression: as many further cells are left out as it takes to leave each hidden count with at
least two possible values, for a reader who has every published cell, every total and every table that
shares a total with this one, and who has also read this module.

How it knows. Take the true counts and look for a *move*: some cells one up, some one down, so that every
sum still holds and every cell stays within what the reader believes of it. If a hidden cell lies on a move
whose cells are all hidden, then the reader can't tell the counts before the move from those after it. So
for each small cell a cheap move through it is searched for (`reports.moves`) and everything on it is hidden.
Everything so hidden lies on that move too, and hiding more later never takes a move away.

Pure: it knows no database, no settings and no complaint.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from reports.moves import Key, Move, MoveFinder, Sum

DEFAULT_THRESHOLD = 5
ALLOWED_THRESHOLDS = range(3, 11)
SMALLEST_PERCENTAGE_BASE = 10

# What it costs to hide something more. A total is worth many of its parts, and a total of totals many of
# those; a small cell that loses its "fewer than 5" lies between. The last two are for totals that must be
# shown (`held`) and where nothing else helps.
COST_OF_PART = 1_000
COST_OF_TOTAL = 20_000
COST_OF_GRAND_TOTAL = 200_000
COST_OF_LABEL = 5_000
COST_OF_DOUBT = 1_000_000
COST_OF_ZERO = 10_000_000


class Visibility(Enum):
    SHOWN = "shown"
    FEW = "few"  # the reader knows: at least 1, less than the threshold
    WITHHELD = "withheld"  # the reader knows nothing


@dataclass(frozen=True)
class Cell:
    """A count as it is published. `value` is there only when it is shown."""

    visibility: Visibility
    value: int | None = None
    threshold: int = DEFAULT_THRESHOLD

    def __str__(self) -> str:
        if self.visibility is Visibility.SHOWN:
            return f"{self.value:,}"
        return f"fewer than {self.threshold}" if self.visibility is Visibility.FEW else "not shown"

    @property
    def is_hidden(self) -> bool:
        return self.visibility is not Visibility.SHOWN


def sums_of_table(rows: Sequence[Key], columns: Sequence[Key], total: Key) -> list[Sum]:
    """The sums of a table with margins. The keys of rows and columns are the keys of their totals, so tables
    that share a margin are linked by it; the cell where two meet is keyed `(row, column)`."""
    sums = [Sum(row, tuple((row, column) for column in columns)) for row in rows]
    sums += [Sum(column, tuple((row, column) for row in rows)) for column in columns]
    return [*sums, Sum(total, tuple(rows)), Sum(total, tuple(columns))]


def suppress(
    counts: Mapping[Key, int],
    sums: Sequence[Sum] = (),
    *,
    threshold: int = DEFAULT_THRESHOLD,
    held: Collection[Key] = (),
) -> dict[Key, Cell]:
    """The counts as they may be published.

    `held` are totals that are shown whatever they are, as in the trustee paper. What those alone give away
    is no secret and is not hidden.
    """
    if threshold not in ALLOWED_THRESHOLDS:
        raise ValueError("The threshold for small numbers must be from 3 to 10.")
    table = _Table(counts, sums, threshold, frozenset(held))
    table.hide_small_counts()
    return {key: table.published(key) for key in counts}


def percentage(part: Cell, base: Cell) -> int | None:
    """The share in whole per cent, or None where it would say something about a few people."""
    if part.value is None or base.value is None or base.value < SMALLEST_PERCENTAGE_BASE:
        return None
    return round(100 * part.value / base.value)


class _Table:
    """The counts and what is hidden of them so far."""

    def __init__(self, counts: Mapping[Key, int], sums: Sequence[Sum], threshold: int, held: frozenset[Key]):
        self.counts, self.threshold, self.held = counts, threshold, held
        self.totals = {line.total for line in sums}
        self.grand_totals = {line.total for line in sums if self.totals.intersection(line.parts)}
        for line in sums:
            self._refuse_false_sum(line)
        self.moves = MoveFinder(sums, counts, COST_OF_PART)
        self.hidden: dict[Key, Visibility] = {}

    def _refuse_false_sum(self, line: Sum) -> None:
        if self.counts[line.total] != sum(self.counts[part] for part in line.parts):
            raise ValueError(f"The parts of {line.total!r} do not add up to it.")

    def hide_small_counts(self) -> None:
        small = [
            key for key, value in self.counts.items() if 0 < value < self.threshold and key not in self.held
        ]
        self.hidden = dict.fromkeys(small, Visibility.FEW)
        safe: set[Key] = set()
        for key in sorted(small, key=lambda key: self.counts[key]):
            if key not in safe:
                move = self.moves.cheap_move(key, self._cost)
                self._hide(move)
                safe.update(move)

    def published(self, key: Key) -> Cell:
        visibility = self.hidden.get(key, Visibility.SHOWN)
        shown = visibility is Visibility.SHOWN
        return Cell(visibility, self.counts[key] if shown else None, self.threshold)

    def _hide(self, move: Move) -> None:
        for key, change in move.items():
            if not self._still_few(key, change):
                self.hidden[key] = Visibility.WITHHELD

    def _still_few(self, key: Key, change: int) -> bool:
        return self.hidden.get(key) is Visibility.FEW and 1 <= self.counts[key] + change < self.threshold

    def _cost(self, key: Key, change: int) -> int | None:
        """What must be hidden besides, for this cell to move by one; None when it can't."""
        value, visibility = self.counts[key], self.hidden.get(key, Visibility.SHOWN)
        if key in self.held or value + change < 0:
            return None
        if value == 0 or value + change == 0:
            return COST_OF_ZERO
        if visibility is Visibility.FEW:
            return 0 if self._still_few(key, change) else COST_OF_LABEL
        doubt = COST_OF_DOUBT if value >= self.threshold > value + change else 0
        if visibility is Visibility.WITHHELD:
            return doubt
        return doubt + self._worth(key) + value

    def _worth(self, key: Key) -> int:
        if key in self.grand_totals:
            return COST_OF_GRAND_TOTAL
        return COST_OF_TOTAL if key in self.totals else COST_OF_PART
