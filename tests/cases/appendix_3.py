"""Cases of Appendix 3, step by step: each step with answers that pass, but for those that a test names."""

from datetime import date, datetime, timedelta
from typing import Any

from cases.filing import Filing, file_complaint
from cases.models import Complaint, Event
from cases.workflow import AnswersInvalid, take_step
from people.clock import LONDON
from people.models import Person
from tests.cast import Cast

MONDAY = date(2026, 6, 1)
STAGE = "appendix-3:"

FOLLOW_UP = {"learning": "Brief new workers", "follow_up_on": MONDAY + timedelta(weeks=20)}
ANSWERS: dict[str, dict[str, Any]] = {
    "make_safe": {
        "contacted": "By telephone, the same morning",
        "support": "A day off",
        "worker_wishes": "Not to go there alone",
        "risk": "Low",
        "measures": ["none"],
        "measures_reason": "Somebody else goes this week",
        "police": "not_needed",
        "safeguarding": "not_needed",
    },
    "shut_out_person": {"kind": "witness", "reason": "She was there"},
    "hand_on": {"reason": "The service has to stop"},
    "correct_respondent": {"reason": "It was somebody else"},
    "consider_needs": {"needs": "Hearing loss", "adjustments": "A quiet room"},
    "open_formal_investigation": {"reason": "Accounts differ", "no_conflict": True},
    "decide_facts": {"finding": "substantiated", "reasons": "Two people heard it"},
    "agree_support": {"said": "Why it hurt", "support": "Weekly talks"},
    "issue_first_warning": {"behaviour": "Shouting", "standard": "Respect", "told_of_appeal": True},
    "refer_to_service_review": {"ground": "final_warning", "reason": "It went on"},
    "record_service_decision": {
        "no_conflict": True,
        "views": "She wants to stay",
        "aim": "Safe visits",
        "lesser_options": "Three warnings",
        "disability_link": "None found",
        "current_service": "conditions",
        "future_service": "continue",
        "conditions": "Two workers at every visit",
    },
    "lodge_appeal": {"grounds": "It is too hard", "no_conflict": True},
    "decide_appeal": {"together": True, "result": "dismissed", "reasons": "It was fair", "goes_on": "no"},
    "start_monitoring": {},
    "close": {"worker_told": True, "protected": "Never alone", **FOLLOW_UP},
    "withdraw": {
        "withdrew_by": "In a letter",
        "withdrew_because": "It is settled",
        "not_pressed": True,
        "continues": "no",
        "continues_reason": "Nobody is at risk",
    },
    "suspend_service": {"reason": "A knife was drawn", "essential_needs": "Meals are brought to the door"},
    "review_suspension": {"decision": "ends", "reason": "It is calm", "essential_needs": "Met by visits"},
}
ANSWERS["start_initial_investigation"] = ANSWERS["consider_needs"] | {
    "account": "I was angry",
    "advocate": "Her sister",
}
ANSWERS["issue_second_warning"] = ANSWERS["issue_first_warning"] | {
    "agreement": "declined",
    "support_in_return": "A mediator",
}
ANSWERS["issue_final_warning"] = ANSWERS["issue_first_warning"] | {"told_of_next": True}


def take(case: Complaint, name: str, by: Person, on: date, /, **answers: Any) -> Event:
    """The step is done and recorded at noon of the day."""
    at = datetime(on.year, on.month, on.day, 12, tzinfo=LONDON)
    return take_step(case, name, by=by.account, at=at, **({"on": on} | ANSWERS[name] | answers))


def faults(case: Complaint, name: str, by: Person, on: date, /, **answers: Any) -> dict[str, list[str]]:
    """The sentences beside the fields of a step that is not taken."""
    try:
        take(case, name, by, on, **answers)
    except AnswersInvalid as invalid:
        return {field: list(map(str, errors)) for field, errors in invalid.form.errors.items()}
    raise AssertionError("The step was taken.")


def filed(cast: Cast, on: date = MONDAY) -> Complaint:
    filing = Filing(
        account="She shouted about where I come from",
        received_on=on,
        complainant_role="staff",
        complainant=cast.complainant,
        respondent=cast.service_user,
        respondent_role="service_user",
        service=cast.home_support,
        characteristics=["race"],
        conduct=["harassment"],
    )
    at = datetime(on.year, on.month, on.day, 9, tzinfo=LONDON)
    return file_complaint(filing, by=cast.complainant.account, at=at)


def investigated(cast: Cast, on: date = MONDAY) -> Complaint:
    case = filed(cast, on)
    take(case, "make_safe", cast.manager, on)
    take(case, "start_initial_investigation", cast.manager, on)
    return case


def decided(cast: Cast, finding: str = "substantiated", on: date = MONDAY) -> Complaint:
    case = investigated(cast, on)
    take(case, "decide_facts", cast.manager, on, finding=finding, report_on=on)
    return case


def warned(cast: Cast, level: str, on: date) -> Complaint:
    """A case of its own that ends in this warning on the day."""
    by = {"first": cast.manager, "second": cast.director, "final": cast.director}[level]
    case = decided(cast, on=on)
    take(case, f"issue_{level}_warning", by, on)
    return case


def up_the_ladder(cast: Cast, on: date = MONDAY) -> None:
    """Three cases that leave the service user with a live final warning."""
    for level in ("first", "second", "final"):
        warned(cast, level, on)


def reviewed(cast: Cast, on: date = MONDAY, **answers: Any) -> Complaint:
    """A case decided by the Director with Tariq and Tilda, because of one serious incident."""
    case = decided(cast, on=on)
    take(case, "refer_to_service_review", cast.manager, on, ground="serious")
    reviewers = [cast.trustee, cast.second_trustee]
    review_on = on + timedelta(weeks=26)
    decision = {"reviewers": reviewers, "met_on": on, "review_on": review_on} | answers
    take(case, "record_service_decision", cast.director, on, **decision)
    return case


def appealed(cast: Cast, case: Complaint, on: date = MONDAY) -> Complaint:
    take(case, "lodge_appeal", cast.manager, on, hearers=[cast.chair, cast.vice_chair])
    return case


def stage_of(case: Complaint) -> str:
    return Complaint.objects.get(pk=case.pk).stage.removeprefix(STAGE)
