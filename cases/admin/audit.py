"""The admin's door to the audit trail, for the Director and the Chair."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path

from cases.access import may_read_audit_today
from cases.admin.audit_pages import audit_export, audit_page
from cases.models import Event
from config.read_only import ReadOnly
from people.requests import SignedInRequest


@admin.register(Event)
class EventAdmin(ReadOnly, admin.ModelAdmin[Event]):
    """A list and its export. Nothing is changed here, and Django's own pages have no address."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("", view(self.list_view), name="cases_event_changelist"),
            path("export/", view(self.export_view), name="cases_event_export"),
        ]

    def has_module_permission(self, request: HttpRequest) -> bool:
        return may_read_audit_today(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Event | None = None) -> bool:
        return may_read_audit_today(request.user)

    def list_view(self, request: SignedInRequest) -> HttpResponseBase:
        """As in the list of cases, 403 for who has no business here."""
        self._keep_out_others(request)
        return audit_page(request, self.admin_site.each_context(request))

    def export_view(self, request: SignedInRequest) -> HttpResponseBase:
        """The list as a file."""
        self._keep_out_others(request)
        return audit_export(request)

    def _keep_out_others(self, request: HttpRequest) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied
