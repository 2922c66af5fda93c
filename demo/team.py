"""Who acts in the demo: whom the charity asks first for a role, as far as the rules let them take it."""

from typing import TYPE_CHECKING

from cases.eligibility import why_not_eligible
from cases.models import CaseRole
from cases.workflow import open_case
from people.models import Person, User

if TYPE_CHECKING:
    from demo.walk import Walk

ASKED_FIRST = {
    CaseRole.HANDLER: ("tobias", "imran", "bronagh", "denise", "marian", "hywel"),
    CaseRole.INVESTIGATOR: ("marian", "priya", "judith"),
    CaseRole.PANEL: ("desmond", "sandra", "hywel"),
    CaseRole.REVIEWER: ("elspeth", "hywel"),
    CaseRole.APPEAL_HEARER: ("farah", "judith", "colin"),
}
HOLDERS_ACT = {  # steps of those who have a role on the case; the others are the owner's
    "agree_informal_resolution": CaseRole.HANDLER,
    "submit_report": CaseRole.INVESTIGATOR,
    "refer_to_disciplinary": CaseRole.DECISION_MAKER,
    "record_sanction": CaseRole.PANEL,
    "decide_appeal": CaseRole.APPEAL_HEARER,
    "resolve_early": CaseRole.HANDLER,
    "record_conduct_sanction": CaseRole.PANEL,
}
DIRECTOR_ACTS = (
    "issue_final_response",
    "issue_second_warning",
    "issue_final_warning",
    "record_service_decision",
)


def choose(walk: "Walk", role: CaseRole, number: int = 1) -> list[Person]:
    """The first who may have the role, in the charity's usual order; the owner stays free to decide."""
    facts = open_case(walk.complaint, walk.on).facts
    asked = [walk.cast[key] for key in ASKED_FIRST[role] if walk.cast[key].pk != walk.complaint.owner_id]
    if role == CaseRole.HANDLER:  # managers take turns
        walk.dice.shuffle(asked)
    may = [person for person in asked if why_not_eligible(facts, role, person.pk) is None]
    return may[:number]


def actor(walk: "Walk", step: str) -> User:
    """The account that takes this step of the case."""
    if step in DIRECTOR_ACTS:
        return _account(walk.cast["ruth"])
    if step in HOLDERS_ACT:
        held = walk.complaint.assignments.filter(role=HOLDERS_ACT[step], ended_on=None)
        return _account(held.select_related("person__account")[0].person)
    owner = next(person for person in walk.cast.values() if person.pk == walk.complaint.owner_id)
    return _account(owner)


def _account(person: Person) -> User:
    if person.account is None:
        raise ValueError("Somebody of the demo is to act and has no account.")
    return person.account
