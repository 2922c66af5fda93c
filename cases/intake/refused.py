"""What is answered to a form too old to be believed: the same step, with everything that was typed."""

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.views.csrf import csrf_failure

from cases.intake.holder import Holder
from cases.intake.step_page import show_step, step_of
from cases.intake.steps import STEPS
from cases.own.again import send_once_more
from people.clock import london_date, now


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """
    A CSRF_FAILURE_VIEW. Nothing is kept: it may be another site that sends this.

    Files do not come back; no browser fills them in again.
    """
    return _step_again(request) or send_once_more(request) or csrf_failure(request, reason)


def _step_again(request: HttpRequest) -> HttpResponse | None:
    try:
        match = resolve(request.path)
    except Resolver404:
        return None
    slug = match.kwargs.get("step", "")
    if match.view_name != "cases:intake_step" or slug not in STEPS:
        return None
    at, holder = now(), Holder.of(request)
    draft = holder.find(match.kwargs["draft"], at)
    if draft is None or not holder.may_open(draft):
        return None
    form = step_of(request, draft, slug, london_date(at))
    return show_step(request, draft, form, status=403, is_old=True)
