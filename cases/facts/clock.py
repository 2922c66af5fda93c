"""The limits that run on a case, and the hold that stops them."""

from datetime import date
from functools import cached_property

from cases.deadlines import Timetable
from cases.facts.on_a_day import OnADay
from cases.limits import BY_CODE
from cases.models import Deadline, Hold


class Clock(OnADay):
    @cached_property
    def timetable(self) -> Timetable:
        return Timetable.load()

    @cached_property
    def running_hold(self) -> Hold | None:
        return next((each for each in self.case.holds.all() if each.ended_on is None), None)

    @cached_property
    def windows(self) -> dict[str, date]:
        """
        Windows in which somebody may or might have acted: limit code and last day of the latest one.

        One that a hold has stopped is open still: its last day moves on with today.
        """
        return {
            each.limit: self._last_day(each)
            for each in self.case.deadlines.all()
            if each.is_window and each.met_on is None and each.ended_on is None
        }

    def _last_day(self, window: Deadline) -> date:
        if window.held_on is None:
            return window.due_on
        return self.timetable.calendar.add(self.on, window.unused_days or 0)

    def window_open_until(self, limit: str) -> date | None:
        """The last day of a window that is still open on the day; None when nobody may act in it any more."""
        last = self.windows.get(limit)
        return last if last and last >= self.on else None

    @property
    def extendable(self) -> list[Deadline]:
        """Running duties whose limit the policy lets be extended."""
        return [
            each for each in self.case.deadlines.all() if each.is_running and BY_CODE[each.limit].extension
        ]
