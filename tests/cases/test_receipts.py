"""Coming back with a receipt code: who is let in, for how long, and how guessing is slowed."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client

from cases.models import Complaint, Event, Message
from config.settings import ACCOUNT_RATE_LIMITS
from tests.cases.case_pages import file_case, in_words, signed_in
from tests.cases.with_code import (
    CODE,
    CODE_PAGE,
    LIST,
    OTHER_CODE,
    came_back,
    enter,
    send_as,
    with_receipt,
)
from tests.cast import Cast

NOON = "2026-06-11 12:00+01:00"
TRIES_A_MINUTE = 10
WRONG = "We do not know this code."


@pytest.fixture(autouse=True)
def thursday_11_june_2026() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def case(cast: Cast) -> Complaint:
    """An anonymous complaint about Bob, whose reporter has a code."""
    return file_case(cast, complainant=None, anonymous=True, **with_receipt())


@pytest.fixture
def limited(settings) -> Iterator[None]:
    """With the limits of a real site, and nothing counted yet."""
    settings.ACCOUNT_RATE_LIMITS = ACCOUNT_RATE_LIMITS
    cache.clear()
    yield
    cache.clear()


# Who is let in


@pytest.mark.parametrize(
    "typed",
    [CODE, CODE.lower(), CODE.replace("-", ""), CODE.replace("-", " "), f"  {CODE}. "],
    ids=["as it is", "small letters", "without dashes", "with spaces", "as it was copied"],
)
def test_a_code_opens_the_complaint_however_it_is_typed(case: Complaint, typed: str) -> None:
    client = Client()

    response = client.post(CODE_PAGE, {"receipt_code": typed}, follow=True)

    assert response.redirect_chain[-1] == (case.own_link, 302)
    assert "We have your complaint" in response.text


@pytest.mark.parametrize("typed", ["K7MP", OTHER_CODE, CODE[:-1], "<b>\x00\u202e", "x" * 5000], ids=range(5))
def test_a_wrong_code_is_told_beside_the_question_and_stays_there(case: Complaint, typed: str) -> None:
    response = enter(Client(), typed)

    assert response.status_code == 422
    assert response.context["form"].errors["receipt_code"][0].startswith(WRONG)
    assert response.context["form"]["receipt_code"].value() == typed
    assert "<b>" not in response.text


def test_no_code_at_all_is_asked_for(case: Complaint) -> None:
    assert "Type in your receipt code." in enter(Client(), "").text


def test_a_complaint_without_a_code_is_opened_by_none(cast: Cast) -> None:
    file_case(cast)

    assert enter(Client(), "-").status_code == 422


def test_several_complaints_of_one_filing_are_a_list(case: Complaint, cast: Cast) -> None:
    second = file_case(cast, complainant=None, anonymous=True, respondent=cast.outsider, **with_receipt())
    other = file_case(cast, complainant=None, anonymous=True, **with_receipt(OTHER_CODE))

    page = came_back().get(LIST).text

    assert case.reference in page
    assert second.reference in page
    assert other.reference not in page


def test_whoever_brought_it_for_somebody_else_comes_back_with_the_code(cast: Cast) -> None:
    case = file_case(cast, complainant=cast.service_user, complainant_role="service_user", **with_receipt())

    assert "We have your complaint" in came_back().get(case.own_link).text


def test_a_signed_in_person_may_use_a_code_and_is_told_what_that_means(case: Complaint, cast: Cast) -> None:
    client = signed_in(cast.complainant)
    assert "You are signed in" in client.get(CODE_PAGE).text

    enter(client)
    send_as(client, case, "write", text="It happened again.")

    event = case.events.get(step="write")
    assert event.actor is None
    assert Message.objects.get().by is None
    assert case.receipt not in str([session.get_decoded() for session in Session.objects.all()])


# What is kept of a visit


def test_of_a_visit_nothing_is_kept_and_the_code_stands_nowhere(case: Complaint, caplog) -> None:
    client = came_back()

    client.get(case.own_link)
    enter(client, OTHER_CODE)

    assert not Session.objects.exists()
    assert list(case.events.values_list("kind", flat=True)) == [Event.Kind.FILED]
    kept = str(client.cookies.values())
    for code in (CODE, OTHER_CODE):
        assert code not in kept
        assert code.replace("-", "") not in kept
        assert code not in caplog.text


def test_the_cookie_ends_with_the_browser_and_goes_to_these_pages_alone(case: Complaint) -> None:
    cookie = enter(Client()).cookies["visit"]

    assert (cookie["path"], cookie["max-age"], cookie["expires"]) == ("/my-complaints/", "", "")
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_a_forged_or_changed_cookie_opens_nothing(case: Complaint) -> None:
    client = came_back()
    client.cookies["visit"] = client.cookies["visit"].value[:-1] + "x"

    assert client.get(case.own_link).url == CODE_PAGE


# How long it lasts


def test_a_visit_lasts_60_minutes_from_its_last_use(case: Complaint) -> None:
    client = came_back()

    for moment in ("2026-06-11 12:59+01:00", "2026-06-11 13:58+01:00"):
        with time_machine.travel(moment, tick=False):
            assert client.get(case.own_link).status_code == 200
    with time_machine.travel("2026-06-11 14:59+01:00", tick=False):
        response = client.get(case.own_link, follow=True)

    assert response.redirect_chain == [(CODE_PAGE, 302)]
    assert "You have not used these pages for a while" in response.text


def test_a_visit_ends_after_8_hours_however_it_is_used(case: Complaint) -> None:
    client = came_back()

    for hour in range(13, 21):
        with time_machine.travel(f"2026-06-11 {hour}:00+01:00", tick=False):
            assert client.get(case.own_link).status_code == 200
    with time_machine.travel("2026-06-11 20:01+01:00", tick=False):
        assert client.get(case.own_link).url == CODE_PAGE


@pytest.mark.parametrize("way_out", ["leave these pages", "leave this site"])
def test_leaving_forgets_the_visit(case: Complaint, way_out: str) -> None:
    client = came_back()
    if way_out == "leave these pages":
        assert "You have left these pages." in client.post("/my-complaints/leave/", follow=True).text
    else:
        client.get("/leave/")

    assert client.get(case.own_link).status_code == 302


def test_the_page_says_beforehand_how_long_a_visit_lasts(client: Client, db: None) -> None:
    page = in_words(client.get(CODE_PAGE).text)

    assert "when you have not used them for 60 minutes" in page
    assert "Leave these pages" in page


# What was typed is not lost


def test_what_was_typed_after_the_visit_ended_is_sent_with_the_code(case: Complaint) -> None:
    client = came_back()
    with time_machine.travel("2026-06-11 14:00+01:00", tick=False):
        asked = send_as(client, case, "write", text='He said "no" & left.')
        carried = _hidden(asked.text)
        wrong = client.post(f"{case.own_link}write/", {**carried, "receipt_code": OTHER_CODE})
        right = client.post(f"{case.own_link}write/", {**_hidden(wrong.text), "receipt_code": CODE})

    assert (asked.status_code, wrong.status_code, right.status_code) == (403, 422, 302)
    assert "What you wrote is still here." in asked.text
    assert Message.objects.get().text == 'He said "no" & left.'
    assert right.url == case.own_link


def test_what_an_account_typed_after_its_session_ended_is_sent_after_signing_in(cast: Cast) -> None:
    case = file_case(cast)
    client = Client()

    asked = send_as(client, case, "write", text="Please call me.")
    client.force_login(cast.complainant.account)
    sent = client.post(f"{case.own_link}write/", _hidden(asked.text))

    assert asked.status_code == 403
    assert sent.status_code == 302
    assert Message.objects.get().text == "Please call me."


def test_a_form_older_than_the_sign_in_comes_back_with_what_was_typed(cast: Cast) -> None:
    case = file_case(cast)
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.complainant.account)

    response = send_as(client, case, "write", text="Please call me.")

    assert response.status_code == 403
    assert _hidden(response.text)["text"] == "Please call me."
    assert not Message.objects.exists()


def test_a_complaint_and_none_at_all_are_asked_about_alike(case: Complaint) -> None:
    there = Client().post(f"{case.own_link}write/", {"text": "Hello"})
    nowhere = Client().post("/my-complaints/8d470898-228f-470c-95c4-c5d7d668e242/write/", {"text": "Hello"})

    assert (there.status_code, nowhere.status_code) == (403, 403)
    assert in_words(there.text) == in_words(nowhere.text)


def _hidden(page: str) -> dict[str, str]:
    """What the first form of the page's own carries, as a browser sends it."""
    main = page[page.index("<main") : page.index("</main>")]
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', main)
    return {name: unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}


