"""Whom somebody may pick from the register when they make a complaint."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Value

from people.chart import Chart, chart_for
from people.models import Person, Role, Service
from people.standing import AnyUser, person_of

Row = tuple[Any, ...]
Choices = list[tuple[str, str | list[tuple[str, str]]]]
PERSON, SERVICE = ("id", "name", "role"), ("id", "name")  # what is read of them
A_SERVICE = "a service"  # stands in the place of a role
ROLE_ORDER = {role.value: place for place, role in enumerate(Role)}


@dataclass(frozen=True)
class Register:
    """
    The part of the register that is open to somebody on one day, by id.

    Everybody inside the charity; its own service users too for whoever works in or manages a service (policy:
    need to know). To somebody who is not signed in no person at all, only what the services are called.
    """

    account: UUID | None
    me: Person | None
    people: Mapping[str, Person]
    services: Mapping[str, Service]

    @property
    def is_public(self) -> bool:
        return self.account is None

    @property
    def takes_down(self) -> bool:
        """Whether whoever helps here types in for the charity what somebody has told it."""
        return not self.is_public and (self.me is None or self.me.role in Role.inside())

    @classmethod
    def open_to(cls, user: AnyUser, on: date) -> "Register":
        """Two queries whatever the size of the register; filing uses the chart of the first again."""
        if not user.is_authenticated:
            every = Service.objects.order_by("name")
            return cls(account=None, me=None, people={}, services={str(each.pk): each for each in every})
        chart, me = chart_for(user, on), person_of(user, on)
        inside = [
            (each.id, each.name, each.role)
            for each in chart.members.values()
            if each.is_current and each.is_checked and each.role in Role.inside()
        ]
        supported, services = _read_together(_services_of(me, chart), on)
        people = sorted((*inside, *supported), key=itemgetter(1))
        return cls(
            account=user.pk,
            me=me,
            people={str(row[0]): Person.from_db(DEFAULT_DB_ALIAS, PERSON, row) for row in people},
            services={str(row[0]): Service.from_db(DEFAULT_DB_ALIAS, SERVICE, row) for row in services},
        )

    def everybody(self) -> Choices:
        return _grouped(self.people.values())

    def everybody_else(self) -> Choices:
        return _grouped(person for person in self.people.values() if person != self.me)


def _services_of(me: Person | None, chart: Chart) -> set[UUID]:
    """The services somebody works in or manages."""
    if me is None or me.role not in Role.inside():
        return set()
    managed = {service for service, managers in chart.managers.items() if me.pk in managers}
    return managed | ({me.service_id} if me.service_id else set())


def _read_together(services: Collection[UUID], on: date) -> tuple[list[Row], list[Row]]:
    """The service users of some services, and every service, in one query."""
    supported = Person.objects.current(on).checked().filter(role=Role.SERVICE_USER, service__in=services)
    every = Service.objects.order_by().values_list("id", "name", Value(A_SERVICE))
    rows = list(supported.order_by().values_list(*PERSON).union(every, all=True).order_by("name"))
    return [row for row in rows if row[2] != A_SERVICE], [row[:2] for row in rows if row[2] == A_SERVICE]


def _grouped(people: Iterable[Person]) -> Choices:
    """Choices for a select, under a heading for each role; people come by name."""
    ordered = sorted(people, key=lambda each: ROLE_ORDER[each.role])
    return [
        (str(Role(role).label), [(str(person.pk), person.name) for person in group])
        for role, group in groupby(ordered, key=attrgetter("role"))
    ]
