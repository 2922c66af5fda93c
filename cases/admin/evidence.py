"""The files of a case, for whoever may open it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cases.admin.step_page import case_for
from cases.evidence.giving_out import as_download, as_preview
from cases.models import Evidence
from cases.routes import Case
from people.clock import now
from people.requests import SignedInRequest


@never_cache
@require_safe
def evidence_file(
    request: SignedInRequest, pk: UUID, evidence: UUID, site: dict[str, Any]
) -> HttpResponseBase:
    at = now()
    case, found, among = _evidence(request, pk, evidence, at)
    return as_download(found, case, among, by=request.user, at=at)


@never_cache
@require_safe
def evidence_preview(
    request: SignedInRequest, pk: UUID, evidence: UUID, number: int, site: dict[str, Any]
) -> HttpResponseBase:
    _, found, _ = _evidence(request, pk, evidence, now())
    return as_preview(found, number)


def _evidence(
    request: SignedInRequest, pk: UUID, evidence: UUID, at: datetime
) -> tuple[Case, Evidence, list[Evidence]]:
    """404 for another case's file, as for none."""
    case = case_for(request, pk, at)
    among = list(Evidence.objects.of(case))
    found = next((each for each in among if each.pk == evidence), None)
    if found is None:
        raise Http404
    return case, found, among
