"""Answers that more than one route asks for."""

from datetime import date, timedelta
from typing import Any

from tests.cast import Cast

Answers = dict[str, Any]

# The finding that leaves every way open: it may be referred, closed with a reason, appealed and withdrawn.
FINDING = "partly_substantiated"
LATER = date(2026, 12, 1)  # after every day on which a case of these tests takes a step


def closing(on: date) -> Answers:
    return {"learning": "Ask before you joke.", "follow_up_on": on + timedelta(days=28)}


def withdrawal() -> Answers:
    return {
        "withdrew_by": "By telephone to Martha",
        "withdrew_because": "It has stopped.",
        "not_pressed": True,
        "continues": "no",
        "continues_reason": "Nobody else is affected.",
    }


def formal(cast: Cast) -> Answers:
    return {
        "investigator": cast.investigator,
        "no_conflict": True,
        "allegations": "He mocked her accent.",
        "person_told": True,
        "reason": "It has happened before.",
    }


def finding() -> Answers:
    return {
        "finding": FINDING,
        "reasons": "Two people heard it.",
        "finding_1": FINDING,
        "reasons_1": "Two people heard it.",
    }
