"""Whom a person may pick from the register when they make a complaint."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from django.db.models import Q

from people.models import Person, Role
from people.standing import AnyUser, person_of

ROLE_ORDER = {role.value: place for place, role in enumerate(Role)}


def pickable(user: AnyUser, on: date) -> dict[str, Person]:
    """
    People the account may pick, by id: everybody who works for the charity; for those who work in a
    service also its own service users (need to know). One query.
    """
    me = person_of(user, on)
    allowed = Q(role__in=Role.inside())
    if me and me.role in Role.inside() and me.service_id:
        allowed |= Q(role=Role.SERVICE_USER, service=me.service_id)
    people = Person.objects.current(on).filter(allowed)
    return {str(person.pk): person for person in people}


def grouped(people: Iterable[Person]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Choices for a select, under a heading for each role."""
    ordered = sorted(people, key=lambda each: (ROLE_ORDER[each.role], each.name))
    return [
        (str(Role(role).label), [(str(person.pk), person.name) for person in group])
        for role, group in groupby(ordered, key=lambda each: each.role)
    ]
