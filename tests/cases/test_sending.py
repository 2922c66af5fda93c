"""Sending a complaint: once, all of it or nothing, for whoever holds it; and what is answered."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django_tasks_db.models import DBTaskResult

from cases.filing import Filing, file_complaint
from cases.intake.keys import hash_of_code, receipt_code
from cases.models import Bundle, Complaint, Draft, Event, Evidence
from people.clock import now
from people.models import Person
from tests.cases.filing_page import (
    anonymous,
    begun,
    errors,
    helping,
    page,
    send,
    send_by,
    signed_in,
    typed,
    without_account,
)
from tests.cast import Cast
from tests.factories import PersonFactory

TODAY = date(2026, 6, 3)  # a Wednesday


@pytest.fixture(autouse=True)
def on_a_wednesday():
    with time_machine.travel(datetime(2026, 6, 3, 9, tzinfo=UTC), tick=False):
        yield


def test_a_complaint_for_oneself_is_filed_and_its_reference_shown(cast: Cast) -> None:
    response = send_by(signed_in(cast.complainant), typed(cast), follow=True)
    case = Complaint.objects.get()
    assert case.reference in response.text
    assert "You hear from us by <strong>Wednesday 10 June 2026</strong>" in response.text
    assert (case.complainant, case.complainant_role) == (cast.complainant, "staff")
    assert (case.respondent, case.receipt) == (cast.respondent, "")
    assert (case.received_on, case.received_how, case.filed_by) == (TODAY, "form", cast.complainant.account)
    assert not Draft.objects.exists()


def test_what_is_missing_is_said_and_nothing_is_filed_or_lost(cast: Cast) -> None:
    client = signed_in(cast.complainant)
    draft = begun(client, typed(cast, account="", place="On the bus"))
    response = client.post(page(draft, "check"))
    assert response.status_code == 422
    assert errors(response) == {"account": ["Tell us what happened. A few words are enough."]}
    assert f'href="{page(draft, "what")}?change"' in response.text
    assert 'value="On the bus"' in client.get(page(draft, "what")).text
    assert not Complaint.objects.exists()


def test_without_an_account_a_receipt_code_is_shown_once_and_kept_as_a_hash(cast: Cast) -> None:
    client = Client()
    draft = begun(client, without_account())
    code = receipt_code(client.cookies["draft"].value)
    response = client.post(page(draft, "check"))
    case = Complaint.objects.get()
    assert response.status_code == 200
    assert code in response.text
    assert "You hear from us by" in response.text
    assert case.receipt == hash_of_code(code)
    assert (case.filed_by, case.complainant.name) == (None, "Rosa Quist")
    assert client.cookies["draft"].value == ""
    assert code not in client.get(page(draft, "check")).text


@pytest.mark.parametrize("is_known", [True, False])
def test_an_anonymous_complaint_ties_nothing_to_anybody(cast: Cast, is_known: bool) -> None:
    client = signed_in(cast.complainant) if is_known else Client()
    session = dict(client.session) if is_known else {}
    response = send_by(client, anonymous() if not is_known else typed(cast, for_whom="anonymous"))
    case = Complaint.objects.get()
    assert (response.status_code, case.anonymous) == (200, True)
    assert case.receipt
    assert "You hear from us" not in response.text
    assert (case.filed_by, case.complainant, case.brought_by) == (None, None, None)
    assert (dict(client.session) if is_known else {}) == session
    assert client.get(f"/complaints/{case.pk}/received/").status_code in (302, 404)


@pytest.mark.parametrize("has_key", [True, False])
def test_a_letter_without_a_name_is_typed_in_with_the_day_it_came(cast: Cast, has_key: bool) -> None:
    you = {"for_whom": "someone", "complainant": "unnamed", "complainant_role": "service_user"}
    came = {"received_on": "2026-05-20", "received_how": "letter", "read_back": "written"}
    client = signed_in(cast.manager)
    draft = begun(client, typed(cast, **you, **came))
    if not has_key:
        del client.cookies["draft"]
    response = client.post(page(draft, "check"))
    case = Complaint.objects.get()
    assert (response.status_code, case.anonymous, bool(case.receipt)) == (200, True, has_key)
    assert (case.received_on, case.received_how) == (date(2026, 5, 20), "letter")
    assert (case.complainant, case.brought_by, case.filed_by) == (None, cast.manager, None)
    assert ("Your receipt code" in response.text) == has_key
    assert case.deadlines.get(limit="a2.screen").due_on == date(2026, 5, 21)


def test_several_people_become_complaints_that_share_an_incident_and_a_code(cast: Cast) -> None:
    client = Client()
    draft = begun(client, without_account(person_2_name="Femi"))
    assert "this becomes 2 complaints" in client.get(page(draft, "check")).text
    response = client.post(page(draft, "check"))
    cases = list(Complaint.objects.all())
    assert len(cases) == 2
    assert len({case.incident for case in cases}) == len({case.receipt for case in cases}) == 1
    assert all(case.reference in response.text for case in cases)


def test_sending_again_files_nothing_and_shows_the_same_code(cast: Cast) -> None:
    client = Client()
    draft = begun(client, anonymous(person_2_name="Femi"))
    key = client.cookies["draft"].value
    first = client.post(page(draft, "check"))
    client.cookies["draft"] = key  # the answer was lost on its way
    second = client.post(page(draft, "check"))
    assert Complaint.objects.count() == 2
    assert first.context["code"] == second.context["code"]


def test_whoever_finds_the_private_link_later_does_not_come_by_the_code(cast: Cast) -> None:
    client = Client()
    draft = begun(client, anonymous())
    key = client.cookies["draft"].value
    code = client.post(page(draft, "check")).context["code"]
    with time_machine.travel(now() + timedelta(hours=1), tick=False):
        client.cookies["draft"] = key
        again = client.post(page(draft, "check"))
    assert "This was sent already" in again.text
    assert code not in again.text


def test_sending_again_from_an_account_leads_to_the_same_page(cast: Cast) -> None:
    client = signed_in(cast.complainant)
    draft = begun(client, typed(cast))
    first, second = client.post(page(draft, "check")), client.post(page(draft, "check"))
    assert first["Location"] == second["Location"]
    assert Complaint.objects.count() == 1


def test_after_sending_the_pages_of_the_draft_say_so_to_its_sender_alone(cast: Cast) -> None:
    client = signed_in(cast.complainant)
    draft = begun(client, typed(cast))
    client.post(page(draft, "check"))
    again = client.get(page(draft, "what"))
    assert again.status_code == 200
    assert "This was sent already" in again.text
    for other in (Client(), signed_in(cast.manager)):
        assert other.get(page(draft, "what")).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_fifty_presses_at_once_file_once(cast: Cast) -> None:
    times = 50
    answers = typed(cast, person_1_pick="unlisted", person_1_name="Femi Cole", person_1_role="staff")
    first = signed_in(cast.complainant)
    draft = begun(first, answers)
    ready = Barrier(times)

    def press(_: int) -> str:
        client = Client()
        client.cookies = first.cookies
        try:
            ready.wait(timeout=60)
            return client.post(page(draft, "check"))["Location"]
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as fingers:
        shown = set(fingers.map(press, range(times)))
    assert shown == {f"/complaints/{Complaint.objects.get().pk}/received/"}
    assert Event.objects.count() == DBTaskResult.objects.count() == 1
    assert not Draft.objects.exists()


def test_nobody_sends_the_draft_of_another(cast: Cast) -> None:
    draft = begun(signed_in(cast.complainant), typed(cast))
    for other in (Client(), signed_in(cast.manager)):
        assert other.post(page(draft, "check")).status_code == 404
    assert Draft.objects.filter(pk=draft.pk).exists()
    assert not Complaint.objects.exists()


def test_after_the_session_ended_the_button_leads_to_signing_in_and_nothing_is_sent(cast: Cast) -> None:
    client = signed_in(cast.complainant)
    draft = begun(client, typed(cast))
    del client.cookies["sessionid"]
    response = client.post(page(draft, "check"))
    assert response["Location"] == f"/accounts/login/?next={page(draft, 'check')}"
    assert Draft.objects.filter(pk=draft.pk).exists()


def test_what_only_a_program_fills_in_is_refused_in_words_and_shown(cast: Cast) -> None:
    client = Client()
    draft = begun(client, without_account())
    response = client.post(page(draft, "check"), {"website": "https://example.org"})
    assert response.status_code == 422
    assert "This must stay empty" in response.text
    assert "intake-trap--seen" in response.text
    assert not Complaint.objects.exists()
    assert client.post(page(draft, "check"), {"website": ""}).status_code == 200


def test_too_many_at_once_are_asked_to_wait_and_lose_nothing(cast: Cast, settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"send_complaint": "1/10m/ip"}
    assert send_by(Client(REMOTE_ADDR="192.0.2.1"), without_account()).status_code == 200
    client = Client(REMOTE_ADDR="192.0.2.1")
    draft = begun(client, without_account())
    response = client.post(page(draft, "check"))
    assert response.status_code == 429
    assert "Wait a minute" in response.text
    assert Draft.objects.filter(pk=draft.pk).exists()
    assert send(cast.complainant, typed(cast)).status_code == 302  # who is signed in is not delayed


def test_files_that_may_say_who_somebody_is_are_never_sent_without_a_name(cast: Cast) -> None:
    client = Client()
    draft = begun(client, anonymous())
    draft.bundle = Bundle.objects.create()
    draft.save()
    picture = {"name": "Amina.jpg", "kind": "image", "content_type": "image/jpeg", "size": 1}
    Evidence.objects.create(bundle=draft.bundle, added_at=now(), **picture)
    response = client.post(page(draft, "check"))
    assert response["Location"] == page(draft, "you") + "?change"
    assert not Complaint.objects.exists()
    client.post(page(draft, "you"), {"for_whom": "anonymous", "role": "service_user"})
    assert client.post(page(draft, "check")).status_code == 200


def test_somebody_who_is_not_safe_is_told_whom_to_call(cast: Cast) -> None:
    response = send_by(signed_in(cast.complainant), typed(cast, safe_now="no"), follow=True)
    assert "You told us that somebody is not safe" in response.text


def test_what_is_not_covered_says_that_it_is_passed_on(cast: Cast) -> None:
    another = {"person_1_pick": "unlisted", "person_1_name": "Femi Cole", "person_1_role": "service_user"}
    response = send_by(signed_in(cast.service_user), typed(cast, role="service_user", **another), follow=True)
    assert "We pass it on to the right people" in response.text
    assert "You hear from us by <strong>Wednesday 10 June 2026</strong>" in response.text
    assert "We look into it" not in response.text


def test_of_several_it_says_what_becomes_of_those_that_are_looked_into_here(cast: Cast) -> None:
    another_service_user = {
        "person_1_name": "Femi Cole",
        "person_1_role": "service_user",
        "person_2_name": "Bob",
    }
    response = send_by(Client(), without_account(**another_service_user))
    assert sorted(Complaint.objects.values_list("route", flat=True)) == ["appendix-2", "redirected"]
    assert "Then we say what we found" in response.text
    assert "We pass it on" not in response.text


EVERYTHING = {
    "happened_on": "2026-05-30",
    "happened_when": "Every Saturday",
    "place": "On a visit",
    "witnesses_said": "A neighbour",
    "reported_before": "My supervisor",
    "wishes": "An apology",
    "approach": "informal",
    "safe_now": "no",
    "language": "Urdu",
    "reading_format": "Large print",
    "adjustments": "A room without steps",
    "advocate": "Rosa",
    "contact": "07700 900123",
    "safe_contact": "Text only",
}


def test_every_answer_is_kept_with_the_complaint(cast: Cast) -> None:
    send(cast.complainant, typed(cast, **EVERYTHING))
    case = Complaint.objects.get()
    kept = {name: getattr(case, name) for name in EVERYTHING}
    assert kept == EVERYTHING | {"happened_on": date(2026, 5, 30)}


@pytest.mark.parametrize(("others", "is_second"), [(0, True), (300, False)])
def test_filing_asks_the_database_little_whatever_was_filled_in(
    cast: Cast, count_queries, others: int, is_second: bool
) -> None:
    Person.objects.bulk_create(
        PersonFactory.build(name=f"Person {n}", service=cast.home_support, account=None)
        for n in range(others)
    )
    people = {f"person_{n}_pick": str(each.pk) for n, each in enumerate(_respondents(cast), start=1)}
    people |= {"person_5_pick": "unlisted", "person_5_name": "Femi Cole", "person_5_role": "volunteer"}
    tags = {"characteristics": ["race", "sex"], "conduct": ["direct", "harassment"]}
    seen = {"witness": str(cast.other_manager.pk), "second_witness": str(cast.trustee.pk)}
    client = signed_in(cast.complainant)
    earlier = _an_hour_ago(cast) if is_second else None
    draft = begun(client, helping(cast, "Gita Bell", **people, **EVERYTHING, **tags, **seen))
    Draft.objects.update(earlier=earlier)
    with count_queries() as queries:
        assert client.post(page(draft, "check")).status_code == 302
    filed = Complaint.objects.filter(filed_at=now())
    assert len(filed) == 5
    assert not earlier or {each.incident for each in filed} == {earlier.incident}
    assert len(queries) <= 12, "\n".join(queries)


def _an_hour_ago(cast: Cast) -> Complaint:
    filing = Filing(account="He said it.", received_on=TODAY, complainant_role="staff", about="no_one")
    return file_complaint(filing, by=cast.complainant.account, at=now() - timedelta(hours=1))


def _respondents(cast: Cast) -> list[Person]:
    return [cast.respondent, cast.handler, cast.investigator, cast.outsider]
