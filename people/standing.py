"""What an account may do: by the offices its person holds on a day. Django's own flags open no case."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.contrib.auth.models import AnonymousUser

from people.clock import today
from people.models import Appointment, Office, Person, Role, User

AnyUser = User | AnonymousUser

OFFICES_THAT_WORK_CASES = frozenset(
    {Office.DIRECTOR, Office.EQUALITIES_LEAD, Office.SERVICE_MANAGER, Office.CHAIR}
)
OFFICES_THAT_READ_REPORTS = frozenset(
    {Office.DIRECTOR, Office.EQUALITIES_LEAD, Office.CHAIR, Office.VICE_CHAIR}
)


@dataclass(frozen=True)
class Standing:
    """A person's offices on one day."""

    person: Person | None = None
    offices: frozenset[str] = frozenset()
    services: frozenset[UUID] = field(default_factory=frozenset)

    @property
    def oversees_all(self) -> bool:
        """Director and the delegate the Director names see all cases but those they are shut out of."""
        return bool(self.offices & {Office.DIRECTOR, Office.EQUALITIES_LEAD})

    @property
    def is_trustee(self) -> bool:
        at_the_head = bool(self.offices & {Office.CHAIR, Office.VICE_CHAIR})
        return at_the_head or (self.person is not None and self.person.role == Role.TRUSTEE)


def standing_of(user: AnyUser, on: date) -> Standing:
    """Offices of the person behind an account. Asks the database once for each account object and day."""
    if not user.is_authenticated or not user.is_active:
        return Standing()
    known: dict[date, Standing] = user.__dict__.setdefault("_standing_by_day", {})
    if on not in known:
        known[on] = _read_standing(user, on)
    return known[on]


def remember_standing(
    user: AnyUser,
    on: date,
    offices: Mapping[str, Collection[UUID]],
    managers: Mapping[UUID, Collection[UUID]],
) -> None:
    """Takes an account's offices from those of the whole charity, so that they are not asked for again."""
    person = person_of(user, on)
    held = frozenset(office for office, people in offices.items() if person and person.pk in people)
    services = frozenset(service for service, people in managers.items() if person and person.pk in people)
    if services:
        held |= {Office.SERVICE_MANAGER}
    user.__dict__.setdefault("_standing_by_day", {})[on] = Standing(person, held, services)


def person_of(user: AnyUser, on: date) -> Person | None:
    """The person behind an account, if they are with the charity on this day."""
    person: Person | None = getattr(user, "person", None)
    return person if person is not None and user.is_active and person.is_current(on) else None


def _read_standing(user: AnyUser, on: date) -> Standing:
    person = person_of(user, on)
    if person is None:
        return Standing()
    held = list(Appointment.objects.in_force(on).filter(person=person).values_list("office", "service_id"))
    return Standing(
        person,
        frozenset(office for office, _ in held),
        frozenset(service for _, service in held if service),
    )


def is_director(user: AnyUser, on: date) -> bool:
    return Office.DIRECTOR in standing_of(user, on).offices


def is_system_administrator(user: AnyUser, on: date) -> bool:
    """By appointment, or by the flag that `createsuperuser` sets, so that a new charity can be set up."""
    set_up = user.is_authenticated and user.is_active and user.is_superuser
    return set_up or Office.SYSTEM_ADMINISTRATOR in standing_of(user, on).offices


def may_keep_register(user: AnyUser, on: date) -> bool:
    """Keep people, services, offices and the calendar; accounts are the system administrator's alone."""
    return is_director(user, on) or is_system_administrator(user, on)


def may_keep_register_today(user: AnyUser) -> bool:
    """A door of the admin (settings.ADMIN_DOORS), and the way to it in the navigation."""
    return may_keep_register(user, today())


def may_give_rights_to_themselves() -> bool:
    """Only while the charity is being set up: once it has had a Director, rights come from somebody else."""
    return not Appointment.objects.filter(office=Office.DIRECTOR).exists()


def may_keep_policies(user: AnyUser, on: date) -> bool:
    return standing_of(user, on).oversees_all or is_system_administrator(user, on)


def may_read_reports(user: AnyUser, on: date) -> bool:
    """Trustees, the Director and the equalities lead read the yearly report."""
    standing = standing_of(user, on)
    return standing.is_trustee or bool(standing.offices & OFFICES_THAT_READ_REPORTS)


def may_read_reports_today(user: AnyUser) -> bool:
    """For the navigation, which asks of the moment it is drawn in."""
    return may_read_reports(user, today())
