"""What every page says to somebody who is signed in with an account of the demo."""

from django.http import HttpRequest

from demo.people import MAIL_DOMAIN
from people.requests import account_of

WARNING = "This is a demo with invented people. Never put real data here."


def warning(request: HttpRequest) -> dict[str, str]:
    """Nobody real can have such an address, so the address alone tells."""
    user = account_of(request)
    is_demo = user.is_authenticated and user.email.endswith(f"@{MAIL_DOMAIN}")
    return {"demo_warning": WARNING if is_demo else ""}
