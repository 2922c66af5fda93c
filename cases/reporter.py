"""Whoever comes back with a receipt code: they complained, and need no account."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser

from people.models import User

if TYPE_CHECKING:
    from people.standing import AnyUser


class Reporter(AnonymousUser):
    """
    Somebody who knows the code of a filing, of which `receipt` is the hash.

    They are nobody on the register and open no file. Of the complaints of that filing they are the one who
    complained, with all that a complainant with an account can do; no event names them.
    """

    def __init__(self, receipt: str) -> None:
        if not receipt:
            raise ValueError("A complaint without a receipt code is not reached by one.")
        self.receipt = receipt


def account_of(user: "AnyUser") -> User | None:
    """The account that an event, a message or a file names; none for somebody who came with a code."""
    return user if isinstance(user, User) else None
