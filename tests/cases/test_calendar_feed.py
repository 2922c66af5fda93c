"""The calendar of what is due: references, on their days, for whoever holds the private address."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date

import pytest
import time_machine
from django.test import Client
from icalendar import Calendar

from cases.models import Action, Involvement
from people.calendar_key import account_with_calendar, end_calendar, new_calendar_key
from people.models import Person
from tests.cases.law.tables import APPENDIX_1
from tests.cases.law.walking import Walk, moment
from tests.cast import Cast

ON = date(2026, 6, 4)


@pytest.fixture(autouse=True)
def fourth_of_june() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(moment(ON), tick=False) as clock:
        yield clock


def fetch(key: str) -> Calendar:
    answer = Client().get(f"/calendar/{key}.ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content)


def days(person: Person) -> list[tuple[str, date]]:
    calendar = fetch(new_calendar_key(person.account))
    return [(str(each["summary"]), each["dtstart"].dt) for each in calendar.walk("VEVENT")]


def test_it_shows_the_last_day_of_what_somebody_must_do(cast: Cast) -> None:
    case = Walk(APPENDIX_1, cast).case

    assert days(cast.manager) == [(case.reference, date(2026, 6, 10))]
    assert days(cast.director) == [], "it is the manager’s to do"


def test_it_shows_actions_and_no_longer_those_that_are_done(cast: Cast) -> None:
    case = Walk(APPENDIX_1, cast).case
    action = Action.objects.create(
        complaint=case, text="Brief the team", owner=cast.manager, due_on=date(2026, 7, 1)
    )
    assert (case.reference, date(2026, 7, 1)) in days(cast.manager)
    action.done_on = ON
    action.save()
    assert (case.reference, date(2026, 7, 1)) not in days(cast.manager)


def test_it_holds_references_and_the_way_to_the_case_and_no_names(cast: Cast, settings) -> None:
    settings.SITE_URL = "https://redress.example.org"
    case = Walk(APPENDIX_1, cast).case
    Action.objects.create(complaint=case, text="Brief Bob", owner=cast.manager, due_on=date(2026, 7, 1))
    key = new_calendar_key(cast.manager.account)

    text = Client().get(f"/calendar/{key}.ics").content.decode()

    assert f"URL:https://redress.example.org{case.link}" in text.replace("\r\n ", "")
    for word in ("Bob", "Amina", "Martha", "martha", "Carter", "Acknowledge", "Home support", "Fernlight"):
        assert word not in text


def test_a_limit_that_moves_keeps_its_place_in_the_calendar(cast: Cast) -> None:
    case = Walk(APPENDIX_1, cast).case
    key = new_calendar_key(cast.manager.account)
    (before,) = fetch(key).walk("VEVENT")
    case.deadlines.update(due_on=date(2026, 6, 15))
    (after,) = fetch(key).walk("VEVENT")

    assert (before["uid"], after["dtstart"].dt) == (after["uid"], date(2026, 6, 15))


def test_it_takes_whole_days_and_blocks_nobodys_time(cast: Cast) -> None:
    Walk(APPENDIX_1, cast)
    (event,) = fetch(new_calendar_key(cast.manager.account)).walk("VEVENT")
    assert event["dtstart"].params["value"] == "DATE"
    assert (event["transp"], event["class"]) == ("TRANSPARENT", "PRIVATE")


def test_who_is_shut_out_since_finds_the_case_gone(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    Involvement.objects.create(complaint=walk.case, person=cast.manager, kind="conflict", from_on=ON)
    assert days(cast.manager) == []


def test_a_closed_account_a_wrong_key_and_an_old_one_answer_alike(cast: Cast) -> None:
    Walk(APPENDIX_1, cast)
    account = cast.manager.account
    old, new = new_calendar_key(account), new_calendar_key(account)
    assert Client().get(f"/calendar/{new}.ics").status_code == 200
    account.is_active = False
    account.save()

    answers = [Client().get(f"/calendar/{key}.ics") for key in (old, new, "x" * 43)]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert len({answer.content for answer in answers}) == 1


def test_a_calendar_that_was_switched_off_shows_nothing(cast: Cast) -> None:
    key = new_calendar_key(cast.manager.account)
    end_calendar(cast.manager.account)
    assert Client().get(f"/calendar/{key}.ics").status_code == 404


def test_nobody_else_is_found_by_an_empty_key(cast: Cast) -> None:
    assert account_with_calendar("") is None


def test_somebody_who_has_left_the_charity_gets_an_empty_calendar(cast: Cast) -> None:
    Walk(APPENDIX_1, cast)
    key = new_calendar_key(cast.manager.account)
    Person.objects.filter(pk=cast.manager.pk).update(left_on=date(2026, 6, 3))
    assert fetch(key).walk("VEVENT") == []


def test_it_asks_little_however_many_cases_there_are(
    cast: Cast, count_queries: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    for _ in range(5):
        Walk(APPENDIX_1, cast)
    key = new_calendar_key(cast.manager.account)
    with count_queries() as queries:
        assert len(fetch(key).walk("VEVENT")) == 5
    assert len(queries) <= 5, queries
