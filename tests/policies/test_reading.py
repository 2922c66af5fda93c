"""What cannot be read is refused with a sentence that says what to do."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.exceptions import ValidationError

from policies.documents.document import Format
from policies.documents.reading import LARGEST_FILE, LONGEST_TEXT, read_file, read_text
from policies.documents.word import LARGEST_UNPACKED
from tests.policies.word_files import paragraph, word_file

BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>"""


def zipped(**parts: bytes) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return packed.getvalue()


def with_password(data: bytes) -> bytes:
    """The flag that a zip sets on the parts it encrypts, in both places where it stands."""
    marked = bytearray(data)
    for start, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = marked.find(start)
        while at >= 0:
            marked[at + offset] |= 1
            at = marked.find(start, at + 1)
    return bytes(marked)


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "policy.txt", "The file is empty"),
        (b" \n\t ", "policy.md", "The file is empty"),
        (b"", "policy.docx", "The file is empty"),
        (b"Be fair.", "policy.html", "Choose a Word file"),
        (b"Be fair.", "policy", "Choose a Word file"),
        (b"%PDF-1.7 ...", "policy.pdf", "Choose a Word file"),
        (b"%PDF-1.7 ...", "policy.txt", "This is a PDF"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...",
            "policy.docx",
            "protected by a password or in the older .doc",
        ),
        (with_password(word_file(paragraph("Be fair."))), "policy.docx", "protected by a password"),
        (b"x" * (LARGEST_FILE + 1), "policy.txt", "larger than 5 MB"),
        (b"x" * (LONGEST_TEXT + 1), "policy.txt", "longer than 500,000 characters"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "policy.txt", "could not read this file as text"),
        (b"\x81\x8d\x8f\x90\x9d", "policy.txt", "could not read this file as text"),
        (b"\xff\xfeB\x00e", "policy.txt", "could not read this file as text"),
        (word_file(paragraph("Be fair.")), "policy.txt", "could not read this file as text"),
        (b"Be fair.", "policy.docx", "could not open this as a Word file"),
        (zipped(sheet=b"<a/>"), "policy.docx", "could not open this as a Word file"),
        (word_file(paragraph("Be fair."))[:-60], "policy.docx", "could not open this as a Word file"),
        (word_file("<w:p>"), "policy.docx", "could not open this as a Word file"),
        (word_file("", extra={"word/styles.xml": BOMB}), "policy.docx", "could not open this as a Word file"),
        (word_file("<w:r>" * 5000 + "</w:r>" * 5000), "policy.docx", "could not open this as a Word file"),
        (word_file(paragraph("")), "policy.docx", "no words"),
        (
            word_file("", extra={"word/media/a": bytes(LARGEST_UNPACKED)}),
            "policy.docx",
            "unpacks to over 20 MB",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_what_to_do(data: bytes, name: str, sentence: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        read_file(data, name)
    assert sentence in refusal.value.message


@pytest.mark.parametrize(
    "data",
    ["Café – “fair”".encode(), "Café – “fair”".encode("utf-8-sig"), "Café – “fair”".encode("cp1252"),
     "Café – “fair”".encode("utf-16")],
)  # fmt: skip
def test_letters_are_read_in_the_encodings_that_word_processors_write(data: bytes) -> None:
    assert read_file(data, "policy.txt").text == "Café – “fair”"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("POLICY.MD", "Be fair.", Format.MARKDOWN),
        ("policy.markdown", "Be fair.", Format.MARKDOWN),
        ("policy.txt", "Be fair.", Format.PLAIN),
        ("policy.txt", "## Why\n\nBe fair.", Format.MARKDOWN),
    ],
)
def test_markdown_is_known_by_its_ending_or_by_its_headings(name: str, text: str, expected: Format) -> None:
    assert read_file(text.encode(), name).format == expected


def test_the_text_is_kept_as_it_came() -> None:
    text = " Purpose\r\n\r\n· [bookmark: x]Fair\t=1+1 <b>🌿</b>\r\n"
    assert read_text(text).text == text


def test_nothing_pasted_is_refused() -> None:
    with pytest.raises(ValidationError, match="There is no text here"):
        read_text(" \n ")
