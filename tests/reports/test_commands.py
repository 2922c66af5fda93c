"""The figures and the report from the command line."""

import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cases.models import Event
from reports.models import Snapshot
from tests.pdf_tools import text_of
from tests.reports.by_hand import figures_by_hand
from tests.reports.register import enter
from tests.reports.sample import register_of

pytestmark = pytest.mark.django_db


def printed(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def test_the_figures_are_printed_as_json() -> None:
    register = register_of(20)
    enter(register)
    figures = json.loads(printed("annual_figures", "2025-26", "--as-at", "2026-03-31"))
    assert figures.pop("alerts") == {"raised": 0, "cleared": 0}
    assert figures == figures_by_hand(register, 2025, date(2026, 3, 31))


def test_a_median_between_two_days_keeps_its_half_and_a_whole_one_has_none() -> None:
    enter(register_of(20))
    middle = json.loads(printed("annual_figures", "2025-26"))["working_days_to_outcome"]["median"]
    assert isinstance(middle, int) or middle % 1 == 0.5


@pytest.mark.parametrize("command", [("annual_figures",), ("trustee_report", "--output", "report.pdf")])
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("2025-27",), "“2025-27” is not a financial year. Write it like this: 2025-26."),
        (("2025/26",), "“2025/26” is not a financial year. Write it like this: 2025-26."),
        (("2025-26", "--as-at", "31.3.2026"), "“31.3.2026” is not a day. Write it like this: 2026-03-31."),
        (
            ("2025-26", "--as-at", "2025-03-31"),
            "The year 2025-26 begins on 1 April 2025. Choose that day or a later one.",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused_in_a_sentence(
    command: tuple[str, ...], arguments: tuple[str, ...], sentence: str
) -> None:
    name, *options = command
    with pytest.raises(CommandError) as refused:
        call_command(name, *arguments, *options)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("flags", "mark"), [((), "Report to the trustees"), (("--publishable",), "Yearly report")]
)
def test_the_report_is_written_to_the_file(flags: tuple[str, ...], mark: str, tmp_path: Path) -> None:
    enter(register_of(20))
    file = tmp_path / "april.pdf"
    said = printed("trustee_report", "2025-26", "--as-at", "2026-03-31", *flags, "--output", str(file))
    assert "2025-26, version 1" in said
    assert Snapshot.objects.get().as_at == date(2026, 3, 31)
    assert mark in text_of(file)
    assert Event.objects.get().kind == Event.Kind.EXPORTED


def test_a_folder_that_is_not_there_is_told_plainly(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="The file could not be written: No such file or directory"):
        call_command("trustee_report", "2025-26", "--output", str(tmp_path / "nowhere" / "april.pdf"))
