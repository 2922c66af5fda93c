"""Mails: a reference, a link, one neutral sentence, one recipient each, and nothing else."""

import logging
from datetime import UTC, datetime, timedelta
from smtplib import SMTPRecipientsRefused

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMessage
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from people import notices
from people.notices import Notice, notify
from tests.cast import Cast
from tests.tasks import run_waiting_tasks

REFERENCE = "R-2026-014"
LINK = "/cases/6f1c1a52-5b52-4b0f-8f0e-7d3f3b7f2a11/"
MORNING = datetime(2026, 5, 22, 9, 0, tzinfo=UTC)


def tell(*recipients: object, notice: Notice = Notice.NEW_CASE) -> None:
    notify(recipients, notice, reference=REFERENCE, link=LINK)


def told() -> list[str]:
    return sorted(address for message in mail.outbox for address in message.recipients())


def test_a_mail_holds_the_charity_the_reference_one_sentence_and_a_link(cast: Cast, settings) -> None:
    settings.CHARITY_NAME = "Fernlight"
    settings.SITE_URL = "https://redress.example.org"
    tell(cast.manager)
    run_waiting_tasks()
    (message,) = mail.outbox
    assert message.subject == "Fernlight: R-2026-014"
    assert message.to == ["martha@fernlight.example"]
    assert message.body.split("\n\n") == [
        "There is a new case for you to look at.",
        f"Reference: R-2026-014\nhttps://redress.example.org{LINK}",
        "We leave the details out of e-mails on purpose. Sign in to read them.",
        "Fernlight\n",
    ]


def test_everybody_gets_a_mail_of_their_own(cast: Cast) -> None:
    tell(cast.manager, cast.director.account, cast.manager, cast.manager.account)
    run_waiting_tasks()
    assert told() == ["dina@fernlight.example", "martha@fernlight.example"]
    assert all(len(message.recipients()) == 1 for message in mail.outbox)


def test_telling_many_people_costs_the_step_two_queries(cast: Cast, count_queries) -> None:
    with count_queries() as queries:
        tell(cast.manager, cast.director, cast.chair, cast.handler)
    assert len(queries) == 2


def test_what_waits_to_be_sent_names_nobody(cast: Cast) -> None:
    tell(cast.manager)
    run_waiting_tasks()
    for row in DBTaskResult.objects.all():
        assert "martha" not in str(row.args_kwargs).lower()


def test_nobody_is_told_of_a_step_that_was_rolled_back(cast: Cast) -> None:
    with transaction.atomic():
        tell(cast.manager)
        transaction.set_rollback(True)
    run_waiting_tasks()
    assert mail.outbox == []


def test_people_without_an_account_and_closed_accounts_get_nothing(cast: Cast) -> None:
    cast.manager.account = None
    tell(cast.manager)
    tell(cast.director)
    cast.director.account.is_active = False
    cast.director.account.save()
    run_waiting_tasks()
    assert mail.outbox == []


def test_the_address_is_the_one_of_the_day_the_mail_goes_out(cast: Cast) -> None:
    tell(cast.manager)
    cast.manager.account.email = "m.hughes@fernlight.example"
    cast.manager.account.save()
    run_waiting_tasks()
    assert told() == ["m.hughes@fernlight.example"]


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Addresses that the mail server refuses, while they are in this set."""
    refused: set[str] = set()
    send = EmailMessage.send

    def send_or_refuse(message: EmailMessage, fail_silently: bool = False) -> int:
        for address in message.recipients():
            if address in refused:
                raise SMTPRecipientsRefused({address: (550, address.encode())})
        return send(message, fail_silently)

    monkeypatch.setattr(EmailMessage, "send", send_or_refuse)
    return refused


def test_an_address_that_fails_keeps_nobody_else_from_being_told(
    cast: Cast, refused: set[str], caplog: pytest.LogCaptureFixture
) -> None:
    refused.add("martha@fernlight.example")
    with caplog.at_level(logging.WARNING):
        tell(cast.manager, cast.director)
        run_waiting_tasks()
    assert told() == ["dina@fernlight.example"]
    assert "was not sent" in caplog.text
    assert "martha" not in caplog.text
    assert not DBTaskResult.objects.failed().exists()


def test_a_mail_server_that_was_down_loses_nothing(cast: Cast, refused: set[str]) -> None:
    refused.add("martha@fernlight.example")
    with time_machine.travel(MORNING, tick=False) as clock:
        tell(cast.manager)
        run_waiting_tasks()
        refused.clear()
        run_waiting_tasks()
        assert mail.outbox == []  # not before its time
        clock.shift(timedelta(minutes=5))
        run_waiting_tasks()
    assert told() == ["martha@fernlight.example"]


def test_an_address_that_never_works_is_given_up_after_two_days(
    cast: Cast, refused: set[str], caplog: pytest.LogCaptureFixture
) -> None:
    refused.add("martha@fernlight.example")
    with time_machine.travel(MORNING, tick=False) as clock:
        tell(cast.manager)
        for pause in (timedelta(0), *notices.RETRY_AFTER):
            clock.shift(pause)
            run_waiting_tasks()
        assert "Gave up" in caplog.text
        assert not DBTaskResult.objects.ready().exists()
    assert sum(notices.RETRY_AFTER, timedelta(0)) < timedelta(days=2)
    assert "martha" not in caplog.text


@pytest.mark.parametrize("notice", Notice)
def test_every_sentence_reads_as_one(notice: Notice) -> None:
    assert notice.label.startswith("There is ")
    assert notice.label.endswith(".")