# Guessing


def guess(client: Client, **extra: str) -> int:
    return enter(client, OTHER_CODE, **extra).status_code


@pytest.mark.parametrize(
    "header", ["HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_FORWARDED", "HTTP_USER_AGENT"]
)
def test_no_header_new_session_or_cookie_helps_whoever_guesses(
    case: Complaint, limited: None, header: str
) -> None:
    tried = [guess(Client(), **{header: f"203.0.113.{number}"}) for number in range(TRIES_A_MINUTE + 2)]

    assert tried == [422] * TRIES_A_MINUTE + [429] * 2


def test_behind_a_proxy_only_the_address_that_it_saw_counts(case: Complaint, limited: None, settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    tried = [
        guess(Client(), HTTP_X_FORWARDED_FOR=f"203.0.113.{number}, 198.51.100.7")
        for number in range(TRIES_A_MINUTE + 1)
    ]
    somebody_else = guess(Client(), HTTP_X_FORWARDED_FOR="198.51.100.8")

    assert (tried[-1], somebody_else) == (429, 422)


def test_the_question_within_a_form_is_counted_with_the_others(case: Complaint, limited: None) -> None:
    client = Client()
    for _ in range(TRIES_A_MINUTE):
        client.post(f"{case.own_link}write/", {"text": "Hello", "receipt_code": OTHER_CODE})

    assert guess(Client()) == 429


def test_from_many_addresses_at_once_guessing_is_slowed_too(case: Complaint, limited: None, settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"receipt_code": "10/m/ip,20/m/key"}

    tried = [guess(Client(), REMOTE_ADDR=f"203.0.113.{number}") for number in range(21)]

    assert tried == [422] * 20 + [429]


def test_whoever_shares_an_address_with_a_guesser_waits_a_minute(case: Complaint, limited: None) -> None:
    for _ in range(TRIES_A_MINUTE + 5):
        guess(Client())

    held_up = enter(Client())
    with time_machine.travel("2026-06-11 12:01:01+01:00", tick=False):
        let_in = enter(Client())

    assert held_up.status_code == 429
    assert "Wait a minute, then send it again." in held_up.text
    assert held_up.context["form"]["receipt_code"].value() == CODE
    assert let_in.status_code == 302


def test_looking_at_the_page_is_not_counted(case: Complaint, limited: None) -> None:
    client = Client()
    for _ in range(TRIES_A_MINUTE + 5):
        assert client.get(CODE_PAGE).status_code == 200
    assert enter(client).status_code == 302
