"""The page “Notices”: what does not get through is seen, and nobody learns of a case from it."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django_tasks_db.models import DBTaskResult

from people.models import OutgoingNotice, Person
from people.notices import Notice, notify, send_again
from reports.tasks import make_paper
from tests.cases.law.tables import APPENDIX_1
from tests.cases.law.walking import Walk
from tests.cast import Cast
from tests.people.test_notices import refused
from tests.tasks import run_waiting_tasks

__all__ = ["refused"]

PAGE = "/admin/people/outgoingnotice/"
NOON = datetime(2026, 6, 11, 11, 0, tzinfo=UTC)  # 12:00 in London
State = OutgoingNotice.State


@pytest.fixture(autouse=True)
def noon() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def page(person: Person, address: str = PAGE) -> str:
    client = Client()
    client.force_login(person.account)
    return client.get(address).content.decode()


def rows(person: Person, address: str = PAGE) -> list[str]:
    body = page(person, address).partition("<tbody>")[2].partition("</tbody>")[0]
    found = (" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in body.split("</tr>"))
    return [row for row in found if row]


def tell(*people: Person, reference: str = "R1", notice: Notice = Notice.CASE_NEWS) -> None:
    notify(people, notice, reference=reference, link="/")


def test_a_notice_is_listed_with_whom_it_is_for_and_how_it_stands(cast: Cast) -> None:
    tell(cast.handler)
    assert rows(cast.sysadmin) == [
        "Hana Novak, hana@fernlight.example There is news on a case you work on. "
        "11 June 2026, 12:00 Waiting to be sent"
    ]
    run_waiting_tasks()
    assert rows(cast.sysadmin)[0].endswith("12:00 Sent")


def test_one_that_failed_says_when_it_is_tried_again_and_what_kind_of_error_it_was(
    cast: Cast, refused: set[str]
) -> None:
    refused.add("hana@fernlight.example")
    tell(cast.handler)
    run_waiting_tasks()
    (row,) = rows(cast.sysadmin)
    assert row.endswith("Will be tried again at 12:05, 11 June, after 1 try: SMTPRecipientsRefused")


def test_a_worker_that_is_down_is_noticed_after_an_hour(cast: Cast, noon: time_machine.Traveller) -> None:
    tell(cast.handler, cast.investigator)
    noon.shift(timedelta(minutes=59))
    assert "for more than an hour" not in page(cast.sysadmin)
    noon.shift(timedelta(minutes=2))
    warning = "2 notices have been waiting for more than an hour. Does the worker run"
    assert warning in page(cast.sysadmin)
    assert warning in page(cast.director, "/admin/"), "the set-up begins with it"


@pytest.fixture
def given_up(cast: Cast, refused: set[str]) -> OutgoingNotice:
    tell(cast.handler)
    refused.add("hana@fernlight.example")
    run_waiting_tasks()
    OutgoingNotice.objects.update(attempts=5)
    DBTaskResult.objects.update(run_after=NOON)
    run_waiting_tasks()
    return OutgoingNotice.objects.get()


def test_what_was_given_up_is_said_so_and_can_be_sent_again(
    cast: Cast, given_up: OutgoingNotice, refused: set[str]
) -> None:
    assert given_up.state == State.GIVEN_UP
    assert "1 notice was given up." in page(cast.sysadmin)
    refused.clear()
    client = Client()
    client.force_login(cast.sysadmin.account)
    sent = {"action": "send_again", "_selected_action": [str(given_up.pk)]}

    answer = client.post(PAGE, sent, follow=True)
    run_waiting_tasks()

    assert "1 notice is on its way." in answer.content.decode()
    assert [message.to for message in mail.outbox] == [["hana@fernlight.example"]]
    assert "given up." not in page(cast.sysadmin)


def test_what_was_sent_is_not_sent_twice(cast: Cast) -> None:
    tell(cast.handler)
    run_waiting_tasks()
    client = Client()
    client.force_login(cast.sysadmin.account)
    notice = OutgoingNotice.objects.get()
    client.post(PAGE, {"action": "send_again", "_selected_action": [str(notice.pk)]})
    run_waiting_tasks()
    assert len(mail.outbox) == 1


def test_a_second_click_on_send_again_sends_one_mail(cast: Cast, given_up: OutgoingNotice, refused) -> None:
    refused.clear()
    send_again([given_up])
    send_again([given_up])
    run_waiting_tasks()
    assert len(mail.outbox) == 1


def test_the_list_can_be_narrowed_to_a_state(cast: Cast, given_up: OutgoingNotice) -> None:
    tell(cast.investigator)
    assert len(rows(cast.sysadmin)) == 2
    (row,) = rows(cast.sysadmin, PAGE + "?state__exact=given_up")
    assert "Hana Novak" in row


def test_a_notice_for_an_account_closed_since_is_dropped_and_says_so(cast: Cast) -> None:
    tell(cast.handler)
    cast.handler.account.is_active = False
    cast.handler.account.save()
    run_waiting_tasks()
    assert "Not sent: the account is closed" in rows(cast.sysadmin)[0]


def test_which_case_a_notice_belongs_to_is_not_for_the_system_administrator(cast: Cast) -> None:
    tell(cast.handler, reference="GHJK-2345")
    assert "GHJK-2345" in page(cast.director)
    assert "GHJK-2345" not in page(cast.sysadmin)
    assert "There is news on a case you work on." in page(cast.sysadmin)


def test_the_director_finds_no_notice_about_a_case_against_them(cast: Cast) -> None:
    case = Walk(APPENDIX_1, cast, respondent=cast.director).case
    run_waiting_tasks()
    assert OutgoingNotice.objects.filter(reference=case.reference, account=cast.chair.account).exists()
    OutgoingNotice.objects.update(written_at=NOON - timedelta(hours=3), state=OutgoingNotice.State.WAITING)

    for address in (PAGE, PAGE + "?state__exact=waiting", PAGE + "?q=carol", "/admin/"):
        shown = page(cast.director, address)
        assert case.reference not in shown
        assert "Carol" not in shown
        assert "for more than an hour" not in shown, "not even that something waits"


def test_the_system_administrator_finds_no_notice_about_a_case_against_a_trustee(cast: Cast) -> None:
    Walk(APPENDIX_1, cast, respondent=cast.trustee, respondent_role="trustee")
    assert rows(cast.sysadmin) == []


def test_the_system_administrator_does_not_learn_who_has_complained(cast: Cast) -> None:
    tell(cast.complainant, notice=Notice.OWN_NEWS)
    assert rows(cast.sysadmin) == []
    assert len(rows(cast.director)) == 1


def test_nobody_else_may_look(cast: Cast) -> None:
    for somebody in (cast.manager, cast.chair, cast.equalities_lead, cast.outsider):
        client = Client()
        client.force_login(somebody.account)
        assert client.get(PAGE).status_code in (302, 403)


def test_an_address_asks_the_database_no_questions(cast: Cast) -> None:
    tell(cast.handler)
    client = Client()
    client.force_login(cast.sysadmin.account)
    assert client.get(PAGE + "?account__person__name__startswith=H").status_code == 400


def test_a_pdf_that_somebody_waits_for_goes_before_mails(cast: Cast) -> None:
    tell(cast.handler)
    make_paper.enqueue("gone")
    assert [task.task_name for task in DBTaskResult.objects.ready()] == ["make_paper", "send_notices"]
    run_waiting_tasks()
    finished = DBTaskResult.objects.order_by("finished_at", "enqueued_at")
    assert {task.priority for task in finished} == {0, -10}
