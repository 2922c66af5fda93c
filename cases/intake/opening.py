"""Opening a draft for a page of intake, and what is answered where that cannot be."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from cases.intake.answers import Sent
from cases.intake.drafts import KEY_COOKIE, give_new_key, keep_answers, keep_open, take_over
from cases.intake.holder import MOST_KEYS, Holder, give_keys
from cases.intake.sent_before import Filed, sent_before
from cases.intake.steps import STEPS
from cases.models import Draft
from people.clock import now

OpenPage = Callable[..., HttpResponseBase]
NOT_TYPED = ("csrfmiddlewaretoken", "continue", "save", "keep")  # the page's own


def typed_in(request: HttpRequest) -> Sent:
    return {name: values for name, values in request.POST.lists() if name not in NOT_TYPED}


def public_or_signed_in(view: OpenPage) -> OpenPage:
    """Where the public page is switched off (settings.PUBLIC_FORM), everybody signs in first."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated or settings.PUBLIC_FORM:
            return view(request, *args, **kwargs)
        return redirect_to_login(request.get_full_path())

    return never_cache(answer)


def opens_draft(view: OpenPage) -> OpenPage:
    """
    Hands the page its draft: `view(request, holder, draft, at, …)`.

    A draft that this browser may add to but not read, since the session has ended, takes what was typed and
    leads to signing in and back. What cannot be opened answers alike, whether it exists or not.

    One that belongs to nobody becomes theirs who goes on with it signed in, not theirs who looks at it: at a
    shared desk that may be somebody else. From then on no key opens it that another may have.
    """

    @wraps(view)
    def answer(request: HttpRequest, draft: UUID, **kwargs: Any) -> HttpResponseBase:
        at, holder = now(), Holder.of(request)
        found = holder.find(draft, at)
        if found is None:
            return cannot_be_opened(request, sent_before(holder, draft))
        if not holder.may_open(found):
            return _keep_and_sign_in(request, found, kwargs.get("step", ""), at)
        asked_with = holder.keys
        is_new_owner = request.method == "POST" and take_over(found, holder.account)
        keep_open(found, at)
        key = ("" if is_new_owner else holder.key_of(found)) or give_new_key(found)
        holder = replace(holder, keys=tuple(dict.fromkeys((key, *holder.keys)))[:MOST_KEYS])
        try:
            response = view(request, holder, found, at, **kwargs)
        except Draft.DoesNotExist:  # sent or thrown away in another window
            return cannot_be_opened(request, sent_before(holder, draft))
        # Not where it has them: an answer that comes late would undo that somebody has left meanwhile.
        if KEY_COOKIE not in response.cookies and holder.keys != asked_with:
            give_keys(response, holder.keys)
        return response

    return never_cache(answer)


def _keep_and_sign_in(request: HttpRequest, draft: Draft, step: str, at: datetime) -> HttpResponse:
    if request.method == "POST" and step in STEPS:
        keep_answers(draft, step, typed_in(request), at)
        messages.info(request, _("What you typed is kept. Sign in to go on."))
    return redirect_to_login(request.get_full_path())


def cannot_be_opened(request: HttpRequest, sent: Filed | None) -> HttpResponse:
    """Only whoever sent it, or holds its key, is told that it was sent; the code is not shown again."""
    page = "cases/intake/sent_already.html" if sent else "cases/intake/not_here.html"
    return render(request, page, {"sent": sent}, status=200 if sent else 404)
