"""
Who stands in for whom: the line from a service's manager to the last trustee.

Pure functions over a `people.chart.Chart`.
"""

from collections.abc import Collection, Iterator
from itertools import takewhile
from uuid import UUID

from people.chart import Chart
from people.models import Office


def above(chart: Chart, person: UUID | None) -> frozenset[UUID]:
    """
    Everybody this person is below: their managers, those above these, the Director, every trustee.

    A trustee is below nobody: all staff and volunteers count as below every trustee, trustees as equals.
    """
    found: set[UUID] = set()
    waiting = [person] if person else []
    while waiting:
        more = _directly_above(chart, waiting.pop()) - found
        found |= more
        waiting += more
    return frozenset(found - {person})


def _directly_above(chart: Chart, person: UUID) -> set[UUID]:
    if chart.sits_on_the_board(person):
        return set()
    if person in chart.holders(Office.DIRECTOR):
        return set(chart.board)
    member = chart.members.get(person)
    line_manager = {member.line_manager} if member and member.line_manager else set()
    return {
        *line_manager,
        *_managers_of_their_service(chart, person),
        *chart.holders(Office.DIRECTOR),
        *chart.board,
    }


def _managers_of_their_service(chart: Chart, person: UUID) -> set[UUID]:
    """Two managers of one service are equals; whoever a manager reports to is not below that manager."""
    member = chart.members.get(person)
    managers = chart.managers.get(member.service, ()) if member and member.service else ()
    if person in managers:
        return set()
    return {each for each in managers if person not in _chain(chart, each)}


def _chain(chart: Chart, person: UUID) -> Iterator[UUID]:
    """The person's line manager, that one's line manager, and so on; a circle ends the walk."""
    seen = {person}
    member = chart.members.get(person)
    while member and member.line_manager and member.line_manager not in seen:
        seen.add(member.line_manager)
        yield member.line_manager
        member = chart.members.get(member.line_manager)


def line_from(chart: Chart, service: UUID | None) -> tuple[UUID, ...]:
    """
    The line a complaint walks up, in this order.

    The service's managers, those they report to, the Director, the Chair, the vice-chair, the other trustees.
    """
    top = (*chart.holders(Office.DIRECTOR), *chart.board)
    found = chart.managers.get(service, ()) if service else ()
    managers = [each for each in found if each not in top]
    senior = [
        each for manager in managers for each in takewhile(lambda up: up not in top, _chain(chart, manager))
    ]
    return tuple(dict.fromkeys((*managers, *senior, *top)))


def line_with_accounts(chart: Chart, service: UUID | None) -> tuple[UUID, ...]:
    """Of those in the line from a service, the ones who have an account. Walked once for each chart."""
    if service not in chart.lines_walked:
        members = (chart.members.get(each) for each in line_from(chart, service))
        chart.lines_walked[service] = tuple(each.id for each in members if each and each.has_account)
    return chart.lines_walked[service]


def why_not(
    chart: Chart, candidate: UUID, *, respondent: UUID | None, shut_out: Collection[UUID] = ()
) -> str | None:
    """
    Why this person may not own or handle a case about `respondent`; None when they may.

    `shut_out` holds the other parties, the witnesses and those who stood down (domain: independence).
    """
    member = chart.members.get(candidate)
    if member is None or not member.is_current:
        return "is not with the charity now"
    if candidate == respondent:
        return "is the person the complaint is about"
    if candidate in shut_out:
        return "is a party or a witness, or has stood down"
    if not member.has_account:
        return "has no account"
    if respondent is not None and respondent in above(chart, candidate):
        return "works below the person the complaint is about"
    return None


def first_who_may(
    chart: Chart, *, service: UUID | None, respondent: UUID | None, shut_out: Collection[UUID] = ()
) -> UUID | None:
    """Who owns the case: the first in the line who may. None: nobody may, and the case waits, visibly."""
    for each in line_with_accounts(chart, service):
        if why_not(chart, each, respondent=respondent, shut_out=shut_out) is None:
            return each
    return None
