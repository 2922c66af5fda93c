"""“Your notices”: how somebody is reminded, and the private address of their calendar."""

import re
from hashlib import sha256

import pytest
from django.test import Client

from people.models import User
from tests.cast import Cast

PAGE = "/accounts/notices/"


@pytest.fixture
def manager(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.manager.account)
    return client


def account(cast: Cast) -> User:
    return User.objects.get(pk=cast.manager.account.pk)


def make_address(client: Client) -> str:
    page = client.post(f"{PAGE}calendar/").content.decode()
    return re.search(r'<code class="private-address">(.*?)</code>', page)[1]


def test_reminders_come_one_by_one_until_somebody_wishes_otherwise(cast: Cast, manager: Client) -> None:
    assert not account(cast).daily_digest
    assert manager.post(PAGE, {"reminders": "daily"}).status_code == 302
    assert account(cast).daily_digest
    manager.post(PAGE, {"reminders": "one_by_one"})
    assert not account(cast).daily_digest


def test_a_choice_that_is_none_changes_nothing_and_says_so(cast: Cast, manager: Client) -> None:
    answer = manager.post(PAGE, {"reminders": "never"})
    assert answer.status_code == 422
    assert "Select a valid choice" in answer.content.decode()
    assert not account(cast).daily_digest


def test_the_address_of_the_calendar_is_shown_once_and_kept_as_a_hash(cast: Cast, manager: Client) -> None:
    address = make_address(manager)
    key = address.rpartition("/")[2].removesuffix(".ics")

    assert address.startswith("http://localhost:8000/calendar/")
    assert len(key) >= 43, "256 bits"
    assert account(cast).calendar_key == sha256(key.encode()).hexdigest()
    assert key not in manager.get(PAGE).content.decode()


def test_a_new_address_ends_the_old_one(manager: Client) -> None:
    old, new = make_address(manager), make_address(manager)
    assert old != new
    assert Client().get(old).status_code == 404
    assert Client().get(new).status_code == 200


def test_the_calendar_can_be_switched_off(cast: Cast, manager: Client) -> None:
    address = make_address(manager)
    manager.post(f"{PAGE}calendar/", {"end": "yes"})
    assert account(cast).calendar_key is None
    assert Client().get(address).status_code == 404
    assert "It is switched off." in manager.get(PAGE).content.decode()


def test_a_link_makes_no_address(manager: Client, cast: Cast) -> None:
    assert manager.get(f"{PAGE}calendar/").status_code == 405
    assert account(cast).calendar_key is None


def test_somebody_signed_out_is_asked_to_sign_in(cast: Cast) -> None:
    for address in (PAGE, f"{PAGE}calendar/"):
        answer = Client().post(address)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/accounts/login/")


def test_the_account_menu_leads_there(manager: Client) -> None:
    assert f'href="{PAGE}"' in manager.get("/").content.decode()
