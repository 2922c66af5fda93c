"""Pages for everyone who is signed in: the start page, making a complaint, following one's own."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from cases.calendar_feed import calendar_of
from cases.filing import AlreadyFiled, file_complaint
from cases.intake.forms import ComplaintForm
from cases.intake.progress import hears_by, progress_of
from cases.models import Complaint
from people.calendar_key import account_with_calendar
from people.clock import london_date, now, today
from people.requests import SignedInRequest
from people.standing import person_of


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What Redress is and where to begin."""
    return render(request, "cases/home.html")


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: SignedInRequest, earlier: UUID | None = None) -> HttpResponse:
    """The filing page; `earlier` is one's own complaint about somebody else for the same events."""
    at = now()
    form = ComplaintForm(
        request.POST if request.method == "POST" else None,
        user=request.user,
        today=london_date(at),
        earlier=get_object_or_404(Complaint.objects.sent_by(request.user), pk=earlier) if earlier else None,
    )
    if request.method != "POST":
        return render(request, "cases/file.html", {"form": form})
    if not form.is_valid():
        return render(request, "cases/file.html", {"form": form}, status=422)
    try:
        complaint = file_complaint(form.filing(), by=request.user, at=at)
    except AlreadyFiled as sent_before:
        complaint = sent_before.complaint
    if complaint.anonymous:
        # No page of its own: nothing ties an anonymous complaint to this account or its session.
        return render(request, "cases/filed.html", _confirmation(complaint))
    return redirect("cases:filed", complaint.pk)


@login_required
@never_cache
@require_GET
def filed(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """What happens next, for the one who sent it."""
    complaint = get_object_or_404(Complaint.objects.sent_by(request.user), pk=pk)
    return render(request, "cases/filed.html", _confirmation(complaint))


@login_required
@never_cache
@require_GET
def mine(request: SignedInRequest) -> HttpResponse:
    """The complaints one has made, and those one has sent for others."""
    on = today()
    made = progress_of(Complaint.objects.made_by(request.user), on)
    own = [each.complaint.pk for each in made]
    sent = Complaint.objects.sent_by(request.user).exclude(pk__in=own).select_related("complainant")
    facts = {"made": made, "sent": sent, "is_on_register": person_of(request.user, on) is not None}
    return render(request, "cases/mine.html", facts)


def _confirmation(complaint: Complaint) -> dict[str, object]:
    return {"complaint": complaint, "hears_by": hears_by(complaint)}


@never_cache
@require_safe
def calendar(request: HttpRequest, key: str) -> HttpResponse:
    """The days on which something is due for the account whose private address this is."""
    account = account_with_calendar(key)
    if account is None:
        raise Http404
    return HttpResponse(calendar_of(account, now()), content_type="text/calendar; charset=utf-8")
