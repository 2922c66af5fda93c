"""The last page: every answer looked at once more, sent, and what happens next."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cases.intake.answers import ForWhom
from cases.intake.drafts import stays_unnamed
from cases.intake.holder import Holder, give_keys
from cases.intake.limits import may_send
from cases.intake.opening import opens_draft
from cases.intake.progress import hears_by
from cases.intake.register import Register
from cases.intake.sending import FilesSayWho, NotSent, NotTheirs, send
from cases.intake.sent_before import Filed, sent_before
from cases.intake.step_page import CHANGE, FIRST_STEP, page_of
from cases.intake.to_filing import filings_of
from cases.intake.walk import steps_of
from cases.models import Complaint, Draft
from cases.words import Route
from people.clock import london_date, now
from people.requests import SignedInRequest

PRESS_ONCE_MORE = _("Press Continue once more. Then we take out of your files what names you.")


class SendForm(forms.Form):
    """What stands beside the button. No person sees the question; programs that fill in every form do."""

    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(
                _("This must stay empty: it shows us that a person sends this. Empty it and send again.")
            )
        return ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, draft: UUID) -> HttpResponseBase:
    """Every answer to be checked, with the button that sends them."""
    if request.method != "POST":
        return look(request, draft=draft)
    trap = SendForm(request.POST)
    if not trap.is_valid():
        return look(request, draft=draft, trap=trap, status=422)
    if not may_send(request):
        return look(request, draft=draft, is_busy=True, status=429)
    return _send(request, draft)


def _send(request: HttpRequest, draft: UUID) -> HttpResponseBase:
    holder, at = Holder.of(request), now()
    try:
        sent: Filed | None = send(holder, draft, at)
    except FilesSayWho:
        messages.warning(request, PRESS_ONCE_MORE)
        return redirect(reverse("cases:intake_step", args=[draft, FIRST_STEP]) + f"?{CHANGE}")
    except NotSent:
        return look(request, draft=draft, status=422)
    except NotTheirs:
        sent = sent_before(holder, draft)
    if sent is None or (sent.code and not sent.may_show_code(at)):
        return look(request, draft=draft)  # which says as much as can be said
    return _confirmed(request, holder, sent)


@opens_draft
def look(
    request: HttpRequest,
    holder: Holder,
    draft: Draft,
    at: datetime,
    *,
    trap: SendForm | None = None,
    is_busy: bool = False,
    status: int = 200,
) -> HttpResponse:
    """The answers by step, each with a link to change it; a step that misses something says so."""
    today = london_date(at)
    register = Register.open_to(holder.account, today)
    steps = list(steps_of(draft, register, today))
    said = {name: answer for step in steps for name, answer in step.cleaned_data.items()}
    is_whole = not any(step.errors for step in steps)
    facts = {
        "draft": draft,
        "back": page_of(draft, steps[-1].slug),
        "steps": steps,
        "is_whole": is_whole,
        "count": len(filings_of(said, register, today, draft=draft)) if is_whole else 0,
        "stays_unnamed": stays_unnamed(draft),
        "read_back": said.get("account") if register.takes_down and _is_read_back(said) else "",
        "form": trap or SendForm(),
        "is_busy": is_busy,
    }
    return render(request, "cases/intake/check.html", facts, status=status)


def _is_read_back(said: Mapping[str, Any]) -> bool:
    """What somebody else said; not what they wrote themselves."""
    helps = said.get("for_whom") == ForWhom.SOMEONE
    return helps and said.get("read_back") != Complaint.ReadBack.WRITTEN


def _confirmed(request: HttpRequest, holder: Holder, sent: Filed) -> HttpResponse:
    """
    Whoever comes back with a code gets the page as the answer itself: an address of its own would need
    something that ties them to it.
    """
    if not (sent.code or sent.complaints[0].anonymous):
        return redirect("cases:filed", sent.complaints[0].pk)
    response = render(request, "cases/filed.html", confirmation(sent.complaints, sent.code))
    give_keys(response, (key for key in holder.keys if key != sent.key))
    return response


@login_required
@never_cache
@require_safe
def filed(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """What happens next, for the one who sent it from an account."""
    sent = Complaint.objects.sent_by(request.user)
    complaint = get_object_or_404(sent, pk=pk)
    together = sent.filter(incident=complaint.incident, filed_at=complaint.filed_at)
    return render(request, "cases/filed.html", confirmation(list(together)))


def confirmation(complaints: list[Complaint], code: str = "") -> dict[str, object]:
    # Where only some of them belong elsewhere, what is said is of those that are looked into here.
    first = min(complaints, key=lambda each: each.route == Route.REDIRECTED)
    return {
        "complaint": first,
        "complaints": complaints,
        "code": code,
        "hears_by": None if first.anonymous else hears_by(complaints),
        "code_page": settings.SITE_URL + reverse("cases:code"),
    }
