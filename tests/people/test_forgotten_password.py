""" "I have forgotten my password", with a mail server that answers and with one that does not."""

import logging
import re
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.urls import reverse

from tests.cast import Cast

KNOWN, UNKNOWN = "amina@fernlight.example", "nobody@fernlight.example"
FORM = reverse("account_reset_password")
FAULTS = [ConnectionRefusedError(111, KNOWN), SMTPRecipientsRefused({KNOWN: (550, b""), UNKNOWN: (550, b"")})]


def without_token(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


@pytest.fixture(params=FAULTS, ids=lambda fault: type(fault).__name__)
def broken_mail(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Exception:
    def refuse(*args: object) -> int:
        raise request.param

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    return request.param


@pytest.mark.parametrize("address", [KNOWN, UNKNOWN])
def test_whoever_asks_is_told_to_look_in_their_e_mail(client: Client, cast: Cast, address: str) -> None:
    answer = client.post(FORM, {"email": address})
    assert (answer.status_code, answer["Location"]) == (302, reverse("account_reset_password_done"))
    assert [sent.to for sent in mail.outbox] == [[address]]


@pytest.mark.usefixtures("broken_mail")
def test_a_mail_server_that_is_down_is_told_above_the_form(client: Client, cast: Cast) -> None:
    answer = client.post(FORM, {"email": KNOWN})
    assert answer.status_code == 503
    assert "We cannot send e-mail just now. Try again in a few minutes" in answer.text
    assert f'value="{KNOWN}"' in answer.text


@pytest.mark.usefixtures("broken_mail")
def test_a_mail_server_that_is_down_tells_nobody_who_has_an_account(client: Client, cast: Cast) -> None:
    known, unknown = (client.post(FORM, {"email": address}) for address in (KNOWN, UNKNOWN))
    assert known.status_code == unknown.status_code
    assert without_token(known.text) == without_token(unknown.text).replace(UNKNOWN, KNOWN)


def test_a_mail_server_that_never_answers_is_not_waited_for() -> None:
    smtp = mail.get_connection("django.core.mail.backends.smtp.EmailBackend")
    assert smtp.timeout == 10


def test_a_mail_that_was_not_sent_is_logged_without_the_address(
    client: Client, cast: Cast, broken_mail: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        client.post(FORM, {"email": KNOWN})
    assert f"A link to set a password was not sent: {type(broken_mail).__name__}" in caplog.text
    assert KNOWN not in caplog.text
