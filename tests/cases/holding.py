"""What tests of holds and of reopening do besides walking."""

from datetime import date
from typing import Any

from cases.models import Deadline, Event
from cases.workflow import take_step
from people.models import Person
from tests.cases.law.walking import Walk, moment

HELD = {"agency": "police", "reference": "DC Ames, 26/4711", "reason": "They want to interview him first."}
NEW_EVIDENCE = {
    "new_evidence": "A recording of the meeting",
    "why_it_matters": "It lets the words be heard.",
    "parties_told": True,
}


def enter_on(walk: Walk, entry: str, by: Person, on: date, **answers: Any) -> Event:
    """Recorded on the day of the walk, and done on that day or on an earlier one."""
    return take_step(walk.case, entry, by=by.account, at=moment(walk.on), on=on, **answers)


def hold(walk: Walk, from_on: date, recorded_on: date | None = None, **answers: Any) -> Event:
    walk.wait_until(recorded_on or from_on)
    return enter_on(walk, "place_hold", walk.cast.manager, from_on, **{**HELD, **answers})


def review_hold(walk: Walk, on: date, decision: str) -> Event:
    walk.wait_until(on)
    return enter_on(walk, "review_hold", walk.cast.manager, on, decision=decision, said="Not yet.")


def go_on(walk: Walk, on: date) -> Event:
    return review_hold(walk, on, "ends")


def reopen(walk: Walk, on: date, by: Person | None = None, step: str = "reopen") -> Event:
    walk.wait_until(on)
    return enter_on(walk, step, by or walk.cast.director, on, **NEW_EVIDENCE)


def limit(walk: Walk, code: str) -> Deadline:
    """The latest of its kind."""
    return walk.case.deadlines.filter(limit=code).latest("id")
