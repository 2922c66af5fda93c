"""Accounts: made by a system administrator, who never sees or sets a password."""

from typing import Any

from allauth.account.forms import ResetPasswordForm
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html

from config.searching import SearchedInPrivate
from people.admin.keepers import KeptBySystemAdministrators
from people.models import User

SEND_LINK = "_send_password_link"  # the extra button of templates/admin/people/user/change_form.html


@admin.register(User)
class AccountAdmin(SearchedInPrivate, KeptBySystemAdministrators, admin.ModelAdmin[User]):
    list_display = ["email", "whose", "is_active", "last_login"]
    list_filter = ["is_active"]
    list_select_related = ["person"]
    search_fields = ["email", "person__name"]
    fields = ["email", "is_active", "whose", "last_login", "date_joined"]
    readonly_fields = ["whose", "last_login", "date_joined"]
    actions = ["send_password_links"]

    @admin.display(description="belongs to", ordering="person__name")
    def whose(self, account: User) -> str:
        person = getattr(account, "person", None)
        if person is None:
            return "Nobody yet: choose this account on the person's page"
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:people_person_change", args=[person.pk]), person
        )

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)

    def response_add(
        self, request: HttpRequest, obj: User, post_url_continue: str | None = None
    ) -> HttpResponse:
        self._send_link_if_asked(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: User) -> HttpResponse:
        self._send_link_if_asked(request, obj)
        return super().response_change(request, obj)

    def _send_link_if_asked(self, request: HttpRequest, account: User) -> None:
        if SEND_LINK in request.POST:
            self.send_password_links(request, [account])

    @admin.action(description="Send a link to set a password")
    def send_password_links(self, request: HttpRequest, accounts: QuerySet[User] | list[User]) -> None:
        for account in accounts:
            level, sentence = _send_password_link(request, account)
            self.message_user(request, sentence, level)


def _send_password_link(request: HttpRequest, account: User) -> tuple[int, str]:
    """Through the same mail as "I have forgotten my password"."""
    if not account.is_active:
        return messages.WARNING, f"{account.email} may not sign in, so no link was sent."
    form = ResetPasswordForm({"email": account.email})
    form.full_clean()
    try:
        form.save(request)
    except OSError:
        return messages.ERROR, f"The mail to {account.email} could not be sent. Try again later."
    return messages.SUCCESS, f"A link to set a password is on its way to {account.email}."
