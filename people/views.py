"""Pages about accounts that differ from allauth's."""

import logging

from allauth.account import views as allauth
from allauth.account.forms import ResetPasswordForm
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from people.calendar_key import end_calendar, new_calendar_key
from people.forms import DAILY, ONE_BY_ONE, RemindersForm
from people.models import User
from people.requests import SignedInRequest

logger = logging.getLogger(__name__)

CANNOT_SEND = (
    "We cannot send e-mail just now. Try again in a few minutes, or ask the person who looks after accounts."
)
UNAVAILABLE = 503


class PasswordResetView(allauth.PasswordResetView):
    """Known and unknown addresses are each sent a mail, so a mail server that is down tells nobody apart."""

    def form_valid(self, form: ResetPasswordForm) -> HttpResponse:
        try:
            sent: HttpResponse = super().form_valid(form)
            return sent
        except OSError as error:  # includes every error of smtplib; its message may quote the address
            logger.error("A link to set a password was not sent: %s", type(error).__name__)
        form.add_error(None, CANNOT_SEND)
        page: HttpResponse = self.render_to_response(self.get_context_data(form=form), status=UNAVAILABLE)
        return page


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own_notices(request: SignedInRequest) -> HttpResponse:
    """How somebody is reminded of limits, and the calendar that shows them."""
    sent = request.POST if request.method == "POST" else None
    form = RemindersForm(sent, initial=_chosen(request.user))
    if request.method != "POST":
        return _own_notices(request, form)
    if not form.is_valid():
        return _own_notices(request, form, status=422)
    request.user.daily_digest = form.cleaned_data["reminders"] == DAILY
    request.user.save(update_fields=["daily_digest"])
    messages.success(request, "Your choice is saved.")
    return redirect("own_notices")


@login_required
@never_cache
@require_POST
def own_calendar(request: SignedInRequest) -> HttpResponse:
    """A new private address, on the page this once; or none any more."""
    if "end" in request.POST:
        end_calendar(request.user)
        messages.success(request, "Your calendar is switched off. Its address shows nothing any more.")
        return redirect("own_notices")
    path = reverse(settings.CALENDAR, args=[new_calendar_key(request.user)])
    form = RemindersForm(initial=_chosen(request.user))
    return _own_notices(request, form, calendar_address=settings.SITE_URL + path)


def _chosen(account: User) -> dict[str, str]:
    return {"reminders": DAILY if account.daily_digest else ONE_BY_ONE}


def _own_notices(
    request: SignedInRequest, form: RemindersForm, *, calendar_address: str = "", status: int = 200
) -> HttpResponse:
    facts = {"form": form, "calendar_address": calendar_address}
    return render(request, "people/own_notices.html", facts, status=status)
