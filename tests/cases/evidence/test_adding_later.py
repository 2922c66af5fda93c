"""Files that come after the complaint, from the complainant or to those who work on the case."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from pytest_django import Settings

from cases.models import Complaint, Event, Evidence
from cases.reporter import Reporter
from cases.sent import typed
from cases.workflow import open_case, step_form, take_step
from people.clock import now, today
from people.models import Person
from tests.cases.case_pages import file_case, signed_in, step_url
from tests.cases.evidence import samples
from tests.cases.evidence.samples import SECRET
from tests.cases.evidence.sending import content_of
from tests.cast import Cast

FILE = "Amina at work.pdf"


@pytest.fixture
def case(cast: Cast) -> Complaint:
    return file_case(cast)


def add(client: Client, address: str, case: Complaint, *files: tuple[str, bytes], **answers: str) -> int:
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    version = Complaint.objects.get(pk=case.pk).version
    return client.post(address, {"evidence": sent, "seen": version, **answers}).status_code


def added_by_staff(person: Person, case: Complaint, **answers: str) -> int:
    files = [(FILE, samples.pdf()), ("photo.jpg", samples.picture()), ("two.jpg", samples.picture())]
    return add(signed_in(person), step_url(case, "add_files"), case, *files, on="2026-06-05", **answers)


def test_what_came_by_post_is_added_and_told_without_its_names(cast: Cast, case: Complaint) -> None:
    assert added_by_staff(cast.manager, case) == 302
    assert {each.added_by for each in Evidence.objects.of(case)} == {cast.manager.account}
    event = Event.objects.get(step="add_files")
    assert event.answers["evidence"]["value"] == "1 × PDF, 2 × Picture"
    assert "Amina" not in str(event.answers)


def test_the_complainant_sees_of_it_only_what_is_shared(cast: Cast, case: Complaint) -> None:
    added_by_staff(cast.manager, case)
    own = f"/my-complaints/{case.pk}/"
    assert FILE not in signed_in(cast.complainant).get(own).text
    added_by_staff(cast.manager, case, readers="shared")
    assert FILE in signed_in(cast.complainant).get(own).text
    internal = Evidence.objects.filter(shared=False).first()
    assert internal is not None
    assert signed_in(cast.complainant).get(f"{own}files/{internal.pk}/").status_code == 404


def test_while_a_case_is_on_hold_the_complainant_adds_files_and_nobody_else(
    cast: Cast, case: Complaint
) -> None:
    case.holds.create(agency="police", from_on=today(), review_on=today())
    page = signed_in(cast.manager).get(f"/admin/cases/complaint/{case.pk}/change/").text
    assert step_url(case, "add_files") not in page
    assert added_by_staff(cast.manager, case) != 302
    assert not Evidence.objects.exists()
    assert (
        add(signed_in(cast.complainant), f"/my-complaints/{case.pk}/send_files/", case, (FILE, samples.pdf()))
        == 302
    )
    assert Evidence.objects.get().from_complainant


def test_complainants_add_files_on_their_own_page(cast: Cast, case: Complaint) -> None:
    client, own = signed_in(cast.complainant), f"/my-complaints/{case.pk}/"
    assert f"{own}send_files/" in client.get(own).text
    assert 'enctype="multipart/form-data"' in client.get(f"{own}send_files/").text
    assert add(client, f"{own}send_files/", case, (FILE, samples.pdf())) == 302
    evidence = Evidence.objects.get()
    assert (evidence.complaint_id, evidence.from_complainant) == (case.pk, True)
    assert FILE in client.get(own).text


def test_what_a_complainant_may_send_later_is_for_one_day(
    cast: Cast, case: Complaint, settings: Settings
) -> None:
    settings.EVIDENCE_MOST_FILES = 2
    client, address = signed_in(cast.complainant), f"/my-complaints/{case.pk}/send_files/"
    photo = ("photo.jpg", samples.picture())
    assert add(client, address, case, photo, photo) == 302
    assert add(client, address, case, photo) == 422
    Evidence.objects.update(added_at=now() - timedelta(days=1))
    assert add(client, address, case, photo) == 302


@pytest.mark.parametrize("files", [[], [("a.exe", b"MZ")], [("a.exe", b"MZ"), (FILE, samples.pdf())]])
def test_a_bad_file_or_none_is_refused_and_nothing_is_added(
    cast: Cast, case: Complaint, files: list[tuple[str, bytes]]
) -> None:
    address = f"/my-complaints/{case.pk}/send_files/"
    assert add(signed_in(cast.complainant), address, case, *files) == 422
    assert not Evidence.objects.exists()
    assert not Event.objects.filter(step="send_files").exists()


def test_of_an_anonymous_complaint_what_its_reporter_adds_is_cleaned(cast: Cast, case: Complaint) -> None:
    Complaint.objects.filter(pk=case.pk).update(
        anonymous=True, complainant=None, filed_by=None, receipt="a" * 64
    )
    reporter = Reporter("a" * 64)
    fresh = open_case(Complaint.objects.get(pk=case.pk), today())
    form = step_form(fresh, "send_files", reporter, today())
    sent = SimpleUploadedFile(f"{SECRET}.jpg", samples.jpeg_with_secrets())
    request = RequestFactory().post("/", {"evidence": [sent]})
    take_step(fresh, "send_files", by=reporter, at=now(), **typed(request, form))
    request.close()
    evidence = Evidence.objects.get()
    assert (evidence.name, evidence.added_by, evidence.stripped) == ("Picture 1.jpg", None, True)
    assert SECRET.encode() not in content_of(evidence)
    second = SimpleUploadedFile("2.jpg", samples.jpeg_with_secrets())
    again = RequestFactory().post("/", {"evidence": [second]})
    (arrival,) = typed(again, form)["evidence"].delivery.arrivals
    assert arrival.name == "Picture 2.jpg"
    arrival.content.close()
    again.close()
