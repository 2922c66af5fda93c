"""How a last day came about, in words. Days were counted by hand on the calendars of 2026 and 2027."""

from datetime import date

import pytest

from cases.models import Deadline, Hold
from cases.telling.counting import counted, days_off
from people.working_days import Calendar

PLAIN = Calendar("ENG")
CLOSED = "Closed between the years"
CHRISTMAS = Calendar("ENG", {date(2026, 12, day): CLOSED for day in (29, 30, 31)})


def acknowledge(start: date, due_on: date, **changes: object) -> Deadline:
    told = {"limit": "a1.acknowledge", "days": 5, "start_on": start, "due_on": due_on}
    return Deadline(**{**told, **changes})


def hold(from_on: date, ended_on: date | None) -> Hold:
    return Hold(agency="police", from_on=from_on, review_on=from_on, ended_on=ended_on)


def test_a_bank_holiday_within_the_days_is_named() -> None:
    """Received on Saturday 23 May: 26, 27, 28, 29 May and 1 June, for Monday the 25th is a holiday."""
    assert counted(acknowledge(date(2026, 5, 23), date(2026, 6, 1)), PLAIN) == (
        "5 working days from 23 May 2026, the day it was received: "
        "25 May is a bank holiday (Spring Bank Holiday)."
    )


def test_weekends_are_not_named() -> None:
    """Received on Wednesday 3 June: 4, 5, 8, 9, 10 June."""
    assert counted(acknowledge(date(2026, 6, 3), date(2026, 6, 10)), PLAIN) == (
        "5 working days from 3 June 2026, the day it was received."
    )


def test_a_holiday_on_the_day_it_was_received_does_not_matter() -> None:
    """Received on the Monday of the holiday itself: 26, 27, 28, 29 May, 1 June."""
    assert "bank holiday" not in counted(acknowledge(date(2026, 5, 25), date(2026, 6, 1)), PLAIN)


def test_good_friday_and_easter_monday_are_both_named() -> None:
    """Received on Wednesday 1 April 2026: 2, 7, 8, 9, 10 April."""
    said = counted(acknowledge(date(2026, 4, 1), date(2026, 4, 10)), PLAIN)

    assert said.endswith(
        ": 3 April is a bank holiday (Good Friday) and 6 April is a bank holiday (Easter Monday)."
    )


def test_the_charitys_own_days_off_are_named_together_and_a_new_year_is_said() -> None:
    """Received on Tuesday 22 December 2026: 23, 24 December, 4, 5, 6 January."""
    said = counted(acknowledge(date(2026, 12, 22), date(2027, 1, 6)), CHRISTMAS)

    assert said == (
        "5 working days from 22 December 2026, the day it was received: "
        "25 December is a bank holiday (Christmas Day), "
        "28 December is a bank holiday (Boxing Day (substitute day)), "
        f"29 December to 31 December are days off here ({CLOSED}) and "
        "1 January 2027 is a bank holiday (New Year's Day)."
    )


def test_what_does_not_run_from_receipt_says_only_its_first_day() -> None:
    """From Friday 5 June 2026: 8 June is the first working day, 19 June the tenth."""
    decision = acknowledge(date(2026, 6, 5), date(2026, 6, 19), limit="a1.decision", days=10)

    assert counted(decision, PLAIN) == "10 working days from 5 June 2026."


@pytest.mark.parametrize(
    ("extensions", "words"), [(1, "Extended, from 10 June 2026"), (2, "Extended twice, from 10 June 2026")]
)
def test_an_extension_says_from_which_day_to_which(extensions: int, words: str) -> None:
    said = counted(acknowledge(date(2026, 6, 3), date(2026, 6, 17), extensions=extensions), PLAIN)

    assert said == (f"5 working days from 3 June 2026, the day it was received. {words} to 17 June 2026.")


def test_a_hold_says_how_long_the_clock_stood_still_and_what_was_left() -> None:
    """Due on 10 June; on the 4th the 5th, 8th, 9th and 10th were left. From the 17th: 18, 19, 22, 23 June."""
    said = counted(
        acknowledge(date(2026, 6, 3), date(2026, 6, 23)), PLAIN, [hold(date(2026, 6, 4), date(2026, 6, 17))]
    )

    assert said.endswith("The clock stood still from 4 June 2026 to 17 June 2026, 4 working days were left.")


def test_a_bank_holiday_after_a_hold_is_named() -> None:
    """Three days were left. From Friday 28 August: 1, 2 and 3 September, for the 31st is a holiday."""
    said = counted(
        acknowledge(date(2026, 6, 3), date(2026, 9, 3)), PLAIN, [hold(date(2026, 6, 5), date(2026, 8, 28))]
    )

    assert said.endswith(
        "to 28 August 2026, 3 working days were left: 31 August is a bank holiday (Late Summer Bank Holiday)."
    )


def test_what_began_anew_was_not_counted_from_receipt() -> None:
    """Received on 3 June; reopened on Monday 13 July, and acknowledged within 5 working days of it."""
    anew = acknowledge(date(2026, 7, 13), date(2026, 7, 20))

    assert counted(anew, PLAIN, received_on=date(2026, 6, 3)) == (
        "5 working days from 13 July 2026, the day it was reopened."
    )


def test_two_holds_are_both_told() -> None:
    """After the first, due on 23 June; on the 22nd one day was left: from 30 June on, 1 July."""
    said = counted(
        acknowledge(date(2026, 6, 3), date(2026, 7, 1)),
        PLAIN,
        [hold(date(2026, 6, 4), date(2026, 6, 17)), hold(date(2026, 6, 22), date(2026, 6, 30))],
    )

    assert "to 17 June 2026, 4 working days were left." in said
    assert said.endswith("from 22 June 2026 to 30 June 2026, 1 working day was left.")


def test_a_clock_that_stands_still_says_since_when() -> None:
    running = acknowledge(date(2026, 6, 3), date(2026, 6, 10), held_on=date(2026, 6, 4), unused_days=4)

    assert counted(running, PLAIN, [hold(date(2026, 6, 4), None)]).endswith(
        "The clock stands still since 4 June 2026, 4 working days are left."
    )


def test_a_hold_that_came_after_it_was_done_says_nothing() -> None:
    done = acknowledge(date(2026, 6, 3), date(2026, 6, 10), met_on=date(2026, 6, 4))

    assert "clock" not in counted(done, PLAIN, [hold(date(2026, 6, 5), date(2026, 6, 17))])


def test_the_review_of_a_measure_was_set_and_not_counted() -> None:
    review = acknowledge(date(2026, 6, 3), date(2026, 6, 30), limit="measure_review", measure_id=1)

    assert counted(review, PLAIN) == "The review day that was set on 3 June 2026."


def test_a_day_that_is_worked_after_all_counts() -> None:
    worked = Calendar("ENG", worked=frozenset({date(2026, 5, 25)}))

    assert list(days_off(worked, date(2026, 5, 22), date(2026, 6, 1))) == []
