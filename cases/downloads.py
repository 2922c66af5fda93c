"""Giving out a document: as a file, never shown in the browser, and recorded."""

from datetime import datetime

from django.http import Http404, HttpResponse

from cases.models import Document, Event
from cases.recording import record
from people.models import User


def as_download(document: Document, *, by: User | None, at: datetime) -> HttpResponse:
    """
    404 while there is nothing to give out yet.

    Nothing is recorded of somebody without an account: when a receipt code was used is nobody's business.
    """
    if document.status != Document.Status.READY:
        raise Http404
    if by is not None:
        words = f"{document.get_kind_display()} downloaded"
        record(document.complaint, Event.Kind.DOWNLOADED, words, at=at, by=by)
    return document.as_download()
