"""Conditions that refuse a step, each in a sentence a manager understands; None when all is well."""

from cases.facts import Facts
from cases.models import Complaint, Outcome
from cases.words import OutcomeCode
from people.models import Role


def ended(facts: Facts) -> str | None:
    if facts.is_set_aside:
        return "This complaint was set aside as a duplicate or out of scope. Nothing more is done on it."
    return "This case has ended." if facts.has_ended else None


def settled(facts: Facts) -> str | None:
    """Ended, and no conduct referral still goes on beside it."""
    return None if facts.referral_goes_on else ended(facts)


def set_aside(facts: Facts) -> str | None:
    return ended(facts) if facts.is_set_aside else None


def is_not_set_aside(facts: Facts) -> str | None:
    return None if facts.is_set_aside else "This case was not set aside."


def on_hold(facts: Facts) -> str | None:
    hold = facts.running_hold
    if hold is None:
        return None
    return (
        f"The case is on hold since {hold.from_on:%-d %B %Y}, because {hold.asked_by} asked us to wait. "
        "Until it goes on, only what keeps people safe and supported, and the review of the hold, can be "
        "recorded."
    )


def is_not_on_hold(facts: Facts) -> str | None:
    return None if facts.running_hold else "The case is not on hold."


def no_action_is_open(facts: Facts) -> str | None:
    return None if facts.open_actions else "There is no open action in this case."


def no_measure_is_running(facts: Facts) -> str | None:
    return None if facts.running_measures else "No interim measure is running in this case."


def is_decided(facts: Facts) -> str | None:
    """What was found in the case, and what follows from it, is not taken back by an entry."""
    found = (Outcome.By.DECISION, Outcome.By.APPEAL, Outcome.By.STAGE_TWO)
    if any(outcome.by in found for outcome in facts.case.outcomes.all()):
        return "A finding was made on this complaint, and it stays. Only an appeal or stage two replaces it."
    return None


def something_is_running(facts: Facts) -> str | None:
    """A conduct referral or a suspension that the case brought has to end in its own way."""
    return referral_is_running(facts) or suspension_is_running(facts)


def referral_is_running(facts: Facts) -> str | None:
    return "The conduct referral of this case has not ended." if facts.referral_goes_on else None


def suspension_is_running(facts: Facts) -> str | None:
    if facts.is_suspended_by_this_case:
        return "The service is temporarily suspended. Review the suspension and end it first."
    return None


def nobody_is_shut_out(facts: Facts) -> str | None:
    return None if facts.involved else "Nobody is recorded as a witness or in conflict, or has stood down."


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


def no_sanction_to_tell(facts: Facts) -> str | None:
    return None if facts.sanctions else "No sanction has been recorded."


def no_referral_is_open(facts: Facts) -> str | None:
    if facts.conduct_referral is None:
        return "There is no conduct referral in this case. Open it first."
    return "The conduct referral of this case has ended." if facts.conduct_referral.ended_on else None


def disciplinary_is_missing(facts: Facts) -> str | None:
    """A forced referral that has not come to a sanction."""
    if forces_referral(facts.case, facts.outcome_code) and not facts.sanctions:
        return "The finding is substantiated: refer it to disciplinary before you close the case."
    return None


def conduct_referral_is_missing(facts: Facts) -> str | None:
    if forces_referral(facts.case, facts.outcome_code) and facts.conduct_referral is None:
        return "The finding is substantiated: open the conduct referral before you close the case."
    return None


def stage_two_is_acknowledged(facts: Facts) -> str | None:
    running = (each.limit for each in facts.case.deadlines.all() if each.is_running)
    if "a2.stage_two_acknowledge" in running:
        return None
    return "The request for stage two was acknowledged already."


def forces_referral(case: Complaint, finding: str) -> bool:
    """A substantiated breach by staff, a volunteer or a trustee will lead to proceedings: no option."""
    about_a_person = case.about == case.About.PERSON and case.respondent_role in Role.inside()
    return finding == OutcomeCode.SUBSTANTIATED and about_a_person
