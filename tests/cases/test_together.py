"""The small tables of a case are read in one query, and every value comes back as it was written."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import BinaryField

from cases.models import Assignment, Complaint, Document, Hold, Letter, Message
from cases.together import TABLES, read_together
from tests.cases.case_pages import file_case
from tests.cast import Cast

CountQueries = Callable[[], AbstractContextManager[list[str]]]
AT = datetime(2026, 6, 4, 9, 30, 15, tzinfo=UTC)


def furnished(cast: Cast) -> Complaint:
    case = file_case(cast)
    writer = cast.manager.account
    letter = Letter.objects.create(
        complaint=case,
        code="acknowledgement",
        reader="complainant",
        subject="Your complaint",
        body="Dear Amina",
        sent_on=date(2026, 6, 4),
        how="post",
        written_by=writer,
    )
    Message.objects.create(complaint=case, at=AT, by=writer, from_complainant=False, text="We rang.")
    Document.objects.create(
        complaint=case,
        kind="letter",
        letter=letter,
        withheld=["notes"],
        status="ready",
        asked_at=AT,
        asked_by=writer,
        pdf=b"%PDF",
    )
    Hold.objects.create(
        complaint=case, agency="police", reason="x", from_on=date(2026, 6, 5), review_on=date(2026, 6, 19)
    )
    Assignment.objects.create(
        complaint=case, role="handler", person=cast.handler, from_on=date(2026, 6, 4), ended_on=None
    )
    return case


def values(row: Any) -> dict[str, Any]:
    fields = (field for field in row._meta.concrete_fields if not isinstance(field, BinaryField))
    return {field.attname: getattr(row, field.attname) for field in fields}


def test_every_value_comes_back_as_it_was_written(cast: Cast) -> None:
    case = furnished(cast)
    together = Complaint.objects.get(pk=case.pk)
    read_together(together)

    for name in ("letters", "messages", "documents", "holds", "assignments", "deadlines"):
        read = [values(row) for row in getattr(together, name).all()]
        assert read == [values(row) for row in getattr(Complaint.objects.get(pk=case.pk), name).all()], name
        assert read, name


def test_all_tables_are_read_in_one_query(cast: Cast, count_queries: CountQueries) -> None:
    case = Complaint.objects.get(pk=furnished(cast).pk)

    with count_queries() as queries:
        read_together(case)
        for name in TABLES:
            related = getattr(case, name, None)
            if related is not None:
                list(related.all())

    assert len(queries) == 1


def test_files_are_left_in_the_database_until_one_is_opened(cast: Cast, count_queries: CountQueries) -> None:
    case = Complaint.objects.get(pk=furnished(cast).pk)

    with count_queries() as queries:
        read_together(case)

    assert "pdf" not in queries[0]
    assert bytes(case.documents.all()[0].pdf) == b"%PDF"
