"""What must agree between the values of a row, between rows, and with what Redress holds already."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cases.models import Complaint, Event
from cases.register_import.reading import Fault, Row
from cases.words import OutcomeCode
from people.models import Person

FINGERPRINT = "fingerprint"


@dataclass(frozen=True)
class Held:
    """What is in Redress before the import."""

    fingerprints: Mapping[str, str]  # by reference; empty for a complaint that was not imported
    namesakes: frozenset[tuple[str, str]]  # name and role that two people on the register share

    @classmethod
    def load(cls) -> "Held":
        references = dict.fromkeys(Complaint.objects.for_totals().values_list("reference", flat=True), "")
        imported = Event.objects.filter(kind=Event.Kind.IMPORTED)
        references.update(imported.values_list("complaint__reference", f"answers__{FINGERPRINT}__value"))
        people = Counter((name.casefold(), role) for name, role in Person.objects.values_list("name", "role"))
        return cls(references, frozenset(key for key, count in people.items() if count > 1))


def new_rows(rows: Iterable[Row], held: Held) -> list[Row]:
    """Rows that are not in Redress yet, word for word: the same file twice changes nothing."""
    return [row for row in rows if held.fingerprints.get(row.reference) != row.fingerprint]


def check(rows: list[Row], held: Held, today: date) -> list[Fault]:
    """Every fault of rows that are each understood by themselves."""
    known = {*held.fingerprints, *(row.reference for row in rows)}
    faults = _check_references(rows, held)
    for row in rows:
        faults += [Fault(row.line, column, said) for column, said in _faults_of(row, known, held, today)]
    return sorted(faults, key=lambda fault: fault.line)


def _check_references(rows: list[Row], held: Held) -> list[Fault]:
    first: dict[str, int] = {}
    faults = []
    for row in rows:
        if row.reference in first:
            said = f"Line {first[row.reference]} has this reference too. Give each complaint its own."
            faults.append(Fault(row.line, "reference", said))
        first.setdefault(row.reference, row.line)
        if held.fingerprints.get(row.reference, row.fingerprint) != row.fingerprint:
            said = (
                "This reference is in Redress already, with other contents. Remove the line or renumber it."
            )
            faults.append(Fault(row.line, "reference", said))
    return faults


def _faults_of(row: Row, known: set[str], held: Held, today: date) -> Iterable[tuple[str, str]]:
    yield from _faults_of_days(row, today)
    yield from _faults_of_outcome(row, known)
    for name, role, column in (
        (row.complainant, row.complainant_role, "complainant"),
        (row.respondent, row.respondent_role, "respondent"),
    ):
        if name and (name.casefold(), role) in held.namesakes:
            yield column, "Two people on the register have this name and role. Tell them apart by name first."
    if row.respondent and (row.complainant, row.complainant_role) == (row.respondent, row.respondent_role):
        yield "respondent", "The complaint is about the person who made it. Correct one of the names."


def _faults_of_days(row: Row, today: date) -> Iterable[tuple[str, str]]:
    days = {
        "received": row.received,
        "acknowledged": row.acknowledged,
        "outcome_date": row.outcome_date,
        "closed": row.closed,
    }
    for column, on in days.items():
        if on and on > today:
            yield column, f"{on.isoformat()} is in the future. Correct the day."
        elif on and on < row.received:
            yield column, f"{on.isoformat()} is before the day it was received. Correct one of the two."
    if row.closed and row.outcome_date and row.closed < row.outcome_date:
        yield "closed", "It cannot have closed before its outcome. Correct one of the two days."


def _faults_of_outcome(row: Row, known: set[str]) -> Iterable[tuple[str, str]]:
    is_duplicate = row.outcome == OutcomeCode.DUPLICATE
    if row.outcome and not (row.outcome_date or row.closed or is_duplicate):
        yield "outcome_date", "Give the day of the outcome, as 2025-05-31."
    if not row.outcome and not row.duplicate_of:
        for column, on in (("outcome_date", row.outcome_date), ("closed", row.closed)):
            if on:
                yield "outcome", f"There is a day under {column} but no outcome. Say how it ended."
    if row.duplicate_of and row.outcome and not is_duplicate:
        yield (
            "duplicate_of",
            "Only a complaint with the outcome “duplicate” repeats another. Empty one of the two.",
        )
    if row.duplicate_of == row.reference:
        yield "duplicate_of", "A complaint cannot repeat itself. Give the reference of the other one."
    elif row.duplicate_of and row.duplicate_of not in known:
        yield "duplicate_of", f"There is no complaint “{row.duplicate_of}” in the file or in Redress."
