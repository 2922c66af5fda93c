"""Urgent cases, in which somebody is not safe: they come before everything else until the first step."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine

from cases.models import Complaint
from people.models import Person
from tests.cases.case_pages import file_case, in_words, signed_in
from tests.cases.law.walking import RECEIVED_ON, moment
from tests.cast import Cast

LIST, DESK = "/admin/cases/complaint/", "/admin/cases/complaint/desk/"


@pytest.fixture(autouse=True)
def on_the_day_of_receipt() -> Iterator[None]:
    with time_machine.travel(moment(RECEIVED_ON), tick=False):
        yield


def words_of(case: Complaint, reader: Person) -> str:
    return in_words(signed_in(reader).get(case.link).text)


@pytest.fixture
def cases(cast: Cast) -> tuple[Complaint, Complaint]:
    """One that is overdue, and one that is urgent."""
    overdue = file_case(cast, received_on=date(2026, 5, 1))
    return overdue, file_case(cast, received_on=RECEIVED_ON, details={"safe_now": "no"})


def test_an_urgent_case_is_first_on_the_desk_and_in_the_list(
    cast: Cast, cases: tuple[Complaint, Complaint]
) -> None:
    overdue, urgent = cases
    for page in (DESK, LIST):
        said = in_words(signed_in(cast.manager).get(page).text)
        assert said.index(urgent.reference) < said.index(overdue.reference)
        assert "Urgent: not safe now" in said


def test_the_list_can_be_filtered_to_urgent_cases(cast: Cast, cases: tuple[Complaint, Complaint]) -> None:
    said = signed_in(cast.manager).get(LIST, {"urgent": "yes"}).text
    assert [case.reference in said for case in cases] == [False, True]


def test_after_the_first_step_it_is_urgent_no_more_but_still_marked(
    cast: Cast, cases: tuple[Complaint, Complaint]
) -> None:
    Complaint.objects.filter(pk=cases[1].pk).update(stage="appendix-1:acknowledged")
    said = in_words(signed_in(cast.manager).get(LIST).text)
    assert "Urgent:" not in said
    assert "Not safe now" in said


def test_the_safe_way_stands_before_every_other_way_to_reach_them(cast: Cast) -> None:
    told = {
        "safe_contact": "By text, never at home",
        "contact": "01632 960 001",
        "language": "Polish",
        "reading_format": "Large print",
        "adjustments": "A quiet room",
    }
    said = words_of(file_case(cast, details=told, read_back="yes"), cast.manager)
    places = [said.index(each) for each in told.values()]
    assert places == sorted(places)
    assert "Were the words read back to them? Yes" in said


def test_somebody_who_was_not_picked_is_shown_as_typed_with_whoever_may_be_meant(cast: Cast) -> None:
    told = {"about": "unknown", "respondent": None, "respondent_role": ""}
    case = file_case(cast, **told, respondent_name="Hana", respondent_described="in the office")
    said = words_of(case, cast.manager)
    assert "The role is not known yet" in said
    assert "As it was typed: Hana" in said
    assert "May be the person it is about Hana Novak" in said
