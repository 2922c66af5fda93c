"""Entries of a hold, and of what goes on for people while a case waits."""

from datetime import date

from cases import who
from cases.holding import restart_clock, stop_clock
from cases.models import Hold
from cases.routes.case import Entries
from cases.routes.conditions import ended, is_not_on_hold, set_aside
from cases.routes.decorators import entry
from cases.routes.steps import Act
from cases.step_forms import holds as forms


class HoldEntries(Entries):
    """Police or safeguarding may ask the charity to wait; nobody waits with keeping people safe."""

    HEADING = "Holds"

    @entry(
        "Put the case on hold",
        who=who.OWNER_DIRECTOR_OR_CHAIR,
        form=forms.PlaceHold,
        unless=[ended],
        starts=["hold_review"],
    )
    def place_hold(self, act: Act) -> None:
        """A dated record with agency and reference; the clock stops, and the hold is reviewed (hold)."""
        stop_clock(self, act.on, self.facts.timetable.calendar)
        Hold.objects.create(
            complaint=self,
            agency=act.answers["agency"],
            reference=act.answers["reference"],
            reason=act.answers["reason"],
            from_on=act.on,
            review_on=self._next_hold_review(act),
        )

    @entry(
        "Review the hold",
        who=who.OWNER_DIRECTOR_OR_CHAIR,
        form=forms.ReviewHold,
        unless=[is_not_on_hold],
        meets=["hold_review"],
        while_held=True,
    )
    def review_hold(self, act: Act) -> None:
        """Every 10 working days: it goes on, or every limit has its unused working days again (hold)."""
        running = self.holds.filter(ended_on=None)
        if act.answers["decision"] == "continues":
            running.update(review_on=self._next_hold_review(act))
            act.start("hold_review")
        else:
            running.update(ended_on=act.on)
            restart_clock(self, act.on, self.facts.timetable.calendar)

    def _next_hold_review(self, act: Act) -> date:
        return self.facts.timetable.deadline(self, "hold_review", act.on).due_on

    @entry(
        "Record safety or support",
        who=who.ANYONE_ON_THE_CASE,
        form=forms.RecordSafety,
        unless=[set_aside],
        while_held=True,
    )
    def record_safety(self, act: Act) -> None:
        """What keeps people safe and supported does not wait, also while the case is on hold (hold)."""
