"""The admin's door to alerts and counts: a list, a page for each alert with its review, and the counts."""

from typing import Any
from uuid import UUID

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from config.read_only import ReadOnly
from monitoring.access import works_here
from monitoring.admin.pages import alert_page, counts_page, list_page
from monitoring.models import Alert
from people.requests import SignedInRequest


@admin.register(Alert)
class AlertAdmin(ReadOnly, admin.ModelAdmin[Alert]):
    """Every query starts from `visible_to`. Django's own forms, deletion and history have no address."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("", view(self.list_view), name="monitoring_alert_changelist"),
            path("<uuid:pk>/change/", view(self.alert_view), name="monitoring_alert_change"),
            path("counts/", view(self.counts_view), name="monitoring_alert_counts"),
        ]

    def has_module_permission(self, request: HttpRequest) -> bool:
        return works_here(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Alert | None = None) -> bool:
        return works_here(request.user)

    def list_view(self, request: SignedInRequest) -> HttpResponse:
        """Alerts for this account; as in the list of cases, 403 for who has no business here."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return list_page(request, self._site(request))

    def alert_view(self, request: SignedInRequest, pk: UUID) -> HttpResponse:
        """What an alert counts, and its review."""
        return alert_page(request, pk, self._site(request))

    def counts_view(self, request: SignedInRequest) -> HttpResponse:
        """Complaints per person in a year."""
        return counts_page(request, self._site(request))

    def _site(self, request: HttpRequest) -> dict[str, Any]:
        return self.admin_site.each_context(request)
