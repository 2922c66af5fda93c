"""Frozen figures: once made they stay, and what changed is said."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from pytest_django import Settings

from cases.models import Event
from cases.recording import record
from config.pdf import PdfError
from monitoring.years import FinancialYear
from reports import snapshots
from reports.models import Audience, Paper, Snapshot
from tests.reports.register import Entry, enter

pytestmark = pytest.mark.django_db

YEAR, YEAR_BEFORE = FinancialYear(date(2025, 4, 1)), FinancialYear(date(2024, 4, 1))
LATER = datetime(2026, 11, 22, 9, tzinfo=UTC)


def freeze(year: FinancialYear = YEAR, as_at: date = date(2026, 11, 22)) -> Snapshot:
    return snapshots.freeze(year, as_at, by=None, at=LATER)


def test_nothing_new_makes_no_new_version() -> None:
    enter([Entry(date(2025, 5, 1))])
    assert freeze() == freeze()
    assert freeze().version == 1


def test_another_figure_makes_the_next_version_and_leaves_the_old_one() -> None:
    enter([Entry(date(2025, 5, 1))])
    first = freeze()
    enter([Entry(date(2025, 6, 1))])
    assert freeze().version == 2
    first.refresh_from_db()
    assert first.figures["received"]["total"] == 1


def test_another_masking_threshold_makes_the_next_version(settings: Settings) -> None:
    freeze()
    settings.SUPPRESSION_THRESHOLD = 10
    assert (freeze().version, freeze().threshold) == (2, 10)


def test_a_snapshot_cannot_be_changed() -> None:
    snapshot = freeze()
    snapshot.as_at = date(2026, 1, 1)
    with pytest.raises(TypeError, match="frozen"):
        snapshot.save()


def test_a_year_whose_own_report_said_something_else_is_restated() -> None:
    enter([Entry(date(2024, 5, 1))])
    freeze(YEAR_BEFORE)
    assert freeze().restated == {}
    enter([Entry(date(2024, 6, 1))])
    assert freeze().restated == {"2024-25": 1}


def test_a_report_of_a_year_still_running_is_not_what_later_ones_are_held_against() -> None:
    enter([Entry(date(2024, 5, 1)), Entry(date(2025, 1, 1))])
    freeze(YEAR_BEFORE, date(2024, 12, 31))
    assert freeze().restated == {}


def test_both_papers_come_from_one_snapshot() -> None:
    papers = [snapshots.paper_of(freeze(), audience, LATER) for audience in Audience]
    assert len({paper.snapshot_id for paper in papers}) == 1
    assert [paper.file_name for paper in papers] == [
        "trustee-report-2025-26.pdf",
        "public-report-2025-26.pdf",
    ]


def test_a_paper_that_could_not_be_made_says_so_and_can_be_asked_for_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*args: object, **kwargs: object) -> bytes:
        raise PdfError("The PDF could not be made.")

    monkeypatch.setattr("config.pdf.render_pdf", fails)
    paper = snapshots.paper_of(freeze(), Audience.TRUSTEES, LATER)
    with pytest.raises(PdfError):
        snapshots.make(paper)
    paper.refresh_from_db()
    assert paper.status == Paper.Status.FAILED
    assert snapshots.paper_of(paper.snapshot, Audience.TRUSTEES, LATER).status == Paper.Status.WAITING


def test_a_snapshot_keeps_the_end_of_the_audit_trail() -> None:
    record(None, Event.Kind.EXPORTED, "Audit exported", at=LATER)
    connection.check_constraints()  # PostgreSQL seals as a transaction ends

    anchor = freeze().anchor

    assert anchor is not None
    assert (anchor.seal, anchor.at) == (Event.objects.get().seal, LATER)
