"""
What was arranged, decided and planned on a case, from all the tables that keep such things.

Each table says which of its fields is the title, the day, the last day and so on; the rest is the same.
"""

from collections.abc import Mapping
from uuid import UUID

from cases.admin.record_kinds import Record, Section, Source
from cases.models import Appeal, Complaint, Hold, InterimMeasure, ServiceDecision, ServiceWarning
from cases.words import SanctionCode

SOURCES = (
    Source(
        Section.SAFETY,
        "Interim measure",
        "interim_measures",
        title="kind",
        on="from_on",
        words="reason",
        labels=InterimMeasure.Kind,
        until=("review_on", "Review on"),
        awaits="review_on",
        done=("ended_on", "Ended on"),
    ),
    Source(
        Section.SAFETY,
        "Hold",
        "holds",
        title="agency",
        on="from_on",
        words="reason",
        labels=Hold.Agency,
        until=("review_on", "Review on"),
        awaits="review_on",
        done=("ended_on", "The case went on on"),
    ),
    Source(
        Section.CONSEQUENCES,
        "Appeal",
        "appeals",
        title="result",
        on="lodged_on",
        words="grounds",
        labels=Appeal.Result,
        done=("decided_on", "Decided on"),
    ),
    Source(
        Section.CONSEQUENCES,
        "Sanction",
        "sanctions",
        title="code",
        on="issued_on",
        words="reasons",
        labels=SanctionCode,
        until=("live_until", "Live until"),
        done=("cancelled_on", "Cancelled on"),
        recorded_by="record_conduct_sanction",
    ),
    Source(
        Section.CONSEQUENCES,
        "Conduct referral",
        "conduct_referral",
        title="",
        on="opened_on",
        words="reasons",
        done=("ended_on", "Ended on"),
        recorded_by="open_conduct_referral",
    ),
    Source(
        Section.CONSEQUENCES,
        "Warning",
        "warnings",
        title="level",
        on="issued_on",
        words="behaviour",
        labels=ServiceWarning.Level,
        until=("live_until", "Live until"),
        done=("cancelled_on", "Cancelled on"),
    ),
    Source(
        Section.SAFETY,
        "Temporary suspension",
        "suspensions",
        title="",
        on="from_on",
        words="reason",
        until=("review_on", "Review on"),
        awaits="review_on",
        done=("ended_on", "Ended on"),
    ),
    Source(
        Section.CONSEQUENCES,
        "Current service",
        "service_decisions",
        title="current_service",
        on="decided_on",
        words="",
        labels=ServiceDecision.Decision,
        until=("review_on", "Review on"),
    ),
    Source(
        Section.CONSEQUENCES,
        "Future service",
        "service_decisions",
        title="future_service",
        on="decided_on",
        words="",
        labels=ServiceDecision.Decision,
    ),
    Source(
        Section.ACTIONS,
        "Action",
        "actions",
        title="",
        on="due_on",
        words="text",
        done=("done_on", "Done on"),
        awaits="due_on",
        then="done_how",
        person="owner_id",
    ),
)


def records_of(case: Complaint, names: Mapping[UUID, str]) -> list[Record]:
    """In the order of the days on which they begin; an action stands on the day it is due."""
    found = (record for source in SOURCES for record in source.records(case, names))
    return sorted(found, key=lambda record: record.on)
