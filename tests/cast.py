"""
The fixed cast: a small charity that every test knows by heart.

Home support is managed by Martha; Amina and Bob work in it and Sunita is supported by it. The Day
centre is managed by Olga; Oscar works there. Hana and Ivan work in the office, under the Director.
Everybody has an account, `first-name@fernlight.example`, opened by PASSWORD.
"""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password

from people.models import Appointment, Office, Person, Role, Service, User
from tests.factories import LONG_AGO, PASSWORD

HOME_SUPPORT = "Home support"
DAY_CENTRE = "Day centre"


@dataclass(frozen=True)
class Cast:
    """Who is who. Accounts are `cast.handler.account`."""

    complainant: Person  # Amina, support worker in Home support
    respondent: Person  # Bob, support worker in Home support
    manager: Person  # Martha, manager of Home support
    director: Person  # Dina
    equalities_lead: Person  # Edward, the Director's named delegate
    chair: Person  # Carol
    vice_chair: Person  # Victor
    trustee: Person  # Tariq
    second_trustee: Person  # Tilda
    third_trustee: Person  # Trevor
    handler: Person  # Hana, in the office
    investigator: Person  # Ivan, in the office
    service_user: Person  # Sunita, supported by Home support
    outsider: Person  # Oscar, works in the Day centre
    other_manager: Person  # Olga, manager of the Day centre
    sysadmin: Person  # Sam, system administrator
    home_support: Service
    day_centre: Service


class _Part(NamedTuple):
    name: str
    role: Role = Role.STAFF
    service: str = ""
    manager: str = ""
    office: Office | None = None


PARTS = {
    "complainant": _Part("Amina Yusuf", service=HOME_SUPPORT, manager="manager"),
    "respondent": _Part("Bob Carter", service=HOME_SUPPORT, manager="manager"),
    "manager": _Part("Martha Hughes", Role.STAFF, HOME_SUPPORT, "director", Office.SERVICE_MANAGER),
    "director": _Part("Dina Rossi", office=Office.DIRECTOR),
    "equalities_lead": _Part("Edward Lowe", manager="director", office=Office.EQUALITIES_LEAD),
    "chair": _Part("Carol Whitby", Role.TRUSTEE, office=Office.CHAIR),
    "vice_chair": _Part("Victor Nwosu", Role.TRUSTEE, office=Office.VICE_CHAIR),
    "trustee": _Part("Tariq Aziz", Role.TRUSTEE),
    "second_trustee": _Part("Tilda Marsh", Role.TRUSTEE),
    "third_trustee": _Part("Trevor Quill", Role.TRUSTEE),
    "handler": _Part("Hana Novak", manager="director"),
    "investigator": _Part("Ivan Petrov", manager="director"),
    "service_user": _Part("Sunita Rao", Role.SERVICE_USER, HOME_SUPPORT),
    "outsider": _Part("Oscar Lind", service=DAY_CENTRE, manager="other_manager"),
    "other_manager": _Part("Olga Brandt", Role.STAFF, DAY_CENTRE, "director", Office.SERVICE_MANAGER),
    "sysadmin": _Part("Sam Okafor", manager="director", office=Office.SYSTEM_ADMINISTRATOR),
}


@pytest.fixture
def cast(db: None) -> Cast:
    services = {name: Service(name=name) for name in (HOME_SUPPORT, DAY_CENTRE)}
    Service.objects.bulk_create(services.values())
    people = {attribute: _person(part, services) for attribute, part in PARTS.items()}
    User.objects.bulk_create(person.account for person in people.values() if person.account)
    Person.objects.bulk_create(people.values())
    _set_line_managers(people)
    Appointment.objects.bulk_create(
        Appointment(
            person=people[attribute],
            office=part.office,
            service=services[part.service] if part.office == Office.SERVICE_MANAGER else None,
            from_on=LONG_AGO,
        )
        for attribute, part in PARTS.items()
        if part.office
    )
    return Cast(**people, home_support=services[HOME_SUPPORT], day_centre=services[DAY_CENTRE])


def _person(part: _Part, services: dict[str, Service]) -> Person:
    first_name = part.name.split()[0].lower()
    return Person(
        name=part.name,
        role=part.role,
        service=services.get(part.service),
        started_on=LONG_AGO,
        account=User(
            email=f"{first_name}@fernlight.example", password=_hashed_password(settings.PASSWORD_HASHERS[0])
        ),
    )


def _set_line_managers(people: dict[str, Person]) -> None:
    for attribute, part in PARTS.items():
        if part.manager:
            people[attribute].line_manager = people[part.manager]
    Person.objects.bulk_update(people.values(), ["line_manager"])


@cache
def _hashed_password(hasher: str) -> str:
    """Hashed once for each hasher: hashing is slow on purpose."""
    return make_password(PASSWORD)
