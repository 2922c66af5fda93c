"""Makers of rows. A test names what matters to it; the rest is filled in plausibly."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from people.models import Appointment, Office, Person, Role, Service, User

PASSWORD = "plenty-of-quiet-otters"
LONG_AGO = date(2010, 1, 1)


class ServiceFactory(DjangoModelFactory[Service]):
    class Meta:
        model = Service

    name = factory.Sequence(lambda n: f"Service {n}")


class UserFactory(DjangoModelFactory[User]):
    """An account that may sign in with PASSWORD."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@fernlight.example")
    password = factory.django.Password(PASSWORD)


class PersonFactory(DjangoModelFactory[Person]):
    """Somebody on the register, without an account unless `account=` or `with_account=True` is given."""

    class Meta:
        model = Person

    class Params:
        with_account = factory.Trait(account=factory.SubFactory(UserFactory))

    name = factory.Sequence(lambda n: f"Person {n}")
    role = Role.STAFF
    started_on = LONG_AGO


class AppointmentFactory(DjangoModelFactory[Appointment]):
    class Meta:
        model = Appointment

    person = factory.SubFactory(PersonFactory, with_account=True)
    office = Office.DIRECTOR
    from_on = LONG_AGO
