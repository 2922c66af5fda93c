"""Who sends a request."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from people.models import User
from people.standing import AnyUser


class SignedInRequest(HttpRequest):
    """A type for views behind `login_required`, which has made sure that `user` is an account."""

    user: User


def account_of(request: HttpRequest) -> AnyUser:
    """The account; nobody's for a request that is refused before it is known who asks, as a wrong host is."""
    return getattr(request, "user", AnonymousUser())
