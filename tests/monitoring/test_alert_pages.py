"""Alerts and counts in the admin."""

import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from cases.models import Involvement
from monitoring.models import Alert, AlertReview
from people.models import Person
from tests.cast import PARTS, Cast
from tests.monitoring.filing import MAY, end, file_about

LIST = reverse("admin:monitoring_alert_changelist")
COUNTS = reverse("admin:monitoring_alert_counts")
ANSWERS = {
    "seen": "1",
    "response": "<b>Sorry</b> =1+1",
    "prejudiced": "possibly",
    "decision": "support",
    "reasons": "New to the work",
}


@pytest.fixture(autouse=True)
def a_day_in_may() -> Iterator[None]:
    with time_machine.travel("2026-05-05 14:00+01:00", tick=False):
        yield


@pytest.fixture
def alert(cast: Cast) -> Alert:
    for complainant in (cast.complainant, cast.complainant, None):
        file_about(cast, cast.respondent, MAY, complainant=complainant, anonymous=complainant is None)
    return Alert.objects.get()


def without_tokens(page: str, address: str) -> str:
    """The page without what differs every time: its own address and the tokens of its forms."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page).replace(address, "")


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person.account, backend="people.backends.AccountBackend")
    return client


def test_the_list_and_the_page_are_for_those_the_alert_is_for_and_for_nobody_else(
    cast: Cast, alert: Alert
) -> None:
    for name in PARTS:
        client = signed_in(getattr(cast, name))
        is_for_them = name in {"director", "manager"}
        listed, page = client.get(LIST, follow=True), client.get(alert.link, follow=True)
        assert (str(alert) in listed.text) is is_for_them, name
        assert (str(alert) in page.text) is is_for_them, name
        assert page.status_code in ({200} if is_for_them else {403, 404}), name


def test_the_list_is_closed_to_who_has_no_business_there(cast: Cast) -> None:
    assert signed_in(cast.sysadmin).get(LIST).status_code == 403
    assert signed_in(cast.director).get(LIST).status_code == 200


def test_what_is_not_theirs_and_what_does_not_exist_answer_alike(cast: Cast, alert: Alert) -> None:
    client = signed_in(cast.other_manager)
    nothing = reverse("admin:monitoring_alert_change", args=[uuid4()])

    theirs, missing = client.get(alert.link), client.get(nothing)
    assert theirs.status_code == missing.status_code == 404
    assert without_tokens(theirs.text, alert.link) == without_tokens(missing.text, nothing)


def test_the_page_shows_findings_incidents_and_complainants(cast: Cast, alert: Alert) -> None:
    end(alert.complaints.exclude(complainant=None).first(), "not_substantiated")

    page = signed_in(cast.manager).get(alert.link).text
    for words in (
        "Not substantiated",
        "Open",
        "Amina Yusuf",
        "Anonymous",
        "3 incidents",
        "1 named complainant",
    ):
        assert words in page


def test_a_case_is_linked_only_for_a_reader_who_may_open_it(cast: Cast) -> None:
    """Olga's own worker, complained about in a service that is not hers."""
    for _ in range(3):
        file_about(cast, cast.outsider)
    alert = Alert.objects.get()

    for_the_director = signed_in(cast.director).get(alert.link).text
    for_the_line_manager = signed_in(cast.other_manager).get(alert.link).text
    for complaint in alert.complaints.all():
        assert complaint.link in for_the_director
        assert complaint.link not in for_the_line_manager
        assert complaint.reference not in for_the_line_manager
    assert "Not yours to open" in for_the_line_manager


def test_a_line_manager_without_any_case_still_comes_in(cast: Cast, alert: Alert) -> None:
    cast.respondent.line_manager = cast.handler
    cast.respondent.save()

    client = signed_in(cast.handler)
    assert client.get(alert.link).status_code == 200
    assert LIST in client.get(LIST).text


