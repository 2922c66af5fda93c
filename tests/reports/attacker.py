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
        self, truth: dict[Key, int], published: Mapping[Key, Cell], sums: Sequence[Sum], *, insider: bool
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
        """Whether the guess can be completed. Where the truth completes it, the search is over; else one more
        cell of a sum that does not come out has to be guessed, and every value of it is tried."""
        if any(not self._may_hold(line, guess) for line in self.sums):
            return False
        broken = next((line for line in self.sums if self._difference(line, guess)), None)
        if broken is None:
            return True
        unknown = next(key for key in (*broken.parts, broken.total) if self._is_open(key, guess))
        return any(self._fits({**guess, unknown: value}) for value in self._believed(unknown))

    def _difference(self, line: Sum, guess: Mapping[Key, int]) -> int:
        """By how much the sum is out when every cell not guessed has its true count."""
        counts = self.truth | guess
        return int(counts[line.total] - sum(counts[part] for part in line.parts))

    def _is_open(self, key: Key, guess: Mapping[Key, int]) -> bool:
        return key not in guess and self.published[key].value is None

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
    truth: dict[Key, int], published: Mapping[Key, Cell], sums: Sequence[Sum], *, insider: bool = False
) -> list[Key]:
    """The hidden cells that can be worked out: none, in a safe table."""
    attacker = Attacker(truth, published, sums, insider=insider)
    return [key for key in hidden(published) if attacker.works_out(key)]


def hidden(published: Mapping[Key, Cell]) -> Iterator[Key]:
    return (key for key, cell in published.items() if cell.value is None)
