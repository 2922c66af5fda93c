"""What every page knows: the charity's name and where a signed-in person can go."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from config.places import opens
from people.requests import account_of
from people.standing import AnyUser


@dataclass(frozen=True)
class Item:
    label: str
    url: str
    is_current: bool


def charity(request: HttpRequest) -> dict[str, str]:
    return {"charity_name": settings.CHARITY_NAME}


def navigation(request: HttpRequest) -> dict[str, list[Item]]:
    """The places of settings.NAVIGATION open to this account; the nearest above the page is current."""
    user = account_of(request)
    if not user.is_authenticated:
        return {"navigation": []}
    places = _places(user)
    current = max((url for url in places.values() if request.path.startswith(url)), key=len, default="")
    return {"navigation": [Item(label, url, url == current) for label, url in places.items()]}


def _places(user: AnyUser) -> dict[str, str]:
    shown = [(label, name) for label, name, door in settings.NAVIGATION if opens(door, user)]
    addresses = ((label, _address(name)) for label, name in shown)
    return {label: url for label, url in addresses if url}


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
