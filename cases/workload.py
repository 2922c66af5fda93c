"""
What there is to do on many cases at once: their running duties, and who must do them.

The desk, reminders and the calendar feed all read it here, in three queries whatever the number of cases.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cases.access import ComplaintQuerySet
from cases.duties import Responsible, responsible
from cases.facts import Facts
from cases.follow_ups import dealt_with
from cases.models import Complaint, Deadline
from cases.together import read_all_together
from people.chart import Chart

TABLES = ("assignments", "involvements", "deadlines", "holds")


@dataclass(frozen=True)
class Duty:
    """A running limit of a case, and who must do what it is for."""

    facts: Facts
    deadline: Deadline
    responsible: Responsible

    @property
    def case(self) -> Complaint:
        return self.facts.case

    def falls_to(self, person: UUID) -> bool:
        return person in self.responsible.people


def cases_under_way(complaints: ComplaintQuerySet, on: date, chart: Chart) -> list[Facts]:
    """Those of the complaints that have not ended, with what their duties depend on."""
    under_way = complaints.in_progress()
    cases = list(under_way.select_related("follows", "complainant", "brought_by", "respondent"))
    read_all_together(cases, TABLES, complaint__in=under_way.order_by().values("pk"))
    dealt = dealt_with(case.follows_id for case in cases)
    return [Facts(case, on, chart, dealt) for case in cases]


def duties_of(cases: Iterable[Facts]) -> Iterator[Duty]:
    """Every running duty, soonest first within a case."""
    for facts in cases:
        running = [each for each in facts.case.deadlines.all() if each.is_running]
        for deadline in sorted(running, key=lambda each: (each.due_on, each.pk)):
            yield Duty(facts, deadline, responsible(facts, deadline))
