"""The drawing itself: an SVG without colours of its own, dressed by static/css/flowchart.css."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from cases.flowcharts.chart import Flowchart, code_of, flowchart
from cases.flowcharts.layout import Layout
from cases.flowcharts.shapes import BOX_LEADING, BOX_WIDTH, LABEL_LEADING, Box, Edge, Point

CORNER = 9
SHEETS = ("css/tokens.css", "css/flowchart.css")

Way = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Word:
    """One line of text and where it stands."""

    text: str
    x: int
    y: int


def as_svg(
    chart: Flowchart,
    *,
    here: str | None = None,
    passed: Iterable[tuple[str, str]] = (),
    self_contained: bool = False,
) -> SafeString:
    """
    The drawing. `here` is the stage where a case stands, `passed` the moves it made, from one stage to
    another, in order. A `self_contained` drawing carries its own colours, for use outside the site's pages.
    """
    layout = Layout(chart)
    moves = [(code_of(start), code_of(end)) for start, end in passed]
    standing = code_of(here) if here else ""
    way = frozenset(moves)
    return render_to_string(
        "cases/flowchart.svg",
        {
            "id": f"flowchart-{uuid4().hex[:8]}",
            "chart": chart,
            "layout": layout,
            "description": describe(chart, standing, moves),
            "boxes": [_box(box, standing, way) for box in layout.boxes.values()],
            "notes": [_box(note, "", way) for note, _ in layout.notes],
            "edges": sorted(_edges(layout, way), key=lambda edge: bool(edge["passed"])),
            "sheets": _sheets() if self_contained else "",
        },
    )


def policy_figure(name: str) -> SafeString:
    """The plain drawing of a route, for policies (`settings.POLICY_FIGURES`)."""
    return as_svg(flowchart(name))


def describe(chart: Flowchart, standing: str, moves: Iterable[tuple[str, str]]) -> str:
    """What the drawing says, in words."""
    sentences = list(chart.in_words())
    if standing:
        came = [chart.label(start) for start, end in moves if start != end]
        if came:
            sentences.insert(0, f"It came by {', '.join(came)}.")
        sentences.insert(0, f"The case is at {chart.label(standing)}.")
    return " ".join(sentences)


def _box(box: Box, standing: str, way: Way) -> dict[str, object]:
    here = bool(box.code) and box.code == standing
    passed = not here and any(box.code in move for move in way if box.code)
    middle = box.x + (8 if passed else 0)  # room for the tick
    first = box.middle - BOX_LEADING * (len(box.lines) - 1) // 2 + 5
    return {
        "box": box,
        "left": box.x - BOX_WIDTH // 2,
        "width": BOX_WIDTH,
        "classes": _classes("node", here=here, passed=passed, final=box.final, note=not box.code),
        "here": here,
        "passed": passed,
        "words": [Word(line, middle, first + BOX_LEADING * place) for place, line in enumerate(box.lines)],
        "corner": box.height // 2 if box.final else CORNER,
    }


def _edges(layout: Layout, way: Way) -> Iterator[dict[str, object]]:
    for edge in [*layout.edges, *(edge for _, edge in layout.notes)]:
        passed = _is_passed(edge, way, layout)
        yield {
            "path": _path(edge.points),
            "passed": passed,
            "classes": _classes("edge", passed=passed),
            "words": [
                Word(line, edge.label.x, edge.label.y + LABEL_LEADING * place)
                for place, line in enumerate(edge.label.lines)
            ],
            "anchor": edge.label.anchor,
        }


def _is_passed(edge: Edge, way: Way, layout: Layout) -> bool:
    if edge.source:
        return (edge.source, edge.target) in way
    drawn = {(each.source, each.target) for each in layout.edges}
    return any(end == edge.target and (start, end) not in drawn for start, end in way)


def _classes(name: str, **states: bool) -> str:
    return " ".join([name, *(f"{name}--{state}" for state, holds in states.items() if holds)])


def _path(points: tuple[Point, ...]) -> str:
    """A line with rounded corners."""
    drawn = [f"M{points[0][0]} {points[0][1]}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(CORNER, _distance(before, corner) // 2, _distance(corner, after) // 2)
        start, end = _towards(corner, before, radius), _towards(corner, after, radius)
        drawn.append(f"L{start[0]} {start[1]}Q{corner[0]} {corner[1]} {end[0]} {end[1]}")
    drawn.append(f"L{points[-1][0]} {points[-1][1]}")
    return "".join(drawn)


def _distance(one: Point, other: Point) -> int:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _towards(start: Point, end: Point, distance: int) -> Point:
    """The point this far from `start` on an upright or level line to `end`."""
    step_x, step_y = ((there > here) - (there < here) for here, there in zip(start, end, strict=True))
    return start[0] + step_x * distance, start[1] + step_y * distance


def _sheets() -> SafeString:
    found = filter(None, map(finders.find, SHEETS))
    words = "\n".join(Path(each).read_text(encoding="utf-8") for each in found)
    return mark_safe(words)  # nosec B308 B703
