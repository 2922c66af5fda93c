"""When the next duty of a case is due, in words: a date alone says little on a busy morning."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from people.working_days import Calendar

SOON = 2  # working days


class Urgency(StrEnum):
    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"


@dataclass(frozen=True)
class Due:
    """A duty with its last day, seen from today."""

    label: str
    on: date
    words: str
    urgency: Urgency

    @classmethod
    def of(cls, label: str, on: date, today: date, calendar: Calendar) -> "Due":
        if on < today:
            return cls(label, on, _overdue(calendar.between(on, today)), Urgency.OVERDUE)
        days = calendar.between(today, on)
        return cls(label, on, _ahead(days, on == today), Urgency.SOON if days <= SOON else Urgency.LATER)

    @property
    def is_overdue(self) -> bool:
        return self.urgency is Urgency.OVERDUE

    @property
    def aside(self) -> str:
        """The words in brackets within a sentence: "in 2 working days"."""
        said = self.words.removeprefix("Due ")
        return said[:1].lower() + said[1:]

    @property
    def tag(self) -> str:
        """The class that dresses the words."""
        return {Urgency.OVERDUE: "tag--danger", Urgency.SOON: "tag--warn", Urgency.LATER: ""}[self.urgency]


def _overdue(days: int) -> str:
    """None have passed when the limit ended on the last working day and it is the weekend now."""
    return f"Overdue by {working_days(days)}" if days else "Overdue"


def _ahead(days: int, is_today: bool) -> str:
    if is_today:
        return "Due today"
    return f"Due in {working_days(days)}" if days else "Due on the next day off"


def working_days(days: int) -> str:
    return "1 working day" if days == 1 else f"{days} working days"
