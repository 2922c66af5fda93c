"""
The clock of a case on hold (policy: hold).

Placing a hold stops every limit that has not passed by then; when the case goes on each has its unused
working days again. Limits about safety, and the review of the hold itself, run on.
"""

from collections.abc import Iterable
from datetime import date

from cases.limits import SAFETY
from cases.models import Complaint, Deadline, Hold
from people.working_days import Calendar


def stop_clock(complaint: Complaint, on: date, calendar: Calendar) -> None:
    """What was overdue on the day already stays overdue."""
    for deadline in complaint.deadlines.filter(met_on=None, ended_on=None, held_on=None):
        hold_back(deadline, on, calendar)
        deadline.save(update_fields=["held_on", "unused_days"])


def hold_back(deadline: Deadline, on: date, calendar: Calendar) -> None:
    """Stops one limit, not yet saved, at the day of the hold or when it begins, if that is later."""
    if deadline.limit in SAFETY or deadline.due_on < on:
        return
    deadline.held_on = max(on, deadline.start_on)
    deadline.unused_days = calendar.between(deadline.held_on, deadline.due_on)


def restart_clock(complaint: Complaint, on: date, calendar: Calendar) -> None:
    """Due are the unused working days after the day on which the case goes on."""
    for deadline in complaint.deadlines.exclude(held_on=None):
        deadline.due_on = calendar.add(on, deadline.unused_days or 0)
        deadline.held_on = deadline.unused_days = None
        deadline.save(update_fields=["due_on", "held_on", "unused_days"])


def stopped_by(deadline: Deadline, holds: Iterable[Hold]) -> list[Hold]:
    """The holds that have stopped this limit, so that a page can say how its last day came about."""
    return [hold for hold in holds if _stopped(deadline, hold)]


def _stopped(deadline: Deadline, hold: Hold) -> bool:
    if hold.ended_on is None:
        return deadline.held_on is not None
    ran_then = deadline.start_on < hold.ended_on and _was_not_over(deadline, hold)
    return ran_then and deadline.limit not in SAFETY and deadline.due_on >= hold.ended_on


def _was_not_over(deadline: Deadline, hold: Hold) -> bool:
    over_on = deadline.met_on or deadline.ended_on
    return over_on is None or over_on > hold.from_on


def due_through(holds: Iterable[Hold], deadline: Deadline, calendar: Calendar) -> date:
    """The last day of a limit from its first day on, with every hold that came in between; never extended."""
    due_on = calendar.add(deadline.start_on, deadline.days)
    if deadline.limit in SAFETY:
        return due_on
    for hold in holds:
        began_on = max(hold.from_on, deadline.start_on)
        if hold.ended_on and hold.from_on <= due_on and _was_not_over(deadline, hold):
            due_on = max(due_on, calendar.add(hold.ended_on, calendar.between(began_on, due_on)))
    return due_on
