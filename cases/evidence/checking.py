"""Whether a file may be kept, and what it is: told by its content, in agreement with its name."""

import re
from collections.abc import Collection

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from cases.evidence.apart import work
from cases.evidence.faults import Refused, sentence_for
from cases.evidence.kinds import (
    ADVICE,
    EMAIL,
    NOT_FOR_ANONYMOUS,
    OFFICE,
    PROMISES,
    TEXT,
    TYPES,
    FileType,
    extension_of,
)
from cases.evidence.names import is_dangerous
from cases.evidence.workshop.faults import Fault
from cases.models import Evidence
from config.uploads import MEGABYTE, is_cut, name_as_sent

HEAD = 8192  # bytes, enough to tell what a file is
ZIP = b"PK\x03\x04"
HEADER_OF_A_MAIL = re.compile(
    rb"^(from|to|received|return-path|delivered-to|subject|message-id|date|mime-version):", re.I | re.M
)
WRITTEN = frozenset({"message/rfc822", "application/json", "application/csv"})
# What is told by its content to be of a kind that has advice of its own, whatever it is called.
ADVISED = {
    "image/heic": "heic",
    "image/heif": "heic",
    "image/avif": "heic",
    "application/x-ole-storage": "doc",
    "application/CDFV2": "doc",
    "application/msword": "doc",
    "application/vnd.ms-excel": "doc",
    "application/vnd.ms-powerpoint": "doc",
    "text/rtf": "doc",
    "application/vnd.ms-outlook": "msg",
}


def check(file: UploadedFile, path: str, *, anonymous: bool) -> FileType:
    """Which type it is of. Raises `Refused` with the first sentence against it."""
    name = name_as_sent(file)
    try:
        _check_outside(file, name)
        found = _type_of(path, extension_of(name))
        if found.kind not in PROMISES.get(extension_of(name), frozenset({found.kind})):
            raise Fault("not_what_it_says")
    except _Advised as advised:
        raise Refused(name, ADVICE[advised.key]) from None
    except Fault as fault:
        raise Refused(name, sentence_for(fault.code)) from None
    if anonymous and found.kind in NOT_FOR_ANONYMOUS:
        raise Refused(name, NOT_FOR_ANONYMOUS[found.kind])
    _check_inside(found.kind, path, name)
    return found


class _Advised(Exception):
    """What can be done instead is known."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def _check_outside(file: UploadedFile, name: str) -> None:
    extension = extension_of(name)
    if is_dangerous(name):
        raise Fault("dangerous_name")
    if is_cut(file) or (file.size or 0) > settings.EVIDENCE_MOST_MB * MEGABYTE:
        is_alone = (file.size or 0) > settings.EVIDENCE_MOST_MB * MEGABYTE
        raise Fault("too_large" if is_alone else "too_large_together")
    if not file.size:
        raise Fault("empty")
    if extension in ADVICE:
        raise _Advised(extension)
    if extension and extension not in PROMISES:
        raise Fault("wrong_type")


def _type_of(path: str, extension: str) -> FileType:
    with open(path, "rb") as content:
        head = content.read(HEAD)
    if head.startswith(ZIP):
        return _document(path)
    called = _called(head)
    if called in ADVISED:
        raise _Advised(ADVISED[called])
    if called in TYPES:
        return TYPES[called]
    if called.startswith("text/") or called in WRITTEN or _reads_as_text(head):
        return _written(head, extension, called)
    raise Fault("not_what_it_says" if extension else "wrong_type")


def _called(head: bytes) -> str:
    """The type that the content tells. Raises `OSError` where the system has no libmagic to tell it."""
    try:
        # Not at the top: the site starts without it too, and takes complaints without files.
        import magic
    except ImportError as missing:
        raise OSError("libmagic is missing: install the package libmagic1.") from missing
    return str(magic.from_buffer(head, mime=True))


def _document(path: str) -> FileType:
    found = work("check_office", path)
    if found not in OFFICE:
        raise _Advised("zip")
    return OFFICE[found]


def _written(head: bytes, extension: str, called: str) -> FileType:
    """An e-mail is text too; what makes it one is what it begins with."""
    is_mail = HEADER_OF_A_MAIL.search(head) is not None
    if extension == "eml" and not is_mail:
        raise Fault("not_what_it_says")
    return EMAIL if extension == "eml" or (not extension and called == "message/rfc822") else TEXT


def _reads_as_text(head: bytes) -> bool:
    """The whole is not read: half a character may stand at the end of its head."""
    words = head.decode("utf-8", errors="ignore")
    return len(words.encode()) >= len(head) - 3 and all(
        each.isprintable() or each in "\t\r\n" for each in words
    )


def _check_inside(kind: Evidence.Kind, path: str, name: str) -> None:
    """A document has been looked into already, to tell what it is."""
    if kind in OPENED:
        try:
            work(f"check_{kind}", path)
        except Fault as fault:
            raise Refused(name, sentence_for(fault.code)) from None


OPENED: Collection[Evidence.Kind] = (Evidence.Kind.IMAGE, Evidence.Kind.PDF)
