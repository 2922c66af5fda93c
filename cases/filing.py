"""
Filing a complaint: route, owner, first deadlines, event and notice, in one transaction.

A filing knows what a person typed; which route that makes is derived here from the two roles.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from cases.deadlines import Timetable, owed_to
from cases.models import Complaint, ComplaintTag, Deadline, Involvement
from cases.ownership import owner_of_new, tell_owner
from cases.recording import record_filing
from cases.routes import ROUTES
from cases.signals import complaint_changed
from cases.words import Route
from people.chart import Chart, chart_for
from people.clock import london_date
from people.models import Person, Service, User


@dataclass(frozen=True)
class Filing:
    """What is known of a complaint when it comes in (policy: what intake asks)."""

    account: str
    received_on: date
    complainant_role: str
    complainant: Person | None = None
    anonymous: bool = False
    brought_by: Person | None = None
    consent: str = ""
    about: str = Complaint.About.PERSON
    respondent: Person | None = None
    respondent_role: str = ""
    respondent_described: str = ""
    service: Service | None = None
    received_how: str = "form"
    characteristics: Sequence[str] = ()
    conduct: Sequence[str] = ()
    witnesses: Sequence[Person] = ()
    submission: UUID | None = None
    incident: str | None = None
    follows: Complaint | None = None  # the complaint because of which they were treated badly
    details: dict[str, Any] = field(default_factory=dict)  # further fields of Complaint, by name


class AlreadyFiled(Exception):
    """The same form was sent before; `complaint` is what came of it."""

    def __init__(self, complaint: Complaint) -> None:
        super().__init__("This form was sent before.")
        self.complaint = complaint


def file_complaint(filing: Filing, *, by: User | None, at: datetime) -> Complaint:
    """
    Files the complaint and answers it. Raises `AlreadyFiled` for a form sent twice, `ValueError` for a day
    of receipt after the day it is filed.
    """
    if filing.received_on > london_date(at):
        raise ValueError("A complaint cannot be received after the day it is filed.")
    try:
        with transaction.atomic():
            return _file(filing, by, at)
    except IntegrityError:
        before = Complaint.objects.filter(submission=filing.submission).exclude(submission=None).first()
        if before is None:
            raise
        raise AlreadyFiled(before) from None


def _file(filing: Filing, by: User | None, at: datetime) -> Complaint:
    _add_to_the_register(filing)
    complaint = _complaint(filing, by, at)
    chart = chart_for(by, london_date(at)) if by else Chart.load(london_date(at))
    witnesses = [person.pk for person in filing.witnesses]
    complaint.owner_id = owner_of_new(complaint, chart, witnesses)
    complaint.save(force_insert=True)
    _keep_tags(complaint, filing)
    _keep_witnesses(complaint, filing.witnesses, filing.received_on)
    _start_clock(complaint)
    record_filing(complaint, at)
    tell_owner(complaint, chart, witnesses)
    complaint_changed.send(Complaint, complaint=complaint, at=at)
    return complaint


def _add_to_the_register(filing: Filing) -> None:
    """
    People who were typed in, not picked, come onto the register with the complaint or not at all.

    Without a line in their history, which would name whoever files it and the moment; and on no list to pick
    from until a keeper of the register has checked them.
    """
    for person in (filing.complainant, filing.respondent):
        if person is not None and person._state.adding:
            person.service = filing.service
            person.added_with_complaint = True
            Person.objects.bulk_create([person])


def _complaint(filing: Filing, by: User | None, at: datetime) -> Complaint:
    about_nobody = filing.about == Complaint.About.NO_ONE
    respondent_role = "" if about_nobody else filing.respondent_role
    return Complaint(
        route=Route.between(filing.complainant_role, respondent_role),
        submission=filing.submission,
        received_on=filing.received_on,
        received_how=filing.received_how,
        filed_at=at,
        filed_by=None if filing.anonymous else by,
        anonymous=filing.anonymous,
        complainant=filing.complainant,
        complainant_role=filing.complainant_role,
        brought_by=filing.brought_by,
        consent=filing.consent,
        about=filing.about,
        respondent=None if about_nobody else filing.respondent,
        respondent_role=respondent_role,
        respondent_described=filing.respondent_described,
        service=filing.service,
        account=filing.account,
        follows=filing.follows,
        **({"incident": filing.incident} if filing.incident else {}),
        **filing.details,
    )


def _keep_tags(complaint: Complaint, filing: Filing) -> None:
    kinds = ComplaintTag.Kind
    ComplaintTag.objects.bulk_create(
        ComplaintTag(complaint=complaint, kind=kind, code=code)
        for kind, codes in ((kinds.CHARACTERISTIC, filing.characteristics), (kinds.CONDUCT, filing.conduct))
        for code in dict.fromkeys(codes)
    )


def _keep_witnesses(complaint: Complaint, witnesses: Iterable[Person], on: date) -> None:
    Involvement.objects.bulk_create(
        Involvement(complaint=complaint, person=person, kind=Involvement.Kind.WITNESS, from_on=on)
        for person in witnesses
    )


def _start_clock(complaint: Complaint) -> None:
    """The first limits of the route."""
    starts = owed_to(complaint, ROUTES[complaint.route].STARTS)
    timetable = Timetable.load()
    Deadline.objects.bulk_create(
        timetable.deadline(complaint, code, complaint.received_on) for code in starts
    )
