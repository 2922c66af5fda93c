"""Making a complaint: the door, the steps, and coming back to them later."""

from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.intake.drafts import MOST_OF_AN_ACCOUNT, begin_draft, keep_answers, throw_away
from cases.intake.holder import Holder, give_keys
from cases.intake.keys import hash_of
from cases.intake.limits import may_begin
from cases.intake.opening import cannot_be_opened, opens_draft, public_or_signed_in, typed_in
from cases.intake.sent_before import sent_with
from cases.intake.step_page import CHANGE, FIRST_STEP, page_after, page_of_next, show_step, step_of
from cases.intake.steps import STEPS
from cases.intake.walk import left_at
from cases.models import Complaint, Draft
from people.clock import london_date, now


@public_or_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest) -> HttpResponse:
    """What it is and how it goes on; POST begins a draft. `earlier` is a complaint on the same events."""
    at, holder = now(), Holder.of(request)
    unfinished = holder.unfinished(at)
    sent = request.POST if request.method == "POST" else request.GET
    earlier = _earlier(holder, sent["earlier"]) if sent.get("earlier") else None
    facts = {
        "unfinished": unfinished,
        "may_begin": not _has_enough(holder, unfinished),
        "earlier": earlier,
    }
    if request.method != "POST" or not facts["may_begin"]:
        return render(request, "cases/intake/door.html", facts)
    if not may_begin(request):
        return render(request, "cases/intake/door.html", facts | {"is_busy": True}, status=429)
    return _begin(holder, earlier, at)


def _has_enough(holder: Holder, unfinished: list[Draft]) -> bool:
    """Without an account one at a time: whoever shares the browser should find little."""
    if not holder.account.is_authenticated:
        return bool(unfinished)
    return sum(draft.account_id is not None for draft in unfinished) >= MOST_OF_AN_ACCOUNT


def _earlier(holder: Holder, pk: str) -> Complaint:
    try:
        return get_object_or_404(Complaint.objects.sent_by(holder.account), pk=UUID(pk))
    except ValueError:
        raise Http404 from None


def _begin(holder: Holder, earlier: Complaint | None, at: datetime) -> HttpResponse:
    draft, key = begin_draft(holder.account, earlier, at)
    response = redirect("cases:intake_step", draft.pk, FIRST_STEP)
    give_keys(response, (key, *holder.keys))
    return response


@require_safe
def another(request: HttpRequest, earlier: UUID) -> HttpResponse:
    """The door, for a complaint about somebody else for the same events."""
    return redirect(f"{reverse('cases:file')}?{urlencode({'earlier': earlier})}")


@opens_draft
@require_safe
def go_on(request: HttpRequest, holder: Holder, draft: Draft, at: datetime) -> HttpResponse:
    """To where somebody left off."""
    return redirect("cases:intake_step", draft.pk, left_at(draft))


@opens_draft
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, holder: Holder, draft: Draft, at: datetime, *, step: str) -> HttpResponse:
    """One step: shown with what was typed; or kept as it was left, and only then looked at."""
    if step not in STEPS:
        raise Http404
    if request.method != "POST":
        return show_step(request, draft, step_of(request, draft, step, london_date(at)))
    keep_answers(draft, step, typed_in(request), at)
    if "keep" in request.POST:  # sent by the page itself while somebody types or leaves
        return HttpResponse(status=204)
    form = step_of(request, draft, step, london_date(at))
    faults = len(form.errors)
    form.keep(draft, at)
    if form.pressed(draft, at):
        return redirect(request.get_full_path())
    if "save" in request.POST and len(form.errors) == faults:
        return redirect("cases:intake_saved", draft.pk)
    if form.errors:
        return show_step(request, draft, form, status=422)
    return redirect(page_after(request, draft, form))


@opens_draft
@require_safe
def immediate_help(request: HttpRequest, holder: Holder, draft: Draft, at: datetime) -> HttpResponse:
    """Whom to call now, for somebody who is not safe, and the way on."""
    go_on = page_of_next(draft, FIRST_STEP, is_change=CHANGE in request.GET)
    return render(request, "cases/intake/help.html", {"go_on": go_on, "draft": draft})


@opens_draft
@require_safe
def saved(request: HttpRequest, holder: Holder, draft: Draft, at: datetime) -> HttpResponse:
    """How to come back to it, and until when."""
    key = "" if draft.account_id else holder.key_of(draft)
    link = request.build_absolute_uri(reverse("cases:intake_resume", args=[key])) if key else ""
    return render(request, "cases/intake/saved.html", {"draft": draft, "link": link})


@opens_draft
@require_http_methods(["GET", "HEAD", "POST"])
def forget(request: HttpRequest, holder: Holder, draft: Draft, at: datetime) -> HttpResponse:
    """Asks once, then throws the draft away."""
    if request.method != "POST":
        return render(request, "cases/intake/throw_away.html", {"draft": draft})
    throw_away(draft)
    messages.success(request, _("It is thrown away. We have kept nothing of it."))
    response = redirect("cases:file")
    give_keys(response, (key for key in holder.keys if key != holder.key_of(draft)))
    return response


@public_or_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def come_back(request: HttpRequest, key: str) -> HttpResponse:
    """
    The private link. It asks first, so that nobody goes on by mistake in a draft that another can read.
    """
    at, holder = now(), Holder.of(request)
    linked = Holder(holder.account, (key, *holder.keys))
    draft = Draft.objects.alive(at).filter(key_hash=hash_of(key)).first()
    if draft is None or not linked.may_open(draft):
        return cannot_be_opened(request, sent_with(key))
    if request.method != "POST":
        return render(request, "cases/intake/come_back.html", {"draft": draft})
    response = redirect("cases:intake", draft.pk)
    give_keys(response, linked.keys)
    return response
