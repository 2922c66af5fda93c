"""Coming back with a receipt code: the question for it, and the pages to begin and to end a visit."""

from datetime import datetime

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from cases.own.visit import Visit, end_visit
from config.rates import may_try
from people.clock import now

NOT_KNOWN = _("We do not know this code. Check each letter and number, and type it again.")
TOO_MANY = _("Too many codes were tried just now. Wait a minute, then send it again.")
FAULTY, TOO_SOON = 422, 429


class CodeForm(forms.Form):
    """
    Takes a code however it was typed. A code that is wrong, and one that nobody has, answer alike.

    `status` is the answer's, once the code was looked at.
    """

    receipt_code = forms.Field(
        label=_("Your receipt code"),
        help_text=_(
            "It has five groups of four letters and numbers. Capitals, spaces and dashes do not matter."
        ),
        error_messages={"required": _("Type in your receipt code.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    status = 200

    def begin(self, request: HttpRequest, at: datetime) -> Visit | None:
        """The visit, or None with the reason beside the question."""
        self.status = FAULTY
        if not self.is_valid():
            return None
        if not may_try(request, "receipt_code"):
            self.status = TOO_SOON
            self.add_error("receipt_code", TOO_MANY)
            return None
        visit = Visit.begin(self.cleaned_data["receipt_code"], at)
        if visit is None:
            self.add_error("receipt_code", NOT_KNOWN)
        return visit


@sensitive_post_parameters("receipt_code")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Where a receipt code is typed in."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    at = now()
    visit = form.begin(request, at) if form.is_bound else None
    if visit is None:
        return render(request, "cases/own/code.html", {"form": form}, status=form.status)
    response = redirect("cases:with_code")
    visit.go_on(response, at)
    return response


@never_cache
@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """Ends the visit: nobody comes back to these pages without the code."""
    messages.success(request, gettext("You have left these pages. To come back you need your receipt code."))
    response = redirect("cases:code")
    end_visit(response)
    return response
