"""What every page knows: the charity, who helps beside it, and where a signed-in person can go."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise, SimpleLazyObject

from config.places import opens
from people.requests import account_of


@dataclass(frozen=True)
class Item:
    name: str
    label: "str | Promise"
    url: str
    is_current: bool


def charity(request: HttpRequest) -> dict[str, object]:
    return {
        "charity_name": settings.CHARITY_NAME,
        "public_form": settings.PUBLIC_FORM,
        "quick_exit_url": settings.QUICK_EXIT_URL,
        "support_lines": settings.SUPPORT_LINES,
    }


def navigation(request: HttpRequest) -> dict[str, object]:
    """Worked out where it is shown: error pages do without, so that they ask nothing of the database."""
    return {"navigation": SimpleLazyObject(lambda: _navigation(request))}


def _navigation(request: HttpRequest) -> list[Item]:
    """The places of settings.NAVIGATION open to this account; the nearest above the page is current."""
    user = account_of(request)
    if not user.is_authenticated:
        return []
    shown = [(name, label, _address(name)) for label, name, door in settings.NAVIGATION if opens(door, user)]
    places = [(name, label, url) for name, label, url in shown if url]
    above = [url for _, _, url in places if request.path.startswith(url)]
    current = max(above, key=len, default="")
    return [Item(name, label, url, url == current) for name, label, url in places]


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
