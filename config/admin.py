"""The admin site: entered through the same sign-in page as everything else, by those who work here."""

from allauth.account.utils import get_next_redirect_url
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.module_loading import import_string


class RedressAdminSite(admin.AdminSite):
    site_header = "Redress"
    site_title = "Redress"
    index_title = "Cases and settings"
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        """Signed in, active, and let in by one of the doors that the rooms name in settings.ADMIN_DOORS."""
        user = request.user
        return user.is_active and any(import_string(door)(user) for door in settings.ADMIN_DOORS)

    def login(self, request: HttpRequest, extra_context: dict[str, object] | None = None) -> HttpResponse:
        """Signed out: to the sign-in page. Signed in without access: 403. Never the admin's own form."""
        index = reverse("admin:index", current_app=self.name)
        if not request.user.is_authenticated:
            return redirect_to_login(get_next_redirect_url(request) or index)
        if not self.has_permission(request):
            raise PermissionDenied
        return redirect(index)
