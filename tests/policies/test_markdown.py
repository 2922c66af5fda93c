from policies.documents.document import Document, Format
from policies.documents.rendering import render


def shown(text: str) -> str:
    return render(Document(Format.MARKDOWN, text)).html


def test_marks_are_understood() -> None:
    assert shown("We are **fair** and *open*.") == "<p>We are <strong>fair</strong> and <em>open</em>.</p>\n"


def test_typed_bullets_are_a_list_here_too() -> None:
    assert shown("· fair\n• open") == "<ul>\n<li>fair</li>\n<li>open</li>\n</ul>\n"


def test_raised_letters_are_raised() -> None:
    assert shown("The 24<sup>th</sup> of April") == "<p>The 24<sup>th</sup> of April</p>\n"


def test_a_raised_letter_left_open_does_not_raise_the_page() -> None:
    assert shown("<sup>up\n\nThen") == "<p><sup>up</sup></p>\n<p>Then</p>\n"


def test_tables_get_headers_with_a_scope() -> None:
    assert shown("| Step | When |\n|---|---:|\n| We write | in 5 days |") == (
        '<table><thead><tr><th scope="col">Step</th><th scope="col">When</th></tr></thead>'
        "<tbody><tr><td>We write</td><td>in 5 days</td></tr></tbody></table>\n"
    )


def test_tabs_in_code_make_no_table() -> None:
    assert shown("```\na\tb\nc\td\n```") == "<pre><code>a\tb\nc\td\n</code></pre>\n"


def test_lines_with_unlike_numbers_of_tabs_are_text() -> None:
    assert "<table>" not in shown("a\tb\tc\td\ne\tf\tg")
