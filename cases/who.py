"""
Who may take a step: small predicates that read like the "who" column of the flowcharts.

They only say who of those who may see the case at all; that comes first, in `visible_to`.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

import rules
from rules.predicates import Predicate

from cases.models import CaseRole
from people.line import above
from people.models import Office, User
from people.standing import Standing, standing_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from cases.routes.case import Case


@dataclass(frozen=True)
class Acting:
    """Somebody about to act on a case, on a day."""

    user: User
    on: date

    @property
    def standing(self) -> Standing:
        return standing_of(self.user, self.on)

    @property
    def person_id(self) -> UUID | None:
        return self.standing.person.pk if self.standing.person else None


@dataclass(frozen=True)
class Who:
    """
    A line of the "who" column: its words and its test.

    `missing` answers the sentence for a case on which nobody is named yet who could.
    """

    words: str
    test: Predicate
    missing: "Callable[[Case], str | None]" = lambda case: None

    def allows(self, case: "Case", acting: Acting) -> bool:
        return self.test.test(acting, case)


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
    """Whoever complained keeps their own page, also after they have left the charity."""
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


is_handler = _holds(CaseRole.HANDLER)
is_investigator = _holds(CaseRole.INVESTIGATOR)
handled = _ever_held(CaseRole.HANDLER)
investigated = _ever_held(CaseRole.INVESTIGATOR)
is_decision_maker = _holds(CaseRole.DECISION_MAKER)
is_on_the_panel = _holds(CaseRole.PANEL)
hears_the_appeal = _holds(CaseRole.APPEAL_HEARER)
is_second_person = _holds(CaseRole.SECOND_PERSON)


def _hearer_is_missing(case: "Case") -> str | None:
    if case.facts.roles[CaseRole.APPEAL_HEARER]:
        return None
    return "Name who hears the appeal first: use “Name people”."


def _trustees_are_missing(case: "Case") -> str | None:
    if not case.facts.director_was_involved or case.facts.roles[CaseRole.APPEAL_HEARER]:
        return None
    return (
        "The Director was involved in this case. Name the two or three trustees who answer first: "
        "use “Name people” and the role of appeal hearer."
    )


OWNER = Who("the owner of the case", is_owner)
COMPLAINANT = Who("the complainant", is_complainant)
OWNER_OR_COMPLAINANT = Who("the owner of the case, or the complainant", is_owner | is_complainant)
OWNER_NOT_HANDLER = Who(
    "the owner of the case, who must not also be its handler", is_owner & (~handled | is_excepted)
)
HANDLER = Who("the handler", is_handler)
INVESTIGATOR = Who("the investigator", is_investigator)
DECIDER = Who(
    "the owner or the decision maker, who must be neither the investigator nor the handler",
    (is_owner | is_decision_maker) & ((~investigated & ~handled) | is_excepted),
)
WHOEVER_FINDS = Who("whoever may make the finding", may_make_the_finding)
SECOND_PERSON = Who("the second person named in the proposal", is_second_person)
DECISION_MAKER = Who("the decision maker", is_decision_maker)
OWNER_OR_DECISION_MAKER = Who("the owner of the case or the decision maker", is_owner | is_decision_maker)
CONDUCT = Who(
    "the owner of the case, the decision maker, the panel, the Director and the Director's delegate",
    is_owner | is_decision_maker | is_on_the_panel | oversees_all,
)
PANEL = Who("a member of the panel", is_on_the_panel)
APPEAL_HEARER = Who("the person named to hear the appeal", hears_the_appeal, _hearer_is_missing)
ANY_MANAGER = Who("a manager", is_a_manager | is_owner)
LINE_MANAGER = Who(
    "the worker's line manager, or whoever owns the case",
    manages_the_complainant | manages_the_service | is_owner,
)
SERVICE_MANAGER = Who("the manager of the service, or whoever owns the case", manages_the_service | is_owner)
MANAGER = Who("a manager of this case", manages_the_service | is_owner | is_director)
MANAGER_NOT_INVESTIGATOR = Who(
    "a manager of this case who is not the investigator",
    (manages_the_service | is_owner | is_director) & (~investigated | is_excepted),
)
SENIOR_MANAGER = Who(
    "a senior manager: the Director, or whoever the service's manager reports to",
    is_director | (is_above_the_service_manager & ~sits_on_the_board),
)
DIRECTOR = Who("the Director", is_director)
FINAL_RESPONDER = Who(
    "the Director, or two or three trustees named for stage two where the Director was involved",
    (is_director & ~director_was_involved) | (hears_the_appeal & sits_on_the_board & director_was_involved),
    _trustees_are_missing,
)
DIRECTOR_OR_CHAIR = Who("the Director or the Chair", is_director | is_chair)
OWNER_DIRECTOR_OR_CHAIR = Who(
    "the owner of the case, the Director or the Chair", is_owner | is_director | is_chair
)
WHO_HANDS_ON = Who(
    "the Director, the Chair, or any trustee or the Director's delegate where the case has no owner",
    is_director | is_chair | ((sits_on_the_board | oversees_all) & has_no_owner),
)
HANDS_OVER = Who(
    "the Director, the Director's delegate, or the Chair as owner of the case",
    oversees_all | (is_chair & is_owner),
)
APPEAL_TRUSTEE = Who(
    "a trustee named to hear the appeal", hears_the_appeal & sits_on_the_board, _hearer_is_missing
)
OWNER_OR_INVESTIGATOR = Who("the owner of the case or the investigator", is_owner | is_investigator)
OWNER_OR_ACTION_OWNER = Who("the owner of the case, or whoever the action is for", is_owner | has_an_action)
WHO_CHECKS = Who(
    "the owner of the case, whoever is to check, the Director, the Director’s delegate or the Chair",
    is_owner | has_the_check | is_director | oversees_all | is_chair,
)
ANYONE_ON_THE_CASE = Who("somebody who may see the case", rules.always_allow)
