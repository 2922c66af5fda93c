"""What every page knows: the charity's name and where a signed-in person can go."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from people import standing
from people.clock import london_date, now

Permission = Callable[[HttpRequest, date], bool]


def everyone(request: HttpRequest, on: date) -> bool:
    return True


def may_enter_admin(request: HttpRequest, on: date) -> bool:
    return admin.site.has_permission(request)


def may_read_reports(request: HttpRequest, on: date) -> bool:
    return standing.may_read_reports(request.user, on)


# Label, name of the address, who is shown it. Rooms above are named as strings, never imported.
PLACES: list[tuple[str, str, Permission]] = [
    ("Make a complaint", "cases:file", everyone),
    ("My complaints", "cases:mine", everyone),
    ("Cases", "admin:index", may_enter_admin),
    ("Policies", "policies:index", everyone),
    ("Report", "reports:index", may_read_reports),
]


@dataclass(frozen=True)
class Item:
    label: str
    url: str
    is_current: bool


def charity(request: HttpRequest) -> dict[str, str]:
    return {"charity_name": settings.CHARITY_NAME}


def navigation(request: HttpRequest) -> dict[str, list[Item]]:
    if not request.user.is_authenticated:
        return {"navigation": []}
    today = london_date(now())
    places = {label: _address(name) for label, name, permits in PLACES if permits(request, today)}
    known = {label: url for label, url in places.items() if url}
    current = max((url for url in known.values() if request.path.startswith(url)), key=len, default="")
    return {"navigation": [Item(label, url, url == current) for label, url in known.items()]}


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
