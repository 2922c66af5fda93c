"""Who owns a case: the first in the line who may (policy; `people.line`)."""

from collections.abc import Collection
from uuid import UUID

from cases.facts import Facts
from cases.models import Complaint
from people.line import Chart, first_who_may, why_not


def owner_of_new(complaint: Complaint, chart: Chart, witnesses: Collection[UUID] = ()) -> UUID | None:
    """The owner of a complaint that is being filed; None when nobody may and it waits for the Chair."""
    complainant = [complaint.complainant_id] if complaint.complainant_id else []
    return first_who_may(
        chart,
        service=complaint.service_id,
        respondent=complaint.respondent_id,
        shut_out={*complainant, *witnesses},
    )


def rebind_owner(case: Complaint, facts: Facts) -> None:
    """Keeps the owner who still may own the case; else the next in the line takes over at once."""
    owner = case.owner_id
    shut_out = facts.shut_out
    if owner and why_not(facts.chart, owner, respondent=case.respondent_id, shut_out=shut_out) is None:
        return
    case.owner_id = first_who_may(
        facts.chart, service=case.service_id, respondent=case.respondent_id, shut_out=shut_out
    )
