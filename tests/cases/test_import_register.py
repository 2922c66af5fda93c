"""Bringing in the register a charity has kept so far."""

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection

from cases.chain import check_chain
from cases.models import Complaint, Event
from cases.register_import.reading import COLUMNS
from people.models import Person
from tests.cases.case_pages import signed_in
from tests.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_day_in_june")]

SOUND = {
    "reference": "OLD-1",
    "received": "2025-05-22",
    "received_how": "letter",
    "complainant": "Ama Boateng",
    "complainant_role": "service_user",
    "respondent": "Bob Carter",
    "respondent_role": "staff",
    "service": "Home support",
    "characteristics": "race; religion_or_belief",
    "conduct": "direct",
    "account": "He said, “not for your sort”.",
    "acknowledged": "2025-05-29",
    "outcome": "partly_substantiated",
    "outcome_date": "2025-06-20",
    "closed": "2025-07-30",
}
Import = Callable[..., str]


@pytest.fixture
def a_day_in_june() -> Iterator[None]:
    with time_machine.travel("2026-06-01 12:00+01:00", tick=False):
        yield


@pytest.fixture
def bring_in(tmp_path: Path) -> Import:
    """Runs the command on rows that are sound but for what is given; answers what it printed."""

    def run(*rows: dict[str, str], check: bool = False) -> str:
        out = StringIO()
        _run(tmp_path, rows, out, check=check)
        return out.getvalue()

    return run


def test_a_row_becomes_a_complaint_with_everything_it_said(bring_in: Import, cast: Cast) -> None:
    assert bring_in(SOUND) == "1 complaint brought in.\n"
    complaint = Complaint.objects.get()
    assert complaint.reference == "OLD-1"
    assert complaint.route == "appendix-2"
    assert complaint.stage == "appendix-2:closed"
    assert complaint.respondent == cast.respondent
    assert complaint.complainant is not None
    assert complaint.complainant.name == "Ama Boateng"
    assert complaint.service == cast.home_support
    assert complaint.account == "He said, “not for your sort”."
    assert complaint.closed_on == date(2025, 7, 30)
    assert {tag.code for tag in complaint.tags.all()} == {"race", "religion_or_belief", "direct"}
    assert [(outcome.code, outcome.on) for outcome in complaint.outcomes.all()] == [
        ("partly_substantiated", date(2025, 6, 20))
    ]


def test_the_page_of_a_case_from_the_register_tells_where_it_came_from(bring_in: Import, cast: Cast) -> None:
    bring_in(SOUND)
    page = signed_in(cast.manager).get(Complaint.objects.get().link)
    assert page.status_code == 200
    assert "Brought in from an earlier register" in page.content.decode()
    assert "From the earlier register" in page.content.decode()


def test_the_acknowledgement_is_due_after_five_working_days(bring_in: Import, cast: Cast) -> None:
    """Thursday 22 May 2025; Monday 26 May is a bank holiday, so the fifth working day is Friday 30 May."""
    bring_in(SOUND)
    acknowledgement = Complaint.objects.get().deadlines.get(limit="a2.acknowledge")
    assert (acknowledgement.due_on, acknowledgement.met_on) == (date(2025, 5, 30), date(2025, 5, 29))


def test_an_anonymous_complaint_has_no_acknowledgement(bring_in: Import, cast: Cast) -> None:
    bring_in(SOUND | {"complainant": "", "acknowledged": ""})
    complaint = Complaint.objects.get()
    assert complaint.anonymous
    assert not complaint.deadlines.filter(limit__endswith="acknowledge").exists()


def test_no_respondent_means_no_one_person(bring_in: Import, cast: Cast) -> None:
    bring_in(SOUND | {"respondent": "", "respondent_role": ""})
    assert Complaint.objects.get().is_about_nobody


