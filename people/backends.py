"""Signing in, and coming back with every request."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from people.models import User


class AccountBackend(AuthenticationBackend):
    """By e-mail address in any capitals. Each request reads the account and its person in one query."""

    def get_user(self, user_id: Any) -> User | None:
        user = User.objects.select_related("person").filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None
