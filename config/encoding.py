"""What arrives is UTF-8, as every browser sends a page that is UTF-8 itself."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

UTF_8 = ("utf-8", "utf8")


def only_utf_8(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """
    Refuses a request that names another encoding.

    Django reads a form of several parts in any encoding that Python knows. Some of these break off half-way,
    others leave half a character that no database takes.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        charset = (request.content_params or {}).get("charset", UTF_8[0])
        if charset.lower() not in UTF_8:
            raise BadRequest("Only UTF-8 is understood.")
        return get_response(request)

    return answer
