"""How accounts come to be, and where somebody begins: an administrator makes accounts; nobody signs up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from config.places import first_page
from people.requests import account_of


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Whoever works on cases begins with what waits for them."""
        return first_page(account_of(request))
