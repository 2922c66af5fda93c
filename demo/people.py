"""The people of the demo charity. All of them are invented."""

from datetime import date, timedelta
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from people.models import Appointment, CalendarDay, Office, Person, Role, Service, User

HOME = "Home support"
HOUSING = "Supported housing"
DAY = "Day centre"
BEFRIENDING = "Befriending"
SERVICES = (HOME, HOUSING, DAY, BEFRIENDING)

MAIL_DOMAIN = "fernlight.example"  # a domain that can never be anybody's
YEARS_BACK = 6  # everybody was there before the oldest complaint

Cast = dict[str, Person]


class Member(NamedTuple):
    """Somebody on the register; `manager` is the key of another one."""

    name: str
    role: Role = Role.STAFF
    service: str = ""
    manager: str = ""
    office: Office | None = None
    has_account: bool = True

    @property
    def key(self) -> str:
        return self.name.split()[0].lower()


def _service_user(name: str, service: str, *, has_account: bool = False) -> Member:
    return Member(name, Role.SERVICE_USER, service, has_account=has_account)


MEMBERS = (
    Member("Elspeth Carmichael", Role.TRUSTEE, office=Office.CHAIR),
    Member("Desmond Kerr", Role.TRUSTEE, office=Office.VICE_CHAIR),
    Member("Farah Siddiqui", Role.TRUSTEE),
    Member("Hywel Prosser", Role.TRUSTEE),
    Member("Judith Abrahams", Role.TRUSTEE),
    Member("Colin Tranter", Role.TRUSTEE),
    Member("Ruth Adeyemi", office=Office.DIRECTOR),
    Member("Priya Raman", manager="ruth", office=Office.EQUALITIES_LEAD),
    Member("Sandra Okoro", manager="ruth"),  # head of services
    Member("Marian Szabo", manager="ruth"),  # quality officer, trained to investigate
    Member("Leon Fairweather", manager="ruth"),  # finance officer
    Member("Kieran Mulvey", manager="ruth", office=Office.SYSTEM_ADMINISTRATOR),
    Member("Denise Hartnell", service=HOME, manager="sandra", office=Office.SERVICE_MANAGER),
    Member("Abigail Mensah", service=HOME, manager="denise"),
    Member("Stephen Cobb", service=HOME, manager="denise"),
    Member("Lucia Fonseca", service=HOME, manager="denise"),
    Member("Wioletta Nowicka", service=HOME, manager="denise"),
    Member("Darren Pickett", service=HOME, manager="denise"),
    Member("Imran Qadir", service=HOUSING, manager="sandra", office=Office.SERVICE_MANAGER),
    Member("Kofi Amankwah", service=HOUSING, manager="imran"),
    Member("Nasreen Chaudhry", service=HOUSING, manager="imran"),
    Member("Rhys Lambert", service=HOUSING, manager="imran"),
    Member("Bronagh Keane", service=DAY, manager="sandra", office=Office.SERVICE_MANAGER),
    Member("Paula Winslow", service=DAY, manager="bronagh"),
    Member("Mei Chu", service=DAY, manager="bronagh"),
    Member("Gavin Strickland", service=DAY, manager="bronagh"),
    Member("Tobias Greene", service=BEFRIENDING, manager="sandra", office=Office.SERVICE_MANAGER),
    Member("Olwen Parry", service=BEFRIENDING, manager="tobias"),
    Member("Suresh Pillai", Role.VOLUNTEER, BEFRIENDING, "olwen"),
    Member("Beryl Stainton", Role.VOLUNTEER, BEFRIENDING, "olwen"),
    Member("Chloe Marchbanks", Role.VOLUNTEER, DAY, "paula"),
    Member("Winston Tulloch", Role.VOLUNTEER, DAY, "paula"),
    _service_user("Maureen Gill", HOME, has_account=True),
    _service_user("Sheila Barraclough", HOME),
    _service_user("Patrick Rooke", HOME, has_account=True),
    _service_user("Yusuf Barre", HOUSING),
    _service_user("Jerome Whitlock", HOUSING),
    _service_user("Ewan Macrae", HOUSING),
    _service_user("Arthur Tregenza", DAY),
    _service_user("Linda Sugden", DAY),
    _service_user("Ranjit Sohal", BEFRIENDING),
    Member("Nicola Frayne", Role.OTHER, has_account=False),  # district nurse
)


def create_people(today: date, hashed_password: str) -> Cast:
    """Services, register, accounts and offices. Answers everybody by first name in small letters."""
    since = today - relativedelta(years=YEARS_BACK)
    services = {name: Service.objects.create(name=name) for name in SERVICES}
    cast: Cast = {}
    for member in MEMBERS:  # managers come before those they manage
        cast[member.key] = Person.objects.create(
            name=member.name,
            role=member.role,
            service=services.get(member.service),
            line_manager=cast.get(member.manager),
            started_on=since,
            account=_account(member, hashed_password) if member.has_account else None,
        )
        if member.office:
            _appoint(cast[member.key], member.office, since)
    return cast


def _account(member: Member, hashed_password: str) -> User:
    return User.objects.create(email=email_of(member.key), password=hashed_password)


def email_of(key: str) -> str:
    return f"{key}@{MAIL_DOMAIN}"


def _appoint(person: Person, office: Office, since: date) -> None:
    service = person.service if office == Office.SERVICE_MANAGER else None
    Appointment.objects.create(person=person, office=office, service=service, from_on=since)


def close_after_christmas(today: date) -> None:
    """The charity's own closure days: the last three days of each year that the demo touches."""
    years = range(today.year - YEARS_BACK, today.year + 2)
    first_days = (date(year, 12, 29) for year in years)
    CalendarDay.objects.bulk_create(
        CalendarDay(on=first + timedelta(days=n), name="Closed between Christmas and New Year")
        for first in first_days
        for n in range(3)
    )
