"""The PDFs of a case: asking for a chronology, waiting for a document, fetching it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.acting import Acting
from cases.admin.step_page import FAULTY, OK, case_for
from cases.documents import documents_of, is_open_to
from cases.downloads import as_download
from cases.letters.kinds import BY_CODE
from cases.letters.paper import blocks_of
from cases.models import Document, Event
from cases.recording import record
from cases.routes import Case
from cases.step_forms.chronology import ForWhom, MakeChronology
from cases.tasks import ask_again, ask_for_document
from config.made_pdfs import coming_back, how_it_stands
from people.clock import london_date, now
from people.requests import SignedInRequest


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def chronology_page(request: SignedInRequest, pk: UUID, site: dict[str, Any]) -> HttpResponse:
    """First for whom it is made, then what it leaves out; then it is made in the background."""
    at = now()
    case = case_for(request, pk, at)
    made_for = ForWhom(request.GET if "made_for" in request.GET else None)
    page = {**site, "title": "Make a chronology", "case": case, "form": made_for}
    if not made_for.is_valid():
        return _chronology_page(request, page, FAULTY if made_for.is_bound else OK)
    form = MakeChronology(
        request.POST if request.method == "POST" else None,
        case=case,
        made_for=made_for.cleaned_data["made_for"],
        asking=Acting(request.user, london_date(at)),
    )
    if request.method == "POST" and form.is_valid():
        return redirect(document_address(_make(case, form, request, at)))
    reader = Document.For(form.made_for).label
    return _chronology_page(
        request, {**page, "form": form, "reader": reader}, FAULTY if form.is_bound else OK
    )


def _chronology_page(request: SignedInRequest, page: dict[str, Any], status: int) -> HttpResponse:
    return TemplateResponse(request, "admin/cases/letters/chronology.html", page, status=status)


def _make(case: Case, form: MakeChronology, request: SignedInRequest, at: datetime) -> Document:
    """Giving out a case is recorded. A second click waits for what the first has asked for."""
    details = {
        "made_for": form.made_for,
        "withheld": form.left_out,
        "other_names": form.cleaned_data["other_names"],
    }
    with transaction.atomic():
        asked = case.documents.filter(status=Document.Status.WAITING, asked_by=request.user, **details)
        if (waiting := asked.first()) is not None:
            return waiting
        reader = Document.For(form.made_for).label
        record(case, Event.Kind.PRINTED, f"Chronology made for: {reader}", at=at, by=request.user)
        return ask_for_document(case, Document.Kind.CHRONOLOGY, by=request.user, at=at, **details)


@never_cache
@require_safe
def document_page(request: SignedInRequest, pk: UUID, document: UUID, site: dict[str, Any]) -> HttpResponse:
    """Offers the document, or waits for it."""
    at = now()
    case, found = _document(request, pk, document, at)
    standing = how_it_stands(request, found, at)
    page = {
        "title": title_of(found),
        "case": case,
        "document": found,
        "words": blocks_of(found.letter.body) if found.letter else [],
    }
    answer = TemplateResponse(request, "admin/cases/letters/document.html", site | page | standing)
    return coming_back(answer, standing)


@require_POST
def document_again(request: SignedInRequest, pk: UUID, document: UUID, site: dict[str, Any]) -> HttpResponse:
    """For a document that could not be made, or that nobody seems to be making."""
    at = now()
    _, found = _document(request, pk, document, at)
    ask_again(found, at)
    return redirect(document_address(found))


@never_cache
@require_safe
def document_file(request: SignedInRequest, pk: UUID, document: UUID, site: dict[str, Any]) -> HttpResponse:
    at = now()
    _, found = _document(request, pk, document, at)
    return as_download(found, by=request.user, at=at)


def _document(request: SignedInRequest, pk: UUID, document: UUID, at: datetime) -> tuple[Case, Document]:
    """404 for another case's document and for one that is not for this account, as for none."""
    case = case_for(request, pk, at)
    found = documents_of(case).filter(pk=document).first()
    if found is None or not is_open_to(found, case, Acting(request.user, london_date(at))):
        raise Http404
    return case, found


def document_address(document: Document) -> str:
    return reverse("casework:document", args=[document.complaint_id, document.pk])


def title_of(document: Document) -> str:
    if document.letter:
        return f"Letter: {BY_CODE[document.letter.code].title}"
    return f"Chronology for: {document.get_made_for_display()}"
