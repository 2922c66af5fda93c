"""
Leaving quickly: `/leave/`, and nothing of ours to be seen by going back.

Whoever presses "Leave this site now" may have somebody behind them. So the way out ends everything that this
browser could go on with (the session, the keys of drafts, a visit with a receipt code) and leaves a mark for
half an hour. While the mark stands, pages that show what somebody typed lead out again. static/js/leave.js
does the same on every page, also on those that a browser shows without asking.

Whoever comes back on purpose begins at the start page, at sign-in or with a private link, and is let in. The
first form they send takes the mark away, and where scripts run, so does any page that they open themselves.
What was typed stays in the draft, for whoever holds its private link or account.

Whoever signs out leaves no key of a draft and no visit behind either, for the next one at that desk.
"""

import re
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from cases.intake.drafts import KEY_COOKIE
from cases.intake.holder import give_keys
from cases.own.visit import end_visit
from config.languages import is_for_everybody

Answer = Callable[[HttpRequest], HttpResponse]

MARK = "left"  # a cookie without content; scripts read it too
MARK_AGE = 30 * 60  # seconds
SHOWS_WHAT_WAS_TYPED = re.compile(r"^/(my-complaints/|complaints/|complain/[0-9a-f]{8}-)")
PRIVATE_LINK = "/complain/come-back/"
NAVIGATION = "navigate"  # browsers say whether a page is asked for, or a script asks behind one


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Ends what this browser could go on with, and leads out. A link, so that it needs no script."""
    logout(request)
    response = HttpResponseRedirect(settings.QUICK_EXIT_URL)
    _forget(response)
    response.set_cookie(MARK, "1", MARK_AGE, secure=settings.PRODUCTION, samesite="Lax")
    response["Clear-Site-Data"] = '"cache"'
    add_never_cache_headers(response)
    return response


def left_quickly(get_response: Answer) -> Answer:
    """Lets no browser keep a page for everybody, and leads out who comes to one by going back."""

    def answer(request: HttpRequest) -> HttpResponse:
        if not is_for_everybody(request.path):
            return get_response(request)
        has_left = bool(request.COOKIES.get(MARK))
        response = _after_leaving(request, get_response) if has_left else get_response(request)
        if request.method == "POST" and request.path == reverse("account_logout"):
            _forget(response)  # at a shared desk the next one sits down now
        add_never_cache_headers(response)
        return response

    return answer


def _after_leaving(request: HttpRequest, get_response: Answer) -> HttpResponse:
    if request.method == "POST":
        response = get_response(request)
        if request.headers.get("Sec-Fetch-Mode", NAVIGATION) == NAVIGATION:
            response.delete_cookie(MARK)  # a form that somebody sent
        else:
            _forget(response)  # the last that was typed, kept by the script while they left
        return response
    if SHOWS_WHAT_WAS_TYPED.match(request.path):
        return leave(request)
    return _come_back(request, get_response)


def _come_back(request: HttpRequest, get_response: Answer) -> HttpResponse:
    """The way out may never have reached us, so that what it ends is ended here at the latest."""
    logout(request)
    request.COOKIES.pop(KEY_COOKIE, None)
    response = get_response(request)
    if request.path.startswith(PRIVATE_LINK):
        response.delete_cookie(MARK)
    else:
        _forget(response)
    return response


def _forget(response: HttpResponse) -> None:
    give_keys(response, ())
    end_visit(response)
    response.delete_cookie(settings.CSRF_COOKIE_NAME)
