"""
What the demo charity does as it falls due, beside the path of a case, so that no situation has to tell it.

Interim measures are reviewed, actions ticked off, and people asked whether they suffered for complaining.
"""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from cases.models import Action, InterimMeasure
from demo.situations.situation import Then
from demo.team import key_of

if TYPE_CHECKING:
    from demo.walk import Walk

LATENESS = (-1, 0, 0, 0, 0, 2, 5)  # days; most is done when it is due
BETWEEN_REVIEWS = 10  # working days
DONE_HOW = ("Done, and shown at the team meeting.", "Done. The team was told what changes.")


def next_duty(walk: "Walk", before: date) -> tuple[Then, date] | None:
    """What falls due next before a day, and the day on which it is done; None when there is nothing."""
    reviews = walk.complaint.interim_measures.filter(ended_on=None, review_on__lt=before)
    measure = reviews.order_by("review_on", "id").first()
    if measure and measure.review_on:
        return _review(walk, measure), measure.review_on
    action = walk.complaint.actions.filter(done_on=None, due_on__lt=before).first()
    if action:
        return _finish(walk, action), _about_in_time(walk, action.due_on, before)
    return None


def _review(walk: "Walk", measure: InterimMeasure) -> Then:
    """It goes on until there is an outcome."""
    answers: dict[str, Any] = {"measure": str(measure.pk)}
    answers |= {"decision": "ends", "reason": "It is decided, and both agree."}
    if not walk.complaint.outcomes.exists():
        again_on = walk.diary.calendar.add(measure.review_on or walk.on, BETWEEN_REVIEWS)
        answers |= {"decision": "continues", "reason": "Both were asked: it works.", "review_on": again_on}
    return Then("review_measure", answers)


def _finish(walk: "Walk", action: Action) -> Then:
    by = key_of(walk, action.owner)
    if action.is_check:
        return Then("record_check", by=by)
    return Then("tick_off_action", {"action": str(action.pk), "done_how": walk.one_of(DONE_HOW)}, by=by)


def _about_in_time(walk: "Walk", due_on: date, before: date) -> date:
    """Now and then some days late; on the day it is due where another would be too early or too late."""
    day = walk.diary.before(due_on + timedelta(days=walk.dice.choice(LATENESS)), 0)
    return day if walk.on <= day < before else max(due_on, walk.on)
