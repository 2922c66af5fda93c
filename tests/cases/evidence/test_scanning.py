"""The virus scanner: asked where there is one, waited for where it does not answer."""

import socket
import struct
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from cases.evidence.daily import look_again
from cases.evidence.tasks import look_after
from cases.models import Complaint, Evidence
from cases.models.evidence import private_storage
from people.clock import now
from tests.cases.case_pages import file_case, in_words, signed_in
from tests.cases.evidence.on_cases import AT, with_file
from tests.cast import Cast

VIRUS = b"PLANTED-VIRUS"
State = Evidence.State


class Scanner:
    """Speaks as clamd does to INSTREAM, and finds one virus."""

    def __init__(self, path: str) -> None:
        self.listening = socket.socket(socket.AF_UNIX)
        self.listening.bind(path)
        self.listening.listen()
        self.thread = threading.Thread(target=self._serve)
        self.thread.start()

    def _serve(self) -> None:
        while True:
            asked, _ = self.listening.accept()
            with asked, asked.makefile("rb") as read:
                if read.readline() != b"nINSTREAM\n":
                    return
                content = b""
                while size := struct.unpack("!L", read.read(4))[0]:
                    content += read.read(size)
                found = VIRUS in content
                asked.sendall(b"stream: Planted.Virus FOUND\n" if found else b"stream: OK\n")

    def stop(self, path: str) -> None:
        with socket.socket(socket.AF_UNIX) as last:
            last.connect(path)
            last.sendall(b"END\n")
        self.thread.join()
        self.listening.close()


@pytest.fixture
def address(settings: Settings) -> Iterator[str]:
    with TemporaryDirectory() as folder:
        settings.CLAMD_SOCKET = str(Path(folder) / "clamd.sock")
        yield settings.CLAMD_SOCKET


@pytest.fixture
def scanner(address: str) -> Iterator[None]:
    listening = Scanner(address)
    yield
    listening.stop(address)


@pytest.fixture
def case(cast: Cast) -> Complaint:
    return file_case(cast)


def looked_after(evidence: Evidence) -> Evidence:
    look_after.call(str(evidence.pk))
    return Evidence.objects.get(pk=evidence.pk)


def file_address(case: Complaint, evidence: Evidence) -> str:
    return f"/admin/cases/complaint/{case.pk}/files/{evidence.pk}/"


def page(cast: Cast, case: Complaint) -> str:
    return in_words(signed_in(cast.manager).get(f"/admin/cases/complaint/{case.pk}/change/").text)


def test_a_clean_file_is_let_through(scanner: None, cast: Cast, case: Complaint) -> None:
    evidence = with_file(case, b"hello", "a.txt")
    assert evidence.state == State.QUARANTINE
    seen = looked_after(evidence)
    assert seen.state == State.READY
    assert seen.scanned_at is not None
    given = signed_in(cast.manager).get(file_address(case, evidence))
    assert b"".join(given.streaming_content) == b"hello"
    assert "not checked for viruses" not in page(cast, case)


def test_a_virus_is_deleted_and_the_page_says_so(
    scanner: None, cast: Cast, case: Complaint, django_capture_on_commit_callbacks: object
) -> None:
    evidence = with_file(case, VIRUS, "a.txt")
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        seen = looked_after(evidence)
    assert (seen.state, seen.stored.name) == (State.INFECTED, "")
    assert not private_storage().exists(str(evidence.stored.name))
    assert "A virus was found" in page(cast, case)
    assert signed_in(cast.manager).get(file_address(case, evidence)).status_code == 404


def test_where_nobody_listens_the_file_waits_and_nobody_opens_it(
    address: str, cast: Cast, case: Complaint
) -> None:
    evidence = with_file(case)
    before = DBTaskResult.objects.count()
    seen = looked_after(evidence)
    assert (seen.state, seen.previews) == (State.QUARANTINE, None)
    again = DBTaskResult.objects.order_by("enqueued_at").last()
    assert again is not None
    assert DBTaskResult.objects.count() == before + 1
    assert again.run_after > now()
    assert "Waiting for the virus scanner" in page(cast, case)
    for person in (cast.manager, cast.director):
        assert signed_in(person).get(file_address(case, evidence)).status_code == 404


def test_in_the_end_the_daily_work_asks_again(address: str, case: Complaint) -> None:
    evidence = with_file(case)
    look_after.call(str(evidence.pk), attempt=4)
    before = DBTaskResult.objects.count()
    look_again(AT + timedelta(minutes=59))
    assert DBTaskResult.objects.count() == before
    look_again(AT + timedelta(hours=2))
    assert DBTaskResult.objects.count() == before + 1


def test_whoever_gives_up_the_scanner_has_the_waiting_files_let_through(
    address: str, settings: Settings, case: Complaint
) -> None:
    evidence = with_file(case)
    settings.CLAMD_SOCKET = ""
    seen = looked_after(evidence)
    assert (seen.state, seen.scanned_at, seen.previews) == (State.READY, None, 1)
