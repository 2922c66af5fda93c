"""“Leave this site now” ends what this browser could go on with, and nobody gets back to it by going back."""

import uuid

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client

from tests.cast import Cast

EXIT = "https://weather.example/"
DRAFT = f"/complain/{uuid.UUID(int=7)}/what/"


@pytest.fixture(autouse=True)
def exit_address(settings):
    settings.QUICK_EXIT_URL = EXIT


def test_leaving_signs_out_and_forgets_the_draft_and_the_visit_with_a_code(cast: Cast, client: Client):
    client.force_login(cast.complainant.account)
    answer = client.get("/leave/")
    assert (answer.status_code, answer["Location"]) == (302, EXIT)
    assert SESSION_KEY not in client.session
    for name, path in (("draft", "/complain/"), ("visit", "/my-complaints/")):
        cookie = answer.cookies[name]
        assert (cookie.value, cookie["path"], cookie["max-age"]) == ("", path, 0)


def test_signing_out_leaves_no_draft_and_no_visit_to_the_next_one_at_the_desk(cast: Cast, client: Client):
    client.force_login(cast.complainant.account)
    answer = client.post("/accounts/logout/")
    assert (answer.status_code, SESSION_KEY in client.session) == (302, False)
    assert [answer.cookies[name].value for name in ("draft", "visit")] == ["", ""]
    assert "left" not in answer.cookies


@pytest.mark.django_db
def test_leaving_leaves_a_mark_that_says_nothing_and_soon_ends(client: Client):
    answer = client.get("/leave/")
    mark = answer.cookies["left"]
    assert (mark.value, mark["max-age"], mark["samesite"]) == ("1", 30 * 60, "Lax")
    assert answer["Clear-Site-Data"] == '"cache"'
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("path", ["/my-complaints/", DRAFT])
def test_going_back_to_what_was_typed_leads_out_again(cast: Cast, client: Client, path: str):
    client.force_login(cast.complainant.account)
    client.get("/leave/")
    answer = client.get(path)
    assert (answer.status_code, answer["Location"]) == (302, EXIT)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/easy-read/", "/leave/about/", "/accounts/login/", "/complain/"])
def test_whoever_comes_back_on_purpose_is_let_in(client: Client, path: str):
    client.get("/leave/")
    assert client.get(path).status_code == 200


def test_where_the_way_out_never_reached_us_the_next_page_ends_what_it_should_have(
    cast: Cast, client: Client
):
    """The script leaves the mark by itself, and the line may break."""
    client.force_login(cast.complainant.account)
    client.cookies["left"] = "1"
    answer = client.get("/")
    assert cast.complainant.name.split()[0] not in answer.text
    assert SESSION_KEY not in client.session
    assert answer.cookies["draft"].value == ""


def test_the_first_form_that_somebody_sends_takes_the_mark_away(cast: Cast, client: Client):
    client.get("/leave/")
    answer = client.post("/language/", {"language": "cy"})
    assert (answer.cookies["left"].value, answer.cookies["left"]["max-age"]) == ("", 0)
    client.force_login(cast.complainant.account)
    assert client.get("/my-complaints/").status_code == 200


@pytest.mark.parametrize("path", ["/", "/easy-read/", "/accounts/login/", "/my-complaints/", "/nowhere/"])
def test_no_browser_keeps_a_page_for_everybody_and_each_has_the_way_out_first(
    cast: Cast, client: Client, path: str
):
    if path == "/my-complaints/":
        client.force_login(cast.complainant.account)
    answer = client.get(path)
    assert "no-store" in answer["Cache-Control"]
    first, second = [part.partition(">")[0] for part in answer.text.split("<a ")[1:3]]
    assert 'class="skip-link"' in first
    assert 'href="/leave/"' in second
    assert EXIT in answer.text


def test_those_who_work_here_have_no_such_button(cast: Cast, client: Client):
    client.force_login(cast.director.account)
    assert "/leave/" not in client.get("/policies/").text
    client.cookies["left"] = "1"
    assert client.get("/policies/").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/nowhere/", "/easy-read/"])
def test_the_shell_asks_nothing_of_the_database(client: Client, count_queries, path: str):
    with count_queries() as queries:
        client.get(path)
    assert queries == []


def test_nor_does_an_error_page_for_somebody_who_is_signed_in(cast: Cast, client: Client, count_queries):
    client.force_login(cast.director.account)
    with count_queries() as queries:
        assert client.get("/nowhere/").status_code == 404
    assert queries == []
