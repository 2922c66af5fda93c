"""
Whom an alert or a count is for, and who stands in for somebody who is shut out (policy: independence).

Pure functions over the charity's chart. Shut out are the person it is about, everybody below them, and the
parties to and witnesses of the complaints.
"""

from collections.abc import Hashable, Iterable
from uuid import UUID

from django.db.models import Case, F, When

from people.chart import Chart
from people.line import first_who_may, why_not
from people.models import Office


def kept_out(involvements: str) -> Case:
    """The person of each involvement at this path; None once it has ended: they were let in again."""
    return Case(When(**{f"{involvements}__ended_on": None}, then=F(f"{involvements}__person_id")))


class Parties:
    """Complainants, witnesses and those who stood down, by what they are shut out of."""

    def __init__(self, rows: Iterable[tuple]) -> None:
        """Each row: the key, then ids of people or None."""
        self._people: dict[Hashable, set[UUID]] = {}
        for key, *people in rows:
            self._people.setdefault(key, set()).update(person for person in people if person)

    def __getitem__(self, key: Hashable) -> frozenset[UUID]:
        return frozenset(self._people.get(key, ()))


def readers_of_alert(chart: Chart, about: UUID, shut_out: frozenset[UUID]) -> frozenset[UUID]:
    """The Director (for the Director, the Chair) and the person's line manager."""
    member = chart.members.get(about)
    manager = [member.line_manager] if member and member.line_manager else []
    service = member.service if member else None
    return _director(chart, about, shut_out) | _or_stand_in(chart, manager, service, about, shut_out)


def readers_of_count(chart: Chart, about: UUID, shut_out: frozenset[UUID]) -> frozenset[UUID]:
    """The Director, as for an alert, and the equalities lead."""
    leads = [
        each
        for each in chart.holders(Office.EQUALITIES_LEAD)
        if why_not(chart, each, respondent=about, shut_out=shut_out) is None
    ]
    return _director(chart, about, shut_out).union(leads)


def _director(chart: Chart, about: UUID, shut_out: frozenset[UUID]) -> frozenset[UUID]:
    return _or_stand_in(chart, chart.holders(Office.DIRECTOR), None, about, shut_out)


def _or_stand_in(
    chart: Chart, wanted: Iterable[UUID], service: UUID | None, about: UUID, shut_out: frozenset[UUID]
) -> frozenset[UUID]:
    """Those of the wanted who may; where none may, the first up the line from the service who may."""
    may = [each for each in wanted if why_not(chart, each, respondent=about, shut_out=shut_out) is None]
    if may:
        return frozenset(may)
    stand_in = first_who_may(chart, service=service, respondent=about, shut_out=shut_out)
    return frozenset({stand_in} if stand_in else ())
