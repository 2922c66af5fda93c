"""Whom somebody may pick from the register when they make a complaint."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Q, QuerySet

from cases import same_events
from cases.deadlines import Timetable, remember_timetable
from cases.intake.plain_words import ON_THE_LIST
from cases.same_events import Told, told_in
from people.at_once import Wanted, read_at_once
from people.chart import Chart, remember_chart
from people.models import Appointment, Office, Person, Role, Service
from people.standing import AnyUser, person_of

Row = tuple[Any, ...]
Choices = list[tuple[str, str | list[tuple[str, str]]]]
PERSON, SERVICE = ("id", "name", "role"), ("id", "name")  # what is read of them
ROLE_ORDER = {role.value: place for place, role in enumerate(Role)}


@dataclass(frozen=True)
class Register:
    """
    The part of the register that is open to somebody on one day, by id.

    Everybody inside the charity; its own service users too for whoever works in or manages a service (policy:
    need to know). To somebody who is not signed in no person at all, only what the services are called.
    `earlier` is read for filing alone: whom other complaints about the same events tell of.
    """

    account: UUID | None
    me: Person | None
    people: Mapping[str, Person]
    services: Mapping[str, Service]
    earlier: Mapping[UUID, Told] = field(default_factory=dict)

    @property
    def is_public(self) -> bool:
        return self.account is None

    @property
    def takes_down(self) -> bool:
        """Whether whoever helps here types in for the charity what somebody has told it."""
        return not self.is_public and (self.me is None or self.me.role in Role.inside())

    @classmethod
    def open_to(cls, user: AnyUser, on: date, incident: str = "") -> "Register":
        """One query whatever the size of the register; filing asks for nothing of it again."""
        if not user.is_authenticated:
            every = Service.objects.order_by("name")
            return cls(account=None, me=None, people={}, services={str(each.pk): each for each in every})
        me = person_of(user, on)
        chart, supported, services, earlier = _read_together(user, me, on, incident)
        inside = [
            (each.id, each.name, each.role)
            for each in chart.members.values()
            if each.is_current and each.is_checked and each.role in Role.inside()
        ]
        people = sorted((*inside, *supported), key=itemgetter(1))
        return cls(
            account=user.pk,
            me=me,
            people={str(row[0]): Person.from_db(DEFAULT_DB_ALIAS, PERSON, row) for row in people},
            services={str(row[0]): Service.from_db(DEFAULT_DB_ALIAS, SERVICE, row) for row in services},
            earlier=told_in(earlier),
        )

    def everybody(self) -> Choices:
        return _grouped(self.people.values())

    def everybody_else(self) -> Choices:
        return _grouped(person for person in self.people.values() if person != self.me)


def _read_together(
    user: AnyUser, me: Person | None, on: date, incident: str
) -> tuple[Chart, list[Row], list[Row], list[Row]]:
    """The chart, the service users whom somebody may pick, every service by name, and earlier complaints."""
    wanted = [Wanted(_supported_by(me, on), PERSON), Wanted(Service.objects.all(), SERVICE)]
    if incident:
        wanted.append(same_events.wanted(incident))
    read = read_at_once(Chart.wanted(on), *Timetable.wanted(), *wanted)
    people, days, limits, supported, services, *earlier = read
    remember_timetable(user, Timetable.of(days, limits))
    chart = remember_chart(user, on, Chart.of(people, on))
    return chart, supported, sorted(services, key=itemgetter(1)), [row for rows in earlier for row in rows]


def _supported_by(me: Person | None, on: date) -> QuerySet[Person]:
    """The service users of the services in which somebody works, or which they manage."""
    if me is None or me.role not in Role.inside():
        return Person.objects.none()
    offices = Appointment.objects.in_force(on).filter(person=me, office=Office.SERVICE_MANAGER)
    theirs = Q(service__in=offices.values("service"))
    if me.service_id:
        theirs |= Q(service=me.service_id)
    return Person.objects.current(on).checked().filter(theirs, role=Role.SERVICE_USER)


def _grouped(people: Iterable[Person]) -> Choices:
    """Choices for a select, under a heading for each role; people come by name."""
    ordered = sorted(people, key=lambda each: ROLE_ORDER[each.role])
    return [
        (str(ON_THE_LIST[role]), [(str(person.pk), person.name) for person in group])
        for role, group in groupby(ordered, key=attrgetter("role"))
    ]
