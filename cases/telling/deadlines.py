"""The deadlines of a case as its page shows them: met or late, running, no longer needed; windows besides."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cases.models import Deadline, Hold
from cases.telling.counting import counted
from cases.telling.due import Due
from people.working_days import Calendar


@dataclass(frozen=True)
class DeadlineLine:
    """One of them; `counted` says how its last day came about."""

    deadline: Deadline
    counted: str
    words: str
    tag: str


def next_due(deadlines: Iterable[Deadline]) -> Deadline | None:
    """The soonest duty not yet met, as in the list of cases."""
    running = (each for each in deadlines if each.is_running)
    return min(running, key=lambda each: (each.due_on, each.pk), default=None)


def lines(
    deadlines: Iterable[Deadline],
    today: date,
    calendar: Calendar,
    *,
    holds: Iterable[Hold],
    received_on: date,
) -> list[DeadlineLine]:
    """`holds` and the day of receipt are the case's, as far as whoever reads may know of them."""
    return [
        DeadlineLine(each, counted(each, calendar, holds, received_on), *_state(each, today, calendar))
        for each in deadlines
    ]


def _state(deadline: Deadline, today: date, calendar: Calendar) -> tuple[str, str]:
    if deadline.met_on:
        done = "Used" if deadline.is_window else "Done"
        if deadline.met_on <= deadline.due_on:
            return f"{done} on {deadline.met_on:%-d %B %Y}", "tag--ok"
        return f"{done} late, on {deadline.met_on:%-d %B %Y}", "tag--warn"
    if deadline.ended_on:
        return "No longer needed", ""
    if deadline.held_on:
        return "On hold", "tag--warn"
    if deadline.is_window:
        return ("Open", "tag--info") if today <= deadline.due_on else ("Over", "")
    due = Due.of(deadline.label, deadline.due_on, today, calendar)
    return due.words, due.tag
