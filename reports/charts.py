"""
Charts as SVG: what goes where is worked out here, the markup is templates/reports/chart.html.

A chart is drawn from published cells alone, so it can't show what its table hides: a hidden count has no
bar, or a dashed one where its size follows from a total that is shown. Series differ by pattern as well as
colour, and a table with the same cells always stands beside the chart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from textwrap import wrap

from reports.palette import colours
from reports.suppression import Cell

WIDTH = 560
MASKED = "masked"

COLUMNS_TOP, COLUMNS_BOTTOM, COLUMNS_LEFT = 48, 270, 44
COLUMN_SHARE = 0.56  # of the room for one column; the rest is the gap
ROW_HEIGHT, ROWS_TOP, ROWS_LEFT, ROW_BAR = 34, 10, 210, 18
LETTERS_IN_LINE, LINE_HEIGHT = 30, 15
ROOM_FOR_VALUE = 86
LEGEND_STEP, LEGEND_Y = 126, 12
MOST_TICKS = 5


@dataclass(frozen=True)
class Column:
    """One stacked column; the parts are in the order of the chart's series."""

    label: str
    parts: tuple[Cell, ...]
    total: Cell


@dataclass(frozen=True)
class Row:
    label: str
    count: Cell
    series: int = 1


@dataclass(frozen=True)
class Bar:
    x: float
    y: float
    width: float
    height: float
    style: str

    @property
    def colour(self) -> str:
        return colours()["surface" if self.style == MASKED else self.style]


@dataclass(frozen=True)
class Label:
    x: float
    y: float
    text: str
    anchor: str = "start"
    is_value: bool = False


@dataclass(frozen=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True)
class Scale:
    """Heights of columns: from nothing up to a round number, in a few round steps."""

    top: int
    step: int

    @classmethod
    def reaching(cls, highest: int) -> "Scale":
        steps = (unit * 10**power for power in range(9) for unit in (1, 2, 5))
        step = next(step for step in steps if step * MOST_TICKS >= highest)
        return cls(max(ceil(highest / step), 1) * step, step)

    @property
    def ticks(self) -> range:
        return range(0, self.top + 1, self.step)

    def y(self, count: int) -> float:
        return round(COLUMNS_BOTTOM - (COLUMNS_BOTTOM - COLUMNS_TOP) * count / self.top, 1)


@dataclass(frozen=True)
class Chart:
    """`name` is the prefix of the ids in the markup: one page may hold each name once."""

    name: str
    title: str
    description: str
    height: float
    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    lines: tuple[Line, ...]
    legend: tuple[tuple[Bar, Label], ...] = ()

    width = WIDTH

    @property
    def palette(self) -> dict[str, str]:
        return {name.replace("-", "_"): colour for name, colour in colours().items()}


def column_chart(name: str, title: str, series: Sequence[str], columns: Sequence[Column]) -> Chart:
    """Columns stacked by series, with the total above each."""
    scale = Scale.reaching(max(_drawn_height(column) for column in columns))
    room = (WIDTH - COLUMNS_LEFT) / len(columns)
    bars: list[Bar] = []
    labels: list[Label] = []
    for number, column in enumerate(columns):
        middle = COLUMNS_LEFT + (number + 0.5) * room
        stack = list(_stack(column, middle, room * COLUMN_SHARE, scale))
        highest = min((bar.y for bar in stack), default=COLUMNS_BOTTOM)
        bars += stack
        labels.append(
            Label(round(middle, 1), round(highest - 7, 1), str(column.total), "middle", is_value=True)
        )
        labels.append(Label(round(middle, 1), COLUMNS_BOTTOM + 20, column.label, "middle"))
    labels += [Label(COLUMNS_LEFT - 8, scale.y(tick) + 4, str(tick), "end") for tick in scale.ticks]
    lines = tuple(Line(COLUMNS_LEFT, scale.y(tick), WIDTH, scale.y(tick)) for tick in scale.ticks)
    legend = _legend(series, any(bar.style == MASKED for bar in bars))
    description = "; ".join(_read_out(column, series) for column in columns) + "."
    return Chart(name, title, description, COLUMNS_BOTTOM + 30, tuple(bars), tuple(labels), lines, legend)


def bar_chart(name: str, title: str, rows: Sequence[Row]) -> Chart:
    """One bar to the right for each row, its count at the end."""
    longest = max((row.count.value or 0 for row in rows), default=0) or 1
    room = WIDTH - ROWS_LEFT - ROOM_FOR_VALUE
    bars: list[Bar] = []
    labels: list[Label] = []
    for number, row in enumerate(rows):
        y = ROWS_TOP + number * ROW_HEIGHT
        length = round(room * (row.count.value or 0) / longest, 1)
        if length:
            bars.append(Bar(ROWS_LEFT, y, length, ROW_BAR, f"series-{row.series}"))
        labels += _beside(row.label, y + 14)
        labels.append(Label(ROWS_LEFT + length + 7, y + 14, str(row.count), is_value=True))
    height = ROWS_TOP + len(rows) * ROW_HEIGHT
    axis = Line(ROWS_LEFT, ROWS_TOP - 4, ROWS_LEFT, height - 6)
    description = "; ".join(f"{row.label}: {row.count}" for row in rows) + "."
    return Chart(name, title, description, height, tuple(bars), tuple(labels), (axis,))


def _beside(text: str, y: float) -> list[Label]:
    """The words to the left of a bar, on as many lines as they need, about its middle."""
    lines = wrap(text, LETTERS_IN_LINE)
    first = y - LINE_HEIGHT * (len(lines) - 1) / 2
    return [Label(ROWS_LEFT - 10, first + LINE_HEIGHT * n, line, "end") for n, line in enumerate(lines)]


def _stack(column: Column, middle: float, width: float, scale: Scale) -> Iterator[Bar]:
    """Shown parts from the bottom up, then what the total shows to be missing."""
    base = 0
    for count, style in [*_shown_parts(column), (_missing(column), MASKED)]:
        if count:
            y = scale.y(base + count)
            height = round(scale.y(base) - y, 1)
            yield Bar(round(middle - width / 2, 1), y, round(width, 1), height, style)
            base += count


def _shown_parts(column: Column) -> list[tuple[int, str]]:
    return [(part.value or 0, f"series-{number}") for number, part in enumerate(column.parts, 1)]


def _missing(column: Column) -> int:
    """The count of the hidden parts together; 0 where the total is hidden too."""
    shown = sum(part.value or 0 for part in column.parts)
    return column.total.value - shown if column.total.value is not None else 0


def _drawn_height(column: Column) -> int:
    return sum(count for count, _ in _shown_parts(column)) + _missing(column)


def _legend(series: Sequence[str], has_masked: bool) -> tuple[tuple[Bar, Label], ...]:
    entries = [(f"series-{number}", text) for number, text in enumerate(series, 1)] if len(series) > 1 else []
    if has_masked:
        entries.append((MASKED, "Small, masked"))
    return tuple(
        (
            Bar(COLUMNS_LEFT + number * LEGEND_STEP, LEGEND_Y - 10, 18, 13, style),
            Label(COLUMNS_LEFT + number * LEGEND_STEP + 25, LEGEND_Y + 1, text),
        )
        for number, (style, text) in enumerate(entries)
    )


def _read_out(column: Column, series: Sequence[str]) -> str:
    parts = [f"{text} {part}" for text, part in zip(series, column.parts, strict=True)]
    return f"{column.label}: {column.total}" + (f" ({', '.join(parts)})" if len(series) > 1 else "")
