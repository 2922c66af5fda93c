"""Counting in working days. The expected days were counted by hand on a printed calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.models import CalendarDay
from people.working_days import Calendar, bank_holidays, last_live_day

ENGLAND = Calendar("ENG")


@pytest.mark.parametrize(
    ("nation", "day", "is_free"),
    [
        ("ENG", date(2026, 12, 25), True),
        ("ENG", date(2026, 12, 28), True),  # for Boxing Day, a Saturday
        ("ENG", date(2026, 12, 29), False),
        ("ENG", date(2027, 12, 27), True),  # for Christmas Day, a Saturday
        ("ENG", date(2027, 12, 28), True),  # for Boxing Day, a Sunday
        ("ENG", date(2027, 12, 29), False),
        ("ENG", date(2028, 1, 3), True),  # for New Year's Day, a Saturday
        ("ENG", date(2028, 1, 4), False),
        ("ENG", date(2026, 4, 6), True),  # Easter Monday
        ("WLS", date(2026, 4, 6), True),
        ("NIR", date(2026, 4, 6), True),
        ("SCT", date(2026, 4, 6), False),
        ("SCT", date(2026, 1, 2), True),
        ("ENG", date(2026, 1, 2), False),
        ("SCT", date(2028, 1, 4), True),  # for 2 January, a Sunday
        ("SCT", date(2026, 8, 3), True),  # Scotland's summer holiday is the first Monday of August
        ("SCT", date(2026, 8, 31), False),
        ("ENG", date(2026, 8, 31), True),
        ("SCT", date(2026, 11, 30), True),  # St Andrew's Day
        ("NIR", date(2026, 3, 17), True),  # St Patrick's Day
        ("ENG", date(2026, 3, 17), False),
        ("NIR", date(2026, 7, 13), True),  # for 12 July, a Sunday
        ("WLS", date(2026, 7, 13), False),
    ],
)
def test_each_nation_has_its_own_bank_holidays(nation: str, day: date, is_free: bool) -> None:
    assert Calendar(nation).is_working_day(day) is not is_free


@pytest.mark.parametrize(
    ("received", "days", "due"),
    [
        (date(2026, 5, 22), 5, date(2026, 6, 1)),  # Friday; Monday 25 May is a bank holiday
        (date(2026, 5, 18), 5, date(2026, 5, 26)),  # Monday to the Tuesday after the bank holiday
        (date(2026, 5, 2), 5, date(2026, 5, 11)),  # a Saturday is day 0; Monday 4 May is a bank holiday
        (date(2026, 5, 25), 1, date(2026, 5, 26)),  # received on a bank holiday
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # Maundy Thursday to the Tuesday after Easter
        (date(2026, 12, 23), 5, date(2027, 1, 4)),  # over Christmas and New Year
        (date(2027, 12, 24), 5, date(2028, 1, 5)),  # with three substitute days
        (date(2026, 6, 1), 10, date(2026, 6, 15)),
        (date(2026, 6, 1), 20, date(2026, 6, 29)),
        (date(2026, 6, 6), 0, date(2026, 6, 6)),
    ],
)
def test_limits_end_on_the_day_counted_by_hand(received: date, days: int, due: date) -> None:
    assert ENGLAND.add(received, days) == due


def test_scotland_counts_easter_monday_and_england_does_not() -> None:
    assert Calendar("SCT").add(date(2026, 4, 2), 1) == date(2026, 4, 6)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (date(2026, 5, 22), date(2026, 6, 1), 5),
        (date(2026, 5, 22), date(2026, 5, 25), 0),
        (date(2026, 5, 22), date(2026, 5, 22), 0),
        (date(2026, 6, 1), date(2026, 5, 22), 0),
        (date(2026, 5, 23), date(2026, 5, 26), 1),
    ],
)
def test_working_days_between_two_days(start: date, end: date, days: int) -> None:
    assert ENGLAND.between(start, end) == days


@pytest.mark.django_db
def test_the_charitys_own_days_move_the_limit() -> None:
    assert Calendar.load().add(date(2026, 6, 1), 3) == date(2026, 6, 4)
    CalendarDay.objects.create(on=date(2026, 6, 3), name="Staff away day")
    CalendarDay.objects.create(on=date(2026, 6, 4), kind=CalendarDay.Kind.BANK_HOLIDAY)
    calendar = Calendar.load()
    assert calendar.add(date(2026, 6, 1), 3) == date(2026, 6, 8)
    assert calendar.why_free(date(2026, 6, 3)) == "Staff away day"
    assert calendar.why_free(date(2026, 6, 4)) == "Extra bank holiday"


@pytest.mark.django_db
def test_a_bank_holiday_may_be_worked_but_a_weekend_is_never_counted() -> None:
    for day in (date(2026, 5, 25), date(2026, 5, 23)):
        CalendarDay.objects.create(on=day, kind=CalendarDay.Kind.WORKED)
    assert Calendar.load().add(date(2026, 5, 22), 1) == date(2026, 5, 25)


@pytest.mark.django_db
def test_the_charitys_calendar_is_that_of_its_nation(settings) -> None:
    settings.CHARITY_NATION = "NIR"
    assert not Calendar.load().is_working_day(date(2026, 3, 17))


@pytest.mark.django_db
def test_the_calendar_is_read_in_one_query(count_queries) -> None:
    with count_queries() as queries:
        Calendar.load().add(date(2026, 1, 1), 250)
    assert len(queries) == 1


def test_a_substitute_day_says_what_it_stands_for() -> None:
    assert bank_holidays("ENG", 2026)[date(2026, 12, 28)] == "Boxing Day (substitute day)"
    assert date(2026, 12, 26) not in bank_holidays("ENG", 2026)  # a Saturday is free as it is


DAYS = st.dates(date(2020, 1, 1), date(2034, 12, 31))


@given(DAYS, st.integers(1, 60))
def test_counting_forward_and_counting_between_agree(start: date, days: int) -> None:
    due = ENGLAND.add(start, days)
    assert ENGLAND.is_working_day(due)
    assert ENGLAND.between(start, due) == days
    assert ENGLAND.between(start, due - timedelta(days=1)) == days - 1


@pytest.mark.parametrize(
    ("issued_on", "months", "last"),
    [
        (date(2026, 1, 15), 12, date(2027, 1, 14)),
        (date(2026, 1, 15), 6, date(2026, 7, 14)),
        (date(2026, 3, 1), 6, date(2026, 8, 31)),
        (date(2026, 3, 1), 12, date(2027, 2, 28)),
        (date(2027, 3, 1), 12, date(2028, 2, 29)),  # into a leap year
        (date(2026, 8, 31), 6, date(2027, 2, 27)),  # February has no 31st: its anniversary is the 28th
        (date(2027, 8, 31), 6, date(2028, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 27)),
        (date(2026, 10, 31), 6, date(2027, 4, 29)),
    ],
)
def test_a_warning_is_live_until_the_day_before_its_anniversary(
    issued_on: date, months: int, last: date
) -> None:
    assert last_live_day(issued_on, months) == last
