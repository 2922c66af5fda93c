"""A register written down in a test, entered into the database row by row, without the workflow."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from uuid import uuid4

from cases.models import Complaint, ComplaintTag, Deadline, Outcome

ACKNOWLEDGE = {"appendix-1": "a1.acknowledge", "appendix-2": "a2.acknowledge", "appendix-3": "a3.make_safe"}


@dataclass(frozen=True)
class Entry:
    """One complaint. `acknowledge_by` and `acknowledged` are days; None where there is none."""

    received: date
    route: str = "appendix-1"
    outcomes: tuple[tuple[str, date], ...] = ()
    roles: tuple[str, str] = ("staff", "staff")
    incident: str = field(default_factory=lambda: str(uuid4()))
    characteristics: frozenset[str] = frozenset()
    conduct: frozenset[str] = frozenset()
    anonymous: bool = False
    acknowledge_by: date | None = None
    acknowledged: date | None = None


def enter(entries: Iterable[Entry]) -> None:
    kept = [(entry, _complaint(entry)) for entry in entries]
    Complaint.objects.bulk_create(complaint for _, complaint in kept)
    Outcome.objects.bulk_create(
        Outcome(complaint=complaint, code=code, on=on)
        for entry, complaint in kept
        for code, on in entry.outcomes
    )
    ComplaintTag.objects.bulk_create(
        ComplaintTag(complaint=complaint, kind=kind, code=code)
        for entry, complaint in kept
        for kind, codes in (("characteristic", entry.characteristics), ("conduct", entry.conduct))
        for code in codes
    )
    Deadline.objects.bulk_create(
        _acknowledgement(entry, complaint, entry.acknowledge_by)
        for entry, complaint in kept
        if entry.acknowledge_by and not entry.anonymous and entry.route in ACKNOWLEDGE
    )


def _complaint(entry: Entry) -> Complaint:
    complainant_role, respondent_role = entry.roles
    return Complaint(
        route=entry.route,
        received_on=entry.received,
        filed_at=datetime(2026, 1, 1, tzinfo=UTC),
        incident=entry.incident,
        anonymous=entry.anonymous,
        complainant_role=complainant_role,
        respondent_role=respondent_role,
        account="It happened in the kitchen.",
    )


def _acknowledgement(entry: Entry, complaint: Complaint, by: date) -> Deadline:
    return Deadline(
        complaint=complaint,
        limit=ACKNOWLEDGE[entry.route],
        label="Acknowledge",
        start_on=entry.received,
        days=5,
        due_on=by,
        met_on=entry.acknowledged,
    )
