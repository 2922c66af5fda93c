"""
Word files (.docx): a zip of XML, so both are checked before anything is unpacked or parsed.
"""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

import mammoth
from django.core.exceptions import ValidationError

LARGEST_UNPACKED = 20 * 1024 * 1024  # bytes
MOST_PARTS = 2_000
MAIN_PART = "word/document.xml"
XML_ENDINGS = (".xml", ".rels")
STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => p:fresh"

DAMAGED = "We could not open this as a Word file. Open it in Word, save it again as .docx and try that."


def html_of_word_file(data: bytes) -> str:
    """The file's content as HTML that still has to be cleaned. Pictures leave their description behind."""
    _refuse_what_is_no_plain_word_file(data)
    try:
        result = mammoth.convert_to_html(
            BytesIO(data), style_map=STYLES, convert_image=_description_only, id_prefix="doc-"
        )
    except Exception as error:  # mammoth lets through whatever its parsers meet in a damaged file
        raise ValidationError(DAMAGED) from error
    html: str = result.value
    if not html.strip():
        raise ValidationError("We found no words in this file. Choose the one that holds the policy’s text.")
    return html


_description_only = mammoth.images.img_element(lambda image: {"src": ""})


def _refuse_what_is_no_plain_word_file(data: bytes) -> None:
    try:
        with ZipFile(BytesIO(data)) as package:
            _refuse_unsafe_parts(package)
    except (BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise ValidationError(DAMAGED) from error


def _refuse_unsafe_parts(package: ZipFile) -> None:
    parts = package.infolist()
    if MAIN_PART not in package.namelist():
        raise ValidationError(DAMAGED)
    if any(part.flag_bits & 0x1 for part in parts):
        raise ValidationError("This file is protected by a password. Take the password off and try again.")
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise ValidationError(
            f"The file unpacks to over {LARGEST_UNPACKED // 1024**2} MB. Take out its pictures and try again."
        )
    for part in parts:
        if part.filename.endswith(XML_ENDINGS) and b"<!" in package.read(part).replace(b"<!--", b""):
            raise ValidationError(DAMAGED)  # Word declares no document types; entities could grow without end
