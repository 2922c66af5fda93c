"""Who owns a case: the first in the line who may (policy; `people.line`)."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from cases.eligibility import why_no_part, why_unfit
from cases.facts import Facts, shut_out_of
from cases.follow_ups import dealt_with
from cases.models import Assignment, CaseRole, Complaint
from people.chart import Chart
from people.line import first_who_may, line_with_accounts, why_not
from people.models import Office
from people.notices import News, Notice, notify_all


def owner_of_new(complaint: Complaint, chart: Chart, shut_out: frozenset[UUID]) -> UUID | None:
    """
    The owner of a complaint that is being filed; None when nobody may and it waits for the Chair.

    `shut_out` holds whom its involvements shut out.
    """
    dealt_before = dealt_with([complaint.follows_id]).get(complaint.follows_id, frozenset())
    return first_who_may(
        chart,
        service=complaint.service_id,
        respondent=complaint.respondent_id,
        shut_out=shut_out_of(complaint, chart) | shut_out | dealt_before,
    )


def displace(case: Complaint, facts: Facts, on: date) -> bool:
    """
    Ends every part of people who may no longer have it; answers whether there was any.

    An owner among them is followed by the next in the line at once, who is told. What the others still had
    to do because of the case is done by the owner.
    """
    lost = [each for each in case.assignments.filter(ended_on=None) if has_lost(facts, each)]
    case.assignments.filter(pk__in=[each.pk for each in lost]).update(ended_on=on)
    before, case.owner_id = case.owner_id, owner_due(facts)
    if case.owner_id != before:
        tell_owner(case, facts.chart, facts.shut_out)
    displaced = {each.person_id for each in lost} | ({before} if case.owner_id != before else set())
    passed_on = pass_on_actions(case, facts, to=case.owner_id, displaced=displaced)
    return bool(displaced or passed_on)


def has_lost(facts: Facts, held: Assignment) -> bool:
    """Whether somebody may no longer have the role that was given to them."""
    role, person = CaseRole(held.role), held.person_id
    return bool(why_no_part(facts, person) or why_unfit(facts, role, person))


def pass_on_actions(
    case: Complaint, facts: Facts, *, to: UUID | None, displaced: Collection[UUID | None] = ()
) -> int:
    """Gives what somebody can do no longer to somebody else; while nobody owns the case it stays theirs."""
    if to is None:
        return 0
    undone = case.actions.filter(done_on=None).exclude(owner=None)
    people = {each.owner_id for each in undone if each.owner_id and _cannot_do(facts, each.owner_id)}
    return undone.filter(owner__in=people | {*displaced}).update(owner=to)


def _cannot_do(facts: Facts, person: UUID) -> bool:
    """Whether somebody has left, lost their account, or has no part in the case any more."""
    member = facts.chart.members.get(person)
    if member is None or not member.is_current or (member.account_id and not member.has_account):
        return True
    return person == facts.case.respondent_id or person in facts.shut_out


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
    notify_all([news_for_owner(case, chart, shut_out)])


def news_for_owner(case: Complaint, chart: Chart, shut_out: Collection[UUID]) -> News:
    """What the owner of a case is told, or whoever may see that it waits for one."""
    told = [case.owner_id] if case.owner_id else who_may_see_it_wait(case, chart, shut_out)
    return News(
        [chart.members[each] for each in told],
        Notice.URGENT if case.is_unsafe else Notice.NEW_CASE,
        reference=case.reference,
        link=case.link,
    )


def who_may_see_it_wait(case: Complaint, chart: Chart, shut_out: Collection[UUID]) -> list[UUID]:
    """
    The Chair, the Director and the equalities lead, but those who have no part in the case.

    Where the Chair has none, the trustees stand in. `access` lets the same people find the case.
    """
    barred = shut_out_of(case, chart) | frozenset(shut_out)

    def may(person: UUID) -> bool:
        return why_not(chart, person, respondent=case.respondent_id, shut_out=barred) is None

    chairs = [each for each in chart.holders(Office.CHAIR) if may(each)]
    watching = (*chart.holders(Office.DIRECTOR), *chart.holders(Office.EQUALITIES_LEAD))
    return [*(chairs or filter(may, chart.board)), *filter(may, watching)]
