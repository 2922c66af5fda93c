"""The page "Your work": where everybody who works on cases begins."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cases.acting import Acting
from cases.admin.arrivals import Row as ArrivalRow
from cases.desk import Desk, Row
from cases.models import Action, Complaint
from cases.routes import stage_label
from cases.telling.due import Due
from cases.triage.arrivals import Arrival
from people.clock import today
from people.requests import SignedInRequest
from people.standing import standing_of
from people.working_days import Calendar

MOST_ARRIVALS = 5  # the urgent first; the others stand on the page of arrivals
MOST = 10  # rows of a section; what is more stands in the list of cases
SECTIONS = {  # title, hint, and where in the list of cases the rest stands
    "urgent": ("Urgent", "Somebody is not safe now. See to these first.", "urgent=yes"),
    "owner": ("Waiting for an owner", "Nobody may own these yet.", "whose=nobody"),
    "overdue": ("Overdue", "", "due=overdue"),
    "week": ("Due this week", "Within the next seven days.", ""),
    "new": ("New", "Received, and nothing has been done yet.", ""),
    "later": ("Later", "", ""),
    "others": ("Waiting for others", "The next thing on these is for somebody else to do.", ""),
}


@dataclass(frozen=True)
class Line:
    """One row as the page shows it."""

    case: Complaint
    stage: str
    what: str
    due: Due | None
    who: str


@dataclass(frozen=True)
class Section:
    code: str
    title: str
    hint: str
    lines: list[Line]
    number: int
    list_query: str

    @property
    def more(self) -> str:
        """The address of the list of cases where the rest stands; empty where nothing is left out."""
        if self.number <= len(self.lines):
            return ""
        return f"{reverse('admin:cases_complaint_changelist')}?{self.list_query}"


class DeskPage:
    """What the template shows."""

    def __init__(self, desk: Desk, calendar: Calendar, *, has_switch: bool, all_actions: bool) -> None:
        self.desk = desk
        self.calendar = calendar
        self.has_switch = has_switch
        self.all_actions = all_actions

    @property
    def title(self) -> str:
        return "The charity’s work" if self.desk.whole_charity else "Your work"

    @cached_property
    def arrivals(self) -> list[Arrival]:
        return self.desk.arrivals

    @property
    def first_arrivals(self) -> list[ArrivalRow]:
        reader = Acting(self.desk.user, self.desk.on)
        return [ArrivalRow.of(each, reader) for each in self.arrivals[:MOST_ARRIVALS]]

    @property
    def sections(self) -> list[Section]:
        desk = self.desk
        found = [
            self._section("urgent", desk.urgent),
            self._section("owner", desk.waiting_for_an_owner),
            self._section("overdue", desk.overdue),
            self._section("week", desk.due_this_week),
            self._section("new", desk.new),
            self._section("later", desk.later),
            self._section("others", desk.waiting_for_others),
        ]
        return [section for section in found if section.lines]

    def _section(self, code: str, rows: list[Row]) -> Section:
        title, hint, query = SECTIONS[code]
        return Section(code, title, hint, [self._line(row) for row in rows[:MOST]], len(rows), query)

    def _line(self, row: Row) -> Line:
        case, stage = row.case, stage_label(row.case.stage)
        if case.owner_id is None:
            return Line(case, stage, "Name an owner, or let somebody in who may own it", None, "the Chair")
        if row.duty is None:
            owner = row.facts.chart.members.get(case.owner_id)
            who = f"the owner, {owner.name}" if owner and not row.waits_for else ""
            return Line(case, stage, row.waits_for or "No limit runs: see what comes next", None, who)
        deadline = row.duty.deadline
        due = Due.of(deadline.label, deadline.due_on, self.desk.on, self.calendar)
        return Line(case, stage, deadline.label, due, row.duty.responsible.words)

    @property
    def actions(self) -> list[tuple[Action, Due]]:
        shown = self.desk.actions if self.all_actions else self.desk.actions[:MOST]
        return [(each, self._action_due(each)) for each in shown]

    def _action_due(self, action: Action) -> Due:
        return Due.of(action.text, action.due_on, self.desk.on, self.calendar)

    @property
    def more_actions(self) -> bool:
        return len(self.desk.actions) > len(self.actions)

    @property
    def is_empty(self) -> bool:
        return not (self.desk.rows or self.desk.actions)


@never_cache
@require_safe
def desk_page(request: SignedInRequest, site: dict[str, Any]) -> HttpResponse:
    """One's own work. Who oversees all begins with the whole charity's, and can switch."""
    on = today()
    oversees = standing_of(request.user, on).oversees_all
    desk = Desk(request.user, on, whole_charity=oversees and request.GET.get("whose") != "mine")
    all_actions = request.GET.get("actions") == "all"
    page = DeskPage(desk, Calendar.load(), has_switch=oversees, all_actions=all_actions)
    return TemplateResponse(
        request, "admin/cases/desk/desk.html", {**site, "title": page.title, "page": page}
    )
