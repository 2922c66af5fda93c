"""What the archives are made of that documents are: none may swell, point outside or hold a program."""

from collections.abc import Iterator
from io import BytesIO
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from cases.evidence.workshop.faults import Fault

MOST_ENTRIES = 10_000
MOST_BYTES = 400 * 1024**2  # unpacked, with all that is nested in it
MOST_SWELLING = 100  # times; XML rarely packs better than that
ALWAYS_FINE = 4 * 1024**2  # bytes: an empty sheet packs very well
DEPTH = 3
PROGRAMS = ("vbaproject.bin", "vbadata.xml")
NESTED = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".zip", ".docm", ".xlsm", ".pptm")


def check_archive(source: str | IO[bytes], depth: int = 1) -> int:
    """Answers how many bytes are in it, unpacked."""
    with opened(source) as archive:
        entries = archive.infolist()
        if len(entries) > MOST_ENTRIES:
            raise Fault("swells")
        total = sum(map(_checked, entries))
        if total > MOST_BYTES:
            raise Fault("swells")
        for nested in _nested(archive, entries, depth):
            total += check_archive(nested, depth + 1)
            if total > MOST_BYTES:
                raise Fault("swells")
    return total


def opened(source: str | IO[bytes]) -> ZipFile:
    try:
        return ZipFile(source)
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        raise Fault("unreadable") from None


def read(archive: ZipFile, entry: ZipInfo) -> bytes:
    """Never more than it said it would be."""
    try:
        with archive.open(entry) as packed:
            found = packed.read(entry.file_size + 1)
    except (BadZipFile, OSError, ValueError, EOFError, NotImplementedError, RuntimeError):
        raise Fault("unreadable") from None
    if len(found) > entry.file_size:
        raise Fault("swells")
    return found


def _checked(entry: ZipInfo) -> int:
    """Answers its size, unpacked."""
    parts = entry.filename.replace("\\", "/").split("/")
    if ".." in parts or entry.filename.startswith(("/", "\\")):
        raise Fault("unreadable")
    if entry.flag_bits & 1:
        raise Fault("encrypted")
    if parts[-1].lower() in PROGRAMS:
        raise Fault("holds_program")
    if entry.file_size > max(ALWAYS_FINE, entry.compress_size * MOST_SWELLING):
        raise Fault("swells")
    return entry.file_size


def _nested(archive: ZipFile, entries: list[ZipInfo], depth: int) -> Iterator[BytesIO]:
    for entry in entries:
        if entry.filename.lower().endswith(NESTED):
            if depth == DEPTH:
                raise Fault("swells")
            yield BytesIO(read(archive, entry))
