"""
Who may take a role on a case (policy: independence).

Handler, investigator, decision maker and appeal hearer are different people; none is a party, a witness, or
works below the person complained about.
"""

from uuid import UUID

from django.db.models import QuerySet

from cases.facts import Facts
from cases.models import CaseRole
from people.line import why_not
from people.models import Person

# Roles that must be held by different people, whichever of them comes first.
APART = (CaseRole.HANDLER, CaseRole.INVESTIGATOR, CaseRole.DECISION_MAKER, CaseRole.APPEAL_HEARER)
# Whoever sits on a disciplinary panel or service review neither investigated nor hears the appeal.
DECIDING_TOGETHER = (CaseRole.PANEL, CaseRole.REVIEWER)


def why_not_eligible(facts: Facts, role: CaseRole, person: UUID) -> str | None:
    """Why somebody may not have this role; None when they may."""
    said = why_not(facts.chart, person, respondent=facts.case.respondent_id, shut_out=facts.shut_out)
    if said:
        return said
    if role == CaseRole.REVIEWER and not facts.chart.sits_on_the_board(person):
        return "is not a trustee"
    for other in _kept_apart(role):
        if person in facts.ever_held(other):
            return f"is, or was, {other.label.lower()} in this case"
    if role == CaseRole.APPEAL_HEARER and person == facts.case.owner_id:
        return "owns this case"
    return None


def _kept_apart(role: CaseRole) -> tuple[CaseRole, ...]:
    if role == CaseRole.APPEAL_HEARER:
        return tuple(other for other in CaseRole if other != role)
    if role in DECIDING_TOGETHER:
        return (CaseRole.INVESTIGATOR, CaseRole.APPEAL_HEARER)
    apart = tuple(other for other in APART if other != role)
    return apart + (DECIDING_TOGETHER if role == CaseRole.INVESTIGATOR else ())


def eligible_people(facts: Facts, role: CaseRole) -> QuerySet[Person]:
    """Everybody who may take the role, for a choice in a form."""
    may = [person for person in facts.chart.members if why_not_eligible(facts, role, person) is None]
    return Person.objects.filter(pk__in=may)
