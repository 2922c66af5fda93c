from policies.documents.reading import read_file
from policies.documents.rendering import Rendered, render
from tests.policies.word_files import link, paragraph, table, word_file


def rendered(body: str, **parts: dict[str, str]) -> Rendered:
    return render(read_file(word_file(body, **parts), "policy.docx"))


def test_headings_paragraphs_and_letters_of_every_script_come_over() -> None:
    body = paragraph("Equality", "Title") + paragraph("Why", "Heading1") + paragraph("Für alle 🌿 للجميع")
    assert rendered(body).html == (
        '<h2 id="section-equality">Equality</h2><h2 id="section-why">Why</h2><p>Für alle 🌿 للجميع</p>'
    )


def test_no_level_of_heading_is_skipped() -> None:
    body = paragraph("One", "Heading1") + paragraph("Deep", "Heading3") + paragraph("Two", "Heading1")
    assert [heading.level for heading in rendered(body).headings] == [2, 3, 2]


def test_the_first_row_of_a_table_holds_its_headers() -> None:
    assert rendered(table(("Step", "When"), ("We write", "5 days"))).html == (
        '<table><thead><tr><th scope="col"><p>Step</p></th><th scope="col"><p>When</p></th></tr></thead>'
        "<tbody><tr><td><p>We write</p></td><td><p>5 days</p></td></tr></tbody></table>"
    )


def test_links_keep_to_the_web_and_to_mail() -> None:
    html = rendered(
        link("good", "a") + link("bad", "b"),
        links={"a": "https://example.org/", "b": "javascript:alert(1)"},
    ).html
    assert 'href="https://example.org/"' in html
    assert "javascript" not in html
    assert "bad" in html


def test_html_typed_into_word_is_text() -> None:
    assert rendered(paragraph("&lt;script&gt;alert(1)&lt;/script&gt;")).html == (
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"
    )
