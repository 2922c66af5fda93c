"""
How fast complaints may come from people without an account.

The limits (settings.ACCOUNT_RATE_LIMITS) only delay: a house full of people shares one address. Whoever is
signed in is known, and not delayed.
"""

from allauth.core.ratelimit import consume
from django.http import HttpRequest

from people.requests import account_of

THE_SITE = "everybody together"


def may_begin(request: HttpRequest) -> bool:
    return _may(request, "begin_complaint")


def may_send(request: HttpRequest) -> bool:
    return _may(request, "send_complaint")


def _may(request: HttpRequest, action: str) -> bool:
    return account_of(request).is_authenticated or consume(request, action=action, key=THE_SITE)
