"""
A finding of bad faith: two separate proofs, false and in bad faith, and a second person who agrees.

Whoever is to make the finding proposes it with both proofs and names the second person, who answers in
person. What was proposed before the case came to its present stage counts no more, nor what somebody said who
has lost their part in the case since.
"""

from collections.abc import Iterator

from cases.facts import Facts
from cases.models import CaseRole, Event
from people.standing import AnyUser

PROPOSE, AGREE = "propose_bad_faith", "agree_to_bad_faith"


def proposal(facts: Facts) -> Event | None:
    """The latest proposal at the present stage."""
    return _proposal_and_answer(facts)[0]


def nobody_proposes_it(facts: Facts) -> str | None:
    """A condition of the second person's answer."""
    return None if proposal(facts) else "Nobody has proposed a finding of bad faith at this stage."


def why_no_bad_faith(facts: Facts, decider: AnyUser) -> str | None:
    """Why this account cannot make the finding; None when it can."""
    proposed, answer = _proposal_and_answer(facts)
    if proposed is None:
        return (
            "A finding of bad faith needs two separate proofs and a second person who agrees. "
            "Use “Propose a finding of bad faith” first."
        )
    if not facts.roles[CaseRole.SECOND_PERSON]:
        return (
            "The second person may have no part in the case any more, so what they said does not count. "
            "Use “Propose a finding of bad faith” again, with somebody else."
        )
    if answer is None:
        return "The second person has not said yet whether they agree that it was made in bad faith."
    if answer.answers["agrees"]["value"] != "yes":
        return "The second person does not agree that it was made in bad faith."
    if answer.actor_id == decider.pk:
        return "Somebody other than you has to agree to a finding of bad faith."
    return None


def _proposal_and_answer(facts: Facts) -> tuple[Event | None, Event | None]:
    answer = None
    for event in _latest_first(facts):
        if event.step == PROPOSE:
            return event, answer
        if event.step == AGREE:
            answer = answer or event
    return None, None


def _latest_first(facts: Facts) -> Iterator[Event]:
    """Entries since the case came to its present stage."""
    for event in reversed(facts.story):
        if event.kind == Event.Kind.STEP and event.stage_from != event.stage_to:
            return
        if event.kind == Event.Kind.ENTRY:
            yield event
