"""Pages for everyone who is signed in: the start page, making a complaint, following one's own."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from cases.filing import AlreadyFiled, file_complaint
from cases.intake.forms import ComplaintForm
from cases.intake.progress import progress_of
from cases.models import Complaint
from people.clock import london_date, now
from people.requests import SignedInRequest


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What Redress is and where to begin."""
    return render(request, "cases/home.html")


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: SignedInRequest) -> HttpResponse:
    """The filing page."""
    at = now()
    form = ComplaintForm(
        request.POST or None,
        user=request.user,
        today=london_date(at),
        initial={"same_events_as": request.GET.get("with")},
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
    made = progress_of(Complaint.objects.made_by(request.user))
    sent = Complaint.objects.sent_by(request.user).exclude(pk__in=[each.complaint.pk for each in made])
    return render(request, "cases/mine.html", {"made": made, "sent": sent})


def _confirmation(complaint: Complaint) -> dict[str, object]:
    return {"complaint": complaint, "first": complaint.deadlines.running().first()}
