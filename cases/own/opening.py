"""Who is let in to the complainant's own pages: by an account, with a receipt code, or both."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import wraps
from typing import Any, Self
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from cases.models import Complaint
from cases.own.again import ask_again
from cases.own.code import CodeForm
from cases.own.complaint import OwnComplaint
from cases.own.visit import Visit, end_visit, has_been_here
from people.clock import london_date, now
from people.requests import account_of
from people.standing import AnyUser

OwnPage = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class Visitor:
    """Whoever asks for the complainant's own pages."""

    account: AnyUser
    visit: Visit | None
    visit_has_ended: bool

    @classmethod
    def of(cls, request: HttpRequest, at: datetime) -> Self:
        visit = Visit.of(request, at)
        return cls(account_of(request), visit, has_been_here(request) and visit is None)

    @property
    def is_known(self) -> bool:
        return self.visit is not None or self.account.is_authenticated

    @property
    def askers(self) -> tuple[AnyUser, ...]:
        """With the code first: what they do to an anonymous complaint must not name their account."""
        return (self.visit.reporter, self.account) if self.visit else (self.account,)

    def complaint(self, pk: UUID, at: datetime) -> OwnComplaint:
        """404 for everybody but the one who made it, as for what does not exist."""
        for asker in self.askers:
            with suppress(Complaint.DoesNotExist):
                return OwnComplaint(pk, asker, london_date(at))
        raise Http404


def opens_own_page(view: OwnPage) -> OwnPage:
    """
    Hands a page whoever asks and the moment: `view(request, visitor, at, …)`.

    Whoever is not known is asked for an account or the code. What they have sent comes with the question, and
    is done once it is answered.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        at = now()
        visitor = Visitor.of(request, at)
        if "receipt_code" in request.POST:
            form = CodeForm(request.POST)
            visit = form.begin(request, at)
            if visit is None:
                return ask_again(request, form)
            visitor = replace(visitor, visit=visit)
        if not visitor.is_known:
            return ask_again(request) if request.method == "POST" else _ask(request, visitor)
        try:
            response = view(request, visitor, at, *args, **kwargs)
        except Http404:
            if not (visitor.visit_has_ended and request.method == "POST"):
                raise
            return ask_again(request)
        if visitor.visit:
            visitor.visit.go_on(response, at)
        return response

    return never_cache(sensitive_post_parameters("receipt_code")(answer))


def _ask(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Whoever had a code needs it again; everybody else may have an account."""
    if not visitor.visit_has_ended:
        return redirect_to_login(request.get_full_path())
    messages.info(
        request, gettext("You have not used these pages for a while. Type in your receipt code again.")
    )
    response = redirect("cases:code")
    end_visit(response)
    return response
