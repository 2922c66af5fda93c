"""
Complaints about the same events tell of each other's people (policy: independence).

Whoever one of them is about, or may be, does not open the others, nor do those who work below that person:
what was sent together has one account, and what somebody sends afterwards begins with it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from cases.models import Complaint, Involvement
from people.at_once import Wanted

Kind = Involvement.Kind
People = frozenset[UUID]
COLUMNS = (
    "id",
    "respondent",
    "involvements__person",
    "involvements__kind",
    "involvements__ended_on",
)


class Told(NamedTuple):
    """Of one complaint: whom it is about or may be, and whom the others about its events shut out of it."""

    about: People
    kept_out: People


def wanted(incident: str) -> Wanted:
    """The rows of the complaints about these events, for `told_in`; none where there is no incident."""
    return Wanted(Complaint.objects.for_totals().filter(incident=incident), COLUMNS)


def told_of(incident: str, but: UUID | None = None) -> dict[UUID, Told]:
    """The complaints about these events, by id. One query."""
    told = told_in(wanted(incident).rows.order_by().values_list(*COLUMNS))
    return {pk: each for pk, each in told.items() if pk != but}


def told_in(rows: Iterable[tuple[Any, ...]]) -> dict[UUID, Told]:
    """Rows are those of a case with each of its involvements, also of those that have ended."""
    respondents: dict[UUID, UUID | None] = {}
    running: dict[UUID, list[tuple[str, UUID]]] = defaultdict(list)
    for pk, respondent, person, kind, ended in rows:
        respondents[pk] = respondent
        if person and not ended:
            running[pk].append((kind, person))
    return {pk: _told(respondent, running[pk]) for pk, respondent in respondents.items()}


def _told(respondent: UUID | None, running: list[tuple[str, UUID]]) -> Told:
    meant = frozenset(person for kind, person in running if kind == Kind.MAY_BE_MEANT)
    kept_out = frozenset(person for kind, person in running if kind == Kind.COMPLAINED_ABOUT)
    return Told(frozenset({respondent}) if respondent else meant, kept_out)


def about_any(told: Mapping[UUID, Told]) -> People:
    return frozenset[UUID]().union(*(each.about for each in told.values()))


def kept_out_by(people: People, told: Mapping[UUID, Told], on: date) -> Iterator[Involvement]:
    """Rows, none of them saved, that shut these people out of each of the complaints."""
    for pk, each in told.items():
        for person in people - each.about - each.kept_out:
            yield Involvement(complaint_id=pk, kind=Kind.COMPLAINED_ABOUT, person_id=person, from_on=on)


def keep_apart(case: Complaint, on: date, no_longer: Collection[UUID] = ()) -> set[UUID]:
    """
    When it becomes known whom a case is about, or about which events: shuts them out of the others about the
    same events, and the people of those out of the case. Answers the other cases that changed.

    `no_longer` turned out not to be meant; they are let in again, unless another of the cases is about them.
    """
    others = told_of(case.incident, but=case.pk)
    running = case.involvements.filter(ended_on=None).values_list("kind", "person")
    own = _told(case.respondent_id, list(running))
    rows = [*kept_out_by(own.about, others, on), *kept_out_by(about_any(others), {case.pk: own}, on)]
    Involvement.objects.bulk_create(rows)
    let_in = frozenset(no_longer) - own.about - about_any(others)
    ended = Involvement.objects.filter(complaint__in=others, person__in=let_in, kind=Kind.COMPLAINED_ABOUT)
    ended.filter(ended_on=None).update(ended_on=on)
    return {row.complaint_id for row in rows} - {case.pk}