def test_an_open_case_goes_to_the_manager_of_the_service(bring_in: Import, cast: Cast) -> None:
    bring_in(SOUND | {"outcome": "", "outcome_date": "", "closed": ""})
    complaint = Complaint.objects.get()
    assert complaint.owner == cast.manager
    assert complaint.stage == "appendix-2:acknowledged"


def test_a_case_about_the_director_goes_to_the_chair(bring_in: Import, cast: Cast) -> None:
    bring_in(SOUND | {"respondent": "dina  rossi"})
    complaint = Complaint.objects.get()
    assert complaint.respondent == cast.director
    assert complaint.owner == cast.chair


def test_the_same_person_in_two_rows_is_added_once(bring_in: Import, cast: Cast) -> None:
    bring_in(SOUND, SOUND | {"reference": "OLD-2", "complainant": "AMA BOATENG"})
    assert Person.objects.filter(name__iexact="ama boateng").count() == 1


def test_the_same_file_twice_changes_nothing(bring_in: Import, cast: Cast) -> None:
    bring_in(SOUND)
    assert bring_in(SOUND) == "Nothing new: nothing was changed.\n"
    assert Complaint.objects.count() == Event.objects.count() == 1


def test_rows_added_to_the_file_later_are_brought_in(bring_in: Import, cast: Cast) -> None:
    bring_in(SOUND)
    assert bring_in(SOUND, SOUND | {"reference": "OLD-2"}) == "1 complaint brought in.\n"


def test_check_changes_nothing(bring_in: Import, cast: Cast) -> None:
    assert "1 complaint would be brought in" in bring_in(SOUND, check=True)
    assert not Complaint.objects.exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"received": "22/05/2025"}, "Line 2, received: “22/05/2025” is not a day. Write it as 2025-05-31."),
        ({"received": ""}, "Line 2, received: Give the day it was received"),
        ({"received": "2026-06-02"}, "Line 2, received: 2026-06-02 is in the future."),
        ({"received": "2025-02-29"}, "Line 2, received: “2025-02-29” is not a day."),
        ({"reference": ""}, "Line 2, reference: Give every complaint a reference"),
        ({"reference": "R" * 41}, "Line 2, reference: This is longer than 40 characters."),
        ({"account": "A" * 500_001}, "Line 2, account: This is longer than 500,000 characters."),
        ({"received": "0001-01-01"}, "Line 2, received: “0001-01-01” is too long ago to be right."),
        ({"closed": "1899-12-31"}, "Line 2, closed: “1899-12-31” is too long ago to be right."),
        ({"complainant_role": ""}, "Line 2, complainant_role: This is empty. Use one of: staff, volunteer"),
        ({"respondent_role": "boss"}, "Line 2, respondent_role: “boss” is not known."),
        ({"characteristics": "race;colour"}, "Line 2, characteristics: “colour” is not known."),
        ({"conduct": "rude"}, "Line 2, conduct: “rude” is not known."),
        ({"outcome": "upheld"}, "Line 2, outcome: “upheld” is not known."),
        ({"outcome": ""}, "Line 2, outcome: There is a day under outcome_date but no outcome."),
        ({"outcome_date": "", "closed": ""}, "Line 2, outcome_date: Give the day of the outcome"),
        (
            {"acknowledged": "2025-05-01"},
            "Line 2, acknowledged: 2025-05-01 is before the day it was received",
        ),
        ({"closed": "2025-06-01"}, "Line 2, closed: It cannot have closed before its outcome."),
        (
            {"duplicate_of": "OLD-9", "outcome": "duplicate"},
            "Line 2, duplicate_of: There is no complaint “OLD-9”",
        ),
        (
            {"duplicate_of": "OLD-1", "outcome": "duplicate"},
            "Line 2, duplicate_of: A complaint cannot repeat itself.",
        ),
        (
            {"complainant": "Bob Carter", "complainant_role": "staff"},
            "Line 2, respondent: The complaint is about",
        ),
        ({"account": "nul\x00"}, "Line 2, account: There is a character that cannot be kept"),
    ],
)
def test_a_fault_is_named_with_line_column_and_what_to_do(
    bring_in: Import, cast: Cast, tmp_path: Path, given: dict[str, str], said: str
) -> None:
    out = StringIO()
    with pytest.raises(CommandError):
        _run(tmp_path, [SOUND | given], out)
    assert said in out.getvalue()
    assert not Complaint.objects.exists()


