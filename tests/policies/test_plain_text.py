"""Plain text as word processors leave it."""

import pytest

from policies.documents.reading import read_text
from policies.documents.rendering import render

LONG = (
    "Everybody is welcome with us at all times, and this line is longer than an editor would have wrapped it."
)


def shown(text: str) -> str:
    return render(read_text(text)).html


def test_each_long_line_is_a_paragraph() -> None:
    assert shown(f"{LONG}\nAnother one.") == f"<p>{LONG}</p>\n<p>Another one.</p>\n"


def test_lines_that_an_editor_wrapped_are_joined() -> None:
    assert shown("We are fair to all and\nto each.\n\nWe listen.") == (
        "<p>We are fair to all and to each.</p>\n<p>We listen.</p>\n"
    )


@pytest.mark.parametrize("bullet", ["·", "•", "-", "*", "–", "▪"])
def test_bullets_become_a_list(bullet: str) -> None:
    assert shown(f"{bullet} fair\n{bullet}\topen") == "<ul>\n<li>fair</li>\n<li>open</li>\n</ul>\n"


def test_a_short_line_above_wrapped_ones_is_a_heading() -> None:
    assert shown("Our approach\nWe are fair to all of us, and\nto each.") == (
        '<h2 id="section-our-approach">Our approach</h2>\n<p>We are fair to all of us, and to each.</p>\n'
    )


def test_a_bullet_may_go_on_in_the_next_line_and_after_an_empty_one() -> None:
    assert shown(f"· fair\nto all\n\n· open\n\n{LONG}") == (
        f"<ul>\n<li>fair to all</li>\n<li>open</li>\n</ul>\n<p>{LONG}</p>\n"
    )


def test_numbered_lines_that_touch_are_a_list() -> None:
    assert shown("1. Listen\n2. Decide\n3. Write") == (
        "<ol>\n<li>Listen</li>\n<li>Decide</li>\n<li>Write</li>\n</ol>\n"
    )


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("Our approach", '<h2 id="section-our-approach">Our approach</h2>'),
        ("1.0 General", '<h2 id="section-10-general">1.0 General</h2>'),
        ("2.\tWho it is for", '<h2 id="section-2-who-it-is-for">2.\tWho it is for</h2>'),
        ("STATEMENT OF INTENT", '<h2 id="section-statement-of-intent">STATEMENT OF INTENT</h2>'),
        ("Who is responsible?", '<h2 id="section-who-is-responsible">Who is responsible?</h2>'),
    ],
)
def test_short_lines_that_can_only_be_headings_are_headings(line: str, heading: str) -> None:
    assert shown(f"{line}\n{LONG}") == f"{heading}\n<p>{LONG}</p>\n"


@pytest.mark.parametrize(
    "line",
    [
        "We will do this by:",
        "1.1 This policy applies to everybody.",
        "ask@fernlight.example",
        "“A fair place”",
        "lower case",
    ],
)
def test_other_short_lines_are_paragraphs(line: str) -> None:
    assert shown(f"{LONG}\n\n{line}\n\n{LONG}") == f"<p>{LONG}</p>\n<p>{line}</p>\n<p>{LONG}</p>\n"


def test_the_last_line_is_no_heading() -> None:
    assert shown(f"{LONG}\nThe Director") == f"<p>{LONG}</p>\n<p>The Director</p>\n"


def test_sections_of_numbers_lie_below_headings_in_capitals() -> None:
    text = f"PROCEDURES\n3.0 Who does what\n3.2 All staff\n{LONG}\n4.0 Targets\n{LONG}"
    levels = [heading.level for heading in render(read_text(text)).headings]
    assert levels == [2, 3, 4, 3]


def test_columns_parted_by_tabs_are_a_table_whose_rows_have_names() -> None:
    assert shown("\tYes\tNo\nAre we fair?\t\t\nDo we listen?\tx\t") == (
        '<table><thead><tr><td></td><th scope="col">Yes</th><th scope="col">No</th></tr></thead>'
        '<tbody><tr><th scope="row">Are we fair?</th><td></td><td></td></tr>'
        '<tr><th scope="row">Do we listen?</th><td>x</td><td></td></tr></tbody></table>\n'
    )


def test_names_and_values_lined_up_with_tabs_are_a_table_of_two_columns() -> None:
    assert shown("Position\tDirector \t\t\nDate\t\t\t13 June") == (
        '<table><tbody><tr><th scope="row">Position</th><td>Director</td></tr>'
        '<tr><th scope="row">Date</th><td>13 June</td></tr></tbody></table>\n'
    )


def test_bookmarks_that_word_left_are_taken_out() -> None:
    assert shown("· [bookmark: _heading=h.gjdgxs]Everyone is welcome.") == (
        "<ul>\n<li>Everyone is welcome.</li>\n</ul>\n"
    )


def test_a_footnote_that_lost_its_mark_stands_apart() -> None:
    assert (
        shown(f"{LONG}\n\N{REPLACEMENT CHARACTER} See below.") == f"<p>{LONG}</p>\n<hr>\n<p>See below.</p>\n"
    )


def test_stars_hashes_and_brackets_stand_for_themselves() -> None:
    assert shown("Cost: 5*3*2 [a](b) `c` _d_ &amp; \\") == "<p>Cost: 5*3*2 [a](b) `c` _d_ &amp;amp; \\</p>\n"
