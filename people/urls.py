"""
The account pages in use: allauth's, but for some of our own.

allauth would also let people add and swap e-mail addresses; here a system administrator keeps them.
"""

from allauth.account.urls import urlpatterns as allauth_pages
from django.urls import path

from people.views import PasswordResetView, own_calendar, own_notices

PAGES = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_signup",  # answers that sign-up is closed
    "account_reauthenticate",
    "account_change_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
}

urlpatterns = [
    path("password/reset/", PasswordResetView.as_view(), name="account_reset_password"),
    path("notices/", own_notices, name="own_notices"),
    path("notices/calendar/", own_calendar, name="own_calendar"),
    *(page for page in allauth_pages if page.name in PAGES),
]
