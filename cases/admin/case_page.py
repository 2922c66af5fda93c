"""The page of a case."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cases.admin.casefile import CaseFile
from cases.models import Complaint
from cases.recording import record_denial, record_reading
from people.clock import london_date, now
from people.requests import SignedInRequest


@never_cache
@require_safe
def case_page(request: SignedInRequest, pk: UUID, site: dict[str, Any]) -> HttpResponse:
    """404 for a case that this account may not see, as for one that does not exist."""
    at = now()
    try:
        file = CaseFile(pk, request.user, london_date(at), request.GET.dict())
    except Complaint.DoesNotExist:
        record_denial(pk, request.user, at)
        raise Http404 from None
    record_reading(file.case, request.user, at)
    return TemplateResponse(
        request, "admin/cases/complaint/case.html", {**site, "title": file.title, "file": file}
    )
