"""Signing in: by e-mail address, for those an administrator has let in."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from people.backends import AccountBackend
from people.models import Person, User
from tests.cast import Cast
from tests.factories import LONG_AGO, PASSWORD, PersonFactory, UserFactory


def sign_in(client: Client, email: str, password: str = PASSWORD) -> bool:
    client.post(reverse("account_login"), {"login": email, "password": password})
    return "_auth_user_id" in client.session


@pytest.mark.parametrize(
    "typed", ["amina@fernlight.example", "Amina@Fernlight.Example", "AMINA@FERNLIGHT.EXAMPLE"]
)
def test_people_sign_in_with_their_address_in_any_capitals(client: Client, cast: Cast, typed: str) -> None:
    assert sign_in(client, typed)


def test_a_wrong_password_lets_nobody_in(client: Client, cast: Cast) -> None:
    assert not sign_in(client, "amina@fernlight.example", "not the password")


def test_a_closed_account_lets_nobody_in(client: Client, cast: Cast) -> None:
    User.objects.filter(email="amina@fernlight.example").update(is_active=False)
    assert not sign_in(client, "amina@fernlight.example")


def test_closing_an_account_ends_what_it_had_open(client: Client, cast: Cast) -> None:
    client.force_login(cast.sysadmin.account)
    address = reverse("admin:people_user_changelist")
    assert client.get(address).status_code == 200
    User.objects.filter(pk=cast.sysadmin.account.pk).update(is_active=False)
    assert client.get(address).status_code == 302


def test_somebody_who_has_left_may_still_follow_their_own_complaint(client: Client, cast: Cast) -> None:
    """Until an administrator closes the account: leaving ends offices, not the right to an answer."""
    cast.complainant.left_on = LONG_AGO
    cast.complainant.save()
    assert sign_in(client, "amina@fernlight.example")


def test_nobody_signs_up(client: Client, db: None) -> None:
    form = {"email": "new@fernlight.example", "password1": PASSWORD, "password2": PASSWORD}
    client.post(reverse("account_signup"), form)
    assert not User.objects.exists()


def test_nobody_swaps_the_address_of_their_account(client: Client, cast: Cast) -> None:
    client.force_login(cast.complainant.account)
    assert client.get("/accounts/email/").status_code == 404


def test_an_account_is_read_together_with_its_person(cast: Cast, count_queries) -> None:
    with count_queries() as queries:
        account = AccountBackend().get_user(cast.complainant.account.pk)
        assert account.person.name == "Amina Yusuf"
    assert len(queries) == 1


def test_an_account_is_called_by_the_name_of_its_person(cast: Cast) -> None:
    assert cast.complainant.account.get_full_name() == "Amina Yusuf"
    assert UserFactory(email="new@fernlight.example").get_full_name() == "new@fernlight.example"


def test_one_address_has_one_account_whatever_its_capitals(db: None) -> None:
    User.objects.create_user("Amina@fernlight.example", PASSWORD)
    with pytest.raises(ValidationError, match="already"):
        User(email="AMINA@fernlight.example", password="x").full_clean()
    with pytest.raises(IntegrityError):
        User(email="AMINA@fernlight.example").save()


def test_an_account_is_found_by_its_address_in_any_capitals(db: None) -> None:
    account = User.objects.create_user("Amina@Fernlight.example", PASSWORD)
    assert User.objects.get_by_natural_key("AMINA@fernlight.EXAMPLE") == account


def test_nobody_becomes_their_own_manager_however_long_the_way(cast: Cast) -> None:
    cast.director.line_manager = cast.complainant  # who reports to Martha, who reports to the Director
    with pytest.raises(ValidationError, match="their own manager"):
        cast.director.full_clean()
    cast.director.line_manager = cast.director
    with pytest.raises(ValidationError, match="their own manager"):
        cast.director.full_clean()


def test_nobody_leaves_before_they_start(db: None) -> None:
    person = PersonFactory.build(started_on="2026-05-22", left_on="2026-05-21")
    with pytest.raises(ValidationError, match="last day cannot be before"):
        person.full_clean()


def test_who_is_with_the_charity_on_a_day(cast: Cast) -> None:

    cast.respondent.left_on = date(2026, 5, 22)
    cast.respondent.save()
    for on, is_here in ((date(2026, 5, 22), True), (date(2026, 5, 23), False)):
        assert cast.respondent.is_current(on) is is_here
        assert Person.objects.current(on).filter(pk=cast.respondent.pk).exists() is is_here
