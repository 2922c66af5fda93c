"""The start page, the list of one's own complaints, and the calendar of what is due."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from cases.calendar_feed import calendar_of
from cases.intake.drafts import unfinished_of
from cases.intake.progress import progress_of
from cases.models import Complaint
from cases.own.opening import Visitor, opens_own_page
from people.calendar_key import account_with_calendar
from people.clock import london_date, now
from people.standing import person_of


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What Redress is and where to begin."""
    return render(request, "cases/home.html", {"unfinished": unfinished_of(request.user, now())})


@require_GET
@opens_own_page
def mine(request: HttpRequest, visitor: Visitor, at: datetime) -> HttpResponse:
    """The complaints one has made by account, and those one has sent for others."""
    account, on = visitor.account, london_date(at)
    if not account.is_authenticated:
        return redirect("cases:with_code")
    made = progress_of(Complaint.objects.made_by(account), on)
    own = [each.complaint.pk for each in made]
    sent = Complaint.objects.sent_by(account).exclude(pk__in=own).select_related("complainant")
    facts = {
        "made": made,
        "sent": sent,
        "unfinished": unfinished_of(account, at),
        "is_on_register": person_of(account, on) is not None,
    }
    return render(request, "cases/mine.html", facts)


@never_cache
@require_safe
def calendar(request: HttpRequest, key: str) -> HttpResponse:
    """The days on which something is due for the account whose private address this is."""
    account = account_with_calendar(key)
    if account is None:
        raise Http404
    return HttpResponse(calendar_of(account, now()), content_type="text/calendar; charset=utf-8")
