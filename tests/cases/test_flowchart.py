"""The flowcharts are read off the routes, and drawn so that they can be read."""

import json
import re
from itertools import combinations
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils.module_loading import import_string

from cases.flowcharts import as_svg, flowchart
from cases.flowcharts.layout import Layout
from cases.flowcharts.lettering import width_of
from cases.flowcharts.shapes import BOX_WIDTH, LABEL_TEXT, Box, Edge, Label

APPENDICES = ["appendix-1", "appendix-2", "appendix-3"]
SVG = "{http://www.w3.org/2000/svg}"

A4_WIDTH, A4_HEIGHT = 670, 970  # in pixels, upright, without its margins

Rectangle = tuple[int, int, int, int]  # left, upper, right, lower


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    call_command("flowchart", *arguments)
    return capsys.readouterr().out


def steps_of(name: str) -> dict[str, tuple[list[str], list[str]]]:
    return {step["name"]: (step["from"], step["to"]) for step in flowchart(name).as_json()["steps"]}


def test_appendix_1_has_the_stages_of_the_policy() -> None:
    stages = flowchart("appendix-1").as_json()["stages"]

    assert [stage["code"] for stage in stages] == [
        "received",
        "acknowledged",
        "initial_investigation",
        "informal_resolution",
        "formal_investigation",
        "decision",
        "outcome_issued",
        "disciplinary",
        "sanction_issued",
        "appeal",
        "closed",
        "withdrawn",
    ]
    assert [stage["code"] for stage in stages if stage["final"]] == ["closed", "withdrawn"]
    assert stages[2] == {"code": "initial_investigation", "label": "Initial investigation", "final": False}


@pytest.mark.parametrize(
    ("step", "sources", "targets"),
    [
        ("acknowledge", ["received"], ["acknowledged"]),
        ("fast_track", ["acknowledged"], ["formal_investigation"]),
        (
            "open_formal_investigation",
            ["initial_investigation", "informal_resolution"],
            ["formal_investigation"],
        ),
        ("refer_to_disciplinary", ["outcome_issued"], ["disciplinary"]),
        ("lodge_appeal", ["outcome_issued", "sanction_issued"], ["appeal"]),
        ("decide_appeal", ["appeal"], ["closed", "disciplinary"]),
        ("close", ["outcome_issued", "sanction_issued"], ["closed"]),
    ],
)
def test_appendix_1_has_the_arrows_of_the_policy(step: str, sources: list[str], targets: list[str]) -> None:
    assert steps_of("appendix-1")[step] == (sources, targets)


@pytest.mark.parametrize("name", APPENDICES)
def test_a_withdrawal_leads_from_every_open_stage_to_withdrawn_alone(name: str) -> None:
    open_stages = [stage["code"] for stage in flowchart(name).as_json()["stages"] if not stage["final"]]

    assert steps_of(name)["withdraw"] == (open_stages, ["withdrawn"])


@pytest.mark.parametrize("name", APPENDICES)
def test_every_arrow_starts_and_ends_at_a_stage_of_the_same_flowchart(name: str) -> None:
    stages = {stage["code"] for stage in flowchart(name).as_json()["stages"]}

    for step, (sources, targets) in steps_of(name).items():
        assert {*sources, *targets} <= stages, step


@pytest.mark.parametrize("name", APPENDICES)
def test_every_stage_can_be_reached_and_every_open_one_left(name: str) -> None:
    stages = flowchart(name).as_json()["stages"]
    arrows = steps_of(name).values()

    reached = {target for _, targets in arrows for target in targets}
    assert reached == {stage["code"] for stage in stages[1:]}
    left = {
        source for step, (sources, _) in steps_of(name).items() if step != "withdraw" for source in sources
    }
    assert left == {stage["code"] for stage in stages if not stage["final"]}


