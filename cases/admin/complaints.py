"""The admin's door to cases: a list, a page for each, and its steps. Nothing else is offered here."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import Case, F, Q, QuerySet, When
from django.db.models.expressions import Combinable
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from cases.access import works_cases
from cases.admin.case_page import case_page
from cases.admin.desk import desk_page
from cases.admin.filters import FILTERS
from cases.admin.further import further_pages
from cases.admin.step_page import step_page
from cases.models import Complaint, Hold
from cases.routes import stage_label
from cases.telling.due import Due
from config.read_only import ReadOnly
from config.searching import SearchedInPrivate
from people.clock import today
from people.requests import SignedInRequest
from people.working_days import Calendar


@dataclass(frozen=True)
class Row:
    """A case in the list, with its next deadline in words, and whether it is on hold."""

    case: Complaint
    stage: str
    due: Due | None

    @property
    def hold(self) -> Hold | None:
        """From what `with_running_hold` has added to the case."""
        return next(iter(vars(self.case)["running_holds"]), None)


class CaseList(ChangeList):
    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        calendar, on = Calendar.load(), today()
        self.rows = [
            Row(case, stage_label(case.stage), _next_due(case, on, calendar)) for case in self.result_list
        ]


def _next_due(case: Complaint, on: date, calendar: Calendar) -> Due | None:
    """From what `with_next_deadline` has added to the case."""
    due_on, label = vars(case)["next_due_on"], vars(case)["next_due_label"]
    return Due.of(label, due_on, on, calendar) if due_on else None


@admin.register(Complaint)
class ComplaintAdmin(SearchedInPrivate, ReadOnly, admin.ModelAdmin[Complaint]):
    """
    Every query starts from `visible_to`, and only `take_step` changes anything.

    Django's own forms, deletion, bulk actions and history are not merely forbidden: they have no address.
    """

    list_display = ["reference"]  # the columns are laid out in the template
    list_filter = FILTERS
    list_per_page = 50
    list_max_show_all = 0
    search_fields = ["reference", "complainant__name", "respondent__name", "account"]
    search_help_text = "Reference, a name, or words of the account"
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    actions = None

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("", view(self.changelist_view), name="cases_complaint_changelist"),
            path("desk/", view(self.desk_view), name="cases_desk"),
            path("<uuid:pk>/change/", view(self.case_view), name="cases_complaint_change"),
            path("<uuid:pk>/step/<slug:name>/", view(self.step_view), name="cases_complaint_step"),
        ]

    def has_module_permission(self, request: HttpRequest) -> bool:
        return works_cases(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Complaint | None = None) -> bool:
        return works_cases(request.user)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Only the filters above: an address is no place to ask the database questions."""
        return lookup in {each.parameter_name for each in FILTERS}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Complaint]:
        user, on = request.user, today()
        cases = Complaint.objects.visible_to(user, on).with_next_deadline(user, on).with_running_hold()
        return cases.select_related("owner")

    def get_ordering(self, request: HttpRequest) -> list[str | Combinable]:
        """Where somebody is not safe first; overdue before due, due before undated."""
        urgent = Q(pk__in=Complaint.objects.urgent().order_by().values("pk"))
        return [
            Case(When(urgent, then=0), default=1),
            F("next_due_on").asc(nulls_last=True),
            "-received_on",
            "reference",
        ]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return CaseList

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        page = {"title": "Cases", "further": further_pages(request.user, today())}
        return super().changelist_view(request, page | (extra_context or {}))

    def desk_view(self, request: SignedInRequest) -> HttpResponse:
        """What waits for somebody; 403 for the doors of the admin that open no cases."""
        if not works_cases(request.user):
            raise PermissionDenied
        return desk_page(request, self.admin_site.each_context(request))

    def case_view(self, request: SignedInRequest, pk: UUID) -> HttpResponse:
        """What is known of a case, and what can be done now."""
        return case_page(request, pk, self.admin_site.each_context(request))

    def step_view(self, request: SignedInRequest, pk: UUID, name: str) -> HttpResponse:
        """One step's own form."""
        return step_page(request, pk, name, self.admin_site.each_context(request))
