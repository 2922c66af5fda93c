"""The timeline of a case: filters, orders and pages, each a link that works without a script."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta

import pytest
import time_machine

from cases.models import Complaint, Event
from cases.routes.steps import StepRefused
from cases.workflow import take_step
from people.clock import LONDON
from people.models import Person
from tests.cases.appendix_2 import SUBSTANTIATED, refer
from tests.cases.case_pages import file_case, in_words, signed_in
from tests.cases.law.tables import APPENDIX_1, APPENDIX_2
from tests.cases.law.walking import Walk, moment
from tests.cast import Cast

CountQueries = Callable[[], AbstractContextManager[list[str]]]


@pytest.fixture(autouse=True)
def thursday_11_june_2026() -> Iterator[None]:
    with time_machine.travel("2026-06-11 12:00+01:00", tick=False):
        yield


def page_of(person: Person, case: Complaint, **query: str) -> str:
    text = signed_in(person).get(case.link, query).text
    return text[text.index('<section class="case-story"') :]


def titles(page: str) -> list[str]:
    return [title.strip() for title in re.findall(r'class="timeline__title">([^<]+)<', page)]


def filters(page: str) -> dict[str, int]:
    return {
        words: int(number)
        for words, number in re.findall(r">([A-Z][a-z ]+?) <span[^>]*number\">(\d+)<", page)
    }


def note(case: Complaint, cast: Cast, text: str, readers: str = "internal") -> None:
    on = date(2026, 6, 10)
    answers = {"on": on, "text": text, "readers": readers}
    take_step(case, "add_note", by=cast.manager.account, at=moment(on), **answers)


def eventful(cast: Cast) -> Complaint:
    """Three steps, two notes, a person named, a refusal."""
    walk = Walk(APPENDIX_1, cast).to("initial_investigation")
    note(walk.case, cast, "Rang her")
    note(walk.case, cast, "We will write on Friday", "shared")
    with pytest.raises(StepRefused):
        walk.take("agree_informal_resolution", by=cast.manager)
    witness = {"person": cast.outsider, "kind": "witness", "reason": "Was there"}
    on = date(2026, 6, 10)
    take_step(walk.case, "shut_out_person", by=cast.manager.account, at=moment(on), on=on, **witness)
    return walk.case


def test_every_filter_says_how_much_there_is(cast: Cast) -> None:
    assert filters(page_of(cast.manager, eventful(cast))) == {
        "Everything": 7,
        "Steps": 3,
        "Notes": 2,
        "People and ownership": 1,
        "Refused": 1,
    }


@pytest.mark.parametrize(
    ("show", "shown"),
    [
        ("steps", ["Start initial investigation", "Acknowledge", "Complaint received"]),
        ("notes", ["Add a note", "Add a note"]),
        ("people", ["Record a witness or a conflict"]),
        ("refused", ["Agree informal resolution"]),
    ],
)
def test_a_filter_shows_one_subject_alone(cast: Cast, show: str, shown: list[str]) -> None:
    page = page_of(cast.manager, eventful(cast), show=show)

    assert titles(page) == shown
    chosen = re.findall(r'href="\?([^"#]*)#story" aria-current="true"', page)
    assert f"show={show}" in chosen


def test_the_newest_is_first_and_the_order_can_be_turned(cast: Cast) -> None:
    case = eventful(cast)

    newest = titles(page_of(cast.manager, case))
    oldest = titles(page_of(cast.manager, case, order="oldest"))

    assert newest[-1] == oldest[0] == "Complaint received"
    assert oldest == newest[::-1]


def test_notes_say_who_reads_them_and_are_read_without_opening_anything(cast: Cast) -> None:
    page = page_of(cast.manager, eventful(cast), show="notes")

    said = in_words(page)
    assert re.search(r"Add a note Shared with the complainant [^“]*? We will write on Friday", said)
    assert re.search(r"Add a note Internal [^“]*? Rang her", said)
    assert "What was recorded" not in said


def test_what_was_done_on_another_day_says_so(cast: Cast) -> None:
    case = file_case(cast)
    answers = {"on": date(2026, 6, 8), "text": "Rang her"}
    take_step(case, "add_note", by=cast.manager.account, at=moment(date(2026, 6, 10)), **answers)

    assert "· done on 8 June 2026" in page_of(cast.manager, case)


def test_fifty_events_stand_on_a_page_and_all_of_them_on_one(cast: Cast) -> None:
    case = file_case(cast)
    add_notes(case, cast, 119)

    first = page_of(cast.manager, case, show="notes")
    third = page_of(cast.manager, case, show="notes", page="3")
    whole = page_of(cast.manager, case, show="notes", page="all")

    assert [len(titles(page)) for page in (first, third, whole)] == [50, 19, 119]
    assert "Page 1 of 3" in first
    assert 'href="?show=notes&amp;page=2#story"' in first
    assert 'href="?show=notes&amp;page=all#story">Show all 119<' in first
    assert "Page 1" not in whole


@pytest.mark.parametrize(
    "query", [{"page": "99"}, {"page": "x"}, {"show": "nothing"}, {"order": "random"}, {"page": "-1"}]
)
def test_what_is_not_understood_in_the_address_is_passed_over(cast: Cast, query: dict[str, str]) -> None:
    assert titles(page_of(cast.manager, file_case(cast), **query)) == ["Complaint received"]


def test_a_confidential_entry_is_neither_shown_nor_counted(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("response_issued", SUBSTANTIATED)
    refer(walk)

    owner, investigator = page_of(cast.manager, walk.case), page_of(cast.handler, walk.case)

    assert "Open conduct referral" in titles(owner)
    assert "Open conduct referral" not in titles(investigator)
    assert filters(owner)["Everything"] == filters(investigator)["Everything"] + 1


def test_no_view_asks_the_database_more_than_another(cast: Cast, count_queries: CountQueries) -> None:
    case = file_case(cast)
    add_notes(case, cast, 299)
    client = signed_in(cast.manager)
    counted = set()
    for query in ({}, {"show": "notes"}, {"page": "3"}, {"page": "all"}, {"order": "oldest"}):
        with count_queries() as queries:
            assert client.get(case.link, query).status_code == 200
        counted.add(len(queries))

    assert len(counted) == 1
    assert counted.pop() <= 12


def add_notes(case: Complaint, cast: Cast, number: int) -> None:
    at = datetime(2026, 6, 4, 10, tzinfo=LONDON)
    Event.objects.bulk_create(
        Event(
            complaint=case,
            kind=Event.Kind.ENTRY,
            at=at + timedelta(minutes=place),
            actor=cast.manager.account,
            step="add_note",
            label="Add a note",
            stage_from=case.stage,
            stage_to=case.stage,
            answers={"text": {"label": "Entry for the file", "value": f"Note {place}"}},
        )
        for place in range(number)
    )
