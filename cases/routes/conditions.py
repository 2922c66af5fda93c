"""Conditions that refuse a step, each in a sentence a manager understands; None when all is well."""

from cases.access import FINAL_STAGES
from cases.facts import Facts
from cases.models import Complaint
from cases.words import OutcomeCode
from people.models import Role


def is_final(stage: str) -> bool:
    """Whether nothing more happens at this stage of a route."""
    return stage.rpartition(":")[2] in FINAL_STAGES


def ended(facts: Facts) -> str | None:
    if facts.is_set_aside:
        return "This complaint was set aside as a duplicate or out of scope. Nothing more is done on it."
    return "This case has ended." if is_final(facts.case.stage) else None


def settled(facts: Facts) -> str | None:
    """Ended, and no conduct referral still goes on beside it."""
    said = ended(facts)
    referral = facts.conduct_referral if said else None
    return None if referral and referral.ended_on is None else said


def set_aside(facts: Facts) -> str | None:
    return ended(facts) if facts.is_set_aside else None


def person_is_known(facts: Facts) -> str | None:
    if facts.case.about != facts.case.About.UNKNOWN:
        return "Who this complaint is about is recorded already."
    return None


def person_is_not_known(facts: Facts) -> str | None:
    if facts.case.about == facts.case.About.UNKNOWN:
        return "Name the person it is about first: use “Name the person it is about”."
    return None


def nothing_to_extend(facts: Facts) -> str | None:
    return None if facts.extendable else "No limit that may be extended is running now."


def about_no_one_person(facts: Facts) -> str | None:
    if facts.case.is_about_nobody:
        return "This complaint is about a policy or practice, not a person: there is no disciplinary branch."
    return None


def nothing_to_refer(facts: Facts) -> str | None:
    if facts.outcome_code not in OutcomeCode.upheld():
        return "Only a substantiated or partly substantiated finding is referred to disciplinary."
    return None


def referral_is_open(facts: Facts) -> str | None:
    return "The conduct referral of this case was opened already." if facts.conduct_referral else None


def no_referral_is_open(facts: Facts) -> str | None:
    if facts.conduct_referral is None:
        return "There is no conduct referral in this case. Open it first."
    return "The conduct referral has ended with a sanction." if facts.conduct_referral.ended_on else None


def stage_two_is_acknowledged(facts: Facts) -> str | None:
    waiting = facts.case.deadlines.running().filter(limit="a2.stage_two_acknowledge")
    return None if waiting.exists() else "The request for stage two was acknowledged already."


def forces_referral(case: Complaint, finding: str) -> bool:
    """A substantiated breach by staff, a volunteer or a trustee will lead to proceedings: no option."""
    about_a_person = case.about == case.About.PERSON and case.respondent_role in Role.inside()
    return finding == OutcomeCode.SUBSTANTIATED and about_a_person
