"""Drafts: nothing typed is lost, and nobody else ever sees it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from cases.intake.drafts import answers_of, begin_draft, forget_expired, take_over
from cases.intake.keys import hash_of
from cases.models import Draft
from tests.cases.filing_page import DOOR, anonymous, begun, page, signed_in, typed, without_account
from tests.cast import Cast

NOON = datetime(2026, 6, 3, 12, tzinfo=UTC)
MONTH = timedelta(days=30)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def begin(client: Client) -> Draft:
    """Presses the button at the door."""
    return Draft.objects.get(pk=client.post(DOOR)["Location"].split("/")[2])


# What was typed


def test_a_step_is_kept_before_it_is_looked_at(cast: Cast) -> None:
    client = signed_in(cast.complainant)
    draft = begin(client)
    refused = client.post(page(draft, "what"), {"account": " ", "place": "On the bus"})
    assert refused.status_code == 422
    assert 'value="On the bus"' in refused.text
    assert 'value="On the bus"' in client.get(page(draft, "what")).text


def test_the_page_keeps_what_is_typed_while_somebody_types(cast: Cast) -> None:
    client = Client()
    draft = begin(client)
    kept = client.post(page(draft, "what"), {"account": "He s", "keep": "yes"})
    assert (kept.status_code, kept.content) == (204, b"")
    draft.refresh_from_db()
    assert answers_of(draft)["what"] == {"account": ["He s"]}


def test_two_windows_of_one_draft_take_nothing_from_each_other(cast: Cast) -> None:
    client = signed_in(cast.complainant)
    draft = begin(client)
    client.post(page(draft, "what"), {"account": "He said it."})
    client.post(page(draft, "kind"), {"conduct": "direct"})
    draft.refresh_from_db()
    assert answers_of(draft) == {"what": {"account": ["He said it."]}, "kind": {"conduct": ["direct"]}}


def test_no_token_and_no_button_is_kept(cast: Cast) -> None:
    client = signed_in(cast.complainant)
    draft = begin(client)
    client.post(page(draft, "kind"), {"csrfmiddlewaretoken": "x", "continue": "yes", "save": "yes"})
    draft.refresh_from_db()
    assert answers_of(draft) == {"kind": {}}


# Whose it is


def test_a_draft_of_an_account_opens_for_it_alone_also_in_another_browser(cast: Cast) -> None:
    draft = begin(signed_in(cast.complainant))
    assert signed_in(cast.complainant).get(page(draft, "what")).status_code == 200
    for other in (signed_in(cast.manager), signed_in(cast.director), Client()):
        assert other.get(page(draft, "what")).status_code == 404
        assert other.post(page(draft, "what"), {"account": "x"}).status_code == 404


def test_without_an_account_the_key_opens_it_and_only_its_hash_is_kept(cast: Cast) -> None:
    client = Client()
    draft = begin(client)
    cookie = client.cookies["draft"]
    assert draft.key_hash == hash_of(cookie.value)
    assert (cookie["path"], cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (
        DOOR,
        True,
        "Lax",
        "",
    )
    assert client.get(page(draft, "what")).status_code == 200
    assert Client().get(page(draft, "what")).status_code == 404
    assert "sessionid" not in client.cookies


def test_what_cannot_be_opened_answers_like_what_does_not_exist(cast: Cast) -> None:
    draft = begin(signed_in(cast.complainant))
    nowhere = Draft(pk="7e5f1f0e-6b4e-4f43-9c5f-000000000000")
    there, not_there = (Client().get(page(each, "what")) for each in (draft, nowhere))
    assert there.status_code == not_there.status_code == 404
    assert there.text.replace(str(draft.pk), "") == not_there.text.replace(str(nowhere.pk), "")


def test_whoever_asks_to_stay_unnamed_is_untied_from_the_draft_there_and_then(cast: Cast) -> None:
    client = signed_in(cast.complainant)
    draft = begin(client)
    client.post(page(draft, "you"), {"for_whom": "anonymous", "role": "staff"})
    draft.refresh_from_db()
    assert draft.account is None
    assert client.get(page(draft, "what")).status_code == 200  # by the key in this browser
    assert signed_in(cast.complainant).get(page(draft, "what")).status_code == 404
    draft.refresh_from_db()
    assert draft.account is None


def test_of_an_answer_that_comes_twice_the_last_decides_whether_somebody_stays_unnamed(cast: Cast) -> None:
    client = signed_in(cast.complainant)
    draft = begin(client)
    client.post(page(draft, "you"), {"for_whom": ["myself", "anonymous"], "role": "staff"})
    draft.refresh_from_db()
    assert draft.account is None


def test_going_on_signed_in_takes_over_what_was_begun_before(cast: Cast) -> None:
    client = Client()
    draft = begin(client)
    client.force_login(cast.complainant.account)
    assert "Begun on" in client.get(DOOR).text
    client.post(page(draft, "what"), {"account": "He said it."})
    draft.refresh_from_db()
    assert draft.account == cast.complainant.account
    assert answers_of(draft)["what"] == {"account": ["He said it."]}


def test_whoever_only_looks_at_it_signed_in_takes_nothing_from_who_has_the_private_link(cast: Cast) -> None:
    client = Client()
    draft = begin(client)
    key = client.cookies["draft"].value
    client.force_login(cast.manager.account)  # the next one at this desk
    assert client.get(page(draft, "you")).status_code == 200
    elsewhere = Client()
    elsewhere.post(f"{DOOR}come-back/{key}/")
    assert elsewhere.get(page(draft, "you")).status_code == 200


def test_a_link_that_somebody_else_gave_them_is_worth_nothing_once_they_write_signed_in(cast: Cast) -> None:
    other, client = Client(), signed_in(cast.complainant)
    draft = begin(other)
    client.post(f"{DOOR}come-back/{other.cookies['draft'].value}/")
    client.post(page(draft, "what"), {"account": "He said it."})
    for answer in (
        other.get(page(draft, "what")),
        other.post(page(draft, "what"), {"account": "Forged"}),
        Client().get(f"{DOOR}come-back/{other.cookies['draft'].value}/"),
    ):
        assert answer.status_code == 404
    draft.refresh_from_db()
    assert answers_of(draft)["what"] == {"account": ["He said it."]}


def test_an_answer_that_comes_late_gives_back_no_key_that_the_browser_has(cast: Cast) -> None:
    """The page keeps what is typed; somebody may have left before the answer is there."""
    client = Client()
    draft = begin(client)
    kept = client.post(page(draft, "what"), {"account": "He s", "keep": "yes"})
    assert "draft" not in kept.cookies


def test_nobody_is_tied_who_asks_in_another_window_to_stay_unnamed(cast: Cast) -> None:
    client = Client()
    draft = begin(client)
    client.post(page(draft, "you"), {"for_whom": "anonymous", "role": "staff"})
    take_over(draft, cast.complainant.account)  # as it was read before
    draft.refresh_from_db()
    assert draft.account is None


def test_without_an_account_there_is_one_draft_at_a_time(cast: Cast) -> None:
    client = Client()
    draft = begin(client)
    again = client.post(DOOR)
    assert again.status_code == 200
    assert page(draft, "throw-away") in again.text
    assert Draft.objects.count() == 1


def test_several_drafts_of_an_account_are_listed_where_it_looks(cast: Cast) -> None:
    client = signed_in(cast.complainant)
    drafts = [begin(client), begin(client)]
    for address in (DOOR, "/my-complaints/"):
        text = client.get(address).text
        assert all(page(draft, "throw-away") in text for draft in drafts)


# Coming back


def test_the_private_link_asks_first_and_then_opens_the_draft(cast: Cast) -> None:
    client = Client()
    draft = begun(client, without_account())
    saved = client.post(page(draft, "needs"), {"save": "yes"}, follow=True)
    link = saved.context["link"].removeprefix("http://testserver")
    other = Client()
    asked = other.get(link)
    assert "Go on with your complaint?" in asked.text
    assert "draft" not in other.cookies
    assert other.post(link)["Location"] == f"{DOOR}{draft.pk}/"
    assert other.get(page(draft, "what")).status_code == 200


def test_the_private_link_opens_nothing_of_an_account(cast: Cast) -> None:
    draft, key = begin_draft(cast.complainant.account, None, NOON)
    assert Client().get(f"{DOOR}come-back/{key}/").status_code == 404
    assert Draft.objects.filter(pk=draft.pk).exists()


def test_an_account_needs_no_link(cast: Cast) -> None:
    client = signed_in(cast.complainant)
    draft = begin(client)
    saved = client.post(page(draft, "what"), {"account": "", "save": "yes"}, follow=True)
    assert saved.context["link"] == ""
    assert "It is in your account" in saved.text


def test_after_the_session_ended_what_was_typed_is_kept_and_nothing_shown(cast: Cast) -> None:
    client = signed_in(cast.complainant)
    draft = begin(client)
    client.post(page(draft, "what"), {"account": "He said it."})
    del client.cookies["sessionid"]
    sent = client.post(page(draft, "what") + "?change", {"account": "He said it again."})
    assert sent["Location"] == f"/accounts/login/?next={page(draft, 'what')}%3Fchange"
    shown = client.get(page(draft, "what"), follow=True)
    assert "He said it" not in shown.text
    client.force_login(cast.complainant.account)
    assert "He said it again." in client.get(page(draft, "what")).text


def test_a_page_that_was_open_too_long_comes_back_with_everything_typed(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    draft, key = begin_draft(cast.complainant.account, None, NOON)
    client.force_login(cast.complainant.account)
    client.cookies["draft"] = key
    with time_machine.travel(NOON, tick=False):
        client.force_login(cast.complainant.account)
        refused = client.post(page(draft, "what"), {"account": "A long story."})
    assert refused.status_code == 403
    assert "Everything you typed is still here" in refused.text
    assert "A long story." in refused.text
    draft.refresh_from_db()
    assert answers_of(draft) == {}


def test_a_forged_page_of_a_stranger_gets_the_ordinary_answer(cast: Cast) -> None:
    draft, _ = begin_draft(cast.complainant.account, None, NOON)
    refused = Client(enforce_csrf_checks=True).post(page(draft, "what"), {"account": "x"})
    assert refused.status_code == 403
    assert "Nothing was changed" in refused.text


def test_where_the_public_page_is_switched_off_everybody_signs_in_first(cast: Cast, settings) -> None:
    client = Client()
    draft = begin(client)
    settings.PUBLIC_FORM = False
    assert client.get(DOOR)["Location"] == f"/accounts/login/?next={DOOR}"
    kept = client.post(page(draft, "what"), {"account": "He said it."})
    assert kept["Location"].startswith("/accounts/login/")
    draft.refresh_from_db()
    assert answers_of(draft) == {"what": {"account": ["He said it."]}}


# The end


def test_throwing_away_asks_once_and_leaves_nothing(cast: Cast) -> None:
    client = Client()
    draft = begin(client)
    assert "Throw this complaint away?" in client.get(page(draft, "throw-away")).text
    assert client.post(page(draft, "throw-away"))["Location"] == DOOR
    assert client.cookies["draft"].value == ""
    assert not Draft.objects.exists()


def test_a_draft_is_forgotten_thirty_days_after_it_was_last_open(cast: Cast, clock) -> None:
    client = Client()
    draft = begun(client, anonymous())
    clock.move_to(NOON + MONTH - timedelta(hours=1))
    assert client.get(page(draft, "what")).status_code == 200  # its days begin anew
    clock.move_to(NOON + MONTH + timedelta(days=1))
    forget_expired(NOON + MONTH + timedelta(days=1))
    assert client.get(page(draft, "what")).status_code == 200
    late = NOON + 3 * MONTH
    clock.move_to(late)
    gone = client.get(page(draft, "what"))
    assert gone.status_code == 404
    assert "30 days" in gone.text
    forget_expired(late)
    assert not Draft.objects.exists()


def test_every_page_of_a_draft_is_kept_by_no_browser(cast: Cast) -> None:
    client = signed_in(cast.complainant)
    draft = begun(client, typed(cast))
    for name in ("you", "check", "help", "saved", "throw-away"):
        assert "no-store" in client.get(page(draft, name))["Cache-Control"]
