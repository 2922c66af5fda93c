"""Charts: as high as their numbers, silent about what is hidden, readable without colour or sight."""

import re
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string

from reports.charts import MASKED, Bar, Chart, Column, Row, Scale, bar_chart, column_chart
from reports.suppression import Cell, Visibility

FEW = Cell(Visibility.FEW)
WITHHELD = Cell(Visibility.WITHHELD)
SVG = "{http://www.w3.org/2000/svg}"


def number(value: int) -> Cell:
    return Cell(Visibility.SHOWN, value)


def stacked(*columns: Column) -> Chart:
    return column_chart("quarters", "By quarter", ["Appendix 1", "Appendix 2"], columns)


def drawn(chart: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(render_to_string("reports/chart.html", {"chart": chart}))


def words(chart: Chart) -> list[str]:
    return [text.text or "" for text in drawn(chart).iter(f"{SVG}text")]


def heights(bars: tuple[Bar, ...]) -> list[float]:
    return [bar.height for bar in bars]


def test_a_column_is_as_high_as_its_count() -> None:
    chart = stacked(
        Column("Q1", (number(10), number(20)), number(30)), Column("Q2", (number(5), number(0)), number(5))
    )
    one, two, half = heights(chart.bars)
    assert (two / one, half / one) == (pytest.approx(2, rel=0.01), pytest.approx(0.5, rel=0.01))


def test_parts_stand_on_each_other() -> None:
    lower, upper = stacked(Column("Q1", (number(10), number(20)), number(30))).bars
    assert upper.y + upper.height == pytest.approx(lower.y, abs=0.2)


def test_hidden_parts_are_one_dashed_remainder_of_a_total_that_is_shown() -> None:
    chart = stacked(Column("Q1", (FEW, WITHHELD), number(9)), Column("Q2", (number(9), number(0)), number(9)))
    masked, whole = chart.bars
    assert (masked.style, masked.height) == (MASKED, whole.height)


def test_nothing_is_drawn_of_a_hidden_total() -> None:
    chart = stacked(Column("Q1", (number(6), FEW), WITHHELD))
    assert [bar.style for bar in chart.bars] == ["series-1"]
    assert "not shown" in words(chart)


def test_a_hidden_row_has_words_and_no_bar() -> None:
    chart = bar_chart("outcomes", "Outcomes", [Row("Withdrawn", FEW)])
    assert chart.bars == ()
    assert "fewer than 5" in words(chart)


def test_bars_are_as_long_as_their_counts() -> None:
    long, short = bar_chart("outcomes", "Outcomes", [Row("One", number(40)), Row("Two", number(10))]).bars
    assert long.width / short.width == pytest.approx(4, rel=0.01)


def test_all_noughts_can_be_drawn() -> None:
    assert stacked(Column("Q1", (number(0), number(0)), number(0))).bars == ()
    assert bar_chart("outcomes", "Outcomes", [Row("One", number(0))]).bars == ()


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        (0, [0, 1]),
        (1, [0, 1]),
        (5, [0, 1, 2, 3, 4, 5]),
        (6, [0, 2, 4, 6]),
        (34, [0, 10, 20, 30, 40]),
        (116, [0, 50, 100, 150]),
        (2000, [0, 500, 1000, 1500, 2000]),
    ],
)
def test_the_scale_ends_on_a_round_number(highest: int, ticks: list[int]) -> None:
    assert list(Scale.reaching(highest).ticks) == ticks


def test_a_reader_who_cannot_see_hears_title_and_every_number() -> None:
    svg = drawn(stacked(Column("Q1", (number(6), FEW), number(9))))
    title, description = svg.find(f"{SVG}title"), svg.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert svg.attrib["role"] == "img"
    assert svg.attrib["aria-labelledby"] == f"{title.attrib['id']} {description.attrib['id']}"
    assert description.text == "Q1: 9 (Appendix 1 6, Appendix 2 fewer than 5)."


def test_series_differ_by_pattern_and_not_by_colour_alone() -> None:
    svg = drawn(stacked(Column("Q1", (number(6), number(7)), number(13))))
    patterns = {pattern.attrib["id"] for pattern in svg.iter(f"{SVG}pattern")}
    used = {rect.attrib["fill"] for rect in svg.iter(f"{SVG}rect") if rect.attrib["fill"].startswith("url")}
    assert used == {"url(#quarters-series-2)"}
    assert {address[5:-1] for address in used} <= patterns


def test_a_chart_carries_no_style_that_the_site_would_refuse() -> None:
    markup = render_to_string(
        "reports/chart.html", {"chart": stacked(Column("Q1", (number(6), FEW), number(9)))}
    )
    assert not re.search(r"style=|<style|<script", markup)


def test_long_labels_run_over_several_lines() -> None:
    label = "Less favourable treatment after rejecting or submitting"
    chart = bar_chart("conduct", "Conduct", [Row(label, number(6))])
    assert " ".join(words(chart)[:-1]) == label
    assert max(map(len, words(chart))) <= 30
