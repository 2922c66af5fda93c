"""What every page says to somebody who is signed in with an account of the demo."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from demo.people import MAIL_DOMAIN
from people.requests import account_of

WARNING = "This is a demo with invented people. Never put real data here."


def warning(request: HttpRequest) -> dict[str, object]:
    """Nobody real can have such an address, so the address alone tells."""
    return {"demo_warning": SimpleLazyObject(lambda: _warning(request))}


def _warning(request: HttpRequest) -> str:
    user = account_of(request)
    is_demo = user.is_authenticated and user.email.endswith(f"@{MAIL_DOMAIN}")
    return WARNING if is_demo else ""
