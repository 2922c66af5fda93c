"""Addresses. Rooms are named as strings, so that this floor imports none of those above it."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from config.health import healthz

urlpatterns = [
    path("", include("cases.urls")),
    path("reports/", include("reports.urls")),
    path("policies/", include("policies.urls")),
    path("accounts/", include("people.urls")),
    path("admin/password_change/", RedirectView.as_view(pattern_name="account_change_password")),
    path("admin/", include("cases.admin.urls")),
    path("admin/", admin.site.urls),
    path("healthz", healthz, name="healthz"),
]
