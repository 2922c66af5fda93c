"""Who read, printed, took out or was refused what is on record, for the Director and the Chair."""

import csv
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from cases.admin.audit_filter import AuditFilter
from cases.models import Complaint, Event
from cases.recording import record
from config.exports import csv_lines, escaped
from people.models import Person
from tests.cases.case_pages import file_case, signed_in, step_url
from tests.cast import Cast

AUDIT, EXPORT = "/admin/cases/event/", "/admin/cases/event/export/"
IN_JUNE = datetime(2026, 6, 8, 9, tzinfo=UTC)
MOST_QUERIES = 8


@pytest.fixture
def about_director(cast: Cast) -> Complaint:
    return file_case(cast, respondent=cast.director)


def look(person: Person, **chosen: str) -> str:
    response = signed_in(person).get(AUDIT, chosen)
    assert response.status_code == 200
    return response.content.decode()


def table(response: HttpResponse) -> list[list[str]]:
    text = b"".join(response.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    return list(csv.reader(text.splitlines()))


def kinds_of(case: Complaint) -> list[str]:
    return list(case.events.order_by("id").values_list("kind", flat=True))


def test_opening_a_case_is_on_record(cast: Cast) -> None:
    case = file_case(cast)

    signed_in(cast.manager).get(case.link)

    reading = case.events.get(kind=Event.Kind.READ)
    assert (reading.actor, reading.label) == (cast.manager.account, "Case opened")


def test_opening_the_form_of_a_step_is_on_record_too(cast: Cast) -> None:
    case = file_case(cast)

    signed_in(cast.manager).get(step_url(case, "acknowledge"))

    assert case.events.get(kind=Event.Kind.READ).actor == cast.manager.account


def test_asking_for_a_case_one_may_not_see_is_on_record_and_answers_as_ever(cast: Cast) -> None:
    case = file_case(cast)
    stranger = signed_in(cast.other_manager)

    for url in (case.link, step_url(case, "acknowledge")):
        assert stranger.get(url).status_code == 404
    assert stranger.post(step_url(case, "acknowledge")).status_code == 404

    denials = case.events.filter(kind=Event.Kind.DENIED, actor=cast.other_manager.account)
    assert denials.count() == 3
    assert kinds_of(case) == [Event.Kind.FILED, *[Event.Kind.DENIED] * 3]


def test_asking_for_what_does_not_exist_leaves_nothing_by_which_to_tell(cast: Cast) -> None:
    missing = "00000000-0000-4000-8000-000000000000"
    url = reverse("admin:cases_complaint_change", args=[missing])

    assert signed_in(cast.director).get(url).status_code == 404
    assert not Event.objects.exists()


def test_what_is_read_is_no_part_of_the_story(cast: Cast) -> None:
    case = file_case(cast)
    record(case, Event.Kind.PRINTED, "Chronology printed", at=IN_JUNE, by=cast.director.account)

    page = signed_in(cast.manager).get(case.link).content.decode()

    assert "Complaint received" in page
    assert "Chronology printed" not in page
    assert "Case opened" not in signed_in(cast.manager).get(case.link).content.decode()
    assert [event.kind for event in case.events.story()] == [Event.Kind.FILED]


def test_a_thousand_readings_ask_the_database_no_more(
    cast: Cast, count_queries: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    case, client = file_case(cast), signed_in(cast.manager)
    with count_queries() as before:
        client.get(case.link)
    Event.objects.bulk_create(
        Event(
            complaint=case, kind=Event.Kind.READ, at=IN_JUNE, actor=cast.director.account, label="Case opened"
        )
        for _ in range(1000)
    )
    with count_queries() as after:
        page = client.get(case.link)

    assert len(after) == len(before)
    assert b"Case opened" not in page.content


@pytest.mark.parametrize("reader", ["director", "chair"])
def test_director_and_chair_read_who_did_what(cast: Cast, reader: str) -> None:
    case = file_case(cast, account="He called her a name.")
    signed_in(cast.manager).get(case.link)

    page = look(getattr(cast, reader))

    assert case.reference in page
    assert "Case opened" in page
    assert "Martha Hughes" in page
    assert "He called her a name." not in page
    assert f'href="{AUDIT}"' in page  # the menu leads there


@pytest.mark.parametrize(
    "reader", ["manager", "equalities_lead", "vice_chair", "trustee", "handler", "sysadmin", "respondent"]
)
def test_nobody_else_does(cast: Cast, reader: str) -> None:
    client = signed_in(getattr(cast, reader))

    assert [client.get(url, follow=True).status_code for url in (AUDIT, EXPORT)] == [403, 403]
    assert AUDIT.encode() not in client.get("/").content


@pytest.mark.parametrize("url", [AUDIT, EXPORT])
def test_the_director_finds_nothing_of_a_case_about_the_director(
    cast: Cast, about_director: Complaint, url: str
) -> None:
    signed_in(cast.chair).get(about_director.link)
    signed_in(cast.director).get(about_director.link)
    record(None, Event.Kind.DOWNLOADED, "Report downloaded", at=IN_JUNE, by=cast.chair.account)
    asked = {"reference": about_director.reference}

    def answer(person: Person, chosen: dict[str, str]) -> bytes:
        return signed_in(person).get(url, chosen).getvalue().partition(b"<main")[2 if url == AUDIT else 0]

    assert about_director.reference.encode() in answer(cast.chair, {})
    assert b"Asked for a case" in answer(cast.chair, asked)
    assert about_director.reference.encode() not in answer(cast.director, {})
    assert b"Asked for a case" not in answer(cast.director, {})
    assert b"Report downloaded" in answer(cast.director, {})
    unknown = answer(cast.director, {"reference": "2222-2222"})
    assert answer(cast.director, asked).replace(*as_typed(about_director)) == unknown


def as_typed(case: Complaint) -> tuple[bytes, bytes]:
    """What one typed oneself stands in the field again."""
    return case.reference.encode(), b"2222-2222"


def test_the_chair_finds_nothing_of_a_case_about_the_chair(cast: Cast) -> None:
    case = file_case(cast, respondent=cast.chair)

    assert case.reference not in look(cast.chair)


def test_the_audit_can_be_narrowed_down(cast: Cast) -> None:
    first, second = file_case(cast), file_case(cast, received_on=date(2026, 6, 10))
    record(first, Event.Kind.READ, "Case opened", at=IN_JUNE, by=cast.manager.account)

    def references(**chosen: str) -> list[str]:
        rows = table(signed_in(cast.chair).get(EXPORT, chosen))[1:]
        return [row[3] for row in rows if row[1] != "Exported"]

    assert references() == [second.reference, first.reference, first.reference]
    assert references(kind="read") == [first.reference]
    assert references(by=str(cast.manager.account.pk)) == [first.reference]
    assert references(reference=second.reference.lower()) == [second.reference]
    assert references(since="2026-06-09") == [second.reference]
    assert references(until="2026-06-08") == [first.reference, first.reference]
    assert references(since="2026-06-08", until="2026-06-08") == [first.reference]


def test_a_day_is_a_day_in_london(cast: Cast) -> None:
    case = file_case(cast)
    record(case, Event.Kind.READ, "Case opened", at=datetime(2026, 6, 30, 23, 30, tzinfo=UTC))
    form = AuditFilter({"since": "2026-07-01", "until": "2026-07-01"})
    assert form.is_valid()

    assert form.chosen(Event.objects.all()).get().label == "Case opened"
    assert "1 July 2026, 00:30" in look(cast.chair)


@pytest.mark.parametrize(
    "chosen", [{"since": "0001-01-01", "until": "9999-12-31"}, {"page": "9" * 5000}, {"page": "\x00"}]
)
def test_no_day_and_no_page_is_too_far_off_to_ask_for(cast: Cast, chosen: dict[str, str]) -> None:
    file_case(cast)
    client = signed_in(cast.chair)

    assert "Complaint received" in client.get(AUDIT, chosen).content.decode()
    assert len(table(client.get(EXPORT, chosen))) > 1


@pytest.mark.parametrize(
    "chosen",
    [
        {"since": "yesterday"},
        {"kind": "nonsense"},
        {"by": "somebody"},
        {"since": "2026-06-09", "until": "2026-06-08"},
    ],
)
def test_a_choice_that_cannot_be_meant_is_given_back(cast: Cast, chosen: dict[str, str]) -> None:
    client = signed_in(cast.chair)
    page = client.get(AUDIT, chosen)

    assert page.status_code == 422
    assert b"There is something to put right" in page.content
    assert client.get(EXPORT, chosen, follow=True).status_code == 422
    assert not Event.objects.filter(kind=Event.Kind.EXPORTED).exists()


def test_taking_the_audit_out_is_on_record_with_what_was_asked_for(cast: Cast) -> None:
    file_case(cast)
    client = signed_in(cast.chair)

    response = client.get(EXPORT, {"kind": "filed"})
    rows = table(response)

    assert rows[0] == ["When (London)", "What", "In words", "Reference", "Who"]
    assert [row[1] for row in rows[1:]] == ["Filed"]
    assert response["Content-Disposition"] == 'attachment; filename="audit.csv"'
    export = Event.objects.get(kind=Event.Kind.EXPORTED)
    assert (export.complaint, export.actor) == (None, cast.chair.account)
    assert export.answers == {"kind": {"label": "What", "value": "filed"}}


def test_the_audit_asks_the_same_of_the_database_for_few_and_for_many(
    cast: Cast, count_queries: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    client = signed_in(cast.chair)
    counted = []
    for more in (1, 120):
        for _ in range(more):
            record(file_case(cast) if more == 1 else None, Event.Kind.READ, "Read", at=IN_JUNE)
        with count_queries() as queries:
            page = client.get(AUDIT)
        counted.append(len(queries))

    assert b"Page 1 of 3" in page.content
    assert counted[0] == counted[1] <= MOST_QUERIES, "\n\n".join(queries)


def test_the_audit_cannot_be_changed_in_the_admin(cast: Cast) -> None:
    event = file_case(cast).events.get()
    client = signed_in(cast.chair)

    addresses = [f"{AUDIT}add/", f"{AUDIT}{event.pk}/change/", f"{AUDIT}{event.pk}/delete/"]
    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]
    assert client.post(AUDIT).status_code == 405


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_an_export_becomes_a_formula(start: str) -> None:
    cell = f'{start}HYPERLINK("https://example.invalid")'

    assert escaped(cell) == f"'{cell}"
    [_, line] = csv_lines(["Words"], [[cell]])
    assert next(csv.reader([line])) == [f"'{cell}"]


def test_other_cells_stay_as_they_are() -> None:
    assert [escaped(cell) for cell in ("a=b", 5, None, "O'Neill", "")] == ["a=b", "5", "", "O'Neill", ""]


def test_a_name_that_looks_like_a_formula_is_escaped_in_the_export(cast: Cast) -> None:
    cast.manager.name = "=cmd|' /C calc'!A1"
    cast.manager.save()
    record(None, Event.Kind.EXPORTED, "Something", at=IN_JUNE, by=cast.manager.account)

    assert "'=cmd|' /C calc'!A1" in [row[4] for row in table(signed_in(cast.chair).get(EXPORT))]


def test_a_signed_out_visitor_is_asked_to_sign_in(db: None) -> None:
    assert Client().get(AUDIT).status_code == 302
