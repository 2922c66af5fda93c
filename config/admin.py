"""The admin site: entered through the same sign-in page as everything else, by those who work here."""

from typing import Any

from allauth.account.utils import get_next_redirect_url
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, reverse
from django.utils.module_loading import import_string

from config.places import first_page, is_shown, opens


class RedressAdminSite(admin.AdminSite):
    site_header = "Redress"
    site_title = "Redress"
    index_title = "Set-up"
    enable_nav_sidebar = False

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Without Django's way from any row to its page: an address is no place to ask what there is."""
        return [each for each in super().get_urls() if getattr(each, "name", None) != "view_on_site"]

    def has_permission(self, request: HttpRequest) -> bool:
        """Signed in, active, and let in by one of the doors that the rooms name in settings.ADMIN_DOORS."""
        user = request.user
        return user.is_active and any(opens(door, user) for door in settings.ADMIN_DOORS)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """The set-up is for its keepers; everybody else who may enter begins with their own page."""
        if not is_shown("admin:index", request.user):
            return redirect(first_page(request.user))
        hints = [hint for each in settings.ADMIN_HINTS for hint in import_string(each)(request.user)]
        return super().index(request, {"hints": hints, **(extra_context or {})})

    def login(self, request: HttpRequest, extra_context: dict[str, object] | None = None) -> HttpResponse:
        """Signed out: to the sign-in page. Signed in without access: 403. Never the admin's own form."""
        index = reverse("admin:index", current_app=self.name)
        if not request.user.is_authenticated:
            return redirect_to_login(get_next_redirect_url(request) or index)
        if not self.has_permission(request):
            raise PermissionDenied
        return redirect(index)
