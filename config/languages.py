"""
In which language a page is read.

What everybody can reach, and the complainant's own pages, follow the reader: the choice made in the shell,
which a cookie remembers, or else what the browser prefers. The pages of those who work here stay English:
Django's own catalogues would translate half of the admin, and the next manager must read what is on a case.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers


def is_for_everybody(path: str) -> bool:
    """Whether a page follows its reader: all do but those of settings.ENGLISH_PAGES."""
    return not path.startswith(settings.ENGLISH_PAGES)


def readers_language(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Speaks the reader's language for as long as one request lasts."""

    def answer(request: HttpRequest) -> HttpResponse:
        follows = is_for_everybody(request.path)
        language = translation.get_language_from_request(request) if follows else settings.LANGUAGE_CODE
        with translation.override(language):
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        if follows:
            patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response

    return answer


def shell(request: HttpRequest) -> dict[str, object]:
    """What the shell of a page offers: languages, and a quick way out, but not to those who work here."""
    return {"english_only": not is_for_everybody(request.path), "languages": settings.LANGUAGES}
