"""The way of a complaint in its complainant's words: what is done, where it is now, what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from cases.facts import done_on
from cases.intake.progress import Stand, stand_at
from cases.models import Complaint, Event
from cases.words import Route

# What is now, once it is over.
DONE = {
    Stand.WE_HAVE_IT: _("We received your complaint"),
    Stand.WRITTEN: _("We wrote to you about it"),
    Stand.LOOKING_INTO_IT: _("We looked into it"),
    Stand.FORMALLY: _("It was investigated formally"),
    Stand.INFORMALLY: _("We tried to put it right informally"),
    Stand.DECIDING: _("A decision was made"),
    Stand.ANSWERED: _("You got our answer"),
    Stand.APPEAL: _("An appeal was heard"),
    Stand.AGAIN: _("We looked at it again"),
    Stand.FINAL: _("You got our final answer"),
    Stand.ENDED: _("It ended"),
    Stand.WITHDRAWN: _("It was withdrawn"),
    Stand.PASSED_ON: _("We passed it on"),
}
# What is now, while it is still to come.
AHEAD = {
    Stand.WRITTEN: _("We write to you about it"),
    Stand.LOOKING_INTO_IT: _("We look into it"),
    Stand.DECIDING: _("A decision is made"),
    Stand.ANSWERED: _("You get our answer"),
    Stand.FINAL: _("You get our final answer"),
    Stand.ENDED: _("It ends"),
    Stand.PASSED_ON: _("We pass it on to the right people, and tell you who they are"),
}
USUAL_WAY = {
    Route.STAFF_ABOUT_STAFF: (
        Stand.WE_HAVE_IT,
        Stand.WRITTEN,
        Stand.LOOKING_INTO_IT,
        Stand.DECIDING,
        Stand.ANSWERED,
        Stand.ENDED,
    ),
    Route.SERVICE_USER_ABOUT_STAFF: (
        Stand.WE_HAVE_IT,
        Stand.WRITTEN,
        Stand.LOOKING_INTO_IT,
        Stand.ANSWERED,
        Stand.ENDED,
    ),
    Route.STAFF_ABOUT_SERVICE_USER: (Stand.WE_HAVE_IT, Stand.LOOKING_INTO_IT, Stand.ANSWERED, Stand.ENDED),
    Route.REDIRECTED: (Stand.WE_HAVE_IT, Stand.PASSED_ON),
}
# What comes after that which is not on every complaint's way.
BESIDE_IT = {
    Stand.INFORMALLY: (Stand.ENDED,),
    Stand.APPEAL: (Stand.FINAL, Stand.ENDED),
    Stand.AGAIN: (Stand.FINAL, Stand.ENDED),
    Stand.FINAL: (Stand.ENDED,),
}


@dataclass(frozen=True)
class Station:
    """One line of the way; `on` is the day on which it was reached, where that is known."""

    words: str
    is_now: bool = False
    is_done: bool = False
    on: date | None = None


def way_of(complaint: Complaint, moves: Iterable[Event], stand: Stand) -> list[Station]:
    """`moves` are the steps that were taken, in their order; `stand` is where it stands."""
    reached = _reached(complaint, moves)
    since = reached.pop()[1] if reached[-1][0] == stand else None
    return [
        *(Station(str(DONE[each]), is_done=True, on=on) for each, on in reached),
        Station(str(stand.label), is_now=True, on=since),
        *(Station(str(AHEAD[each])) for each in _after(Route(complaint.route), stand)),
    ]


def _reached(complaint: Complaint, moves: Iterable[Event]) -> list[tuple[Stand, date]]:
    """Where it stood, and since when; several stages in a row that have the same words count once."""
    reached = [(Stand.WE_HAVE_IT, complaint.received_on)]
    for event in moves:
        stand = stand_at(event.stage_to)
        if stand != reached[-1][0]:
            reached.append((stand, done_on(event)))
    return reached


def _after(route: Route, stand: Stand) -> tuple[Stand, ...]:
    if stand in BESIDE_IT:
        return BESIDE_IT[stand]
    usual = USUAL_WAY[route]
    place = Stand.LOOKING_INTO_IT if stand == Stand.FORMALLY else stand
    return usual[usual.index(place) + 1 :] if place in usual else ()
