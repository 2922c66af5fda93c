"""
The limits of the three flowcharts with the policy's defaults, in working days.

A charity changes them in the admin; the numbers below are what a new charity starts with.
"""

from dataclasses import dataclass
from enum import Enum

from django.apps import apps


class Origin(Enum):
    """What a limit is counted from."""

    RECEIPT = "receipt"
    STEP = "the step that starts it"


@dataclass(frozen=True)
class LimitDefault:
    code: str
    label: str
    days: int
    origin: Origin = Origin.STEP
    is_window: bool = False
    extension: int = 0  # working days by which it may be extended at most
    is_confidential: bool = False  # not everybody who may open the file may know of it
    is_safety: bool = False  # it keeps people safe or a hold in view, and runs on during a hold


def _window(code: str, label: str, days: int) -> LimitDefault:
    """Time in which somebody else may act: it is nobody's duty, but the case stays open for it."""
    return LimitDefault(code, label, days, is_window=True)


RECEIPT = Origin.RECEIPT

DEFAULTS = (
    # Appendix 1
    LimitDefault("a1.acknowledge", "Acknowledge the complaint", 5, RECEIPT),
    LimitDefault("a1.initial", "Finish the initial investigation", 10, RECEIPT),
    LimitDefault("a1.informal", "Complete the informal resolution", 20, RECEIPT),
    LimitDefault("a1.investigation", "Submit the investigation report", 20, extension=10),
    LimitDefault("a1.decision", "Decide on the report", 10),
    LimitDefault("a1.referral", "Refer to disciplinary", 5),
    LimitDefault("a1.sanction", "Hold the disciplinary and record the sanction", 15),
    _window("a1.appeal_window", "Appeal may be lodged", 10),
    LimitDefault("a1.appeal", "Decide the appeal", 20),
    # Appendix 2
    LimitDefault("a2.screen", "Screen for safety", 1, RECEIPT, is_safety=True),
    LimitDefault("a2.acknowledge", "Acknowledge the complaint", 5, RECEIPT),
    LimitDefault("a2.response", "Respond at stage one", 10, extension=10),
    _window("a2.stage_two_window", "Stage two may be asked for", 20),
    LimitDefault("a2.stage_two_acknowledge", "Acknowledge the request for stage two", 5),
    LimitDefault("a2.final_response", "Issue the final response", 20, extension=20),
    LimitDefault("a2.conduct_referral", "Open the conduct referral", 5, is_confidential=True),
    # Appendix 3
    LimitDefault("a3.make_safe", "Contact the worker and make safe", 1, RECEIPT, is_safety=True),
    LimitDefault("a3.initial", "Finish the initial investigation", 10, RECEIPT),
    LimitDefault("a3.investigation", "Finish the formal investigation", 20),
    LimitDefault("a3.decision", "Decide on the report", 5),
    LimitDefault("a3.letter", "Send the letter", 5),
    LimitDefault("a3.review_meeting", "Hold the service review", 10),
    LimitDefault("a3.review_letter", "Send the service decision", 5),
    LimitDefault("a3.suspension_review", "Review the temporary suspension", 10, is_safety=True),
    _window("a3.appeal_window", "Appeal may be lodged", 10),
    LimitDefault("a3.appeal", "Decide the appeal", 20),
    # Passed on
    LimitDefault("redirected.acknowledge", "Acknowledge the complaint and pass it on", 5, RECEIPT),
    # All three
    LimitDefault("follow_up", "Check that nobody has suffered for it", 20),
    LimitDefault("hold_review", "Review the hold", 10, is_safety=True),
    LimitDefault("measure_review", "Review an interim measure", 10, is_safety=True),
)

BY_CODE = {each.code: each for each in DEFAULTS}
CONFIDENTIAL = tuple(each.code for each in DEFAULTS if each.is_confidential)
SAFETY = tuple(each.code for each in DEFAULTS if each.is_safety)
ACKNOWLEDGEMENTS = ("a1.acknowledge", "a2.acknowledge", "a3.make_safe", "redirected.acknowledge")


def ensure_limits(**signal: object) -> None:
    """Adds a row for every limit that the database does not have yet; rows that are there keep their days."""
    limits = apps.get_model("cases", "Limit").objects
    known = set(limits.values_list("code", flat=True))
    limits.bulk_create(
        limits.model(code=each.code, label=each.label, days=each.days, default=each.days)
        for each in DEFAULTS
        if each.code not in known
    )
