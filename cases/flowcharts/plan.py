"""
Which way the lines of a flowchart run, before anything has a size.

Stages stand in rows, by the longest way that leads to them. A line runs straight down its column where
nothing stands in the way; every other line leaves to a side and goes along a lane there. Lines to one stage
share its lane.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from cases.flowcharts.chart import Arrow, Flowchart

LEFT, RIGHT = -1, 1


@dataclass(frozen=True)
class Line:
    """Everything that leads from one stage to another."""

    source: str
    target: str
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Lane:
    """A side's way to one stage: `place` counts from the inside, rows are those it passes."""

    side: int
    place: int
    first_row: int
    last_row: int


class Plan:
    def __init__(self, chart: Flowchart) -> None:
        self.chart = chart
        self.everywhere = [arrow for arrow in chart.arrows if chart.leads_from_everywhere(arrow)]
        self.order = {stage.code: place for place, stage in enumerate(chart.stages)}

    @cached_property
    def lines(self) -> list[Line]:
        labels: dict[tuple[str, str], list[str]] = defaultdict(list)
        for arrow in self.chart.arrows:
            if not self.chart.leads_from_everywhere(arrow):
                for source, target in _pairs(arrow):
                    labels[source, target].append(arrow.label)
        return [Line(source, target, tuple(found)) for (source, target), found in labels.items()]

    @cached_property
    def aside(self) -> list[str]:
        """Stages that are reached only from everywhere: they stand below, beside a note."""
        drawn = {code for line in self.lines for code in (line.source, line.target)}
        found = dict.fromkeys(target for arrow in self.everywhere for target in arrow.targets)
        return [code for code in found if code not in drawn]

    @cached_property
    def row(self) -> dict[str, int]:
        """By the longest way forward; a line back to an earlier stage moves nothing."""
        rows = {code: 0 for code in self.order if code not in self.aside}
        for target in rows:
            before = [
                line.source
                for line in self.lines
                if line.target == target and self.order[line.source] < self.order[target]
            ]
            rows[target] = max((rows[source] + 1 for source in before), default=0)
        return rows

    @cached_property
    def rows(self) -> list[list[str]]:
        found: dict[int, list[str]] = defaultdict(list)
        for code, row in self.row.items():
            found[row].append(code)
        return [found[row] for row in sorted(found)]

    @cached_property
    def column(self) -> dict[str, float]:
        """In columns from the centre. A stage alone in its row stands under the only one before it."""
        columns: dict[str, float] = {}
        for stages in self.rows:
            for place, code in enumerate(stages):
                columns[code] = place - (len(stages) - 1) / 2
            if len(stages) == 1:
                before = {line.source for line in self.lines if line.target == stages[0]} & set(columns)
                if len(before) == 1:
                    columns[stages[0]] = columns[before.pop()]
        return columns

    def is_direct(self, line: Line) -> bool:
        """Whether nothing stands in the column between the two stages."""
        start, end = self.row[line.source], self.row[line.target]
        passed = [code for stages in self.rows[start + 1 : end] for code in stages]
        column = self.column[line.source]
        return start < end and all(abs(self.column[code] - column) >= 1 for code in passed)

    @cached_property
    def direct(self) -> list[Line]:
        return [line for line in self.lines if self.is_direct(line)]

    @cached_property
    def sideways(self) -> Mapping[str, list[Line]]:
        """Lines that run along lanes, by the stage they lead to."""
        found: dict[str, list[Line]] = defaultdict(list)
        for line in self.lines:
            if not self.is_direct(line):
                found[line.target].append(line)
        return found

    @cached_property
    def lanes(self) -> dict[str, Lane]:
        """The quietest of all ways to share the lines out between the two sides."""
        return min(map(self._share_out, self._sides()), key=self._unrest)

    def _sides(self) -> Iterator[dict[str, int]]:
        choices = [self._open_sides(target) for target in self.sideways]
        for sides in product(*choices):
            yield dict(zip(self.sideways, sides, strict=True))

    def _open_sides(self, target: str) -> tuple[int, ...]:
        """A stage off the centre is reached and left on its own side only."""
        stages = {target, *(line.source for line in self.sideways[target])}
        sides = {LEFT if self.column[code] < 0 else RIGHT for code in stages if self.column[code]}
        return tuple(sides) if len(sides) == 1 else (RIGHT, LEFT)

    def _share_out(self, sides: dict[str, int]) -> dict[str, Lane]:
        """Short lanes lie inside, long ones around them."""
        lanes: dict[str, Lane] = {}
        for target in sorted(sides, key=self._length):
            first, last = self._span(target)
            others = [lane for lane in lanes.values() if lane.side == sides[target]]
            met = [lane.place for lane in others if lane.first_row <= last and first <= lane.last_row]
            lanes[target] = Lane(sides[target], max(met, default=-1) + 1, first, last)
        return lanes

    def _span(self, target: str) -> tuple[int, int]:
        rows = [self.row[target], *(self.row[line.source] for line in self.sideways[target])]
        return min(rows), max(rows)

    def _length(self, target: str) -> int:
        first, last = self._span(target)
        return last - first

    def _unrest(self, lanes: dict[str, Lane]) -> tuple[int, int, int]:
        """Lines that leave one stage on one side, then lines that cross, then width: fewer are better."""
        leaving = [
            (line.source, lanes[target].side) for target, lines in self.sideways.items() for line in lines
        ]
        places = {
            side: {lane.place for lane in lanes.values() if lane.side == side} for side in (LEFT, RIGHT)
        }
        widths = sorted(len(found) for found in places.values())
        return len(leaving) - len(set(leaving)), self._crossings(lanes), 2 * widths[1] + widths[0]

    def _crossings(self, lanes: dict[str, Lane]) -> int:
        """A line on its way to or from its lane crosses each lane further in that passes its row."""
        ends = [
            (lanes[target], self.row[code])
            for target, lines in self.sideways.items()
            for code in (target, *(line.source for line in lines))
        ]
        return sum(
            other.side == lane.side and other.place < lane.place and other.first_row <= row <= other.last_row
            for lane, row in ends
            for other in lanes.values()
        )


def _pairs(arrow: Arrow) -> Iterator[tuple[str, str]]:
    return product(arrow.sources, arrow.targets)
