"""Giving out a document: as a file, never shown in the browser, and recorded."""

from datetime import datetime

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from cases.models import Document, Event
from cases.recording import record
from people.models import User


def as_download(document: Document, *, by: User, at: datetime) -> HttpResponse:
    """404 while there is nothing to give out yet."""
    if document.status != Document.Status.READY:
        raise Http404
    record(
        document.complaint, Event.Kind.DOWNLOADED, f"{document.get_kind_display()} downloaded", at=at, by=by
    )
    headers = {"Content-Disposition": content_disposition_header(True, document.file_name)}
    return HttpResponse(document.pdf, content_type="application/pdf", headers=headers)
