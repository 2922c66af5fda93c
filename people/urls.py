"""
The account pages in use.

allauth would also let people add and swap e-mail addresses; here a system administrator keeps them.
"""

from allauth.account.urls import urlpatterns as allauth_pages

PAGES = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_signup",  # answers that sign-up is closed
    "account_reauthenticate",
    "account_change_password",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
}

urlpatterns = [page for page in allauth_pages if page.name in PAGES]
