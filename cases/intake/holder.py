"""
Who may open a draft: the account it belongs to, or where it belongs to none, whoever holds its key.

The keys lie in a cookie of the session, which is sent to the pages of intake alone. For a draft of an account
the key opens nothing: it only lets a page that was sent after the session ended be kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from cases.intake.drafts import KEY_COOKIE
from cases.intake.keys import hash_of
from cases.models import Draft
from people.requests import account_of
from people.standing import AnyUser

COOKIE_PATH = "/complain/"
MOST_KEYS = 5  # a browser's newest; an account opens its drafts without


@dataclass(frozen=True)
class Holder:
    """Who asks: an account, if they are signed in, and the keys that their browser holds, newest first."""

    account: AnyUser
    keys: tuple[str, ...] = ()

    @classmethod
    def of(cls, request: HttpRequest) -> "Holder":
        keys = [key for key in request.COOKIES.get(KEY_COOKIE, "").split(".") if key]
        return cls(account_of(request), tuple(keys[:MOST_KEYS]))

    @cached_property
    def by_hash(self) -> dict[str, str]:
        return {hash_of(key): key for key in self.keys}

    def key_of(self, draft: Draft) -> str:
        return self.by_hash.get(draft.key_hash, "")

    def may_open(self, draft: Draft) -> bool:
        if not (self.account.is_authenticated or settings.PUBLIC_FORM):
            return False
        if draft.account_id is None:
            return bool(self.key_of(draft))
        return self.account.is_authenticated and draft.account_id == self.account.pk

    def may_add_to(self, draft: Draft) -> bool:
        """Also after the session ended: what is typed is kept, and read only after signing in."""
        return self.may_open(draft) or (not self.account.is_authenticated and bool(self.key_of(draft)))

    def find(self, pk: UUID, at: datetime) -> Draft | None:
        """A draft to which they may at least add."""
        draft = Draft.objects.alive(at).select_related("earlier", "bundle").filter(pk=pk).first()
        return draft if draft is not None and self.may_add_to(draft) else None

    def unfinished(self, at: datetime) -> list[Draft]:
        """Their account's, and those whose key this browser holds."""
        mine = Draft.objects.filter(account=None, key_hash__in=list(self.by_hash))
        if self.account.is_authenticated:
            mine |= Draft.objects.filter(account=self.account)
        return [draft for draft in mine.alive(at) if self.may_open(draft)]


def give_keys(response: HttpResponseBase, keys: Iterable[str]) -> None:
    """Until the browser is closed. Where none is left the cookie goes too."""
    newest = list(dict.fromkeys(keys))[:MOST_KEYS]
    if not newest:
        response.delete_cookie(KEY_COOKIE, path=COOKIE_PATH, samesite="Lax")
        return
    response.set_cookie(
        KEY_COOKIE,
        ".".join(newest),
        path=COOKIE_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
