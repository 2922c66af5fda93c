"""The pages of alerts and counts. What is not for an account answers 404, as if it did not exist."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from monitoring.access import reads_counts
from monitoring.facts import AlertFacts
from monitoring.forms import ReviewForm, YearForm
from monitoring.models import Alert
from monitoring.people_counts import counts_visible_to
from monitoring.reviews import NotToReview, ReviewRefused, record_review
from monitoring.years import FinancialYear
from people.clock import london_date, now, today
from people.requests import SignedInRequest

FAULTY = 422
LONGEST_NUMBER = 10  # digits


@never_cache
@require_safe
def list_page(request: SignedInRequest, site: dict[str, Any]) -> HttpResponse:
    alerts = Alert.objects.visible_to(request.user, today()).to_review_first().select_related("person")
    page = {"title": "Alerts", "alerts": alerts, "may_read_counts": reads_counts(request.user)}
    return TemplateResponse(request, "admin/monitoring/alert/list.html", site | page)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def alert_page(request: SignedInRequest, pk: UUID, site: dict[str, Any]) -> HttpResponse:
    at = now()
    on = london_date(at)
    alert = get_object_or_404(Alert.objects.visible_to(request.user, on).select_related("person"), pk=pk)
    form = ReviewForm(request.POST or None, alert=alert, at=at)
    if request.method == "POST" and form.is_valid() and _is_settled(request, alert, form):
        return redirect(alert.link)
    page = {
        "title": str(alert),
        "alert": alert,
        "facts": AlertFacts.of(alert, request.user, on),
        "form": form if alert.is_to_review else None,
    }
    status = FAULTY if form.errors else 200
    return TemplateResponse(request, "admin/monitoring/alert/alert.html", site | page, status=status)


def _is_settled(request: SignedInRequest, alert: Alert, form: ReviewForm) -> bool:
    """Records the review; False when it was refused, with the sentence on the form above what was typed."""
    try:
        record_review(alert, by=request.user, at=form.at, seen=_seen(request), **form.cleaned_data)
        messages.success(request, "The review is recorded, and the alert is closed.")
    except NotToReview:
        messages.warning(request, "Nothing was recorded: the alert was reviewed or has cleared meanwhile.")
    except ReviewRefused as refused:
        form.add_error(None, str(refused))
        return False
    return True


def _seen(request: SignedInRequest) -> int:
    """How many changes of the count the page showed; a page that does not say has seen none."""
    sent = request.POST.get("seen", "")
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < LONGEST_NUMBER else 0


@never_cache
@require_safe
def counts_page(request: SignedInRequest, site: dict[str, Any]) -> HttpResponse:
    """`?year=2025-26` chooses another year than the present one."""
    if not reads_counts(request.user):
        raise Http404
    on = today()
    this_year = FinancialYear.containing(on)
    form = YearForm(request.GET if "year" in request.GET else {"year": this_year.label}, this_year=this_year)
    year = FinancialYear.parse(form.cleaned_data["year"]) if form.is_valid() else this_year
    rows = counts_visible_to(request.user, year, on)
    page = {"title": f"Complaints per person, {year}", "form": form, "year": year, "rows": rows}
    return TemplateResponse(request, "admin/monitoring/alert/counts.html", site | page)
