"""The complainant's own page, the pages of what they can do there, and their letters."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from cases.downloads import as_download
from cases.intake.progress import progress_of
from cases.letters.paper import blocks_of
from cases.models import Complaint, Document, Event, Letter
from cases.own.complaint import NOT_NOW, STALE, OwnComplaint
from cases.own.offers import WORDS
from cases.own.opening import Visitor, opens_own_page
from cases.reporter import account_of
from cases.routes.steps import StepRefused
from cases.sent import seen, typed
from cases.step_forms.base import StepForm
from cases.workflow import AnswersInvalid, PageOutOfDate, take_step
from people.clock import london_date

REFUSED, FAULTY = 409, 422


@require_safe
@opens_own_page
def with_code(request: HttpRequest, visitor: Visitor, at: datetime) -> HttpResponse:
    """The complaints of the receipt code that was typed in; where it is one, that one."""
    if visitor.visit is None:
        return redirect("cases:code")
    made = progress_of(Complaint.objects.made_by(visitor.visit.reporter), london_date(at))
    if len(made) == 1:
        return redirect(made[0].complaint.own_link)
    return render(request, "cases/own/with_code.html", {"made": made, "visit": visitor.visit})


@require_safe
@opens_own_page
def own(request: HttpRequest, visitor: Visitor, at: datetime, pk: UUID) -> HttpResponse:
    """404 for everybody but the complainant, as for what does not exist."""
    return render(request, "cases/own/complaint.html", {"own": visitor.complaint(pk, at)})


@require_safe
@opens_own_page
def own_letter(request: HttpRequest, visitor: Visitor, at: datetime, pk: UUID, letter: UUID) -> HttpResponse:
    """A letter to the complainant, as it was sent."""
    own = visitor.complaint(pk, at)
    found = next((each for each in own.letters if each.pk == letter), None)
    if found is None:
        raise Http404
    context = {"own": own, "letter": found, "blocks": blocks_of(found.body)}
    return render(request, "cases/own/letter.html", context)


@require_safe
@opens_own_page
def own_letter_file(
    request: HttpRequest, visitor: Visitor, at: datetime, pk: UUID, letter: UUID
) -> HttpResponse:
    """The letter as a PDF; 404 while it is being made."""
    own = visitor.complaint(pk, at)
    theirs = Letter.objects.for_complainant(own.case).filter(pk=letter).order_by().values("pk")
    document = get_object_or_404(Document.objects.select_related("complaint"), letter__in=theirs)
    return as_download(document, by=account_of(own.user), at=at)


@require_http_methods(["GET", "HEAD", "POST"])
@opens_own_page
def own_step(request: HttpRequest, visitor: Visitor, at: datetime, pk: UUID, name: str) -> HttpResponse:
    """The questions of one thing that the complainant can do, and what came of answering them."""
    own = visitor.complaint(pk, at)
    if not own.has(name):
        raise Http404
    if request.method == "POST":
        return _take(request, visitor, own, name, at)
    refused = own.why_not(name)
    form = None if refused else own.form(name)
    return _answer(request, own, name, form, refused or "")


def _take(request: HttpRequest, visitor: Visitor, own: OwnComplaint, name: str, at: datetime) -> HttpResponse:
    answers = typed(request, own.form(name))
    try:
        take_step(own.case, name, by=own.user, at=at, seen=seen(request), **answers)
    except AnswersInvalid as invalid:
        return _answer(request, own, name, invalid.form)
    except PageOutOfDate:
        if not _was_sent_before(request, own, name):
            return _give_back(request, visitor.complaint(own.case.pk, at), name)
    except StepRefused:
        why = visitor.complaint(own.case.pk, at).why_not(name) or str(NOT_NOW)
        return _answer(request, own, name, None, why)
    messages.success(request, WORDS[name].done)
    return redirect("cases:own", own.case.pk)


def _was_sent_before(request: HttpRequest, own: OwnComplaint, name: str) -> bool:
    """Whether these very answers are on file: the first of two clicks sent them."""
    taken = own.case.events.exclude(kind=Event.Kind.REFUSED)
    last = taken.filter(actor=account_of(own.user), step=name).last()
    if last is None:
        return False
    kept = {question: answer["value"] for question, answer in last.answers.items() if question != "on"}
    return all(request.POST.get(question, "").strip() == value for question, value in kept.items())


def _give_back(request: HttpRequest, fresh: OwnComplaint, name: str) -> HttpResponse:
    """The page again with what was typed, on the complaint as it is now: sending it once more works."""
    refused = fresh.why_not(name)
    if refused:
        return _answer(request, fresh, name, None, refused)
    form = fresh.form(name, typed(request, fresh.form(name)))
    return _answer(request, fresh, name, form, str(STALE))


def _answer(
    request: HttpRequest, own: OwnComplaint, name: str, form: StepForm | None, refused: str = ""
) -> HttpResponse:
    faulty = form is not None and form.is_bound
    context = {"own": own, "offer": own.offer(name), "form": form, "refused": refused}
    status = REFUSED if refused else FAULTY if faulty else 200
    return render(request, "cases/own/step.html", context, status=status)
