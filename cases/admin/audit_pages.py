"""The audit trail: who did, read, printed, took out or was refused what, and when. Not what was written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.core.paginator import Paginator
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cases.admin.audit_filter import AuditFilter
from cases.models import Event
from cases.models.event import EventQuerySet
from cases.recording import record
from cases.routes import ROUTES
from cases.routes.steps import Step
from cases.telling.story import who_did
from config.exports import csv_download
from people.clock import LONDON, london_date, now, today
from people.requests import SignedInRequest

PER_PAGE = 50
AT_ONCE = 2000  # events read from the database for an export
COLUMNS = ("When (London)", "What", "In words", "Reference", "Who")
FAULTY = 422


@dataclass(frozen=True)
class Line:
    """An event as far as the audit tells of it."""

    at: datetime
    kind: str
    label: str
    reference: str
    who: str

    @classmethod
    def of(cls, event: Event) -> Self:
        return cls(
            at=event.at.astimezone(LONDON),
            kind=event.get_kind_display(),
            label=event.label,
            reference=event.complaint.reference if event.complaint else "",
            who=who_did(event, _steps_of(event), "Nobody named"),
        )

    @property
    def cells(self) -> tuple[str, ...]:
        """In the order of COLUMNS."""
        return f"{self.at:%Y-%m-%d %H:%M:%S}", self.kind, self.label, self.reference, self.who


def _steps_of(event: Event) -> Mapping[str, Step]:
    return ROUTES[event.complaint.route].STEPS if event.complaint else {}


@never_cache
@require_safe
def audit_page(request: SignedInRequest, site: dict[str, Any]) -> HttpResponseBase:
    """The newest first. Without a filter, everything that the reader may know of."""
    form = AuditFilter(request.GET)
    events = Event.objects.audited_by(request.user, today())
    found = _newest_first(form.chosen(events)) if form.is_valid() else events.none()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    facts = {"title": "Audit", "form": form, "page": page, "lines": map(Line.of, page)}
    status = FAULTY if form.errors else 200
    return TemplateResponse(request, "admin/cases/audit/list.html", site | facts, status=status)


@never_cache
@require_safe
def audit_export(request: SignedInRequest) -> HttpResponseBase:
    """What the page shows, all of it, as CSV. That it was taken out is itself an event."""
    form, at = AuditFilter(request.GET), now()
    if not form.is_valid():
        return redirect(f"{reverse('admin:cases_event_changelist')}?{request.GET.urlencode()}")
    events = Event.objects.audited_by(request.user, london_date(at)).filter(at__lte=at)
    lines = _lines(_newest_first(form.chosen(events)))
    record(None, Event.Kind.EXPORTED, "Audit exported", at=at, by=request.user, answers=form.recorded())
    return csv_download("audit.csv", COLUMNS, (line.cells for line in lines))


def _newest_first(events: EventQuerySet) -> EventQuerySet:
    return events.select_related("actor__person", "complaint").defer("answers", "note").order_by("-at", "-id")


def _lines(events: EventQuerySet) -> Iterator[Line]:
    return map(Line.of, events.iterator(AT_ONCE))
