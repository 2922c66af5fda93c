"""Conditions that refuse a step, each in a sentence a manager understands; None when all is well."""

from cases.access import FINAL_STAGES
from cases.facts import Facts
from cases.words import OutcomeCode


def is_final(stage: str) -> bool:
    """Whether nothing more happens at this stage of a route."""
    return stage.rpartition(":")[2] in FINAL_STAGES


def ended(facts: Facts) -> str | None:
    if facts.is_set_aside:
        return "This complaint was set aside as a duplicate or out of scope. Nothing more is done on it."
    return "This case has ended." if is_final(facts.case.stage) else None


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


def about_no_one_person(facts: Facts) -> str | None:
    if facts.case.is_about_nobody:
        return "This complaint is about a policy or practice, not a person: there is no disciplinary branch."
    return None


def nothing_to_refer(facts: Facts) -> str | None:
    if facts.outcome_code not in (OutcomeCode.SUBSTANTIATED, OutcomeCode.PARTLY_SUBSTANTIATED):
        return "Only a substantiated or partly substantiated finding is referred to disciplinary."
    return None
