"""Files are given out only to those who may open the case, as attachments that name nobody."""

from io import BytesIO

import pytest
from django.http import FileResponse
from django.test import Client
from PIL import Image

from cases.models import Complaint, Event, Evidence
from people.models import Person
from tests.cases.case_pages import file_case, in_words, signed_in
from tests.cases.evidence import samples
from tests.cases.evidence.on_cases import with_file
from tests.cast import Cast
from tests.tasks import run_waiting_tasks


@pytest.fixture
def case(cast: Cast) -> Complaint:
    return file_case(cast)


def staff_address(case: Complaint, evidence: Evidence, more: str = "") -> str:
    return f"/admin/cases/complaint/{case.pk}/files/{evidence.pk}/{more}"


def own_address(case: Complaint, evidence: Evidence, more: str = "") -> str:
    return f"/my-complaints/{case.pk}/files/{evidence.pk}/{more}"


def given(client: Client, address: str) -> tuple[FileResponse, bytes]:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer, b"".join(answer.streaming_content)


def page(person: Person, case: Complaint) -> str:
    return in_words(signed_in(person).get(f"/admin/cases/complaint/{case.pk}/change/").text)


def test_it_comes_as_an_attachment_that_can_do_nothing(cast: Cast, case: Complaint) -> None:
    evidence = with_file(case)
    answer, content = given(signed_in(cast.manager), staff_address(case, evidence))
    assert content == samples.picture()
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{case.reference}-image-1.jpg"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "no-store" in answer.headers["Cache-Control"]
    downloaded = Event.objects.get(kind=Event.Kind.DOWNLOADED)
    assert (downloaded.actor, downloaded.label) == (cast.manager.account, "File 1 downloaded")


@pytest.mark.parametrize("who", ["respondent", "complainant", "outsider", "other_manager", "sysadmin"])
def test_nobody_else_is_given_it(cast: Cast, case: Complaint, who: str) -> None:
    evidence = with_file(case)
    run_waiting_tasks()
    client = signed_in(getattr(cast, who))
    for more in ("", "preview/1/"):
        assert client.get(staff_address(case, evidence, more)).status_code in (302, 404)
        if who != "complainant":
            assert client.get(own_address(case, evidence, more)).status_code == 404
    assert not Event.objects.filter(kind=Event.Kind.DOWNLOADED).exists()


def test_a_file_of_another_case_is_not_given_out_with_this_one(cast: Cast, case: Complaint) -> None:
    other = file_case(cast)
    evidence = with_file(other)
    assert signed_in(cast.manager).get(staff_address(case, evidence)).status_code == 404


def test_a_preview_is_made_by_the_worker_and_shown(cast: Cast, case: Complaint) -> None:
    evidence = with_file(case, samples.jpeg_with_secrets())
    letter = with_file(case, samples.pdf(5), "letter.pdf")
    assert "A preview is being made" in page(cast.manager, case)
    run_waiting_tasks()
    evidence.refresh_from_db()
    letter.refresh_from_db()
    assert (evidence.previews, letter.previews) == (1, 3)
    assert "A preview is being made" not in page(cast.manager, case)
    answer, content = given(signed_in(cast.manager), staff_address(case, evidence, "preview/1/"))
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert samples.SECRET.encode() not in content
    with Image.open(BytesIO(content)) as drawn:
        assert drawn.height > drawn.width
    given(signed_in(cast.manager), staff_address(case, letter, "preview/3/"))
    assert signed_in(cast.manager).get(staff_address(case, letter, "preview/4/")).status_code == 404


def test_what_cannot_be_drawn_is_given_out_all_the_same(cast: Cast, case: Complaint) -> None:
    evidence = with_file(case, samples.picture()[:-20])
    run_waiting_tasks()
    evidence.refresh_from_db()
    assert evidence.previews == 0
    given(signed_in(cast.manager), staff_address(case, evidence))


def test_the_complainant_sees_what_they_sent(cast: Cast, case: Complaint) -> None:
    evidence = with_file(case)
    run_waiting_tasks()
    client = signed_in(cast.complainant)
    shown = client.get(f"/my-complaints/{case.pk}/").text
    assert own_address(case, evidence) in shown
    assert own_address(case, evidence, "preview/1/") in shown
    assert given(client, own_address(case, evidence))[1] == samples.picture()
    assert Event.objects.get(kind=Event.Kind.DOWNLOADED).actor == cast.complainant.account


def test_a_case_without_a_scanner_says_that_nobody_looked_for_viruses(cast: Cast, case: Complaint) -> None:
    with_file(case)
    assert "not checked for viruses" in page(cast.manager, case)
