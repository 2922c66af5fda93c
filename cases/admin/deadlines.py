"""The deadlines of a case as its page shows them: met or late, running, no longer needed; windows besides."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cases.admin.due import Due, working_days
from cases.limits import BY_CODE, Origin
from cases.models import Deadline
from people.working_days import Calendar


@dataclass(frozen=True)
class DeadlineLine:
    deadline: Deadline
    words: str
    tag: str

    @property
    def counted(self) -> str:
        return counted(self.deadline)


def counted(deadline: Deadline) -> str:
    """How its last day came about."""
    limit = BY_CODE.get(deadline.limit)
    from_receipt = ", the day it was received" if limit and limit.origin is Origin.RECEIPT else ""
    extended = ", then extended" if deadline.extensions else ""
    return f"{working_days(deadline.days)} from {deadline.start_on:%-d %B %Y}{from_receipt}{extended}"


def next_due(deadlines: Iterable[Deadline]) -> Deadline | None:
    """The soonest duty not yet met, as in the list of cases."""
    running = (each for each in deadlines if each.is_running)
    return min(running, key=lambda each: (each.due_on, each.pk), default=None)


def lines(deadlines: Iterable[Deadline], today: date, calendar: Calendar) -> list[DeadlineLine]:
    return [DeadlineLine(each, *_state(each, today, calendar)) for each in deadlines]


def _state(deadline: Deadline, today: date, calendar: Calendar) -> tuple[str, str]:
    if deadline.met_on:
        done = "Used" if deadline.is_window else "Done"
        if deadline.met_on <= deadline.due_on:
            return f"{done} on {deadline.met_on:%-d %B %Y}", "tag--ok"
        return f"{done} late, on {deadline.met_on:%-d %B %Y}", "tag--warn"
    if deadline.ended_on:
        return "No longer needed", ""
    if deadline.is_window:
        return ("Open", "tag--info") if today <= deadline.due_on else ("Over", "")
    due = Due.of(deadline.label, deadline.due_on, today, calendar)
    return due.words, due.tag
