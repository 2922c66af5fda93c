"""Words that somebody searches for are often a name: they never stand in an address."""

import pytest
from django.contrib import admin
from django.test import Client

from cases.models import Complaint
from config.searching import MOST_KEPT, SearchedInPrivate
from tests.cases.case_pages import LIST, file_case
from tests.cast import Cast
from tests.factories import PersonFactory

PEOPLE = "/admin/people/person/"


def search(client: Client, words: str, address: str) -> str:
    """Where a search leads."""
    response = client.post(address, {"search_words": words})
    assert response.status_code == 302
    return str(response["Location"])


@pytest.fixture
def director(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.director.account)
    return client


def test_a_search_finds_and_its_words_are_in_the_form_but_not_in_the_address(director: Client) -> None:
    PersonFactory(name="Zuleika Thorn")

    address = search(director, "Zuleika", PEOPLE)
    page = director.get(address).content.decode()

    assert "Zuleika" not in address
    assert "Zuleika Thorn" in page
    assert 'value="Zuleika"' in page
    assert "Bob Carter" not in page


def test_cases_are_searched_likewise_and_keep_their_filters(director: Client, cast: Cast) -> None:
    case = file_case(cast)

    address = search(director, "Amina", f"{LIST}?state=all&p=2")

    assert "state=all" in address
    assert "Amina" not in address
    assert "p=2" not in address
    assert case.reference in director.get(address).content.decode()


def test_an_empty_search_shows_the_whole_list(director: Client) -> None:
    assert search(director, "  ", f"{PEOPLE}?q=abc") == PEOPLE


def test_the_words_are_the_searchers_alone(director: Client, cast: Cast) -> None:
    address = search(director, "Amina", LIST)
    somebody_else = Client()
    somebody_else.force_login(cast.manager.account)

    assert "Amina" not in somebody_else.get(address).content.decode()


def test_of_many_searches_the_latest_are_kept(director: Client) -> None:
    addresses = [search(director, f"word{number}", PEOPLE) for number in range(MOST_KEPT + 1)]

    assert 'value="word0"' not in director.get(addresses[0]).content.decode()
    assert f'value="word{MOST_KEPT}"' in director.get(addresses[-1]).content.decode()


def test_no_list_puts_what_is_searched_for_into_its_address() -> None:
    searched = [each for each in admin.site._registry.values() if each.search_fields]

    assert Complaint in {each.model for each in searched}
    assert [each for each in searched if not isinstance(each, SearchedInPrivate)] == []
