"""
The desk: what somebody has to do, by how soon.

One row for a case, in the first section that it fits: whoever opens the desk begins at its top. All of it
comes through `visible_to`; a confidential limit shows only to those it falls to and those who oversee all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from uuid import UUID

from cases.facts import Facts
from cases.models import Action, Complaint
from cases.triage.arrivals import Arrival, arrivals
from cases.workload import Duty, cases_under_way, duties_of
from people.chart import chart_for
from people.models import User
from people.standing import standing_of

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Row:
    """A case with the one thing to know about it now: a duty, or what it waits for."""

    facts: Facts
    duty: Duty | None
    waits_for: str = ""

    @property
    def case(self) -> Complaint:
        return self.facts.case

    @property
    def sorts(self) -> tuple[date, str]:
        return (self.duty.deadline.due_on if self.duty else date.max, self.case.reference)


class Desk:
    """
    The work of one account on a day: its own, or for those who oversee all the whole charity's.

    Two queries for the cases and one for the actions, whatever their number.
    """

    def __init__(self, user: User, on: date, *, whole_charity: bool) -> None:
        self.user = user
        self.on = on
        self.whole_charity = whole_charity and standing_of(user, on).oversees_all
        self.me = user.person.pk

    @cached_property
    def _under_way(self) -> list[Facts]:
        chart = chart_for(self.user, self.on)
        return cases_under_way(Complaint.objects.visible_to(self.user, self.on), self.on, chart)

    @property
    def arrivals(self) -> list[Arrival]:
        """What has come in and is not sorted out yet: one’s own, or for those who oversee all everything."""
        theirs = (self.me, None)
        cases = self._under_way
        return arrivals(each for each in cases if self.whole_charity or each.case.owner_id in theirs)

    @cached_property
    def rows(self) -> list[Row]:
        rows = [row for facts in self._under_way if (row := self._row(facts))]
        return sorted(rows, key=lambda row: row.sorts)

    def _row(self, facts: Facts) -> Row | None:
        """The soonest duty on a case: of anybody's, or of one's own, or else what others do meanwhile."""
        duties = list(duties_of([facts]))
        mine = duties if self.whole_charity else [duty for duty in duties if duty.falls_to(self.me)]
        if mine:
            return Row(facts, mine[0])
        if self.whole_charity or facts.case.owner_id in (self.me, None):
            return Row(facts, duties[0] if duties else None, waits_for(facts, duties))
        return None

    @property
    def urgent(self) -> list[Row]:
        """Somebody is not safe, and the first step is still to be taken, whoever is to take it."""
        return [row for row in self.rows if row.case.is_urgent]

    @property
    def waiting_for_an_owner(self) -> list[Row]:
        return [row for row in self._not_urgent if row.case.owner_id is None]

    @property
    def overdue(self) -> list[Row]:
        return [row for row in self._to_do if row.sorts[0] < self.on]

    @property
    def due_this_week(self) -> list[Row]:
        soon = (row for row in self._to_do if self.on <= row.sorts[0] <= self.on + WEEK)
        return [row for row in soon if not row.case.is_at_the_beginning]

    @property
    def new(self) -> list[Row]:
        return [row for row in self._to_do if row.sorts[0] >= self.on and row.case.is_at_the_beginning]

    @property
    def later(self) -> list[Row]:
        return [
            row for row in self._to_do if row.sorts[0] > self.on + WEEK and not row.case.is_at_the_beginning
        ]

    @property
    def waiting_for_others(self) -> list[Row]:
        return [row for row in self._not_urgent if row.waits_for and row.case.owner_id]

    @cached_property
    def _to_do(self) -> list[Row]:
        return [row for row in self._not_urgent if not row.waits_for and row.case.owner_id]

    @property
    def _not_urgent(self) -> list[Row]:
        return [row for row in self.rows if not row.case.is_urgent]

    @cached_property
    def actions(self) -> list[Action]:
        """What came out of cases, also of those that have ended: one's own, or everybody's; soonest first."""
        return list(open_actions(self.user, self.on, None if self.whole_charity else self.me))


def open_actions(user: User, on: date, owner: UUID | None) -> Iterable[Action]:
    """Actions not yet done on the cases that this account may see."""
    visible = Complaint.objects.visible_to(user, on).order_by().values("pk")
    found = Action.objects.filter(complaint__in=visible, done_on=None)
    return (found.filter(owner=owner) if owner else found).select_related("complaint", "owner")


def waits_for(facts: Facts, duties: list[Duty]) -> str:
    """What a case waits for on which its reader has nothing to do now, in a few words."""
    if facts.running_hold:
        return f"On hold since {facts.running_hold.from_on:%-d %B %Y}"
    if duties:
        return duties[0].responsible.words
    if facts.windows:
        last = max(facts.windows.values())
        if last >= facts.on:
            return f"Others may act until {last:%-d %B %Y}"
    return ""
