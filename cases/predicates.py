"""
What must be true of somebody and a case for them to take a step: one fact each.

`cases/who.py` makes the lines of the "who" column of them.
"""

from typing import TYPE_CHECKING

import rules
from rules.predicates import Predicate

from cases.acting import Acting
from cases.eligibility import may_hear_the_appeal
from cases.models import CaseRole
from cases.reporter import Reporter
from people.line import above
from people.models import Office

if TYPE_CHECKING:
    from cases.routes.case import Case


def _holds(role: CaseRole) -> Predicate:
    return Predicate(
        lambda acting, case: case.facts.holds(acting.person_id, role), name=f"holds_{role.value}"
    )


def _ever_held(role: CaseRole) -> Predicate:
    return Predicate(
        lambda acting, case: acting.person_id in case.facts.ever_held(role), name=f"ever_held_{role.value}"
    )


@rules.predicate
def is_owner(acting: Acting, case: "Case") -> bool:
    return case.owner_id is not None and case.owner_id == acting.person_id


@rules.predicate
def is_complainant(acting: Acting, case: "Case") -> bool:
    """Whoever complained keeps their own page, by code or account, also after they have left the charity."""
    if isinstance(acting.user, Reporter):
        return case.receipt == acting.user.receipt
    person = getattr(acting.user, "person", None)
    return person is not None and case.complainant_id == person.pk


@rules.predicate
def manages_the_service(acting: Acting, case: "Case") -> bool:
    """Whoever dealt with the complaint that this one follows does not work on this one either."""
    return case.service_id in acting.standing.services and acting.person_id not in case.facts.dealt_before


@rules.predicate
def is_a_manager(acting: Acting, case: "Case") -> bool:
    return bool(acting.standing.services) or acting.standing.oversees_all


@rules.predicate
def is_director(acting: Acting, case: "Case") -> bool:
    """The Director, or the owner from the board where the Director is shut out of the case."""
    if Office.DIRECTOR in acting.standing.offices:
        return True
    return case.facts.director_is_shut_out and is_owner(acting, case) and acting.standing.is_trustee


@rules.predicate
def manages_the_complainant(acting: Acting, case: "Case") -> bool:
    member = case.facts.chart.members.get(case.complainant_id) if case.complainant_id else None
    return member is not None and member.line_manager == acting.person_id


@rules.predicate
def is_above_the_service_manager(acting: Acting, case: "Case") -> bool:
    chart = case.facts.chart
    managers = chart.managers.get(case.service_id, ()) if case.service_id else ()
    return any(acting.person_id in above(chart, each) for each in managers)


@rules.predicate
def is_chair(acting: Acting, case: "Case") -> bool:
    return Office.CHAIR in acting.standing.offices


@rules.predicate
def sits_on_the_board(acting: Acting, case: "Case") -> bool:
    return acting.standing.is_trustee


@rules.predicate
def has_no_owner(acting: Acting, case: "Case") -> bool:
    return case.owner_id is None


@rules.predicate
def director_is_shut_out(acting: Acting, case: "Case") -> bool:
    return case.facts.director_is_shut_out


@rules.predicate
def director_was_involved(acting: Acting, case: "Case") -> bool:
    return case.facts.director_was_involved


@rules.predicate
def may_make_the_finding(acting: Acting, case: "Case") -> bool:
    """Whoever may take the step that makes the finding at this stage."""
    finding = (step for step in case.STEPS.values() if step.finds and step.leaves(case.stage))
    return any(step.who.allows(case, acting) for step in finding)


@rules.predicate
def is_excepted(acting: Acting, case: "Case") -> bool:
    """A very small charity lets this person make the finding although they looked into it themselves."""
    return case.facts.is_excepted(acting.person_id, CaseRole.DECISION_MAKER)


@rules.predicate
def oversees_all(acting: Acting, case: "Case") -> bool:
    return acting.standing.oversees_all


@rules.predicate
def has_an_action(acting: Acting, case: "Case") -> bool:
    me = acting.person_id
    return me is not None and any(each.owner_id == me for each in case.facts.open_actions)


@rules.predicate
def has_the_check(acting: Acting, case: "Case") -> bool:
    me = acting.person_id
    return me is not None and any(each.owner_id == me for each in case.facts.open_checks)


@rules.predicate
def hears_the_appeal(acting: Acting, case: "Case") -> bool:
    """Named for it, and as uninvolved now as then: they may own the case or have made the finding since."""
    me = acting.person_id
    if me is None or not case.facts.holds(me, CaseRole.APPEAL_HEARER):
        return False
    return may_hear_the_appeal(case.facts, me)


is_handler = _holds(CaseRole.HANDLER)
is_investigator = _holds(CaseRole.INVESTIGATOR)
handled = _ever_held(CaseRole.HANDLER)
investigated = _ever_held(CaseRole.INVESTIGATOR)
is_decision_maker = _holds(CaseRole.DECISION_MAKER)
is_on_the_panel = _holds(CaseRole.PANEL)
is_second_person = _holds(CaseRole.SECOND_PERSON)
