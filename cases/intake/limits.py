"""
How fast complaints may come from people without an account.

Whoever is signed in is known, and not delayed.
"""

from django.http import HttpRequest

from config.rates import may_try
from people.requests import account_of


def may_begin(request: HttpRequest) -> bool:
    return _may(request, "begin_complaint")


def may_send(request: HttpRequest) -> bool:
    return _may(request, "send_complaint")


def _may(request: HttpRequest, action: str) -> bool:
    return account_of(request).is_authenticated or may_try(request, action)
