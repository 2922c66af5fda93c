"""Whom somebody may pick from the register when they make a complaint."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter, itemgetter

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Q, Value

from people.models import Appointment, Person, Role, Service
from people.standing import AnyUser, person_of

Choices = list[tuple[str, str | list[tuple[str, str]]]]
PERSON, SERVICE = ("id", "name", "role"), ("id", "name")  # what is read of them
A_SERVICE = "a service"  # stands in the place of a role
ROLE_ORDER = {role.value: place for place, role in enumerate(Role)}


@dataclass(frozen=True)
class Register:
    """The part of the register that is open to an account on one day, by id."""

    me: Person | None
    people: Mapping[str, Person]
    services: Mapping[str, Service]

    @classmethod
    def open_to(cls, user: AnyUser, on: date) -> "Register":
        """One query, whatever the size of the register: every page and every filing needs both tables."""
        me = person_of(user, on)
        pickable = Person.objects.current(on).checked().filter(_pickable_by(me, on)).order_by()
        services = Service.objects.order_by().values_list("id", "name", Value(A_SERVICE))
        rows = sorted(pickable.values_list(*PERSON).union(services, all=True), key=itemgetter(1))
        people = [Person.from_db(DEFAULT_DB_ALIAS, PERSON, row) for row in rows if row[2] != A_SERVICE]
        found = [Service.from_db(DEFAULT_DB_ALIAS, SERVICE, row[:2]) for row in rows if row[2] == A_SERVICE]
        return cls(me, {str(each.pk): each for each in people}, {str(each.pk): each for each in found})

    def everybody(self) -> Choices:
        return _grouped(self.people.values())

    def everybody_else(self) -> Choices:
        return _grouped(person for person in self.people.values() if person != self.me)


def _pickable_by(me: Person | None, on: date) -> Q:
    """Everybody inside the charity; its own service users for whoever works in or manages a service."""
    inside = Q(role__in=Role.inside())
    if me is None or me.role not in Role.inside():
        return inside
    managed = Appointment.objects.in_force(on).filter(person=me).exclude(service=None).values("service")
    theirs = Q(service__in=managed)
    if me.service_id:
        theirs |= Q(service=me.service_id)
    return inside | Q(theirs, role=Role.SERVICE_USER)


def _grouped(people: Iterable[Person]) -> Choices:
    """Choices for a select, under a heading for each role; people come by name."""
    ordered = sorted(people, key=lambda each: ROLE_ORDER[each.role])
    return [
        (str(Role(role).label), [(str(person.pk), person.name) for person in group])
        for role, group in groupby(ordered, key=attrgetter("role"))
    ]
