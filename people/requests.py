"""The request of somebody who is signed in, for views behind `login_required`."""

from django.http import HttpRequest

from people.models import User


class SignedInRequest(HttpRequest):
    """Only a type: `login_required` has made sure that `user` is an account."""

    user: User
