"""What an account may do follows from the offices its person holds on the day."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from people.models import Office, Role, User
from people.standing import (
    is_system_administrator,
    may_keep_policies,
    may_keep_register,
    may_read_reports,
    standing_of,
)
from tests.cast import Cast
from tests.factories import LONG_AGO, AppointmentFactory, PersonFactory, UserFactory

DAY = date(2026, 5, 22)
NEXT_DAY = date(2026, 5, 23)


def fresh(user: User) -> User:
    """The account as a new request reads it."""
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize(
    ("who", "oversees", "reads_reports", "keeps_policies", "keeps_register", "administers"),
    [
        ("director", True, True, True, True, False),
        ("equalities_lead", True, True, True, False, False),
        ("chair", False, True, False, False, False),
        ("vice_chair", False, True, False, False, False),
        ("trustee", False, True, False, False, False),
        ("manager", False, False, False, False, False),
        ("sysadmin", False, False, True, True, True),
        ("handler", False, False, False, False, False),
        ("complainant", False, False, False, False, False),
        ("service_user", False, False, False, False, False),
    ],
)
def test_offices_and_what_they_allow(
    cast: Cast,
    who: str,
    oversees: bool,
    reads_reports: bool,
    keeps_policies: bool,
    keeps_register: bool,
    administers: bool,
) -> None:
    account = getattr(cast, who).account
    assert standing_of(account, DAY).oversees_all is oversees
    assert may_read_reports(account, DAY) is reads_reports
    assert may_keep_policies(account, DAY) is keeps_policies
    assert may_keep_register(account, DAY) is keeps_register
    assert is_system_administrator(account, DAY) is administers


def test_a_manager_stands_for_their_own_service_only(cast: Cast) -> None:
    assert standing_of(cast.manager.account, DAY).services == {cast.home_support.pk}


def test_a_chair_who_is_no_trustee_on_the_register_counts_as_one(db: None) -> None:
    chair = AppointmentFactory(office=Office.CHAIR, person__role=Role.OTHER).person
    assert standing_of(chair.account, DAY).is_trustee


def test_an_office_lasts_from_its_first_to_its_last_day(db: None) -> None:
    director = AppointmentFactory(from_on=DAY, until_on=NEXT_DAY).person.account
    held = [
        on
        for on in (date(2026, 5, 21), DAY, NEXT_DAY, date(2026, 5, 24))
        if standing_of(director, on).offices
    ]
    assert held == [DAY, NEXT_DAY]


def test_somebody_who_has_left_holds_no_office_even_where_nobody_ended_it(cast: Cast) -> None:
    cast.director.left_on = DAY
    cast.director.save()
    assert standing_of(fresh(cast.director.account), DAY).oversees_all
    assert not standing_of(fresh(cast.director.account), NEXT_DAY).oversees_all


def test_somebody_who_has_not_started_holds_no_office_yet(db: None) -> None:
    director = AppointmentFactory(person__started_on=NEXT_DAY).person.account
    assert not standing_of(director, DAY).offices


def test_a_closed_account_may_do_nothing(cast: Cast) -> None:
    cast.director.account.is_active = False
    assert not standing_of(cast.director.account, DAY).oversees_all
    assert not may_read_reports(cast.director.account, DAY)


def test_a_visitor_may_do_nothing() -> None:
    visitor = AnonymousUser()
    assert standing_of(visitor, DAY).person is None
    assert not is_system_administrator(visitor, DAY)
    assert not may_read_reports(visitor, DAY)


def test_the_first_account_sets_the_charity_up_before_anybody_is_on_the_register(db: None) -> None:
    first = User.objects.create_superuser("Set.Up@Fernlight.example")
    assert is_system_administrator(first, DAY)
    assert may_keep_register(first, DAY)
    assert not standing_of(first, DAY).oversees_all
    assert not may_read_reports(first, DAY)


def test_a_closed_superuser_account_sets_nothing_up(db: None) -> None:
    closed = UserFactory(is_superuser=True, is_active=False)
    assert not is_system_administrator(closed, DAY)


def test_an_account_that_belongs_to_nobody_has_no_standing(db: None) -> None:
    assert standing_of(UserFactory(), DAY).person is None


def test_offices_are_read_once_for_each_day(cast: Cast, count_queries) -> None:
    account = User.objects.select_related("person").get(pk=cast.director.account.pk)
    with count_queries() as queries:
        assert may_read_reports(account, DAY)
        assert may_keep_policies(account, DAY)
        assert standing_of(account, DAY).oversees_all
    assert len(queries) == 1


def test_two_offices_add_up(db: None) -> None:
    person = PersonFactory(with_account=True)
    for office in (Office.SYSTEM_ADMINISTRATOR, Office.DIRECTOR):
        AppointmentFactory(person=person, office=office, from_on=LONG_AGO)
    assert standing_of(person.account, DAY).offices == {Office.SYSTEM_ADMINISTRATOR, Office.DIRECTOR}
