"""
Takes in a policy's text from a file or from what somebody pasted.

Whatever cannot be read is refused with a `ValidationError` whose sentence says what to do about it.
"""

import re
from pathlib import PurePath

from django.core.exceptions import ValidationError

from policies.documents.document import Document, Format
from policies.documents.word import html_of_word_file

LARGEST_FILE = 5 * 1024 * 1024  # bytes
LONGEST_TEXT = 500_000  # characters, some 250 pages
MARKDOWN_ENDINGS = (".md", ".markdown")
TEXT_ENDINGS = (".txt", *MARKDOWN_ENDINGS)
WORD_ENDING = ".docx"
ACCEPTED_ENDINGS = (WORD_ENDING, *TEXT_ENDINGS)

_MARKDOWN_HEADING = re.compile(r"^#{1,6} +\S", re.MULTILINE)
_NOT_IN_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_STARTS_OF_OTHER_FILES = {
    b"%PDF": "This is a PDF. Save the policy as a Word file (.docx) or a text file (.txt) and choose that.",
    b"\xd0\xcf\x11\xe0": (
        "This Word file is protected by a password or in the older .doc format. "
        "Take the password off, save it as .docx and choose that."
    ),
}


def read_file(data: bytes, name: str) -> Document:
    """`name` is looked at for its ending only, and forgotten: file names can hold people's names."""
    ending = PurePath(name).suffix.lower()
    if ending not in ACCEPTED_ENDINGS:
        raise ValidationError("Choose a Word file (.docx), a text file (.txt) or a Markdown file (.md).")
    if len(data) > LARGEST_FILE:
        raise ValidationError(
            f"The file is larger than {LARGEST_FILE // 1024**2} MB. Take out its pictures and try again."
        )
    if not data.strip():
        raise ValidationError("The file is empty. Choose the file that holds the policy’s text.")
    for start, sentence in _STARTS_OF_OTHER_FILES.items():
        if data.startswith(start):
            raise ValidationError(sentence)
    if ending == WORD_ENDING:
        return Document(Format.WORD, _checked(html_of_word_file(data)))
    return read_text(_decoded(data), is_markdown=ending in MARKDOWN_ENDINGS)


def read_text(text: str, *, is_markdown: bool = False) -> Document:
    """Pasted text, or that of a text file. A `#` heading shows that it is Markdown."""
    if not text.strip():
        raise ValidationError("There is no text here. Give the policy’s text.")
    is_markdown = is_markdown or bool(_MARKDOWN_HEADING.search(text))
    return Document(Format.MARKDOWN if is_markdown else Format.PLAIN, _checked(text))


def _checked(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise ValidationError(f"The text is longer than {LONGEST_TEXT:,} characters. Take it in as several.")
    return text


def _decoded(data: bytes) -> str:
    """UTF-8, UTF-16 when marked as such, else the Windows letters of older word processors."""
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _NOT_IN_TEXT.search(text):
            return text
    raise ValidationError("We could not read this file as text. Save it as a text file (UTF-8) or as .docx.")
