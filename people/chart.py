"""The charity's organisation on one day, read from the register in one query."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import Q

from people.at_once import Wanted
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

    @cached_property
    def lines_walked(self) -> dict[UUID | None, tuple[UUID, ...]]:
        """Lines that `people.line` has found on this chart, by the service they start from."""
        return {}

    @cached_property
    def _seats(self) -> frozenset[UUID]:
        return frozenset(self.board)

    def sits_on_the_board(self, person: UUID | None) -> bool:
        return person in self._seats

    @classmethod
    def load(cls, on: date) -> "Chart":
        """The chart of this day. One query whatever the size of the register; service users are not read."""
        wanted = cls.wanted(on)
        return cls.of(wanted.rows.values_list(*wanted.columns), on)

    @classmethod
    def wanted(cls, on: date) -> Wanted:
        """What `of` makes the chart of this day from, for whoever reads more at once."""
        held = Q(appointments__until_on=None) | Q(appointments__until_on__gte=on)
        held &= Q(appointments__from_on__lte=on)
        return Wanted(Person.objects.filter(Q(role__in=Role.inside()) | held).order_by(), COLUMNS)

    @classmethod
    def of(cls, rows: Iterable[tuple], on: date) -> "Chart":
        """From one row for each office of a person, or for each person without one."""
        return _chart_of(sorted(rows, key=lambda row: (row[1], str(row[0]))), on)


COLUMNS = (
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
    known = chart_known_to(user, on)
    return known or remember_chart(user, on, Chart.load(on))


def chart_known_to(user: AnyUser, on: date) -> Chart | None:
    """The chart of this day where this account object has asked for it before."""
    known: dict[date, Chart] = user.__dict__.get("_chart_by_day", {})
    return known.get(on)


def remember_chart(user: AnyUser, on: date, chart: Chart) -> Chart:
    """Keeps a chart for whoever asks for it again, and what it tells of the account's standing."""
    user.__dict__.setdefault("_chart_by_day", {})[on] = chart
    remember_standing(user, on, chart.offices, chart.managers)
    return chart
