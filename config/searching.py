"""
Searching a list of the admin without its words in the address, where logs and histories would keep them.

The words of a search are often a name. They are sent in the body of a form and kept with the session; the
address carries a random key to them.
"""

import secrets
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin.views.main import PAGE_VAR, SEARCH_VAR, ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

WORDS = "search_words"  # the field of the form
KEPT = "searches"  # in the session: words by key
MOST_KEPT = 20


class SearchedInPrivate(admin.ModelAdmin):
    """A list whose search form is posted; its filters and pages carry the key of the search along."""

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if request.method == "POST" and WORDS in request.POST:
            return redirect(_address(request))
        return super().changelist_view(request, extra_context)

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        found = super().get_changelist_instance(request)
        found.query = _words(request, found.query)  # what the form shows again
        return found

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return super().get_search_results(request, queryset, _words(request, search_term))


def _address(request: HttpRequest) -> str:
    """The list with the filters it has and the key of the new search, from its first page."""
    chosen = request.GET.dict()
    chosen.pop(PAGE_VAR, None)
    chosen.pop(SEARCH_VAR, None)
    words = request.POST[WORDS].strip()
    if words:
        chosen[SEARCH_VAR] = _keep(request, words)
    return f"{request.path}?{urlencode(chosen)}" if chosen else request.path


def _keep(request: HttpRequest, words: str) -> str:
    key = secrets.token_urlsafe(9)
    kept = {**request.session.get(KEPT, {}), key: words}
    request.session[KEPT] = dict(list(kept.items())[-MOST_KEPT:])
    return key


def _words(request: HttpRequest, key: str) -> str:
    """What is no key, such as a reference in a link, is searched for as it is."""
    words: str = request.session.get(KEPT, {}).get(key, key)
    return words
