"""The admin site, entered through the same sign-in page as everything else."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator


class RedressAdminSite(admin.AdminSite):
    site_header = "Redress"
    site_title = "Redress"
    index_title = "Cases and settings"

    @method_decorator(secure_admin_login)
    def login(self, request: HttpRequest, extra_context: dict[str, object] | None = None) -> HttpResponse:
        """Signed out: to the sign-in page. Signed in without access: 403. Never the admin's own form."""
        return super().login(request, extra_context)
