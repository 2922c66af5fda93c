"""
Who may own a case or take a role on it, and why not (policy: independence).

Handler, investigator, decision maker and appeal hearer are different people; none is a party, a witness, or
works below the person complained about. A very small charity may allow an exception, never for an appeal.
"""

from collections.abc import Collection
from uuid import UUID

from cases.facts import Facts
from cases.models import CaseRole, Involvement
from people.line import why_not

# Roles that must be held by different people, whichever of them comes first.
APART = (CaseRole.HANDLER, CaseRole.INVESTIGATOR, CaseRole.DECISION_MAKER, CaseRole.APPEAL_HEARER)
# Whoever sits on a disciplinary panel or service review neither investigated nor hears the appeal.
DECIDING_TOGETHER = (CaseRole.PANEL, CaseRole.REVIEWER)
# What somebody's part in the case is called, in the reason why they cannot have another one.
PARTS = {
    CaseRole.HANDLER: "is, or was, the handler",
    CaseRole.INVESTIGATOR: "is, or was, the investigator",
    CaseRole.DECISION_MAKER: "is, or was, the decision maker",
    CaseRole.PANEL: "is, or was, on the panel",
    CaseRole.REVIEWER: "is, or was, in the service review",
    CaseRole.APPEAL_HEARER: "is, or was, named to hear the appeal",
    CaseRole.SECOND_PERSON: "is, or was, the second person for bad faith",
}
# Whoever agrees to a finding of bad faith could have made it: they neither handled the case nor investigated.
LOOKING_INTO_IT = (CaseRole.HANDLER, CaseRole.INVESTIGATOR)
INVOLVED = {
    Involvement.Kind.WITNESS: "is a witness in this case",
    Involvement.Kind.CONFLICT: "has a conflict of interest",
    Involvement.Kind.STOOD_DOWN: "has stood down from this case",
    Involvement.Kind.COMPLAINED_ABOUT: "is complained about, or may be, in what was sent with it",
    Involvement.Kind.MAY_BE_MEANT: "may be the person the complaint is about",
}


def why_not_eligible(
    facts: Facts, role: CaseRole, person: UUID, confidential: Collection[str] = ()
) -> str | None:
    """
    Why somebody may not have this role; None when they may.

    Roles that whoever asks may not know of are `confidential`: the reason then does not name them.
    """
    return (
        why_no_part(facts, person)
        or why_unfit(facts, role, person)
        or _why_kept_apart(facts, role, person, confidential)
    )


def why_no_part(facts: Facts, person: UUID) -> str | None:
    """Why somebody may neither own the case nor have any role on it; None when they may."""
    about = facts.case.respondent_id
    if person != about and person in facts.shut_out:
        return _why_shut_out(facts, person)
    said = why_not(facts.chart, person, respondent=about)
    if said is None and person in facts.dealt_before:
        return "dealt with the complaint that this one follows"
    return said


def _why_shut_out(facts: Facts, person: UUID) -> str:
    if person == facts.case.complainant_id:
        return "is the complainant"
    running = [each for each in facts.case.involvements.all() if each.ended_on is None]
    kinds = {each.kind for each in running if each.person_id == person}
    said = next((words for kind, words in INVOLVED.items() if kind in kinds), "")
    if not said and facts.case.follows and person == facts.case.follows.respondent_id:
        return "had a part in the complaint that this one follows"
    if not said and person in facts.below_somebody_meant:
        return "works below somebody it may be about"
    return said or "works below every trustee, and the complaint is about one"


def why_unfit(facts: Facts, role: CaseRole, person: UUID) -> str | None:
    """Why somebody cannot have the role whatever else they do in the case."""
    if role == CaseRole.REVIEWER and not facts.chart.sits_on_the_board(person):
        return "is not a trustee"
    return None


def _why_kept_apart(facts: Facts, role: CaseRole, person: UUID, confidential: Collection[str]) -> str | None:
    if facts.is_excepted(person, role):
        return why_never_excepted(facts, role, person)
    for other in _kept_apart(role):
        if person in facts.ever_held(other):
            return "has another part in this case" if other in confidential else PARTS[other]
    return _why_not_uninvolved(facts, person) if role == CaseRole.APPEAL_HEARER else None


def _why_not_uninvolved(facts: Facts, person: UUID) -> str | None:
    """Whoever hears an appeal has done nothing in the case before, nor heard an earlier appeal in it."""
    if person == facts.case.owner_id:
        return "owns this case"
    return "has taken a step in this case" if facts.took_a_step(person) else None


def may_hear_the_appeal(facts: Facts, person: UUID) -> bool:
    """Whether somebody named for it is still uninvolved: they may have become the owner since."""
    return why_not_eligible(facts, CaseRole.APPEAL_HEARER, person) is None


def _kept_apart(role: CaseRole) -> tuple[CaseRole, ...]:
    if role == CaseRole.APPEAL_HEARER:
        return tuple(other for other in CaseRole if other != role)
    if role in DECIDING_TOGETHER:
        return (CaseRole.INVESTIGATOR, CaseRole.APPEAL_HEARER)
    if role == CaseRole.SECOND_PERSON:
        return (*LOOKING_INTO_IT, CaseRole.APPEAL_HEARER)
    apart = tuple(other for other in APART if other != role)
    if role in LOOKING_INTO_IT:
        apart += (CaseRole.SECOND_PERSON,)
    return apart + (DECIDING_TOGETHER if role == CaseRole.INVESTIGATOR else ())


def why_never_excepted(facts: Facts, role: CaseRole, person: UUID) -> str | None:
    """Why no exception lets somebody have the role; whoever hears the appeal has no other one either."""
    hears_it = PARTS[CaseRole.APPEAL_HEARER] if person in facts.ever_held(CaseRole.APPEAL_HEARER) else None
    return why_no_part(facts, person) or why_unfit(facts, role, person) or hears_it


def needs_an_exception(facts: Facts, role: CaseRole, person: UUID) -> bool:
    """Whether all that keeps somebody from the role is another part that they have in the case."""
    barred = why_never_excepted(facts, role, person)
    return barred is None and _why_kept_apart(facts, role, person, ()) is not None
