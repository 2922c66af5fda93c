"""
How often something may be tried: from one address, and on the whole site together.

The limits are in settings.ACCOUNT_RATE_LIMITS. They only delay: a house full of people shares one address. No
header that somebody sends changes whose try it is, but for those of the proxies in TRUSTED_PROXIES.
"""

from allauth.core.ratelimit import consume
from django.http import HttpRequest

THE_SITE = "everybody together"


def may_try(request: HttpRequest, action: str) -> bool:
    """Whether this may be tried now. It counts as one try, unless the page was only asked for."""
    allowed: bool = consume(request, action=action, key=THE_SITE)
    return allowed
