"""Asking again who somebody is, without losing what they have sent."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve

from cases.own.code import CodeForm

NOT_ALLOWED_YET = 403
NOT_TYPED = ("csrfmiddlewaretoken", "receipt_code")


def ask_again(request: HttpRequest, form: CodeForm | None = None) -> HttpResponse:
    """The question for the code. It carries what was sent, and sends it on to the same address."""
    asked = form or CodeForm()
    status = asked.status if asked.is_bound else NOT_ALLOWED_YET
    return _page(request, "cases/own/again.html", {"form": asked}, status)


def send_once_more(request: HttpRequest) -> HttpResponse | None:
    """
    What is answered where the page was too old to be believed: all that was sent, to be sent once more.

    Nothing is done with it: it may be another site that sends this. None for any other page.
    """
    try:
        is_own = resolve(request.path).view_name == "cases:own_step"
    except Resolver404:
        return None
    return _page(request, "cases/own/once_more.html", {}, NOT_ALLOWED_YET) if is_own else None


def _page(request: HttpRequest, template: str, facts: dict[str, object], status: int) -> HttpResponse:
    typed = ((name, values) for name, values in request.POST.lists() if name not in NOT_TYPED)
    sent = [(name, value) for name, values in typed for value in values]
    return render(request, template, {**facts, "sent": sent, "had_files": bool(request.FILES)}, status=status)
