"""Who owns a case: the first in the line who may (policy; `people.line`)."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from cases.eligibility import why_no_part
from cases.facts import Facts, shut_out_of
from cases.follow_ups import had_a_part_in
from cases.models import Complaint
from people.chart import Chart
from people.line import first_who_may, line_with_accounts, why_not
from people.models import Office
from people.notices import Notice, notify


def owner_of_new(complaint: Complaint, chart: Chart, witnesses: Collection[UUID] = ()) -> UUID | None:
    """The owner of a complaint that is being filed; None when nobody may and it waits for the Chair."""
    dealt_before = had_a_part_in([complaint.follows_id]).get(complaint.follows_id, frozenset())
    return first_who_may(
        chart,
        service=complaint.service_id,
        respondent=complaint.respondent_id,
        shut_out=shut_out_of(complaint, chart) | frozenset(witnesses) | dealt_before,
    )


def displace(case: Complaint, facts: Facts, on: date) -> None:
    """
    Ends every role of people who may no longer have a part in the case.

    An owner among them is followed by the next in the line at once, who is told.
    """
    held = case.assignments.filter(ended_on=None)
    displaced = [person for person in held.values_list("person_id", flat=True) if not _may(facts, person)]
    held.filter(person_id__in=displaced).update(ended_on=on)
    before, case.owner_id = case.owner_id, owner_due(facts)
    if case.owner_id != before:
        tell_owner(case, facts.chart, facts.shut_out)


def owner_due(facts: Facts) -> UUID | None:
    """Who is to own the case: its owner while they may, otherwise the first in the line who may."""
    case = facts.case
    if case.owner_id and _may(facts, case.owner_id):
        return case.owner_id
    return first_who_may(
        facts.chart,
        service=case.service_id,
        respondent=case.respondent_id,
        shut_out=facts.shut_out | facts.dealt_before,
    )


def _may(facts: Facts, person: UUID) -> bool:
    return why_no_part(facts, person) is None


def possible_owners(facts: Facts) -> list[UUID]:
    """Everybody but the present owner who may own the case, in the order of the line."""
    line = line_with_accounts(facts.chart, facts.case.service_id)
    return [each for each in line if why_not_owner(facts, each) is None]


def why_not_owner(facts: Facts, person: UUID) -> str | None:
    """Why the case cannot be handed on to somebody; None when it can."""
    if person == facts.case.owner_id:
        return "owns this case now"
    said = why_no_part(facts, person)
    if said is None and person not in line_with_accounts(facts.chart, facts.case.service_id):
        return "is not in the line from the manager of the service to the trustees"
    return said


def tell_owner(case: Complaint, chart: Chart, shut_out: Collection[UUID] = ()) -> None:
    """The owner hears that there is a case; of one that nobody may own, those who may see that it waits."""
    told = [case.owner_id] if case.owner_id else who_may_see_it_wait(case, chart, shut_out)
    notify([chart.members[each] for each in told], Notice.NEW_CASE, reference=case.reference, link=case.link)


def who_may_see_it_wait(case: Complaint, chart: Chart, shut_out: Collection[UUID]) -> list[UUID]:
    """The Chair, the Director and the equalities lead, but those who have no part in the case."""
    offices = (Office.CHAIR, Office.DIRECTOR, Office.EQUALITIES_LEAD)
    barred = shut_out_of(case, chart) | frozenset(shut_out)
    return [
        each
        for office in offices
        for each in chart.holders(office)
        if why_not(chart, each, respondent=case.respondent_id, shut_out=barred) is None
    ]
