"""Writing the rows of a register: a fixed number of queries for each thousand rows, one transaction."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from cases.deadlines import Timetable
from cases.limits import ACKNOWLEDGEMENTS
from cases.models import Complaint, ComplaintTag, Deadline, Outcome, new_incident
from cases.ownership import owner_of_new
from cases.recording import record_imports
from cases.register_import.checking import FINGERPRINT
from cases.register_import.reading import Row
from cases.register_import.stages import stage_of
from cases.routes import ROUTES
from cases.signals import register_imported
from cases.words import OutcomeCode, ReceivedHow, Route
from people.chart import Chart
from people.models import Person, Service

if TYPE_CHECKING:
    from uuid import UUID

BATCH = 500


@transaction.atomic
def store(rows: list[Row], at: datetime, today: date) -> int:
    """Brings the rows in and answers how many complaints that made."""
    if not rows:
        return 0
    services = _services(rows)
    people = _people(rows)
    chart, timetable = Chart.load(today), Timetable.load()
    complaints = {row.reference: _complaint(row, people, services, at) for row in rows}
    for complaint in complaints.values():
        complaint.owner_id = owner_of_new(complaint, chart, frozenset())
    _link_duplicates(rows, complaints)
    Complaint.objects.bulk_create(complaints.values(), batch_size=BATCH)
    pairs = [(row, complaints[row.reference]) for row in rows]
    ComplaintTag.objects.bulk_create(_tags(pairs), batch_size=BATCH)
    Outcome.objects.bulk_create(_outcomes(pairs), batch_size=BATCH)
    Deadline.objects.bulk_create(_deadlines(pairs, timetable), batch_size=BATCH)
    record_imports(_said(pairs), at)
    register_imported.send(Complaint, complaints=[complaint.pk for complaint in complaints.values()], at=at)
    return len(complaints)


def _services(rows: list[Row]) -> dict[str, Service]:
    held = {service.name.casefold(): service for service in Service.objects.all()}
    names = {row.service.casefold(): row.service for row in rows if row.service}
    missing = [Service(name=name) for key, name in names.items() if key not in held]
    Service.objects.bulk_create(missing, batch_size=BATCH)
    return held | {service.name.casefold(): service for service in missing}


def _people(rows: list[Row]) -> dict[tuple[str, str], Person]:
    """People by name and role; those whom the register does not have yet are added, to be checked."""
    held = {(person.name.casefold(), person.role): person for person in Person.objects.all()}
    named = {
        (name.casefold(), role): Person(name=name, role=role, added_with_complaint=True)
        for row in rows
        for name, role in ((row.complainant, row.complainant_role), (row.respondent, row.respondent_role))
        if name
    }
    missing = {key: person for key, person in named.items() if key not in held}
    Person.objects.bulk_create(missing.values(), batch_size=BATCH)
    return held | missing


def _complaint(
    row: Row, people: dict[tuple[str, str], Person], services: dict[str, Service], at: datetime
) -> Complaint:
    route = Route.between(row.complainant_role, row.respondent_role)
    known_how = row.received_how in ReceivedHow.values
    return Complaint(
        reference=row.reference,
        route=route,
        stage=stage_of(row, route),
        incident=row.incident or new_incident(),
        received_on=row.received,
        received_how=row.received_how if known_how else ReceivedHow.OTHER,
        filed_at=at,
        closed_on=row.closed,
        anonymous=not row.complainant,
        complainant=people.get((row.complainant.casefold(), row.complainant_role)),
        complainant_role=row.complainant_role,
        about=Complaint.About.PERSON if row.respondent else Complaint.About.NO_ONE,
        respondent=people.get((row.respondent.casefold(), row.respondent_role)),
        respondent_role=row.respondent_role,
        service=services.get(row.service.casefold()),
        account=row.account,
    )


def _link_duplicates(rows: Iterable[Row], complaints: dict[str, Complaint]) -> None:
    wanted = {row.duplicate_of for row in rows if row.duplicate_of} - complaints.keys()
    held = Complaint.objects.for_totals().filter(reference__in=wanted)
    found: dict[str, UUID] = dict(held.values_list("reference", "pk"))
    found |= {reference: complaint.pk for reference, complaint in complaints.items()}
    for row in rows:
        if row.duplicate_of:
            complaints[row.reference].duplicate_of_id = found[row.duplicate_of]


def outcome_of(row: Row) -> tuple[str, date] | None:
    """The outcome and its day. A duplicate without a day was one from the day it came in."""
    code = row.outcome or (OutcomeCode.DUPLICATE if row.duplicate_of else "")
    return (code, row.outcome_date or row.closed or row.received) if code else None


Pairs = list[tuple[Row, Complaint]]


def _outcomes(pairs: Pairs) -> Iterator[Outcome]:
    for row, complaint in pairs:
        reached = outcome_of(row)
        if reached:
            code, on = reached
            yield Outcome(complaint=complaint, code=code, on=on, by=Outcome.By.REGISTER)


def _tags(pairs: Pairs) -> Iterator[ComplaintTag]:
    for row, complaint in pairs:
        for code in row.characteristics:
            yield ComplaintTag(complaint=complaint, kind=ComplaintTag.Kind.CHARACTERISTIC, code=code)
        for code in row.conduct:
            yield ComplaintTag(complaint=complaint, kind=ComplaintTag.Kind.CONDUCT, code=code)


def _deadlines(pairs: Pairs, timetable: Timetable) -> Iterator[Deadline]:
    """The first limits, met where the register has the day. Nobody acknowledges to the anonymous."""
    for row, complaint in pairs:
        reached = outcome_of(row)
        for code in ROUTES[complaint.route].STARTS:
            if complaint.anonymous and code in ACKNOWLEDGEMENTS:
                continue
            deadline = timetable.deadline(complaint, code, row.received)
            deadline.met_on = row.acknowledged
            ended = row.closed or (reached[1] if reached else None)
            deadline.ended_on = None if deadline.met_on else ended
            yield deadline


def _said(pairs: Pairs) -> Iterator[tuple[Complaint, dict[str, Any]]]:
    """What each line is known by, and how it says that the complaint came in."""
    for row, complaint in pairs:
        yield (
            complaint,
            {
                FINGERPRINT: {"label": "Fingerprint of its line", "value": row.fingerprint},
                "received_how": {"label": "Received", "value": row.received_how},
            },
        )
