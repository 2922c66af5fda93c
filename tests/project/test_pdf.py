"""What the PDF maker lets in, and what it gives out."""

from io import BytesIO

import pikepdf
import pytest

from config.pdf import PdfError, pdf_from_html

PAGE = """<!doctype html><html lang="en-GB"><head><title>Yearly report</title>{head}</head>
<body><h1>Yearly report</h1><p>It happened in the kitchen.</p>{body}</body></html>"""


def made(head: str = "", body: str = "") -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf_from_html(PAGE.format(head=head, body=body))))


def test_the_projects_own_stylesheet_is_used() -> None:
    sheets = ("css/paper.css", "css/report-paper.css")
    with made("".join(f'<link rel="stylesheet" href="{sheet}">' for sheet in sheets)) as pdf:
        fonts = {str(font["/BaseFont"]) for font in pdf.pages[0]["/Resources"]["/Font"].values()}
    assert all("Atkinson" in font for font in fonts)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.com/style.css",
        "http://localhost:8000/static/css/tokens.css",
        "file:///etc/passwd",
        "../config/settings.py",
        "css/../../manage.py",
        "css/nothing.css",
        "data:text/css,p{}",
        "fonts/OFL.txt",
    ],
)
def test_nothing_else_is_fetched(address: str) -> None:
    with pytest.raises(PdfError):
        made(f'<link rel="stylesheet" href="{address}">')


def test_an_image_from_elsewhere_is_not_fetched_either() -> None:
    with pytest.raises(PdfError):
        made(body='<img alt="" src="https://example.com/spy.png">')


def test_an_error_does_not_repeat_the_document() -> None:
    with pytest.raises(PdfError) as raised:
        made('<link rel="stylesheet" href="https://example.com/?about=Bob">')
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__
    assert str(raised.value) == "The PDF could not be made (FatalURLFetchingError)."


def test_the_pdf_is_tagged_and_says_its_title_and_language() -> None:
    with made() as pdf:
        assert pdf.Root["/MarkInfo"]["/Marked"] is True
        assert str(pdf.Root["/Lang"]) == "en-GB"
        assert bool(pdf.Root["/ViewerPreferences"]["/DisplayDocTitle"])
        assert str(pdf.docinfo["/Title"]) == "Yearly report"


def test_the_pdf_names_no_author_and_no_time() -> None:
    with made() as pdf:
        assert set(pdf.docinfo.keys()) == {"/Title", "/Producer"}


def test_the_same_document_makes_the_same_pdf() -> None:
    assert pdf_from_html(PAGE) == pdf_from_html(PAGE)
