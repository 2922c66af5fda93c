"""
Who stands in for whom: the line from a service's manager to the last trustee.

Pure functions over a `Chart`; `Chart.load` is the one query that reads it from the register.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q

from people.models import Office, Person, Role

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Member:
    """Somebody as the line sees them."""

    id: UUID
    role: str
    line_manager: UUID | None = None
    service: UUID | None = None
    has_account: bool = True
    name: str = ""

    @property
    def is_trustee(self) -> bool:
        return self.role == Role.TRUSTEE


@dataclass(frozen=True)
class Chart:
    """The charity's organisation on one day."""

    members: Mapping[UUID, Member]
    managers: Mapping[UUID, tuple[UUID, ...]] = field(default_factory=dict)
    offices: Mapping[str, tuple[UUID, ...]] = field(default_factory=dict)

    def holders(self, office: str) -> tuple[UUID, ...]:
        return self.offices.get(office, ())

    @property
    def trustees(self) -> tuple[UUID, ...]:
        """Every trustee, by name, so that the order never depends on the database."""
        found = [member for member in self.members.values() if member.is_trustee]
        return tuple(member.id for member in sorted(found, key=lambda each: (each.name, str(each.id))))

    def sits_on_the_board(self, person: UUID | None) -> bool:
        member = self.members.get(person) if person else None
        at_the_head = (*self.holders(Office.CHAIR), *self.holders(Office.VICE_CHAIR))
        return person in at_the_head or (member is not None and member.is_trustee)

    @classmethod
    def load(cls, on: date) -> "Chart":
        """The chart of this day. One query whatever the size of the register; service users are not read."""
        held = Q(appointments__until_on=None) | Q(appointments__until_on__gte=on)
        held &= Q(appointments__from_on__lte=on)
        rows = (
            Person.objects.current(on)
            .filter(Q(role__in=Role.inside()) | held)
            .order_by("name", "id")
            .values_list(
                "id",
                "name",
                "role",
                "line_manager_id",
                "service_id",
                "account__is_active",
                "appointments__office",
                "appointments__service_id",
                "appointments__from_on",
                "appointments__until_on",
            )
        )
        return _chart_of(rows, on)


def _chart_of(rows: Iterable[tuple], on: date) -> Chart:
    members: dict[UUID, Member] = {}
    managers: dict[UUID, list[UUID]] = {}
    offices: dict[str, list[UUID]] = {}
    for id, name, role, line_manager, service, active, office, office_service, from_on, until_on in rows:
        members[id] = Member(id, role, line_manager, service, bool(active), name)
        if office is None or from_on > on or (until_on is not None and until_on < on):
            continue
        holders = (
            managers.setdefault(office_service, [])
            if office == Office.SERVICE_MANAGER
            else offices.setdefault(office, [])
        )
        if id not in holders:
            holders.append(id)
    return Chart(
        members,
        {service: tuple(ids) for service, ids in managers.items()},
        {office: tuple(ids) for office, ids in offices.items()},
    )


def above(chart: Chart, person: UUID | None) -> frozenset[UUID]:
    """
    Everybody this person is below: their line managers, the managers of their service, the Director, every trustee.

    A trustee is below nobody: all staff and volunteers count as below every trustee, trustees as equals.
    """
    if person is None or chart.sits_on_the_board(person):
        return frozenset()
    over = set(chart.trustees) | {*chart.holders(Office.CHAIR), *chart.holders(Office.VICE_CHAIR)}
    if person in chart.holders(Office.DIRECTOR):
        return frozenset(over)
    own_service = chart.members[person].service if person in chart.members else None
    over |= set(chart.holders(Office.DIRECTOR)) | set(_chain(chart, person))
    fellow_managers = chart.managers.get(own_service, ()) if own_service else ()
    if person not in fellow_managers:
        over |= {each for manager in fellow_managers for each in (manager, *_chain(chart, manager))}
    return frozenset(over - {person})


def _chain(chart: Chart, person: UUID) -> "Iterator[UUID]":
    """The person's line manager, that one's line manager, and so on; a circle ends the walk."""
    seen = {person}
    member = chart.members.get(person)
    while member and member.line_manager and member.line_manager not in seen:
        seen.add(member.line_manager)
        yield member.line_manager
        member = chart.members.get(member.line_manager)


def line_from(chart: Chart, service: UUID | None) -> tuple[UUID, ...]:
    """The line a complaint walks up: service's manager, up to the Director, Chair, vice-chair, other trustees."""
    managers = chart.managers.get(service, ()) if service else ()
    walk = [each for manager in managers for each in (manager, *_chain(chart, manager))]
    walk = sorted(
        walk, key=lambda each: each not in managers
    )  # both managers of a service before their manager
    walk = [each for each in walk if not chart.sits_on_the_board(each)]
    walk += [
        *chart.holders(Office.DIRECTOR),
        *chart.holders(Office.CHAIR),
        *chart.holders(Office.VICE_CHAIR),
        *chart.trustees,
    ]
    return tuple(dict.fromkeys(walk))


def why_not(
    chart: Chart, candidate: UUID, *, respondent: UUID | None, shut_out: Collection[UUID] = ()
) -> str | None:
    """
    Why this person may not own or handle a case about `respondent`; None when they may.

    `shut_out` holds the other parties, the witnesses and those who stood down (domain: independence).
    """
    member = chart.members.get(candidate)
    if member is None:
        return "is not with the charity now"
    if candidate == respondent:
        return "is the person the complaint is about"
    if candidate in shut_out:
        return "is a party or a witness, or has stood down"
    if respondent is not None and respondent in above(chart, candidate):
        return "works below the person the complaint is about"
    if not member.has_account:
        return "has no account"
    return None


def first_who_may(
    chart: Chart, *, service: UUID | None, respondent: UUID | None, shut_out: Collection[UUID] = ()
) -> UUID | None:
    """Who owns the case: the first in the line who may. None means that nobody may and the case waits, visibly."""
    return next(
        (
            each
            for each in line_from(chart, service)
            if why_not(chart, each, respondent=respondent, shut_out=shut_out) is None
        ),
        None,
    )
