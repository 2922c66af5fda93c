"""A complaint comes in whatever else does not work: mail, worker, virus scanner, what tells files apart."""

import sys

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client
from pytest_django import Settings

from cases.models import Complaint, Evidence
from people.models import OutgoingNotice
from tests.cases.filing_page import begun, page, without_account
from tests.cast import Cast
from tests.tasks import run_waiting_tasks


class NoMailServer(BaseEmailBackend):
    def send_messages(self, email_messages: object) -> int:
        raise ConnectionRefusedError


@pytest.fixture(autouse=True)
def everything_else_is_down(settings: Settings) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.NoMailServer"
    settings.CLAMD_SOCKET = "/nowhere/clamd.sock"


def sent_with_a_file() -> Complaint:
    client = Client()
    draft = begun(client, without_account())
    note = SimpleUploadedFile("what he wrote.txt", b"He wrote it on the board.")
    assert client.post(page(draft, "files"), {"evidence": note}).status_code == 302
    response = client.post(page(draft, "check"))
    assert response.status_code == 200
    complaint = Complaint.objects.get()
    assert complaint.reference in response.text
    return complaint


def test_a_complaint_with_a_file_is_filed_while_no_worker_runs(cast: Cast) -> None:
    complaint = sent_with_a_file()
    assert complaint.owner == cast.director
    assert [each.state for each in Evidence.objects.of(complaint)] == [Evidence.State.QUARANTINE]


def test_the_worker_goes_on_trying_what_does_not_answer(cast: Cast) -> None:
    complaint = sent_with_a_file()
    run_waiting_tasks()
    assert [each.state for each in Evidence.objects.of(complaint)] == [Evidence.State.QUARANTINE]
    states = OutgoingNotice.objects.values_list("reference", "state")
    assert set(states) == {(complaint.reference, OutgoingNotice.State.AGAIN)}


def test_where_nothing_tells_files_apart_a_complaint_is_filed_without_them(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "magic", None)
    client = Client()
    draft = begun(client, without_account())
    refused = client.post(page(draft, "files"), {"evidence": SimpleUploadedFile("note.txt", b"He wrote it.")})
    assert refused.status_code == 422
    assert "The files you chose could not be kept." in refused.text
    assert client.post(page(draft, "check")).status_code == 200
    assert Complaint.objects.count() == 1
