"""Whom somebody may pick from the register when they make a complaint."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Q

from people.models import Appointment, Person, Role, Service
from people.standing import AnyUser, person_of

Choices = list[tuple[str, str | list[tuple[str, str]]]]
ROLE_ORDER = {role.value: place for place, role in enumerate(Role)}


@dataclass(frozen=True)
class Register:
    """The part of the register that is open to an account on one day, by id."""

    me: Person | None
    people: Mapping[str, Person]
    services: Mapping[str, Service]

    @classmethod
    def open_to(cls, user: AnyUser, on: date) -> "Register":
        """Two queries whatever the size of the register."""
        me = person_of(user, on)
        people = Person.objects.current(on).filter(_pickable_by(me, on))
        return cls(
            me,
            {str(person.pk): person for person in people},
            {str(service.pk): service for service in Service.objects.all()},
        )

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
    return inside | Q(role=Role.SERVICE_USER) & (Q(service=me.service_id) | Q(service__in=managed))


def _grouped(people: Iterable[Person]) -> Choices:
    """Choices for a select, under a heading for each role."""
    ordered = sorted(people, key=lambda each: (ROLE_ORDER[each.role], each.name))
    return [
        (str(Role(role).label), [(str(person.pk), person.name) for person in group])
        for role, group in groupby(ordered, key=lambda each: each.role)
    ]