@pytest.mark.parametrize("name", APPENDICES)
def test_the_command_prints_what_the_program_has(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(printed(capsys, name)) == flowchart(name).as_json()


def test_the_command_draws_for_wikis(capsys: pytest.CaptureFixture[str]) -> None:
    drawn = printed(capsys, "appendix-1", "--format", "mermaid").splitlines()

    assert drawn[0] == "flowchart TD"
    assert '    received["Received"]' in drawn
    assert '    closed(["Closed"])' in drawn
    assert '    appeal -->|"Decide appeal"| disciplinary' in drawn


def test_the_command_draws_a_picture_that_needs_no_other_file(capsys: pytest.CaptureFixture[str]) -> None:
    drawn = printed(capsys, "appendix-1", "--format", "svg")

    root = ElementTree.fromstring(drawn.strip())
    assert "--seam-tint:" in root.findtext(f"{SVG}style", "")
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")


def test_what_no_appendix_covers_has_no_flowchart_to_print() -> None:
    with pytest.raises(CommandError, match="invalid choice"):
        call_command("flowchart", "redirected")


@pytest.mark.parametrize("name", APPENDICES)
def test_a_policy_shows_the_drawing(name: str) -> None:
    root = ElementTree.fromstring(import_string(settings.POLICY_FIGURES[name])(name))

    labels = [stage["label"] for stage in flowchart(name).as_json()["stages"]]
    boxes = [box for box in root.iter(f"{SVG}g") if box.get("class", "").startswith("node")]
    assert [words(box) for box in boxes if "node--note" not in box.get("class", "")] == unordered(
        labels, boxes
    )
    assert root.find(f"{SVG}style") is None, "the pages' policy allows no styles inside a page"
    assert "You are here" not in "".join(root.itertext())


def words(box: ElementTree.Element) -> str:
    return " ".join(word.text or "" for word in box.iter(f"{SVG}tspan"))


def unordered(labels: list[str], boxes: list[ElementTree.Element]) -> list[str]:
    """The labels in the order in which they are drawn: row by row."""
    drawn = [words(box) for box in boxes]
    return sorted(labels, key=drawn.index)


def test_two_drawings_on_one_page_share_no_id() -> None:
    drawn = as_svg(flowchart("appendix-1")) + as_svg(flowchart("appendix-1"))

    ids = re.findall(r' id="([^"]+)"', drawn)
    assert len(ids) == len(set(ids)) == 8
    assert set(re.findall(r"url\(#([^)]+)\)", drawn)) <= set(ids)


def test_the_drawing_says_in_words_what_it_shows() -> None:
    drawn = ElementTree.fromstring(
        as_svg(
            flowchart("appendix-1"),
            here="appendix-1:acknowledged",
            passed=[("appendix-1:received", "appendix-1:acknowledged")],
        )
    )

    assert drawn.findtext(f"{SVG}title", "").startswith("Flowchart of Appendix 1")
    said = drawn.findtext(f"{SVG}desc", "")
    assert said.startswith("The case is at Acknowledged. It came by Received.")
    assert "From Decision, “Decide” leads to Outcome issued." in said
    assert "From every open stage, “Withdraw” leads to Withdrawn, or it stays where it is." in said


def test_the_place_and_the_way_of_a_case_are_marked_in_more_than_colour() -> None:
    passed = [("received", "acknowledged"), ("acknowledged", "formal_investigation")]
    drawn = ElementTree.fromstring(
        as_svg(flowchart("appendix-1"), here="formal_investigation", passed=passed)
    )

    marked = {words(box): box for box in drawn.iter(f"{SVG}g") if "node" in box.get("class", "").split()}
    assert "You are here" in "".join(marked["Formal investigation"].itertext())
    ticked = [
        name for name, box in marked.items() if box.find(f".//{SVG}path[@class='node__tick']") is not None
    ]
    assert ticked == ["Received", "Acknowledged"]
    lines = [line for line in drawn.iter(f"{SVG}path") if "edge--passed" in line.get("class", "")]
    assert len(lines) == 2


def test_a_withdrawn_case_came_by_the_note() -> None:
    passed = [("received", "acknowledged"), ("acknowledged", "withdrawn")]
    drawn = ElementTree.fromstring(as_svg(flowchart("appendix-1"), here="withdrawn", passed=passed))

    lines = [line for line in drawn.iter(f"{SVG}path") if "edge--passed" in line.get("class", "")]
    assert len(lines) == 2


# Whether it can be read: measured on the layout of each flowchart.


def of_box(box: Box) -> Rectangle:
    return box.x - BOX_WIDTH // 2, box.y, box.x + BOX_WIDTH // 2, box.bottom


def of_label(label: Label) -> Rectangle:
    width = max(width_of(line, LABEL_TEXT) for line in label.lines)
    left = label.x if label.anchor == "start" else label.x - width
    return left, label.y - LABEL_TEXT, left + width, label.y + 16 * (len(label.lines) - 1) + 3


def of_line(edge: Edge) -> list[Rectangle]:
    pieces = zip(edge.points, edge.points[1:], strict=False)
    return [
        (min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1]))
        for one, two in pieces
    ]


def overlap(one: Rectangle, two: Rectangle) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def everything(name: str) -> tuple[Layout, list[Box], list[Edge]]:
    layout = Layout(flowchart(name))
    boxes = [*layout.boxes.values(), *(note for note, _ in layout.notes)]
    return layout, boxes, [*layout.edges, *(edge for _, edge in layout.notes)]


@pytest.mark.parametrize("name", APPENDICES)
def test_it_fits_a_page(name: str) -> None:
    layout, boxes, edges = everything(name)

    assert layout.width <= 700
    scale = min(1, A4_WIDTH / layout.width, A4_HEIGHT / layout.height)
    assert scale * LABEL_TEXT * 0.75 >= 8, "the smallest writing is 8 points or more on paper"
    drawn = [of_box(box) for box in boxes] + [of_label(edge.label) for edge in edges]
    for left, upper, right, lower in drawn:
        assert left >= 0
        assert upper >= 0
        assert right <= layout.width
        assert lower <= layout.height


@pytest.mark.parametrize("name", APPENDICES)
def test_nothing_written_covers_anything_else(name: str) -> None:
    _, boxes, edges = everything(name)

    drawn = {f"box {box.code}": of_box(box) for box in boxes}
    drawn |= {f"{edge.source} to {edge.target}: {edge.label.lines}": of_label(edge.label) for edge in edges}
    covered = [(one, two) for one, two in combinations(drawn, 2) if overlap(drawn[one], drawn[two])]
    assert covered == []


@pytest.mark.parametrize("name", APPENDICES)
def test_no_line_runs_through_a_box(name: str) -> None:
    _, boxes, edges = everything(name)

    through = [
        (edge.source, edge.target, box.code)
        for edge in edges
        for piece in of_line(edge)
        for box in boxes
        if overlap(piece, of_box(box)) or overlap_of_thin(piece, of_box(box))
    ]
    assert through == []


def overlap_of_thin(piece: Rectangle, box: Rectangle) -> bool:
    """A line has no width of its own: whether it runs inside the box, and not only up to its edge."""
    left, upper, right, lower = piece
    return (left == right and box[0] < left < box[2] and upper < box[3] and box[1] < lower) or (
        upper == lower and box[1] < upper < box[3] and left < box[2] and box[0] < right
    )
