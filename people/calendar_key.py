"""
The private address of somebody's calendar.

A calendar program cannot sign in, so the address itself is the secret: 256 random bits, of which only the
hash is kept. Whoever has lost it makes a new one, and the old one ends.
"""

import secrets
from hashlib import sha256

from people.models import User

BYTES = 32


def new_calendar_key(account: User) -> str:
    """The key, told this once."""
    key = secrets.token_urlsafe(BYTES)
    _keep(account, _hash(key))
    return key


def end_calendar(account: User) -> None:
    _keep(account, None)


def account_with_calendar(key: str) -> User | None:
    """Whose calendar it is; nobody's where the account is closed, as where there is no such key."""
    accounts = User.objects.filter(is_active=True).select_related("person")
    return accounts.filter(calendar_key=_hash(key)).first()


def _keep(account: User, kept: str | None) -> None:
    account.calendar_key = kept
    account.save(update_fields=["calendar_key"])


def _hash(key: str) -> str:
    """A quick hash will do: nobody guesses 256 random bits."""
    return sha256(key.encode()).hexdigest()
