"""
How the last day of a limit came about, in sentences a manager can check with a finger on the calendar.

"5 working days from 23 May 2026, the day it was received: 25 May is a bank holiday (Spring Bank Holiday)."
Weekends are not named; bank holidays and the charity's own days off are.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from cases.holding import stopped_by
from cases.limits import BY_CODE, Origin
from cases.models import Deadline, Hold
from cases.telling.due import working_days
from people.working_days import ONE_DAY, SATURDAY, Calendar


def counted(
    deadline: Deadline, calendar: Calendar, holds: Iterable[Hold] = (), received_on: date | None = None
) -> str:
    """`holds` are those of the case, received on that day; only those that stopped this limit are told."""
    sentences = _sentences(deadline, calendar, list(holds), received_on)
    return " ".join(f"{sentence}." for sentence in sentences)


def _sentences(
    deadline: Deadline, calendar: Calendar, holds: list[Hold], received_on: date | None
) -> Iterator[str]:
    if deadline.measure_id:
        yield f"The review day that was set on {_day(deadline.start_on)}"
        return
    at_first = calendar.add(deadline.start_on, deadline.days)
    yield _span(deadline, calendar, at_first, received_on)
    if deadline.extensions:
        times = "Extended" if deadline.extensions == 1 else f"Extended {_times(deadline.extensions)}"
        yield f"{times}, from {_day(at_first)} to {_day(deadline.due_on)}"
    yield from _pauses(deadline, calendar, at_first, stopped_by(deadline, holds))


def _span(deadline: Deadline, calendar: Calendar, last: date, received_on: date | None) -> str:
    began = f"{_day(deadline.start_on)}{_what_day(deadline, received_on)}"
    said = f"{working_days(deadline.days)} from {began}"
    return _without(days_off(calendar, deadline.start_on, last), said)


def _what_day(deadline: Deadline, received_on: date | None) -> str:
    """What is counted from receipt begins anew, on another day, where a case is reopened."""
    limit = BY_CODE.get(deadline.limit)
    if limit is None or limit.origin is not Origin.RECEIPT:
        return ""
    is_anew = received_on is not None and deadline.start_on != received_on
    return ", the day it was reopened" if is_anew else ", the day it was received"


def _pauses(deadline: Deadline, calendar: Calendar, due_on: date, holds: list[Hold]) -> Iterator[str]:
    """Each hold with the days that were left when it began; after an extension these are not worked out."""
    for hold in holds:
        began_on = max(hold.from_on, deadline.start_on)
        if hold.ended_on is None:
            left = deadline.unused_days or 0
            yield f"The clock stands still since {_day(began_on)}, {_left(left, 'is', 'are')}"
            continue
        unused = calendar.between(began_on, due_on)
        due_on = calendar.add(hold.ended_on, unused)
        stood = f"The clock stood still from {_day(began_on)} to {_day(hold.ended_on)}"
        with_what_was_left = f"{stood}, {_left(unused, 'was', 'were')}"
        free = days_off(calendar, hold.ended_on, due_on)
        yield stood if deadline.extensions else _without(free, with_what_was_left)


def days_off(calendar: Calendar, start: date, last: date) -> Iterator[str]:
    """The weekdays after `start`, up to `last`, that do not count; neighbours of one name together."""
    found: list[tuple[date, date, str]] = []
    on = start
    while on < last:
        on += ONE_DAY
        name = calendar.why_free(on) if on.weekday() < SATURDAY else None
        if name and found and found[-1][2] == name and found[-1][1] == on - ONE_DAY:
            found[-1] = (found[-1][0], on, name)
        elif name:
            found.append((on, on, name))
    for first, end, name in found:
        yield _day_off(first, end, name, start.year, entered=first in calendar.free)


def _day_off(first: date, end: date, name: str, year: int, *, entered: bool) -> str:
    shown = _short(end, year)
    if first == end:
        return f"{shown} is a {'day off here' if entered else 'bank holiday'} ({name})"
    return f"{_short(first, year)} to {shown} are {'days off here' if entered else 'bank holidays'} ({name})"


def _without(free: Iterable[str], said: str) -> str:
    """What is said of some working days, with the days among them that do not count."""
    found = list(free)
    return f"{said}: {_listed(found)}" if found else said


def _listed(words: list[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last


def _day(on: date) -> str:
    return f"{on:%-d %B %Y}"


def _short(on: date, year: int) -> str:
    """The year is said only where it is another one than at the start."""
    return f"{on:%-d %B}" if on.year == year else _day(on)


def _left(days: int, one: str, several: str) -> str:
    return f"{working_days(days)} {one if days == 1 else several} left"


def _times(number: int) -> str:
    return "twice" if number == 2 else f"{number} times"