def test_a_review_is_recorded_and_shown_as_it_was_written(cast: Cast, alert: Alert) -> None:
    client = signed_in(cast.manager)

    page = client.post(alert.link, ANSWERS, follow=True)
    assert "The review is recorded, and the alert is closed." in page.text
    assert "&lt;b&gt;Sorry&lt;/b&gt; =1+1" in page.text
    assert "Record the review" not in page.text
    assert AlertReview.objects.get().by == cast.manager.account


def test_an_incomplete_review_comes_back_with_what_was_typed(cast: Cast, alert: Alert) -> None:
    page = signed_in(cast.manager).post(alert.link, ANSWERS | {"reasons": "", "decision": "disciplinary"})

    assert page.status_code == 422
    assert "New to the work" not in page.text
    assert "&lt;b&gt;Sorry&lt;/b&gt;" in page.text
    assert "A number of complaints alone proves nothing." in page.text
    assert not AlertReview.objects.exists()


def test_a_review_sent_twice_is_recorded_once(cast: Cast, alert: Alert) -> None:
    client = signed_in(cast.manager)
    for _ in range(2):
        page = client.post(alert.link, ANSWERS, follow=True)

    assert "Nothing was recorded" in page.text
    assert AlertReview.objects.count() == 1


def test_a_page_that_has_not_seen_the_newest_complaint_comes_back_with_it_and_with_what_was_typed(
    cast: Cast, alert: Alert
) -> None:
    client = signed_in(cast.manager)
    file_about(cast, cast.respondent, MAY)

    page = client.post(alert.link, ANSWERS)
    assert page.status_code == 422
    assert "The count has changed since you opened the page" in page.text
    assert "New to the work" in page.text
    assert not AlertReview.objects.exists()
    client.post(alert.link, ANSWERS | {"seen": re.search(r'name="seen" value="(\d+)"', page.text)[1]})
    assert AlertReview.objects.get().number == 4


@pytest.mark.parametrize("seen", ["", "x", "²", "-1", "9" * 5000])
def test_a_page_that_does_not_say_what_it_has_seen_records_nothing(
    cast: Cast, alert: Alert, seen: str
) -> None:
    assert signed_in(cast.manager).post(alert.link, ANSWERS | {"seen": seen}).status_code == 422
    assert not AlertReview.objects.exists()


def test_a_finding_that_changes_while_a_review_is_recorded_refuses_it_on_the_page(
    cast: Cast, alert: Alert, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The form has let the decision pass; under the lock it no longer may be taken."""
    monkeypatch.setattr("monitoring.forms.why_not", lambda *_: None)

    page = signed_in(cast.manager).post(alert.link, ANSWERS | {"decision": "disciplinary"})
    assert page.status_code == 422
    assert "A number of complaints alone proves nothing." in page.text


def test_who_becomes_a_witness_can_no_longer_review(cast: Cast, alert: Alert) -> None:
    client = signed_in(cast.manager)
    kind = Involvement.Kind.WITNESS
    Involvement.objects.create(
        complaint=alert.complaints.first(), person=cast.manager, kind=kind, from_on=MAY
    )

    assert client.post(alert.link, ANSWERS).status_code == 404
    assert not AlertReview.objects.exists()


def test_counts_of_a_year_can_be_chosen(cast: Cast, alert: Alert) -> None:
    client = signed_in(cast.director)

    this_year = client.get(COUNTS)
    assert "Complaints per person, 2026-27" in this_year.text
    assert "Bob Carter" in this_year.text
    assert "Bob Carter" not in client.get(COUNTS, {"year": "2025-26"}).text
    assert client.get(COUNTS, {"year": "1066-67"}).status_code == 200


def test_counts_are_not_there_for_a_manager(cast: Cast, alert: Alert) -> None:
    client = signed_in(cast.manager)

    assert client.get(COUNTS).status_code == 404
    assert COUNTS not in client.get(LIST).text
