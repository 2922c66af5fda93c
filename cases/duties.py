"""
Who must do what a limit is for, as the "who" column of the flowcharts has it.

The page of a case, the desk, reminders and the calendar feed all ask here. Whoever may have no part in the
case any more is passed over, so that nobody who is shut out is named or written to.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from cases.eligibility import why_no_part
from cases.facts import Facts
from cases.models import CaseRole, Deadline
from people.chart import Chart
from people.models import Office

# Limits that are met by somebody named for the case; every other one is the owner's.
HELD_BY = {
    "a1.initial": CaseRole.HANDLER,
    "a1.investigation": CaseRole.INVESTIGATOR,
    "a1.decision": CaseRole.DECISION_MAKER,
    "a1.referral": CaseRole.DECISION_MAKER,
    "a1.sanction": CaseRole.PANEL,
    "a1.appeal": CaseRole.APPEAL_HEARER,
    "a2.response": CaseRole.HANDLER,
    "a2.final_response": CaseRole.APPEAL_HEARER,
    "a2.conduct_referral": CaseRole.DECISION_MAKER,
    "a3.investigation": CaseRole.INVESTIGATOR,
    "a3.appeal": CaseRole.APPEAL_HEARER,
}
DIRECTORS = ("a2.final_response", "a3.review_meeting", "a3.suspension_review")
LINE_MANAGERS = ("a3.make_safe",)

Part = tuple[str, Iterable[UUID | None]]


@dataclass(frozen=True)
class Responsible:
    """Who must do something: `words` within a sentence, and the ids of the people on the register."""

    words: str
    people: tuple[UUID, ...]


def responsible(facts: Facts, deadline: Deadline) -> Responsible:
    """
    Whoever must do what the deadline is for: "the investigator, Ivan Petrov".

    What is nobody's, in a case without an owner, waits for the Chair.
    """
    for words, people in _parts(facts, deadline.limit):
        may = tuple(each for each in people if each and why_no_part(facts, each) is None)
        if may:
            return Responsible(f"{words}, {names(facts.chart, may)}", may)
    return Responsible("the Chair", ())


def _parts(facts: Facts, limit: str) -> Iterator[Part]:
    """Whose it is, in the order in which they are looked for."""
    role = HELD_BY.get(limit)
    if role and not _is_investigated_instead(facts, role):
        yield "the panel" if role == CaseRole.PANEL else f"the {role.label.lower()}", facts.roles[role]
    if limit in DIRECTORS:
        yield "the Director", facts.chart.holders(Office.DIRECTOR)
    if limit in LINE_MANAGERS:
        worker = facts.chart.members.get(facts.case.complainant_id) if facts.case.complainant_id else None
        yield "the worker’s line manager", (worker.line_manager if worker else None,)
    yield "the owner", (facts.case.owner_id,)
    yield "the Chair", facts.chart.holders(Office.CHAIR)


def _is_investigated_instead(facts: Facts, role: CaseRole) -> bool:
    """What a handler looked into informally is out of their hands once somebody investigates it formally."""
    return role == CaseRole.HANDLER and bool(facts.roles[CaseRole.INVESTIGATOR])


def names(chart: Chart, people: Iterable[UUID]) -> str:
    """Their names within a sentence, in the order of the alphabet."""
    *others, last = sorted(chart.members[each].name for each in people)
    return f"{', '.join(others)} and {last}" if others else last
