"""On paper files are told by kind and day, and to the person it is about not at all."""

import pytest

from cases.chronology.contents import Chronology
from cases.models import Complaint, Document
from people.clock import now
from tests.cases.case_pages import file_case
from tests.cases.evidence.on_cases import with_file
from tests.cast import Cast


@pytest.mark.parametrize(
    ("made_for", "told"),
    [
        ("file", ["Picture", "Text"]),
        ("panel", ["Picture", "Text"]),
        ("complainant", ["Picture"]),
        ("respondent", []),
    ],
)
def test_each_reader_is_told_of_the_files_that_are_theirs_to_know_of(
    cast: Cast, made_for: str, told: list[str]
) -> None:
    case: Complaint = file_case(cast)
    with_file(case)
    with_file(case, b"Minutes", "minutes.txt", from_complainant=False)
    document = Document(complaint=case, kind="chronology", made_for=made_for, asked_at=now())
    assert sorted(each.get_kind_display() for each in Chronology(document).files) == told