def test_every_fault_is_listed_and_nothing_is_brought_in(tmp_path: Path, cast: Cast) -> None:
    out = StringIO()
    rows = [SOUND, SOUND | {"reference": "OLD-2", "conduct": "rude", "closed": "x"}, SOUND]
    with pytest.raises(CommandError, match="3 faults were found"):
        _run(tmp_path, rows, out)
    assert [line.partition(":")[0] for line in out.getvalue().splitlines()] == [
        "Line 3, conduct",
        "Line 3, closed",
        "Line 4, reference",
    ]
    assert not Complaint.objects.exists()


def test_two_namesakes_on_the_register_are_not_guessed_between(tmp_path: Path, cast: Cast) -> None:
    Person.objects.create(name="Bob Carter", role="staff")
    out = StringIO()
    with pytest.raises(CommandError):
        _run(tmp_path, [SOUND], out)
    assert "Line 2, respondent: Two people on the register have this name and role" in out.getvalue()


def test_a_reference_with_other_contents_is_a_fault(bring_in: Import, tmp_path: Path, cast: Cast) -> None:
    bring_in(SOUND)
    out = StringIO()
    with pytest.raises(CommandError):
        _run(tmp_path, [SOUND | {"account": "Something else"}], out)
    assert "Line 2, reference: This reference is in Redress already" in out.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"reference;received\nA;2025-01-01\n", "Save the file with commas"),
        (b"reference,received\nA,2025-01-01\n", "Line 1, received_how: This column is missing"),
        (b"", "This column is missing"),
        ("réf".encode("latin-1"), "not in UTF-8"),
        (",".join(COLUMNS).encode() + b'\n"A', "Quotation marks do not match"),
        (",".join(COLUMNS).encode() + b"\nA,B\n", "There are 2 values for 17 columns"),
    ],
)
def test_a_file_of_the_wrong_shape_is_refused_in_words(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "register.csv"
    file.write_bytes(content)
    out = StringIO()
    with pytest.raises(CommandError) as refused:
        call_command("import_register", file, stdout=out, stderr=out)
    assert said in out.getvalue() + str(refused.value)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be opened"):
        call_command("import_register", tmp_path / "nothing.csv")


def test_rows_cost_no_queries_of_their_own(
    bring_in: Import, cast: Cast, count_queries: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    nobody = SOUND | {"respondent": "", "respondent_role": ""}  # so that no alert is raised on the way
    with count_queries() as few:
        bring_in(*[nobody | {"reference": f"A-{number}"} for number in range(3)])
    with count_queries() as more:
        bring_in(*[nobody | {"reference": f"B-{number}"} for number in range(15)])
    assert len(more) <= len(few)


def _run(folder: Path, rows: Sequence[dict[str, str]], out: StringIO, *, check: bool = False) -> None:
    file = folder / "register.csv"
    with file.open("w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    call_command("import_register", file, check=check, stdout=out, stderr=out)


def test_a_long_account_comes_in_whole(bring_in: Import, cast: Cast) -> None:
    account = "We met. " * 25_000
    bring_in(SOUND | {"account": account})

    assert Complaint.objects.get().account == account


def test_what_a_large_register_brings_in_is_in_the_audit_trail(bring_in: Import, cast: Cast) -> None:
    bring_in(*({**SOUND, "reference": f"OLD-{number}"} for number in range(1100)))
    connection.check_constraints()  # PostgreSQL seals as a transaction ends

    assert check_chain() == 1100
