"""Who acts in the demo: whom the charity asks first for a role, as far as the rules let them take it."""

from typing import TYPE_CHECKING

from cases.eligibility import why_not_eligible
from cases.models import CaseRole
from cases.workflow import open_case
from demo.situations.situation import Then
from people.chart import Chart, chart_for
from people.models import Person, User

if TYPE_CHECKING:
    from demo.walk import Walk

ASKED_FIRST = {
    CaseRole.HANDLER: ("tobias", "imran", "bronagh", "denise", "marian", "hywel"),
    CaseRole.INVESTIGATOR: ("marian", "priya", "judith"),
    CaseRole.PANEL: ("desmond", "sandra", "hywel"),
    CaseRole.REVIEWER: ("elspeth", "hywel"),
    CaseRole.APPEAL_HEARER: ("farah", "judith", "colin"),
    CaseRole.SECOND_PERSON: ("sandra", "priya", "ruth"),
}
HOLDERS_ACT = {  # steps of those who have a role on the case; the others are the owner's
    "agree_informal_resolution": CaseRole.HANDLER,
    "submit_report": CaseRole.INVESTIGATOR,
    "refer_to_disciplinary": CaseRole.DECISION_MAKER,
    "record_sanction": CaseRole.PANEL,
    "decide_appeal": CaseRole.APPEAL_HEARER,
    "resolve_early": CaseRole.HANDLER,
    "record_conduct_sanction": CaseRole.PANEL,
    "agree_to_bad_faith": CaseRole.SECOND_PERSON,
}
DIRECTOR_ACTS = (
    "issue_final_response",
    "issue_second_warning",
    "issue_final_warning",
    "record_service_decision",
    "allow_exception",
    "reopen",
)
COMPLAINANTS_ACT = ("write", "ask_to_withdraw")  # on their own page


def chart_of(walk: "Walk") -> Chart:
    """The charity's chart on the day of the step: the Director's account keeps it, one for each day."""
    return chart_for(account_of(walk.cast["ruth"]), walk.on)


def choose(walk: "Walk", role: CaseRole, number: int = 1) -> list[Person]:
    """The first who may have the role, in the charity's usual order; the owner stays free to decide."""
    facts = open_case(walk.complaint, walk.on, chart_of(walk)).facts
    asked = [walk.cast[key] for key in ASKED_FIRST[role] if walk.cast[key].pk != walk.complaint.owner_id]
    if role == CaseRole.HANDLER:  # managers take turns
        walk.dice.shuffle(asked)
    may = [person for person in asked if why_not_eligible(facts, role, person.pk) is None]
    return may[:number]


def actor(walk: "Walk", then: Then) -> User:
    """The account that takes this step of the case."""
    return account_of(walk.cast[then.by] if then.by else _usual(walk, then.step))


def _usual(walk: "Walk", step: str) -> Person:
    if step in DIRECTOR_ACTS:
        return walk.cast["ruth"]
    if step in COMPLAINANTS_ACT:
        return walk.cast[walk.situation.by]
    if step in HOLDERS_ACT:
        held = walk.complaint.assignments.filter(role=HOLDERS_ACT[step], ended_on=None)
        return walk.cast[key_of(walk, held.select_related("person")[0].person)]
    return walk.cast[key_of(walk, walk.complaint.owner)]


def key_of(walk: "Walk", person: Person | None) -> str:
    return next(key for key, each in walk.cast.items() if each == person)


def account_of(person: Person) -> User:
    if person.account is None:
        raise ValueError("Somebody of the demo is to act and has no account.")
    return person.account
