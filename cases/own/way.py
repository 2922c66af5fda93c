"""The way of a complaint in its complainant's words: what is done, where it is now, what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cases.facts import done_on
from cases.intake import progress as now
from cases.models import Complaint, Event
from cases.words import Route

# What is now, once it is over.
DONE = {
    now.WE_HAVE_IT: "We received your complaint",
    now.WRITTEN: "We wrote to you about it",
    now.LOOKING_INTO_IT: "We looked into it",
    now.FORMALLY: "It was investigated formally",
    now.INFORMALLY: "We tried to put it right informally",
    now.DECIDING: "A decision was made",
    now.ANSWERED: "You got our answer",
    now.APPEAL: "An appeal was heard",
    now.AGAIN: "We looked at it again",
    now.FINAL: "You got our final answer",
    now.ENDED: "It ended",
    now.WITHDRAWN: "It was withdrawn",
    now.PASSED_ON: "We passed it on",
}
# What is now, while it is still to come.
AHEAD = {
    now.WRITTEN: "We write to you about it",
    now.LOOKING_INTO_IT: "We look into it",
    now.DECIDING: "A decision is made",
    now.ANSWERED: "You get our answer",
    now.FINAL: "You get our final answer",
    now.ENDED: "It ends",
    now.PASSED_ON: "We pass it on to the right people, and tell you who they are",
}
USUAL_WAY = {
    Route.STAFF_ABOUT_STAFF: (
        now.WE_HAVE_IT,
        now.WRITTEN,
        now.LOOKING_INTO_IT,
        now.DECIDING,
        now.ANSWERED,
        now.ENDED,
    ),
    Route.SERVICE_USER_ABOUT_STAFF: (
        now.WE_HAVE_IT,
        now.WRITTEN,
        now.LOOKING_INTO_IT,
        now.ANSWERED,
        now.ENDED,
    ),
    Route.STAFF_ABOUT_SERVICE_USER: (now.WE_HAVE_IT, now.LOOKING_INTO_IT, now.ANSWERED, now.ENDED),
    Route.REDIRECTED: (now.WE_HAVE_IT, now.PASSED_ON),
}
# What comes after that which is not on every complaint's way.
BESIDE_IT = {
    now.INFORMALLY: (now.ENDED,),
    now.APPEAL: (now.FINAL, now.ENDED),
    now.AGAIN: (now.FINAL, now.ENDED),
    now.FINAL: (now.ENDED,),
}


@dataclass(frozen=True)
class Station:
    """One line of the way; `on` is the day on which it was reached, where that is known."""

    words: str
    is_now: bool = False
    is_done: bool = False
    on: date | None = None


def way_of(complaint: Complaint, moves: Iterable[Event], stage: str) -> list[Station]:
    """`moves` are the steps that were taken, in their order; `stage` is where it stands, in public words."""
    reached = _reached(complaint, moves)
    since = reached.pop()[1] if reached[-1][0] == stage else None
    return [
        *(Station(DONE[words], is_done=True, on=on) for words, on in reached),
        Station(stage, is_now=True, on=since),
        *(Station(AHEAD[words]) for words in _after(Route(complaint.route), stage)),
    ]


def _reached(complaint: Complaint, moves: Iterable[Event]) -> list[tuple[str, date]]:
    """Public words and their first day; several stages in a row that have the same words count once."""
    reached = [(now.WE_HAVE_IT, complaint.received_on)]
    for event in moves:
        words = now.words_for(event.stage_to)
        if words != reached[-1][0]:
            reached.append((words, done_on(event)))
    return reached


def _after(route: Route, stage: str) -> tuple[str, ...]:
    if stage in BESIDE_IT:
        return BESIDE_IT[stage]
    usual = USUAL_WAY[route]
    place = now.LOOKING_INTO_IT if stage == now.FORMALLY else stage
    return usual[usual.index(place) + 1 :] if place in usual else ()
