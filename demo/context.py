"""What every page says to somebody who is signed in with an account of the demo."""

from django.http import HttpRequest

from demo.people import MAIL_DOMAIN

WARNING = "This is a demo with invented people. Never put real data here."


def warning(request: HttpRequest) -> dict[str, str]:
    """Nobody real can have such an address, so the address alone tells."""
    is_demo = request.user.is_authenticated and request.user.email.endswith(f"@{MAIL_DOMAIN}")
    return {"demo_warning": WARNING if is_demo else ""}
