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
DRAWN_ANEW = (b"\x89PNG", b"GIF8")
JPEG = b"\xff\xd8"
# Sound, film, and pictures that are not drawn anew: nobody here takes out the places and names they hold.
NOT_CLEANED = (b"II*\0", b"MM\0*", b"ID3", b"OggS", b"fLaC", b"\x1aE\xdf\xa3", b"\x30\x26\xb2\x75", b"#!AMR")
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
    if name.endswith(PICTURES):
        return _picture
    if name.endswith(XML):
        return lambda part: office_xml.strip(name, part)
    return _by_content


def _nested(part: bytes) -> bytes:
    bare = BytesIO()
    strip(BytesIO(part), bare)
    return bare.getvalue()


def _by_content(part: bytes) -> bytes:
    """Whatever the part is called: an office opens it by what is in it."""
    if part.startswith(JPEG):
        return without_hidden(part)
    if part.startswith(DRAWN_ANEW) or (part.startswith(b"RIFF") and part[8:12] == b"WEBP"):
        return _picture(part)
    if part.startswith((*NOT_CLEANED, b"RIFF")) or part[4:8] == b"ftyp":
        return b""
    return part


def _picture(part: bytes) -> bytes:
    """What cannot be read as a picture shows nothing and may hide anything."""
    bare = BytesIO()
    try:
        strip_image(BytesIO(part), bare)
    except Fault:
        return b""
    return bare.getvalue()
