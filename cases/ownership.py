"""Who owns a case: the first in the line who may (policy; `people.line`)."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from cases.facts import Facts, shut_out_of
from cases.models import Complaint
from people.line import Chart, first_who_may, why_not
from people.models import Office
from people.notices import Notice, notify


def owner_of_new(complaint: Complaint, chart: Chart, witnesses: Collection[UUID] = ()) -> UUID | None:
    """The owner of a complaint that is being filed; None when nobody may and it waits for the Chair."""
    return first_who_may(
        chart,
        service=complaint.service_id,
        respondent=complaint.respondent_id,
        shut_out=shut_out_of(complaint, chart) | frozenset(witnesses),
    )


def displace(case: Complaint, facts: Facts, on: date) -> None:
    """
    Ends every role of people who may no longer have a part in the case.

    An owner among them is followed by the next in the line at once, who is told.
    """

    shut_out = facts.shut_out

    def may_not(person: UUID) -> bool:
        return bool(why_not(facts.chart, person, respondent=case.respondent_id, shut_out=shut_out))

    held = case.assignments.filter(ended_on=None)
    displaced = [person for person in held.values_list("person_id", flat=True) if may_not(person)]
    held.filter(person_id__in=displaced).update(ended_on=on)
    if case.owner_id is None or may_not(case.owner_id):
        before = case.owner_id
        case.owner_id = first_who_may(
            facts.chart, service=case.service_id, respondent=case.respondent_id, shut_out=shut_out
        )
        if case.owner_id != before:
            tell_owner(case, facts.chart, shut_out)


def possible_owners(facts: Facts) -> list[UUID]:
    """Everybody but the present owner who may own the case, in the order of the line."""
    case, chart = facts.case, facts.chart
    line = (each for each in chart.line_with_accounts(case.service_id) if each != case.owner_id)
    about, out = case.respondent_id, facts.shut_out
    return [each for each in line if why_not(chart, each, respondent=about, shut_out=out) is None]


def tell_owner(case: Complaint, chart: Chart, shut_out: Collection[UUID] = ()) -> None:
    """The owner hears that there is a case; of one that nobody may own, those who may see that it waits."""
    told = [case.owner_id] if case.owner_id else _who_may_see_it_wait(case, chart, shut_out)
    notify([chart.members[each] for each in told], Notice.NEW_CASE, reference=case.reference, link=case.link)


def _who_may_see_it_wait(case: Complaint, chart: Chart, shut_out: Collection[UUID]) -> list[UUID]:
    """The Chair, the Director and the equalities lead, but those who have no part in the case."""
    offices = (Office.CHAIR, Office.DIRECTOR, Office.EQUALITIES_LEAD)
    barred = shut_out_of(case, chart) | frozenset(shut_out)
    return [
        each
        for office in offices
        for each in chart.holders(office)
        if why_not(chart, each, respondent=case.respondent_id, shut_out=barred) is None
    ]
