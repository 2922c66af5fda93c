"""The yearly report for those who may read it. For everybody else it does not exist."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cases.models import Event
from cases.recording import record
from config.made_pdfs import coming_back, how_it_stands
from people.clock import now, today
from people.requests import SignedInRequest
from people.standing import may_read_reports
from reports import snapshots
from reports.contents import build_report
from reports.counts import years_with_complaints
from reports.figures import annual_figures
from reports.forms import PeriodForm
from reports.models import Audience, Paper, Snapshot
from reports.period import Period
from reports.tasks import make_paper

View = Callable[..., HttpResponse]


def readers_only(view: View) -> View:
    @wraps(view)
    @login_required
    @never_cache
    def guarded(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_read_reports(request.user, today()):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@require_safe
@readers_only
def index(request: SignedInRequest) -> HttpResponse:
    """Which year, as at which day; and the papers made so far."""
    on = today()
    form = PeriodForm(
        request.GET if "year" in request.GET else None, years=years_with_complaints(on), today=on
    )
    if form.is_valid():
        return redirect(_address(form.period))
    context = {"form": form, "papers": _papers().filter(status=Paper.Status.READY)}
    return render(request, "reports/index.html", context)


@require_safe
@readers_only
def year(request: SignedInRequest, label: str) -> HttpResponse:
    period = _period(label, request.GET.get("as_at"))
    figures = annual_figures(period.year, period.as_at)
    report = build_report(
        figures, Audience.TRUSTEES, settings.SUPPRESSION_THRESHOLD, snapshots.restated(figures)
    )
    papers = _papers().filter(snapshot__year=period.year.label, status=Paper.Status.READY)
    context = {"report": report, "audiences": Audience, "papers": papers}
    return render(request, "reports/year.html", context)


@require_POST
@readers_only
def ask(request: SignedInRequest, label: str, audience: str) -> HttpResponse:
    """Freezes the figures and has the paper made in the background, unless that has been done already."""
    if audience not in Audience:
        raise Http404
    period, at = _period(label, request.POST.get("as_at")), now()
    snapshot = snapshots.freeze(period.year, period.as_at, by=request.user, at=at)
    return _have_made(snapshot, Audience(audience), at)


@require_POST
@readers_only
def ask_again(request: SignedInRequest, paper_id: UUID) -> HttpResponse:
    """For a paper that could not be made, or that nobody seems to be making."""
    asked_for = get_object_or_404(_papers(), pk=paper_id)
    return _have_made(asked_for.snapshot, Audience(asked_for.audience), now())


def _have_made(snapshot: Snapshot, audience: Audience, at: datetime) -> HttpResponse:
    paper = snapshots.paper_of(snapshot, audience, at)
    if paper.status == Paper.Status.WAITING:
        make_paper.enqueue(str(paper.pk))
    return redirect(paper)


@require_safe
@readers_only
def paper(request: SignedInRequest, paper_id: UUID) -> HttpResponse:
    """Offers the paper, or waits for it."""
    asked_for = get_object_or_404(_papers(), pk=paper_id)
    standing = how_it_stands(request, asked_for, now())
    page = render(request, "reports/paper_page.html", {"paper": asked_for, **standing})
    return coming_back(page, standing)


@require_safe
@readers_only
def download(request: SignedInRequest, paper_id: UUID) -> HttpResponse:
    ready = get_object_or_404(
        Paper.objects.select_related("snapshot"), pk=paper_id, status=Paper.Status.READY
    )
    record(None, Event.Kind.DOWNLOADED, str(ready), at=now(), by=request.user)
    return ready.as_download()


def _papers() -> QuerySet[Paper]:
    """Without what is large: the PDF and the figures."""
    return Paper.objects.select_related("snapshot").defer("pdf", "snapshot__figures")


def _period(label: str, as_at: str | None) -> Period:
    """The period of an address; 404 where the address can't be meant."""
    on = today()
    try:
        period = Period.read(label, as_at, on)
    except ValueError:
        raise Http404 from None
    if period.as_at > on:
        raise Http404
    return period


def _address(period: Period) -> str:
    return reverse("reports:year", args=[period.year.label], query={"as_at": period.as_at.isoformat()})
