"""What reaches the page is safe, and fits the page."""

import re
from html.parser import HTMLParser

import pytest

from policies.documents.document import Document, Format
from policies.documents.rendering import Rendered, render

ATTACKS = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    '<a href="javascript:alert(1)" onclick="alert(1)">x</a>',
    "<svg/onload=alert(1)>",
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<p style="position:fixed">x</p>',
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "![x](https://example.org/track.png)",
    "![<b>x</b>](x)",
    "<https://example.org/<h1>",
    '[x](https://example.org/<h2> "onmouseover=alert(1)")',
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "# <script>alert(1)</script>",
    "| <script> |\n|---|\n| <b onclick=x> |",
    "<sup onclick=alert(1)>x</sup>",
    "</div></body><h1>x</h1>",
    "`<script>alert(1)</script>`",
]
HARMLESS = {
    *("p", "h2", "h3", "ul", "ol", "li", "strong", "em", "b", "sup", "code", "blockquote", "hr", "br"),
    *("table", "thead", "tbody", "tr", "th", "td", "a"),
}


class Faults(HTMLParser):
    """What a page holds that could run, load or dress anything."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [] if tag in HARMLESS else [tag]
        for name, value in attrs:
            harmless = name in ("id", "rel", "scope", "title") or (
                name == "href" and (value or "").startswith("https://")
            )
            self.found += [] if harmless else [f"{name}={value}"]


def markdown(text: str) -> Rendered:
    return render(Document(Format.MARKDOWN, text))


@pytest.mark.parametrize("format_", Format)
@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_in_a_document_can_run_or_load(attack: str, format_: Format) -> None:
    assert Faults(render(Document(format_, attack)).html).found == []


@pytest.mark.parametrize("format_", [Format.MARKDOWN, Format.PLAIN])
def test_html_in_a_text_is_shown_as_text(format_: Format) -> None:
    assert render(Document(format_, "Write <b>bold</b> & go")).html == (
        "<p>Write &lt;b&gt;bold&lt;/b&gt; &amp; go</p>\n"
    )


def test_a_document_starts_below_the_title_of_the_page_and_skips_no_level() -> None:
    headings = markdown("# A\n\n#### B\n\n###### C\n\n## D\n\n# E").headings
    assert [(heading.text, heading.level) for heading in headings] == [
        ("A", 2),
        ("B", 3),
        ("C", 4),
        ("D", 3),
        ("E", 2),
    ]


def test_headings_of_the_same_words_have_ids_of_their_own() -> None:
    html = markdown("# Review\n\n# Review\n\n# Review 2\n\n# 审查\n\n# !").html
    assert re.findall(r'id="([^"]+)"', html) == [
        "section-review",
        "section-review-2",
        "section-review-2-2",
        "section-审查",
        "section",
    ]


def test_an_empty_heading_is_left_out() -> None:
    assert markdown("#\n\nText").html.strip() == "<p>Text</p>"


def test_a_picture_leaves_its_description() -> None:
    assert markdown("![Our values](values.png)").html == "<p>[Picture: Our values]</p>\n"


def test_a_heading_in_a_table_keeps_the_page_whole() -> None:
    word = Document(Format.WORD, "<table><tr><td><h1>A</h1></td></tr><tr><td>b</td></tr></table>")
    assert render(word).html == (
        '<table><thead><tr><th scope="col"><h2 id="section-a">A</h2></th></tr></thead>'
        "<tbody><tr><td>b</td></tr></tbody></table>"
    )


def test_a_table_of_one_row_has_no_headers() -> None:
    assert render(Document(Format.WORD, "<table><tr><td>a</td><td>b</td></tr></table>")).html == (
        "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"
    )


@pytest.mark.parametrize("format_", Format)
@pytest.mark.parametrize(
    "text",
    [
        "[" * 20_000,
        "> " * 5_000,
        "*a " * 10_000,
        "\t1\n" * 5_000,
        "# a\n" * 20_000,
        "Ab\n\n" * 20_000,
        "<" * 20_000,
    ],
)
def test_a_text_made_to_exhaust_the_reader_does_not(text: str, format_: Format) -> None:
    assert render(Document(format_, text)).html
