"""The page of a service user's record, and the list of those who have one."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cases.service_record import (
    ServiceRecord,
    keeps_records,
    service_users_open_to,
    with_live_warnings,
    with_records,
)
from people.clock import today
from people.requests import SignedInRequest


@never_cache
@require_safe
def service_users_page(request: SignedInRequest, site: dict[str, Any]) -> HttpResponse:
    """For whoever manages a service or oversees all; 404 for everybody else."""
    on = today()
    if not keeps_records(request.user, on):
        raise Http404
    people = list(with_records(service_users_open_to(request.user, on)))
    page = {"title": "Service users with warnings", "rows": with_live_warnings(people, on)}
    return TemplateResponse(request, "admin/cases/service_user/list.html", site | page)


@never_cache
@require_safe
def service_user_page(request: SignedInRequest, pk: UUID, site: dict[str, Any]) -> HttpResponse:
    """404 for somebody whose record is not for this account, as for who is no service user."""
    on = today()
    people = service_users_open_to(request.user, on).select_related("service")
    record = ServiceRecord(get_object_or_404(people, pk=pk), request.user, on)
    page = {"title": record.person.name, "record": record}
    return TemplateResponse(request, "admin/cases/service_user/record.html", site | page)
