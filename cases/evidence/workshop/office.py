"""Documents of an office: archives of XML, cleaned of who wrote, changed and printed them."""

from collections.abc import Callable
from io import BytesIO
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from cases.evidence.workshop import office_xml
from cases.evidence.workshop.archives import check_archive, opened, read
from cases.evidence.workshop.faults import Fault
from cases.evidence.workshop.images import strip as strip_image
from cases.evidence.workshop.jpegs import without_hidden

# What an archive must hold to be such a document.
HOLDS = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "pptx": "ppt/presentation.xml",
}
ODF_TYPES = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
    "odp": b"application/vnd.oasis.opendocument.presentation",
}
LONG_AGO = (1980, 1, 1, 0, 0, 0)
THUMBNAILS = ("docprops/thumbnail", "thumbnails/")
EMPTIED = ("printersettings", "/embeddings/", "/activex/", "/objectreplacements/", "/_xmlsignatures/")
PICTURES = (".png", ".gif", ".webp")
NESTED = (".docx", ".xlsx", ".pptx")
XML = (".xml", ".rels", ".rdf")


def check(source: str) -> str:
    """Answers which of the documents it is, by its extension."""
    check_archive(source)
    with opened(source) as archive:
        names = set(archive.namelist())
        for extension, part in HOLDS.items():
            if part in names and "[Content_Types].xml" in names:
                return extension
        if "mimetype" in names:
            said = read(archive, archive.getinfo("mimetype")).strip()
            return next((each for each, words in ODF_TYPES.items() if words == said), "")
    return ""


def strip(source: str | IO[bytes], target: str | IO[bytes]) -> None:
    """Part by part into a new archive, without days, names of makers, or what is hung on behind."""
    with opened(source) as archive, ZipFile(target, "w", ZIP_DEFLATED) as bare:
        seen: set[str] = set()
        for entry in archive.infolist():
            name = entry.filename
            if entry.is_dir() or name in seen or name.lower().startswith(THUMBNAILS):
                continue
            seen.add(name)
            fresh = ZipInfo(name, LONG_AGO)
            fresh.compress_type = entry.compress_type
            bare.writestr(fresh, _cleaner_of(name.lower())(read(archive, entry)))


def _cleaner_of(name: str) -> Callable[[bytes], bytes]:
    if name.endswith(NESTED):
        return _nested
    if any(each in f"/{name}" for each in EMPTIED) and not name.endswith(".rels"):
        return lambda part: b""
    if name.endswith((".jpg", ".jpeg")):
        return without_hidden
    if name.endswith(PICTURES):
        return _picture
    if name.endswith(XML):
        return lambda part: office_xml.strip(name, part)
    return lambda part: part


def _nested(part: bytes) -> bytes:
    bare = BytesIO()
    strip(BytesIO(part), bare)
    return bare.getvalue()


def _picture(part: bytes) -> bytes:
    """What cannot be read as a picture shows nothing and may hide anything."""
    bare = BytesIO()
    try:
        strip_image(BytesIO(part), bare)
    except Fault:
        return b""
    return bare.getvalue()
