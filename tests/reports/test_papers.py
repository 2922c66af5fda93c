"""The finished PDFs, taken apart with other people's tools."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pikepdf
import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker, Settings

from cases.models import Complaint
from cases.seals import BEFORE_THE_FIRST
from monitoring.years import FinancialYear
from reports import snapshots
from reports.models import Audience
from tests.cast import Cast
from tests.pdf_tools import ask, text_of
from tests.reports.register import Entry, enter
from tests.reports.sample import register_of

pytestmark = pytest.mark.django_db

YEAR = FinancialYear(date(2025, 4, 1))
MOST_PAGES = 12


def paper(audience: Audience, folder: Path) -> Path:
    snapshot = snapshots.freeze(YEAR, YEAR.end, by=None, at=datetime(2026, 4, 7, 9, tzinfo=UTC))
    made = snapshots.paper_of(snapshot, audience, snapshot.made_at)
    file = folder / made.file_name
    file.write_bytes(snapshots.make(made))
    return file


@pytest.fixture(scope="module")
def papers(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> dict[Audience, Path]:
    """Both papers of one register, made once: a PDF takes some seconds."""
    folder = tmp_path_factory.mktemp("papers")
    with django_db_blocker.unblock(), transaction.atomic():
        enter(register_of(30))
        # A characteristic that exactly three complaints are linked to
        enter([Entry(date(2025, 5, 1), characteristics=frozenset({"hiv_status"}))] * 3)
        made = {audience: paper(audience, folder) for audience in Audience}
        transaction.set_rollback(True)
    return made


@pytest.fixture
def trustee_paper(papers: dict[Audience, Path]) -> Path:
    return papers[Audience.TRUSTEES]


@pytest.fixture
def publishable(papers: dict[Audience, Path]) -> Path:
    return papers[Audience.PUBLIC]


def line_of(file: Path, label: str) -> str:
    """The last line with that label: the table stands below its chart."""
    return [line for line in text_of(file).splitlines() if label in line][-1]


def structure(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    waiting = [pdf.Root["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop()
        yield element
        kids = element.get("/K", [])
        waiting += [
            kid for kid in (kids if isinstance(kids, pikepdf.Array) else [kids]) if hasattr(kid, "get")
        ]


def tags(pdf: pikepdf.Pdf) -> list[str]:
    return [str(element["/S"]) for element in structure(pdf) if "/S" in element]


def test_the_file_is_sound(trustee_paper: Path) -> None:
    assert "No syntax or stream encoding errors" in ask("qpdf", "--check", trustee_paper)


def test_headings_tables_and_figures_are_tagged(trustee_paper: Path) -> None:
    with pikepdf.open(trustee_paper) as pdf:
        found = tags(pdf)
    assert found.count("/H1") == 1
    assert {"/H2", "/H3", "/Table", "/TH", "/TD", "/Figure", "/L", "/LI"} <= set(found)


def test_every_figure_has_words_for_those_who_cannot_see_it(trustee_paper: Path) -> None:
    with pikepdf.open(trustee_paper) as pdf:
        figures = [element for element in structure(pdf) if element.get("/S") == "/Figure"]
        assert len(figures) >= 3
        assert all(str(figure.get("/Alt", "")) for figure in figures)


def test_the_tags_can_be_read_in_order(trustee_paper: Path) -> None:
    read = ask("pdfinfo", "-struct-text", trustee_paper)
    titles = ["Summary", "Complaints received", "Outcomes", "Timeliness", "How these figures were made"]
    places = [read.rindex(f'"{title}"') for title in titles]
    assert places == sorted(places)


def test_bookmarks_lead_to_the_sections(trustee_paper: Path) -> None:
    with pikepdf.open(trustee_paper) as pdf, pdf.open_outline() as outline:
        titles = [entry.title for top in outline.root for entry in (top, *top.children)]
    assert {"Summary", "Outcomes", "Earlier years", "Decision and minute"} <= set(titles)
    assert "Contents" not in titles


@pytest.mark.parametrize("audience", list(Audience))
def test_the_report_is_short_and_says_what_it_is(audience: Audience, papers: dict[Audience, Path]) -> None:
    with pikepdf.open(papers[audience]) as pdf:
        assert len(pdf.pages) <= MOST_PAGES
        assert str(pdf.docinfo["/Title"]) == "Fernlight: complaints of discrimination and harassment 2025-26"
        assert set(pdf.docinfo.keys()) == {"/Title", "/Producer"}


def test_the_trustee_paper_is_marked_confidential_on_every_page(trustee_paper: Path) -> None:
    pages = text_of(trustee_paper).split("\f")[:-1]
    assert all("Confidential" in page for page in pages)


def test_the_publishable_report_is_not_for_trustees_alone(publishable: Path) -> None:
    text = text_of(publishable)
    assert "Confidential" not in text
    assert "Questions for trustees" not in text
    assert "Decision and minute" not in text


def test_a_small_number_is_nowhere_in_the_publishable_text(publishable: Path) -> None:
    line = line_of(publishable, "HIV status")
    assert "fewer than 5" in line
    assert not re.search(r"\b3\b", line)


def test_the_same_number_is_true_in_the_trustee_paper(trustee_paper: Path) -> None:
    assert re.search(r"\b3\b", line_of(trustee_paper, "HIV status"))


def test_nobody_is_named_anywhere_in_the_file(cast: Cast, tmp_path: Path) -> None:
    enter(register_of(12))
    Complaint.objects.update(
        complainant=cast.complainant, respondent=cast.respondent, service=cast.home_support
    )
    file = paper(Audience.TRUSTEES, tmp_path)
    with pikepdf.open(file) as pdf:
        pdf.save(
            tmp_path / "open.pdf", compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all
        )
    found = text_of(file) + (tmp_path / "open.pdf").read_bytes().decode("latin-1")
    complaint = Complaint.objects.first()
    assert complaint
    secrets = (
        cast.complainant.name,
        cast.respondent.name,
        cast.home_support.name,
        complaint.reference,
        "kitchen",
    )
    assert not [secret for secret in secrets if secret in found]


def test_few_complaints_is_said_to_be_no_proof(publishable: Path) -> None:
    assert "Few complaints is no proof of no problem." in text_of(publishable)


def test_letters_of_other_alphabets_are_printed(tmp_path: Path, settings: Settings) -> None:
    settings.CHARITY_NAME = "Tŷ Ŵyn Łódź"
    assert "Tŷ Ŵyn Łódź" in text_of(paper(Audience.PUBLIC, tmp_path))


@pytest.mark.parametrize("audience", list(Audience))
def test_both_papers_print_the_seal_that_the_audit_trail_is_held_against(
    papers: dict[Audience, Path], audience: Audience
) -> None:
    assert BEFORE_THE_FIRST in re.sub(r"\s", "", text_of(papers[audience]))
