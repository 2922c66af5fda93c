"""
Opening, meeting and ending the deadlines of a case. Days are counted by `people.working_days`.

How they stop while a case is on hold stands in `cases.holding`.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cases.holding import due_through, hold_back
from cases.limits import BY_CODE, Origin
from cases.models import Complaint, Deadline, Hold, Limit
from people.at_once import Wanted, read_at_once
from people.models import CalendarDay
from people.standing import AnyUser
from people.working_days import Calendar

INSTEAD_OF_ACKNOWLEDGING = {"a1.acknowledge": "a1.initial"}


@dataclass(frozen=True)
class Timetable:
    """The charity's working days and limits."""

    calendar: Calendar
    days: Mapping[str, int]

    @classmethod
    def load(cls) -> "Timetable":
        """One query for both tables: every filing and every step needs both."""
        return cls.of(*read_at_once(*cls.wanted()))

    @classmethod
    def wanted(cls) -> tuple[Wanted, Wanted]:
        """What `of` makes the timetable from, for whoever reads more at once."""
        return (
            Wanted(CalendarDay.objects.all(), ("on", "kind", "name")),
            Wanted(Limit.objects.all(), ("code", "days")),
        )

    @classmethod
    def of(cls, days: Iterable[tuple], limits: Iterable[tuple]) -> "Timetable":
        return cls(Calendar.of(days), dict(limits))

    def days_for(self, code: str) -> int:
        return self.days.get(code, BY_CODE[code].days)

    def deadline(
        self, complaint: Complaint, code: str, start: date, *, reopened_on: date | None = None
    ) -> Deadline:
        """
        A deadline, not yet saved; counted from receipt where the policy says so, else from `start`.

        Once a case was reopened, what would be counted from receipt is counted from that day.
        """
        default = BY_CODE[code]
        begins = (reopened_on or complaint.received_on) if default.origin is Origin.RECEIPT else start
        days = self.days_for(code)
        return Deadline(
            complaint=complaint,
            limit=code,
            label=default.label,
            start_on=begins,
            days=days,
            due_on=self.calendar.add(begins, days),
            is_window=default.is_window,
        )


def timetable_for(user: AnyUser) -> Timetable:
    """The timetable, asked for once for each account object."""
    known: Timetable | None = user.__dict__.get("_timetable")
    return known or remember_timetable(user, Timetable.load())


def remember_timetable(user: AnyUser, timetable: Timetable) -> Timetable:
    user.__dict__["_timetable"] = timetable
    return timetable


def open_deadlines(
    complaint: Complaint,
    codes: Iterable[str],
    start: date,
    timetable: Timetable,
    *,
    holds: Collection[Hold] = (),
    reopened_on: date | None = None,
) -> None:
    """
    What begins while one of the case's `holds` runs waits with everything else, unless it is about safety.

    A hold that has ended counts as well: what is counted from receipt may begin long after it. What has run
    from receipt already does not begin twice.
    """
    codes = _not_running(complaint, codes)
    opened = [timetable.deadline(complaint, code, start, reopened_on=reopened_on) for code in codes]
    running = next((hold for hold in holds if hold.ended_on is None), None)
    for each in opened:
        each.due_on = due_through(holds, each, timetable.calendar)
        if running:
            hold_back(each, running.from_on, timetable.calendar)
    Deadline.objects.bulk_create(opened)


def start_clocks(starts: Iterable[tuple[Complaint, Iterable[str]]], timetable: Timetable) -> None:
    """The first limits of complaints that come in: each with those that begin on its route."""
    Deadline.objects.bulk_create(
        timetable.deadline(complaint, code, complaint.received_on)
        for complaint, codes in starts
        for code in owed_to(complaint, codes)
    )


def _not_running(complaint: Complaint, codes: Iterable[str]) -> list[str]:
    running = complaint.deadlines.filter(met_on=None, ended_on=None).values_list("limit", flat=True)
    from_receipt = {code for code in running if BY_CODE[code].origin is Origin.RECEIPT}
    return [code for code in codes if code not in from_receipt]


def open_anew(complaint: Complaint, codes: Iterable[str], on: date, timetable: Timetable) -> None:
    """The case was reopened: what is to be done at its stage is counted from that day."""
    owed = owed_to(complaint, codes)
    Deadline.objects.bulk_create(timetable.deadline(complaint, code, on, reopened_on=on) for code in owed)


def owed_to(complaint: Complaint, codes: Iterable[str]) -> list[str]:
    """
    An anonymous complaint has nobody to acknowledge it to.

    What is counted from receipt and follows the acknowledgement runs at once, so that none lies unseen.
    """
    if not complaint.anonymous:
        return list(codes)
    owed = (INSTEAD_OF_ACKNOWLEDGING.get(code, code) for code in codes)
    return [code for code in owed if not code.endswith(".acknowledge")]


def meet_deadlines(complaint: Complaint, codes: Iterable[str], on: date) -> None:
    """The duties were done, or the windows used, on this day."""
    complaint.deadlines.filter(limit__in=codes, met_on=None, ended_on=None).update(met_on=on)


def record_in_time(complaint: Complaint, code: str, start: date, met_on: date, timetable: Timetable) -> None:
    """A limit whose first day is known only when the step that meets it is recorded."""
    deadline = timetable.deadline(complaint, code, start)
    deadline.met_on = met_on
    deadline.due_on = due_through(complaint.holds.all(), deadline, timetable.calendar)
    deadline.save()


def extend_deadline(deadline: Deadline, due_on: date) -> None:
    deadline.due_on = due_on
    deadline.extensions += 1
    deadline.save(update_fields=["due_on", "extensions"])


def count_anew_from_receipt(complaint: Complaint, before: date, timetable: Timetable) -> None:
    """The day of receipt was corrected: whatever ran from the day `before`, met or not, is due on another."""
    holds = list(complaint.holds.all())
    for deadline in complaint.deadlines.filter(start_on=before):
        if BY_CODE[deadline.limit].origin is Origin.RECEIPT:
            deadline.start_on = complaint.received_on
            deadline.due_on = due_through(holds, deadline, timetable.calendar)
            deadline.save(update_fields=["start_on", "due_on"])


def end_deadlines(complaint: Complaint, on: date) -> None:
    """The case ended: what was still running no longer has to be met."""
    complaint.deadlines.filter(met_on=None, ended_on=None).update(ended_on=on)
