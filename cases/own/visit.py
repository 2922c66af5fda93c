"""
A visit with a receipt code: how long it lasts, and where it is kept.

It is kept in the browser alone, as a signed cookie that goes with it when it is closed. No session is made,
so nothing here tells when a code was used, or by whom: a session would tie an account that is signed in
besides to a complaint that is anonymous.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase

from cases.intake.keys import hash_of_code
from cases.models import Complaint
from cases.reporter import Reporter

COOKIE, COOKIE_PATH = "visit", "/my-complaints/"
SALT = "cases.own.visit"
UNUSED, LONGEST = timedelta(minutes=60), timedelta(hours=8)


@dataclass(frozen=True)
class Visit:
    """Somebody who typed in a code that is known, at `begun_at`."""

    reporter: Reporter
    begun_at: datetime

    @classmethod
    def begin(cls, code: str, at: datetime) -> Self | None:
        """None for a code that is wrong or unknown."""
        receipt = hash_of_code(code)
        is_known = Complaint.objects.filter(receipt=receipt).exists()
        return cls(Reporter(receipt), at) if is_known else None

    @classmethod
    def of(cls, request: HttpRequest, at: datetime) -> Self | None:
        """The visit that has not ended."""
        try:
            receipt, begun, used = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT)
        except signing.BadSignature:
            return None
        begun_at, used_at = datetime.fromtimestamp(begun, UTC), datetime.fromtimestamp(used, UTC)
        if at - used_at > UNUSED or at - begun_at > LONGEST:
            return None
        return cls(Reporter(receipt), begun_at)

    def go_on(self, response: HttpResponseBase, at: datetime) -> None:
        """Lasts as long again from now."""
        kept = [self.reporter.receipt, self.begun_at.timestamp(), at.timestamp()]
        response.set_cookie(
            COOKIE,
            signing.dumps(kept, salt=SALT),
            path=COOKIE_PATH,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


def has_been_here(request: HttpRequest) -> bool:
    """Whether there was a visit, which may have ended."""
    return COOKIE in request.COOKIES


def end_visit(response: HttpResponseBase) -> None:
    response.delete_cookie(COOKIE, path=COOKIE_PATH, samesite="Lax")
