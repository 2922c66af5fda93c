"""
Finds other counts that fit the same sums.

A move lets some cells of a table go up by one and others down by one so that every sum still holds. What a
cell's move costs is the caller's affair; this module looks for a move through a given cell that costs little.

The search is best first. It starts by weighing cost against what is still out of balance as finely as it
can, and grows hastier each time its patience runs out: a report has a few dozen such searches to make, and
one that hides a cell too many does no harm.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

Key = Hashable
Move = dict[Key, int]
CostOf = Callable[[Key, int], int | None]  # of a cell's going up (+1) or down (-1); None where it can't

PATIENCE = 300  # moves looked at before the search grows hastier
HASTE = (1, 8, 64, 512)


@dataclass(frozen=True)
class Sum:
    """One line that readers can add up: the total is the sum of the parts."""

    total: Key
    parts: tuple[Key, ...]


class OutOfPatience(Exception):
    """No move was found so far, and none was ruled out."""


class MoveFinder:
    def __init__(self, sums: Sequence[Sum], keys: Iterable[Key], typical_cost: int):
        self.lines: list[Mapping[Key, int]] = [
            {line.total: -1} | dict.fromkeys(line.parts, 1) for line in sums
        ]
        self.lines_with: dict[Key, list[int]] = {key: [] for key in keys}
        for number, line in enumerate(self.lines):
            for key in line:
                self.lines_with[key].append(number)
        self.typical_cost = typical_cost

    def cheap_move(self, start: Key, cost_of: CostOf) -> Move:
        """A move through `start`, empty where there is none."""
        for haste in HASTE:
            try:
                return self._search(start, cost_of, haste, range(PATIENCE))
            except OutOfPatience:
                continue
        return self._search(start, cost_of, HASTE[-1], count())

    def _search(self, start: Key, cost_of: CostOf, haste: int, patience: Iterable[int]) -> Move:
        order = count()
        seen: set[frozenset[tuple[Key, int]]] = set()
        queue: list[tuple[int, int, int, Move]] = []

        def consider(move: Move, cost: int | None) -> None:
            if cost is None or (state := frozenset(move.items())) in seen:
                return
            seen.add(state)
            to_come = self.typical_cost * sum(
                abs(self._imbalance(line, move)) for line in self._touched(move)
            )
            heappush(queue, (cost + haste * to_come, next(order), cost, move))

        consider({start: 1}, cost_of(start, 1))
        consider({start: -1}, cost_of(start, -1))
        for _ in patience:
            if not queue:
                return {}
            _, _, cost, move = heappop(queue)
            broken = [line for line in self._touched(move) if self._imbalance(line, move)]
            if not broken:
                return move
            # The line with the fewest ways to mend it: where there is none, the move leads nowhere.
            repairs = min((list(self._repairs(line, move, cost_of)) for line in broken), key=len)
            for key, change, further in repairs:
                consider(move | {key: change}, cost + further)
        raise OutOfPatience

    def _touched(self, move: Move) -> set[int]:
        return {line for key in move for line in self.lines_with[key]}

    def _imbalance(self, line: int, move: Move) -> int:
        return sum(sign * move.get(key, 0) for key, sign in self.lines[line].items())

    def _repairs(self, line: int, move: Move, cost_of: CostOf) -> Iterator[tuple[Key, int, int]]:
        """Each cell of the line that could move so as to bring the line nearer to its balance."""
        direction = -1 if self._imbalance(line, move) > 0 else 1
        for key, sign in self.lines[line].items():
            change = direction * sign
            if key not in move and (cost := cost_of(key, change)) is not None:
                yield key, change, cost
