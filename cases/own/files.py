"""The files that a complainant sent, and those that the charity shares with them."""

from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from cases.evidence.giving_out import as_download, as_preview
from cases.models import Evidence
from cases.own.complaint import OwnComplaint
from cases.own.opening import Visitor, opens_own_page
from cases.reporter import account_of


@require_safe
@opens_own_page
def own_file(
    request: HttpRequest, visitor: Visitor, at: datetime, pk: UUID, evidence: UUID
) -> HttpResponseBase:
    """The event names nobody who came with a code."""
    own = visitor.complaint(pk, at)
    found = _file(own, evidence)
    return as_download(found, own.case, own.files, by=account_of(own.user), at=at)


@require_safe
@opens_own_page
def own_file_preview(
    request: HttpRequest, visitor: Visitor, at: datetime, pk: UUID, evidence: UUID, number: int
) -> HttpResponseBase:
    return as_preview(_file(visitor.complaint(pk, at), evidence), number)


def _file(own: OwnComplaint, evidence: UUID) -> Evidence:
    found = next((each for each in own.files if each.pk == evidence), None)
    if found is None:
        raise Http404
    return found
