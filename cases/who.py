"""
Who may take a step: the lines of the "who" column of the flowcharts, in its words.

They only say who of those who may see the case at all; that comes first, in `visible_to`.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import rules
from rules.predicates import Predicate

from cases.acting import Acting
from cases.eligibility import may_hear_the_appeal
from cases.models import CaseRole
from cases.predicates import (
    director_is_shut_out,
    director_was_involved,
    handled,
    has_an_action,
    has_no_owner,
    has_the_check,
    hears_the_appeal,
    investigated,
    is_a_manager,
    is_above_the_service_manager,
    is_chair,
    is_complainant,
    is_decision_maker,
    is_director,
    is_excepted,
    is_handler,
    is_investigator,
    is_on_the_panel,
    is_owner,
    is_second_person,
    manages_the_complainant,
    manages_the_service,
    may_make_the_finding,
    oversees_all,
    sits_on_the_board,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from cases.routes.case import Case


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


def _somebody_may_hear_it(case: "Case") -> bool:
    return any(may_hear_the_appeal(case.facts, each) for each in case.facts.roles[CaseRole.APPEAL_HEARER])


def _hearer_is_missing(case: "Case") -> str | None:
    if _somebody_may_hear_it(case):
        return None
    return "Name who hears the appeal first: use “Name people”."


def _trustees_are_missing(case: "Case") -> str | None:
    if not case.facts.director_was_involved or _somebody_may_hear_it(case):
        return None
    return (
        "The Director was involved in this case. Name the two or three trustees who answer first: "
        "use “Name people” and the role of appeal hearer."
    )


def _nobody_stands_in(case: "Case") -> str | None:
    """A trustee who owns the case stands in for a Director who is shut out of it."""
    if not case.facts.director_is_shut_out or case.facts.chart.sits_on_the_board(case.owner_id):
        return None
    return (
        "This is for the Director, who may have no part in this case. A trustee who owns it stands in: "
        "use “Hand the case on” first."
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
DIRECTOR = Who("the Director", is_director, _nobody_stands_in)
FINAL_RESPONDER = Who(
    "the Director, or two or three trustees named for stage two where the Director was involved",
    (is_director & ~director_was_involved) | (hears_the_appeal & sits_on_the_board & director_was_involved),
    _trustees_are_missing,
)
DIRECTOR_OR_CHAIR = Who("the Director or the Chair", is_director | is_chair)
OWNER_DIRECTOR_OR_CHAIR = Who(
    "the owner of the case, the Director or the Chair", is_owner | is_director | is_chair
)
SORTS_OUT = Who(
    "the owner of the case, the Director, the Director’s delegate or the Chair",
    is_owner | oversees_all | is_chair,
)
WHO_HANDS_ON = Who(
    "the Director, the Chair, or any trustee or the Director's delegate where the case has no owner; where "
    "the Director may have no part in it, its owner",
    is_director
    | is_chair
    | (is_owner & director_is_shut_out)
    | ((sits_on_the_board | oversees_all) & has_no_owner),
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
