"""
Who stands in for whom: the line from a service's manager to the last trustee.

Pure functions over a `Chart`; `Chart.load` is the one query that reads it from the register.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import takewhile
from uuid import UUID

from django.db.models import Q

from people.models import Office, Person, Role
from people.standing import AnyUser, remember_standing


@dataclass(frozen=True)
class Member:
    """Somebody as the line sees them."""

    id: UUID
    role: str
    line_manager: UUID | None = None
    service: UUID | None = None
    has_account: bool = True
    name: str = ""
    is_current: bool = True  # leavers stay in the chart: they link a worker to the manager above the leaver
    account_id: UUID | None = None
    is_checked: bool = True  # whether a keeper of the register knows them

    @property
    def is_trustee(self) -> bool:
        return self.is_current and self.role == Role.TRUSTEE


@dataclass(frozen=True)
class Chart:
    """The charity's organisation on one day."""

    members: Mapping[UUID, Member]
    managers: Mapping[UUID, tuple[UUID, ...]] = field(default_factory=dict)
    offices: Mapping[str, tuple[UUID, ...]] = field(default_factory=dict)

    def holders(self, office: str) -> tuple[UUID, ...]:
        return self.offices.get(office, ())

    @cached_property
    def trustees(self) -> tuple[UUID, ...]:
        """Every trustee, by name, so that the order never depends on the database."""
        found = [member for member in self.members.values() if member.is_trustee]
        return tuple(member.id for member in sorted(found, key=lambda each: (each.name, str(each.id))))

    @cached_property
    def board(self) -> tuple[UUID, ...]:
        """Chair, vice-chair, then the other trustees."""
        at_the_head = (*self.holders(Office.CHAIR), *self.holders(Office.VICE_CHAIR))
        return tuple(dict.fromkeys((*at_the_head, *self.trustees)))

    def line_with_accounts(self, service: UUID | None) -> tuple[UUID, ...]:
        """The line from a service, walked once: of those in it, the ones who have an account."""
        if service not in self._lines:
            members = (self.members.get(each) for each in line_from(self, service))
            self._lines[service] = tuple(each.id for each in members if each and each.has_account)
        return self._lines[service]

    @cached_property
    def _lines(self) -> dict[UUID | None, tuple[UUID, ...]]:
        return {}

    @cached_property
    def _seats(self) -> frozenset[UUID]:
        return frozenset(self.board)

    def sits_on_the_board(self, person: UUID | None) -> bool:
        return person in self._seats

    @classmethod
    def load(cls, on: date) -> "Chart":
        """The chart of this day. One query whatever the size of the register; service users are not read."""
        held = Q(appointments__until_on=None) | Q(appointments__until_on__gte=on)
        held &= Q(appointments__from_on__lte=on)
        rows = (
            Person.objects.filter(Q(role__in=Role.inside()) | held)
            .order_by("name", "id")
            .values_list(
                "id",
                "name",
                "role",
                "line_manager_id",
                "service_id",
                "account_id",
                "account__is_active",
                "started_on",
                "left_on",
                "added_with_complaint",
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
    for pk, name, role, line_manager, service, account, active, started_on, left_on, unchecked, *held in rows:
        is_current = _lasts(started_on, left_on, on)
        members[pk] = Member(
            pk, role, line_manager, service, bool(active), name, is_current, account, not unchecked
        )
        office, office_service, from_on, until_on = held
        if office is None or not is_current or not _lasts(from_on, until_on, on):
            continue
        if office == Office.SERVICE_MANAGER:
            holders = managers.setdefault(office_service, [])
        else:
            holders = offices.setdefault(office, [])
        if pk not in holders:
            holders.append(pk)
    return Chart(
        members,
        {service: tuple(ids) for service, ids in managers.items()},
        {office: tuple(ids) for office, ids in offices.items()},
    )


def _lasts(first: date | None, last: date | None, on: date) -> bool:
    return (first is None or first <= on) and (last is None or on <= last)


def chart_for(user: AnyUser, on: date) -> Chart:
    """The chart of this day, asked for once for each account object."""
    known: dict[date, Chart] = user.__dict__.setdefault("_chart_by_day", {})
    if on not in known:
        known[on] = Chart.load(on)
        remember_standing(user, on, known[on].offices, known[on].managers)
    return known[on]


def above(chart: Chart, person: UUID | None) -> frozenset[UUID]:
    """
    Everybody this person is below: their managers, those above these, the Director, every trustee.

    A trustee is below nobody: all staff and volunteers count as below every trustee, trustees as equals.
    """
    found: set[UUID] = set()
    waiting = [person] if person else []
    while waiting:
        more = _directly_above(chart, waiting.pop()) - found
        found |= more
        waiting += more
    return frozenset(found - {person})


def _directly_above(chart: Chart, person: UUID) -> set[UUID]:
    if chart.sits_on_the_board(person):
        return set()
    if person in chart.holders(Office.DIRECTOR):
        return set(chart.board)
    member = chart.members.get(person)
    line_manager = {member.line_manager} if member and member.line_manager else set()
    return {
        *line_manager,
        *_managers_of_their_service(chart, person),
        *chart.holders(Office.DIRECTOR),
        *chart.board,
    }


def _managers_of_their_service(chart: Chart, person: UUID) -> set[UUID]:
    """Two managers of one service are equals; whoever a manager reports to is not below that manager."""
    member = chart.members.get(person)
    managers = chart.managers.get(member.service, ()) if member and member.service else ()
    if person in managers:
        return set()
    return {each for each in managers if person not in _chain(chart, each)}


def _chain(chart: Chart, person: UUID) -> Iterator[UUID]:
    """The person's line manager, that one's line manager, and so on; a circle ends the walk."""
    seen = {person}
    member = chart.members.get(person)
    while member and member.line_manager and member.line_manager not in seen:
        seen.add(member.line_manager)
        yield member.line_manager
        member = chart.members.get(member.line_manager)


def line_from(chart: Chart, service: UUID | None) -> tuple[UUID, ...]:
    """
    The line a complaint walks up, in this order.

    The service's managers, those they report to, the Director, the Chair, the vice-chair, the other trustees.
    """
    top = (*chart.holders(Office.DIRECTOR), *chart.board)
    found = chart.managers.get(service, ()) if service else ()
    managers = [each for each in found if each not in top]
    senior = [
        each for manager in managers for each in takewhile(lambda up: up not in top, _chain(chart, manager))
    ]
    return tuple(dict.fromkeys((*managers, *senior, *top)))


def why_not(
    chart: Chart, candidate: UUID, *, respondent: UUID | None, shut_out: Collection[UUID] = ()
) -> str | None:
    """
    Why this person may not own or handle a case about `respondent`; None when they may.

    `shut_out` holds the other parties, the witnesses and those who stood down (domain: independence).
    """
    member = chart.members.get(candidate)
    if member is None or not member.is_current:
        return "is not with the charity now"
    if candidate == respondent:
        return "is the person the complaint is about"
    if candidate in shut_out:
        return "is a party or a witness, or has stood down"
    if not member.has_account:
        return "has no account"
    if respondent is not None and respondent in above(chart, candidate):
        return "works below the person the complaint is about"
    return None


def first_who_may(
    chart: Chart, *, service: UUID | None, respondent: UUID | None, shut_out: Collection[UUID] = ()
) -> UUID | None:
    """Who owns the case: the first in the line who may. None: nobody may, and the case waits, visibly."""
    for each in chart.line_with_accounts(service):
        if why_not(chart, each, respondent=respondent, shut_out=shut_out) is None:
            return each
    return None
