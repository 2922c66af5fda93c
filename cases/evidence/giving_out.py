"""Giving out files: under a name that names nobody, never shown or run by the browser, and recorded."""

from collections.abc import Sequence
from datetime import datetime

from django.http import FileResponse, Http404

from cases.evidence.kinds import type_of
from cases.evidence.previews import CONTENT_TYPE
from cases.evidence.storing import preview_name
from cases.models import Complaint, Event, Evidence
from cases.models.evidence import private_storage
from cases.recording import record
from people.models import User

# Even where a browser opened it after all, it could do nothing.
LOCKED_UP = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def as_download(
    evidence: Evidence, complaint: Complaint, among: Sequence[Evidence], *, by: User | None, at: datetime
) -> FileResponse:
    """404 for what the virus scanner has not let through. Its number is its place `among` the others."""
    if not evidence.is_ready:
        raise Http404
    number, found = [each.pk for each in among].index(evidence.pk) + 1, type_of(evidence)
    record(complaint, Event.Kind.DOWNLOADED, f"File {number} downloaded", at=at, by=by)
    name = f"{complaint.reference}-{found.kind}-{number}.{found.extension}"
    return _answer(str(evidence.stored.name), name, found.content_type, as_attachment=True)


def as_preview(evidence: Evidence, number: int) -> FileResponse:
    """One of the pictures that were drawn of it. The page that shows them is recorded, they are not."""
    if number not in evidence.preview_numbers:
        raise Http404
    stored = preview_name(str(evidence.stored.name), number)
    return _answer(stored, f"preview-{number}.jpg", CONTENT_TYPE)


def _answer(stored: str, name: str, content_type: str, *, as_attachment: bool = False) -> FileResponse:
    try:
        content = private_storage().open(stored)
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(
        content, as_attachment=as_attachment, filename=name, content_type=content_type, headers=LOCKED_UP
    )
