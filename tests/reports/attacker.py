"""
A reader who tries to work out hidden counts, by trying every whole number that could stand there.

Written without a look at `reports.suppression`: no moves and no costs, only the published table, the sums
that must hold and what a hidden cell may be.
"""

from collections.abc import Iterator, Mapping, Sequence

from reports.moves import Key, Sum
from reports.suppression import Cell, Visibility

SEARCH_BEYOND_TRUTH = 3


class Attacker:
    def __init__(
        self, truth: Mapping[Key, int], published: Mapping[Key, Cell], sums: Sequence[Sum], *, insider: bool
    ):
        """An `insider` also knows that nothing below the threshold is withheld without need."""
        self.truth, self.published, self.sums = truth, published, sums
        self.insider = insider

    def works_out(self, key: Key) -> bool:
        """Whether the truth is the only value that fits."""
        others = [value for value in self._believed(key) if value != self.truth[key]]
        return not any(self._fits({key: value}) for value in others)

    def _believed(self, key: Key) -> list[int]:
        """What may stand in this cell, likeliest first so that a search that can succeed does so soon."""
        cell, truth = self.published[key], self.truth[key]
        if cell.value is not None:
            return [cell.value]
        if cell.visibility is Visibility.FEW:
            values = range(1, cell.threshold)
        else:
            least = cell.threshold if self.insider and truth >= cell.threshold else 0
            values = range(least, truth + SEARCH_BEYOND_TRUTH + 1)
        return sorted(values, key=lambda value: abs(value - truth))

    def _fits(self, guess: dict[Key, int]) -> bool:
        if any(not self._may_hold(line, guess) for line in self.sums):
            return False
        unknown = next((key for key in self.published if key not in guess), None)
        if unknown is None:
            return True
        return any(self._fits({**guess, unknown: value}) for value in self._believed(unknown))

    def _may_hold(self, line: Sum, guess: Mapping[Key, int]) -> bool:
        least, most = self._range(line.total, guess)
        parts = [self._range(part, guess) for part in line.parts]
        return sum(low for low, _ in parts) <= most and least <= sum(high for _, high in parts)

    def _range(self, key: Key, guess: Mapping[Key, int]) -> tuple[int, int]:
        if key in guess:
            return guess[key], guess[key]
        values = self._believed(key)
        return min(values), max(values)


def worked_out(
    truth: Mapping[Key, int], published: Mapping[Key, Cell], sums: Sequence[Sum], *, insider: bool = False
) -> list[Key]:
    """The hidden cells that can be worked out: none, in a safe table."""
    attacker = Attacker(truth, published, sums, insider=insider)
    return [key for key in hidden(published) if attacker.works_out(key)]


def hidden(published: Mapping[Key, Cell]) -> Iterator[Key]:
    return (key for key, cell in published.items() if cell.value is None)
