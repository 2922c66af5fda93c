"""Addresses. Rooms are named as strings, so that this floor imports none of those above it."""

from django.contrib import admin
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import RedirectView
from django.views.i18n import set_language

from config.health import healthz

urlpatterns = [
    path("", include("cases.urls")),
    path("reports/", include("reports.urls")),
    path("policies/", include("policies.urls")),
    path("accounts/", include("people.urls")),
    path("admin/password_change/", RedirectView.as_view(pattern_name="account_change_password")),
    path("admin/", include("cases.admin.urls")),
    path("admin/", admin.site.urls),
    # Needs no token: nothing is at stake, and error pages have none to give.
    path("language/", csrf_exempt(set_language), name="language"),
    path("healthz", healthz, name="healthz"),
]
