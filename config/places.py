"""Where somebody begins, and who is shown the way where: rooms name their places in the settings."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string


def opens(door: str | None, account: Any) -> bool:
    """Whether this door, a function of an account named by its dotted path, lets the account in."""
    return door is None or bool(import_string(door)(account))


def first_page(account: Any) -> str:
    """The address of the page on which somebody begins after signing in."""
    pages = (name for name, door in settings.FIRST_PAGES if opens(door, account))
    return reverse(next(pages, settings.LOGIN_REDIRECT_URL))


def is_shown(place: str, account: Any) -> bool:
    """Whether the navigation shows somebody the way to a place."""
    return any(name == place and opens(door, account) for _, name, door in settings.NAVIGATION)
