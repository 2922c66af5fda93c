"""The page on which arrivals are sorted out, and their place at the top of the desk."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cases.access import works_cases
from cases.acting import Acting
from cases.models import Complaint
from cases.triage.arrivals import Arrival, Gap, arrivals
from cases.workflow import open_case
from cases.workload import cases_under_way
from people.chart import chart_for
from people.clock import today
from people.requests import SignedInRequest

PAGE = 50
LABELS = {
    "name_respondent": "Name the person",
    "set_roles": "Set the roles",
    "match_complainant": "Match who complained",
    "redirect": "Redirect",
}


@dataclass(frozen=True)
class Row:
    """An arrival, and one button: to the first thing missing that this reader can make good."""

    arrival: Arrival
    to_do: Gap | None

    @classmethod
    def of(cls, arrival: Arrival, acting: Acting) -> "Row":
        """Who may take an entry is asked of the chart; the page of the entry asks everything else."""
        case = open_case(arrival.case, acting.on, arrival.facts.chart)
        theirs = (gap for gap in arrival.missing if case.STEPS[gap.step].who.allows(case, acting))
        return cls(arrival, next(theirs, None))

    @property
    def label(self) -> str:
        return LABELS[self.to_do.step] if self.to_do else "Open the case"

    @property
    def url(self) -> str:
        if self.to_do is None:
            return self.arrival.case.link
        return reverse("admin:cases_complaint_step", args=[self.arrival.case.pk, self.to_do.step])

    @property
    def whose(self) -> str:
        """Who sorts it out where the reader cannot; empty where they can."""
        if self.to_do or not self.arrival.missing:
            return ""
        owner = self.arrival.case.owner_id
        return self.arrival.facts.chart.members[owner].name if owner else "The Chair"


@never_cache
@require_safe
def arrivals_page(request: SignedInRequest, site: dict[str, Any]) -> HttpResponse:
    """403 for the doors of the admin that open no cases."""
    if not works_cases(request.user):
        raise PermissionDenied
    acting = Acting(request.user, today())
    visible = Complaint.objects.visible_to(request.user, acting.on)
    found = arrivals(cases_under_way(visible, acting.on, chart_for(request.user, acting.on)))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    rows = [Row.of(each, acting) for each in page]
    context = {"title": "Arrivals to sort out", "page": page, "rows": rows}
    return TemplateResponse(request, "admin/cases/arrivals/list.html", site | context)
