"""What a drawn flowchart consists of, and its measures in user units of one pixel."""

from collections.abc import Sequence
from dataclasses import dataclass

from cases.flowcharts.lettering import wrap
from cases.flowcharts.plan import Line

BOX_WIDTH = 190
BOX_HEIGHT = 46
BOX_TEXT, BOX_LEADING = 15, 19
LABEL_TEXT, LABEL_LEADING = 13, 16
LABEL_WIDTH = 92
BRANCH_WIDTH = 150  # of what is written where a line turns off to its own column
COLUMN = 208  # between the middles of two boxes in a row
NOTE = 140  # from the centre to the middle of a note, and of the box that it leads to
GAP = 46  # between two rows, at least
GUTTER = 108  # beside the boxes, for what is written on lines that leave to a side
LANE = 20
PORT = 18  # between two lines that meet a box on one side
TURN = 14  # from a box to where a line turns off
MARGIN = 14

Point = tuple[int, int]


@dataclass(frozen=True)
class Box:
    code: str
    lines: tuple[str, ...]
    x: int  # of its middle
    y: int  # of its upper edge
    height: int
    final: bool

    @property
    def middle(self) -> int:
        return self.y + self.height // 2

    @property
    def bottom(self) -> int:
        return self.y + self.height

    def side(self, side: int) -> int:
        return self.x + side * BOX_WIDTH // 2


@dataclass(frozen=True)
class Label:
    lines: tuple[str, ...]
    x: int
    y: int  # of the first line's baseline
    anchor: str = "start"


@dataclass(frozen=True)
class Edge:
    """A line with its arrow. An empty source stands for every open stage."""

    source: str
    target: str
    points: tuple[Point, ...]
    label: Label


def lettered(labels: Sequence[str], width: int = LABEL_WIDTH) -> tuple[str, ...]:
    """The lines of a label; where a line stands for several steps, each begins with a dot."""
    dot = "• " if len(labels) > 1 else ""
    return tuple(line for label in labels for line in wrap(dot + label, width, LABEL_TEXT))


def label_height(line: Line) -> int:
    return LABEL_LEADING * len(lettered(line.labels))
