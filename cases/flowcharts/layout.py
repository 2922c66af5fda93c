"""
Where everything in a flowchart stands, in user units of one pixel.

About 700 wide: it fits a column of a page and an A4 sheet upright at full size.
"""

from collections import defaultdict
from functools import cached_property

from cases.flowcharts.chart import Flowchart
from cases.flowcharts.lettering import wrap
from cases.flowcharts.plan import LEFT, RIGHT, Line, Plan
from cases.flowcharts.shapes import (
    BOX_HEIGHT,
    BOX_LEADING,
    BOX_TEXT,
    BOX_WIDTH,
    BRANCH_WIDTH,
    COLUMN,
    GAP,
    GUTTER,
    LABEL_LEADING,
    LABEL_TEXT,
    LABEL_WIDTH,
    LANE,
    MARGIN,
    NOTE,
    PORT,
    TURN,
    Box,
    Edge,
    Label,
    label_height,
    lettered,
)


class Layout:
    def __init__(self, chart: Flowchart) -> None:
        self.chart = chart
        self.plan = Plan(chart)

    @cached_property
    def ports(self) -> dict[tuple[str, int], dict[str, int]]:
        """
        By stage and side, how far below the middle each line meets the box.

        The line that comes in is the uppermost ("in"); below it those that leave, by the stage they lead
        to, each with room for what is written under it.
        """
        leaving: dict[tuple[str, int], list[Line]] = defaultdict(list)
        for target, lane in self.plan.lanes.items():
            leaving.setdefault((target, lane.side), [])
            for line in self.plan.sideways[target]:
                leaving[line.source, lane.side].append(line)
        return {key: self._spread(key, lines) for key, lines in leaving.items()}

    def _spread(self, key: tuple[str, int], lines: list[Line]) -> dict[str, int]:
        stage, side = key
        heights: list[tuple[str, int]] = []
        if stage in self.plan.lanes and self.plan.lanes[stage].side == side:
            heights.append(("in", PORT))
        heights += [(line.target, label_height(line) + PORT // 2) for line in lines]
        extent = sum(height for _, height in heights[:-1])
        found, y = {}, -extent // 2
        for name, height in heights:
            found[name] = y
            y += height
        return found

    @cached_property
    def heights(self) -> dict[str, int]:
        """Of the boxes: for their text, and for the lines that meet them at their sides."""
        found = {
            stage.code: max(BOX_HEIGHT, BOX_LEADING * len(self._text(stage.label)) + 16)
            for stage in self.chart.stages
        }
        for (code, _), ports in self.ports.items():
            found[code] = max(found[code], max(ports.values()) - min(ports.values()) + 30)
        return found

    @staticmethod
    def _text(label: str) -> tuple[str, ...]:
        return wrap(label, BOX_WIDTH - 40, BOX_TEXT)

    def gap_below(self, row: int) -> int:
        """Room for what is written on the lines that start here or end in the next row."""
        hanging = max((self._hangs_below(code) for code in self.plan.rows[row]), default=0)
        written = [self._room_for(line, hanging) for line in self.plan.direct if self._label_row(line) == row]
        return max([GAP, hanging + 6, *written])

    def _room_for(self, line: Line, hanging: int) -> int:
        """For a line's own writing: a branch has its turn above it, and stands clear of what hangs beside."""
        height = LABEL_LEADING * len(self._written(line))
        return height + (TURN + 26 + max(hanging, 0) if self._branches(line) else 24)

    def _written(self, line: Line) -> tuple[str, ...]:
        return lettered(line.labels, BRANCH_WIDTH if self._branches(line) else LABEL_WIDTH)

    def _hangs_below(self, code: str) -> int:
        """How far the writing under the lowest line at a box's side reaches below the box."""
        lowest = [
            self.ports[line.source, lane.side][target] + label_height(line) + 6
            for target, lane in self.plan.lanes.items()
            for line in self.plan.sideways[target]
            if line.source == code
        ]
        return max(lowest, default=0) - self.heights[code] // 2

    def _label_row(self, line: Line) -> int:
        return self.plan.row[line.target] - 1 if self._branches(line) else self.plan.row[line.source]

    def _branches(self, line: Line) -> bool:
        """Whether the line turns at once, beside another to its own column, rather than at its end."""
        return self.plan.column[line.source] != self.plan.column[line.target] and any(
            other.source == line.source and other.target != line.target for other in self.plan.direct
        )

    @cached_property
    def _extent(self) -> dict[int, int]:
        """From the centre to the outermost box, by side."""
        columns = self.plan.column.values()
        return {
            LEFT: BOX_WIDTH // 2 + round(COLUMN * -min(columns)),
            RIGHT: BOX_WIDTH // 2 + round(COLUMN * max(columns)),
        }

    def _reach(self, side: int) -> int:
        """From the centre to the outermost lane of a side."""
        places = [lane.place for lane in self.plan.lanes.values() if lane.side == side]
        return self._extent[side] + (GUTTER + LANE * max(places) if places else 0)

    @cached_property
    def centre(self) -> int:
        return max(self._reach(LEFT), NOTE + BOX_WIDTH // 2) + MARGIN

    @property
    def width(self) -> int:
        return self.centre + max(self._reach(RIGHT), NOTE + BOX_WIDTH // 2) + MARGIN

    @property
    def height(self) -> int:
        return max(box.bottom for box in self.boxes.values()) + MARGIN

    def lane_x(self, target: str) -> int:
        lane = self.plan.lanes[target]
        return self.centre + lane.side * (self._extent[lane.side] + GUTTER + LANE * lane.place)

    @cached_property
    def boxes(self) -> dict[str, Box]:
        found: dict[str, Box] = {}
        y = MARGIN
        for row, stages in enumerate(self.plan.rows):
            tallest = max(self.heights[code] for code in stages)
            for code in stages:
                x = self.centre + round(COLUMN * self.plan.column[code])
                found[code] = self._box(code, x, y + (tallest - self.heights[code]) // 2)
            y += tallest + self.gap_below(row)
        for code in self.plan.aside:
            found[code] = self._box(code, self.centre + NOTE, y)
            y += self.heights[code] + GAP
        return found

    def _box(self, code: str, x: int, y: int) -> Box:
        stage = next(each for each in self.chart.stages if each.code == code)
        return Box(code, self._text(stage.label), x, y, self.heights[code], stage.final)

    @cached_property
    def edges(self) -> list[Edge]:
        straight = [self._straight(line) for line in self.plan.direct]
        sideways = [self._sideways(line) for lines in self.plan.sideways.values() for line in lines]
        return [*straight, *sideways]

    def _straight(self, line: Line) -> Edge:
        """From the bottom of one box to the top of another, with two corners when columns differ."""
        start, end = self.boxes[line.source], self.boxes[line.target]
        text = self._written(line)
        branches = self._branches(line)
        turn = start.bottom + TURN if branches else end.y - 20
        points = [(start.x, start.bottom), (start.x, turn), (end.x, turn), (end.x, end.y)]
        if branches:
            label = Label(text, end.x + 9, end.y - 16 - LABEL_LEADING * (len(text) - 1))
        else:
            label = Label(text, start.x + 9, self._beside(start, end, len(text)))
        return Edge(line.source, line.target, tuple(dict.fromkeys(points)), label)

    def _beside(self, start: Box, end: Box, lines: int) -> int:
        """The first baseline of writing in the middle of the gap that a straight line starts with."""
        gap = min(end.y - start.bottom, self.gap_below(self.plan.row[start.code]))
        return start.bottom + (gap - LABEL_LEADING * lines) // 2 + LABEL_TEXT - 2

    def _sideways(self, line: Line) -> Edge:
        """Out to the lane, along it, and in again."""
        lane, x = self.plan.lanes[line.target], self.lane_x(line.target)
        start, end = self.boxes[line.source], self.boxes[line.target]
        leaves = start.middle + self.ports[line.source, lane.side][line.target]
        enters = end.middle + self.ports[line.target, lane.side]["in"]
        points = (
            (start.side(lane.side), leaves),
            (x, leaves),
            (x, enters),
            (end.side(lane.side), enters),
        )
        anchor = "start" if lane.side == RIGHT else "end"
        label = Label(
            lettered(line.labels), start.side(lane.side) + 9 * lane.side, leaves + LABEL_LEADING, anchor
        )
        return Edge(line.source, line.target, points, label)

    @cached_property
    def notes(self) -> list[tuple[Box, Edge]]:
        """Steps that can be taken from every open stage, each as a note with an arrow, below the rest."""
        found = []
        for arrow in self.plan.everywhere:
            for target in arrow.targets:
                end = self.boxes[target]
                note = Box("", ("From every open stage",), self.centre - NOTE, end.y, end.height, False)
                label = lettered([arrow.label])
                points = ((note.side(RIGHT), end.middle), (end.side(LEFT), end.middle))
                written = Label(label, note.side(RIGHT) + 8, end.middle - 7)
                found.append((note, Edge("", target, points, written)))
        return found
