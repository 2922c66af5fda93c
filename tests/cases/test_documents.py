"""Letters as PDFs: made in the background, given out as files, and to nobody else."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.core.mail import EmailMessage
from django.test import Client

from cases.models import Document, Event, Letter
from cases.tasks import ask_for_document
from config.pdf import PdfError
from people.models import Person
from tests.cases.case_pages import signed_in
from tests.cases.law.tables import APPENDIX_1
from tests.cases.law.walking import Walk, moment
from tests.cases.letters import send
from tests.cast import Cast
from tests.pdf_tools import text_of
from tests.tasks import run_waiting_tasks

WORDS = "Dear Amina,\n\nwe have looked into it.\n\n## Next\n\n- one\n- two"


@pytest.fixture
def walk(cast: Cast) -> Walk:
    walk = Walk(APPENDIX_1, cast)
    send(walk, "acknowledgement", body=WORDS, how=Letter.How.PAGE)
    return walk


def address(walk: Walk, more: str = "") -> str:
    return f"/admin/cases/complaint/{walk.case.pk}/documents/{Document.objects.get().pk}/{more}"


def fetched(walk: Walk, person: Person) -> pikepdf.Pdf:
    answer = signed_in(person).get(address(walk, "file/"))
    assert answer.status_code == 200
    return pikepdf.open(BytesIO(answer.content))


def test_a_letter_is_made_into_a_pdf_after_the_request(walk: Walk, cast: Cast) -> None:
    page = signed_in(cast.manager).get(address(walk))
    assert "We are making the PDF" in page.text
    assert page.headers["Refresh"] == "4"
    assert "Refresh" not in signed_in(cast.manager).get(address(walk, "?still")).headers
    assert signed_in(cast.manager).get(address(walk, "file/")).status_code == 404

    run_waiting_tasks()

    assert "Download the PDF" in signed_in(cast.manager).get(address(walk)).text
    assert Document.objects.get().status == Document.Status.READY


def test_the_pdf_is_tagged_and_names_nobody_outside_its_text(walk: Walk, cast: Cast, tmp_path: Path) -> None:
    run_waiting_tasks()
    with fetched(walk, cast.manager) as pdf:
        properties = f"{pdf.docinfo} {pdf.Root.Metadata.read_bytes().decode()}"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.Lang == "en-GB"
        assert str(pdf.docinfo["/Title"]) == f"Letter {walk.case.reference}"
        assert not [name for name in ("Amina", "Bob", "Martha") if name in properties]
        pdf.save(tmp_path / "letter.pdf")
    said = text_of(tmp_path / "letter.pdf")
    assert "we have looked into it." in said
    assert walk.case.reference in said
    assert "3 June 2026" in said


def test_it_is_a_file_to_keep_and_the_download_is_recorded(walk: Walk, cast: Cast) -> None:
    run_waiting_tasks()
    answer = signed_in(cast.manager).get(address(walk, "file/"))

    name = f"letter-{walk.case.reference}.pdf"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer.headers["Cache-Control"]
    event = Event.objects.get(kind=Event.Kind.DOWNLOADED)
    assert (event.complaint_id, event.actor) == (walk.case.pk, cast.manager.account)


def test_a_letter_that_could_not_be_made_can_be_asked_for_again(
    walk: Walk, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*args: object, **kwargs: object) -> bytes:
        raise PdfError("The PDF could not be made.")

    with monkeypatch.context() as broken:
        broken.setattr("config.pdf.render_pdf", fails)
        run_waiting_tasks()
    client = signed_in(cast.manager)
    assert "could not be made" in client.get(address(walk)).text
    assert "PDF could not be made" in client.get(f"/admin/cases/complaint/{walk.case.pk}/change/").text

    assert client.post(address(walk, "again/")).status_code == 302
    run_waiting_tasks()
    assert Document.objects.get().status == Document.Status.READY


def test_a_document_that_is_ready_is_not_made_again(walk: Walk, cast: Cast) -> None:
    run_waiting_tasks()
    signed_in(cast.manager).post(address(walk, "again/"))
    assert Document.objects.get().status == Document.Status.READY


@pytest.mark.parametrize("someone", ["respondent", "other_manager", "outsider", "complainant", "trustee"])
def test_whoever_does_not_see_the_case_finds_no_letter(walk: Walk, cast: Cast, someone: str) -> None:
    run_waiting_tasks()
    client = signed_in(getattr(cast, someone))
    for more in ("", "file/"):
        assert client.get(address(walk, more), follow=True).status_code in (403, 404)
    assert not Event.objects.filter(kind=Event.Kind.DOWNLOADED).exists()


def test_another_cases_letter_does_not_exist_in_this_case(walk: Walk, cast: Cast) -> None:
    other = Walk(APPENDIX_1, cast).case
    strange = f"/admin/cases/complaint/{other.pk}/documents/{Document.objects.get().pk}/"
    for more in ("", "file/"):
        assert signed_in(cast.manager).get(f"{strange}{more}").status_code == 404


def test_letters_and_documents_cost_the_case_page_no_further_query(
    walk: Walk, cast: Cast, count_queries: Any
) -> None:
    client = signed_in(cast.manager)
    address = f"/admin/cases/complaint/{walk.case.pk}/change/"
    client.get(address)
    with count_queries() as with_one:
        client.get(address)
    for number in range(3):
        send(walk, "acknowledgement", body=f"Dear Amina, letter {number}")
    with count_queries() as with_more:
        page = client.get(address)
    assert page.text.count("/documents/") == 4
    assert len(with_more) == len(with_one) <= 12
    assert not [query for query in with_more if '"pdf"' in query]


# The complainant's own


def own_file(client: Client, walk: Walk, letter: Letter) -> int:
    return client.get(f"/my-complaints/{walk.case.pk}/letters/{letter.pk}/file/").status_code


def test_the_complainant_fetches_their_own_letters_and_no_others(walk: Walk, cast: Cast) -> None:
    send(walk, "withdrawal_respondent", body="Dear Bob")
    run_waiting_tasks()
    theirs = Letter.objects.get(reader="complainant")
    bobs = Letter.objects.get(reader="respondent")

    amina = signed_in(cast.complainant)
    assert own_file(amina, walk, theirs) == 200
    assert own_file(amina, walk, bobs) == 404
    for stranger in (cast.respondent, cast.outsider, cast.manager):
        assert own_file(signed_in(stranger), walk, theirs) == 404
    assert Event.objects.get(kind=Event.Kind.DOWNLOADED).actor == cast.complainant.account


def test_a_chronology_is_no_letter_of_the_complainants(walk: Walk, cast: Cast) -> None:
    made = ask_for_document(
        walk.case,
        Document.Kind.CHRONOLOGY,
        by=cast.manager.account,
        at=moment(walk.on),
        made_for="complainant",
    )
    run_waiting_tasks()
    address = f"/my-complaints/{walk.case.pk}/letters/{made.pk}/file/"
    assert signed_in(cast.complainant).get(address).status_code == 404


def test_the_complainant_is_told_that_there_is_a_letter(walk: Walk, mailoutbox: list[EmailMessage]) -> None:
    run_waiting_tasks()
    told = [mail for mail in mailoutbox if mail.to == ["amina@fernlight.example"]]
    assert told
    assert "looked into" not in str(told[-1].message())
