"""Work that leaves the request: a PDF takes some seconds."""

from datetime import datetime
from typing import Any

from django_tasks import task

from cases.models import Complaint, Document
from people.models import User


def ask_for_document(
    complaint: Complaint, kind: Document.Kind, *, by: User, at: datetime, **details: Any
) -> Document:
    """A document that is made once the caller's transaction has ended."""
    document = Document.objects.create(
        complaint_id=complaint.pk, kind=kind, asked_by=by, asked_at=at, **details
    )
    make_document.enqueue(str(document.pk))
    return document


def ask_again(document: Document, at: datetime) -> None:
    """For a document that could not be made, or that nobody seems to be making."""
    again = Document.objects.filter(pk=document.pk).exclude(status=Document.Status.READY)
    if again.update(status=Document.Status.WAITING, asked_at=at):
        make_document.enqueue(str(document.pk))


@task()
def make_document(document_id: str) -> None:
    """Makes a document that is waited for; one that is ready, or gone, is left alone."""
    # Not at the top: the routes ask for documents, and what a document tells is read by way of the routes.
    from cases.documents import render

    waiting = Document.objects.filter(pk=document_id, status=Document.Status.WAITING)
    if (document := waiting.select_related("complaint", "letter").first()) is not None:
        document.keep(lambda: render(document))
