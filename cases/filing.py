"""
Filing complaints: routes, owners, first deadlines, events and notices, in one transaction.

A filing knows what a person typed; which route that makes is derived here from the two roles. Several people
complained about are several filings at once: linked complaints of one incident.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from cases.deadlines import Timetable, start_clocks, timetable_for
from cases.facts import shut_out_by
from cases.meant import who_is_shut_out
from cases.models import Bundle, Complaint, ComplaintTag, Involvement
from cases.models.complaint import new_incident
from cases.ownership import news_for_owner, owner_of_new
from cases.recording import record_filings
from cases.routes import ROUTES
from cases.same_events import Told, told_of
from cases.signals import complaints_filed
from cases.words import Route
from people.at_once import read_at_once
from people.chart import Chart, chart_known_to
from people.clock import london_date
from people.models import Person, Service, User
from people.notices import notify_soon


@dataclass(frozen=True)
class Filing:
    """
    What is known of a complaint when it comes in (policy: what intake asks).

    An empty `respondent_role` of a complaint about somebody says that it is not known what they are to the
    charity. `receipt` is the hash of the code by which whoever sent it comes back.
    """

    account: str
    received_on: date
    complainant_role: str
    complainant: Person | None = None
    anonymous: bool = False
    brought_by: Person | None = None
    consent: str = ""
    read_back: str = ""
    about: str = Complaint.About.PERSON
    respondent: Person | None = None
    respondent_role: str = ""
    respondent_name: str = ""  # as typed, of somebody who was not picked from the register
    respondent_described: str = ""
    service: Service | None = None
    received_how: str = "form"
    characteristics: Sequence[str] = ()
    conduct: Sequence[str] = ()
    witnesses: Sequence[Person] = ()
    submission: UUID | None = None  # of each complaint its own; what was sent twice has the same again
    receipt: str = ""
    bundle: Bundle | None = None
    incident: str | None = None
    follows: Complaint | None = None  # the complaint because of which they were treated badly
    details: dict[str, Any] = field(default_factory=dict)  # further fields of Complaint, by name


class AlreadyFiled(Exception):
    """The same was sent before; `complaints` is what came of it, `complaint` the first of them."""

    def __init__(self, complaints: Sequence[Complaint]) -> None:
        super().__init__("This form was sent before.")
        self.complaints = list(complaints)
        self.complaint = complaints[0]


def file_complaint(filing: Filing, *, by: User | None, at: datetime) -> Complaint:
    """Files one complaint, as `file_together` files several."""
    return file_together([filing], by=by, at=at)[0]


def file_together(
    filings: Sequence[Filing], *, by: User | None, at: datetime, earlier: Mapping[UUID, Told] | None = None
) -> list[Complaint]:
    """
    Files what came in together and answers the complaints, one for each filing, with one incident.

    `earlier` are the complaints about the same events, where the caller has read them. Whoever owns one of
    them and is complained about now loses sight of it at once; the worker finds the next owner.

    A fixed number of queries, whatever the number of filings. Raises `AlreadyFiled` for what is sent twice,
    `ValueError` for a day of receipt after the day it is filed.
    """
    if any(filing.received_on > london_date(at) for filing in filings):
        raise ValueError("A complaint cannot be received after the day it is filed.")
    try:
        with transaction.atomic():
            return _file(filings, by, at, earlier)
    except IntegrityError:
        before = _filed_before(filings[0].submission)
        if not before:
            raise
        raise AlreadyFiled(before) from None


def _filed_before(submission: UUID | None) -> list[Complaint]:
    """What came of what was sent before, in whatever number."""
    first = Complaint.objects.filter(submission=submission).exclude(submission=None).first()
    if first is None:
        return []
    return list(Complaint.objects.filter(incident=first.incident, filed_at=first.filed_at))


def _file(
    filings: Sequence[Filing], by: User | None, at: datetime, earlier: Mapping[UUID, Told] | None
) -> list[Complaint]:
    on = london_date(at)
    chart, timetable = _chart_and_timetable(by, on)
    incident = new_incident()
    complaints = [_complaint(filing, incident, by, at) for filing in filings]
    if earlier is None:
        earlier = told_of(filings[0].incident) if filings[0].incident else {}
    shut_out = who_is_shut_out(complaints, [filing.witnesses for filing in filings], chart, earlier)
    for complaint in complaints:
        complaint.owner_id = owner_of_new(complaint, chart, shut_out_by(shut_out[complaint.pk], chart))
    _add_to_the_register(filings)
    # Always in the same order, for each row locks whom it is about (`monitoring.one_at_a_time`).
    Complaint.objects.bulk_create(sorted(complaints, key=lambda each: str(each.respondent_id)))
    ComplaintTag.objects.bulk_create(_tags(complaints, filings))
    Involvement.objects.bulk_create(row for rows in shut_out.values() for row in rows)
    start_clocks(((each, ROUTES[each.route].STARTS) for each in complaints), timetable)
    record_filings(complaints, at)
    news = (news_for_owner(each, chart, shut_out_by(shut_out[each.pk], chart)) for each in complaints)
    notify_soon(news, after=[str(pk) for pk in earlier if shut_out.get(pk)])
    complaints_filed.send(Complaint, complaints=complaints, at=at)
    return complaints


def _chart_and_timetable(by: User | None, on: date) -> tuple[Chart, Timetable]:
    """In one query; what the account has asked for before is not asked for again."""
    if by and (known := chart_known_to(by, on)):
        return known, timetable_for(by)
    people, *days_and_limits = read_at_once(Chart.wanted(on), *Timetable.wanted())
    return Chart.of(people, on), Timetable.of(*days_and_limits)


def _tags(complaints: Sequence[Complaint], filings: Sequence[Filing]) -> Iterator[ComplaintTag]:
    kinds = ComplaintTag.Kind
    for complaint, filing in zip(complaints, filings, strict=True):
        for kind, codes in (
            (kinds.CHARACTERISTIC, filing.characteristics),
            (kinds.CONDUCT, filing.conduct),
        ):
            for code in dict.fromkeys(codes):
                yield ComplaintTag(complaint=complaint, kind=kind, code=code)


def _add_to_the_register(filings: Sequence[Filing]) -> None:
    """
    People who were typed in, not picked, come onto the register with the complaint or not at all.

    Without a line in their history, which would name whoever files it and the moment; and on no list to pick
    from until a keeper of the register has checked them.
    """
    new = {person: filing for filing in filings for person in _named_in(filing) if person._state.adding}
    for person, filing in new.items():
        person.service = filing.service
        person.added_with_complaint = True
    Person.objects.bulk_create(new)


def _named_in(filing: Filing) -> list[Person]:
    return [each for each in (filing.complainant, filing.brought_by, filing.respondent) if each]


def _complaint(filing: Filing, incident: str, by: User | None, at: datetime) -> Complaint:
    about_nobody = filing.about == Complaint.About.NO_ONE
    respondent_role = "" if about_nobody else filing.respondent_role
    return Complaint(
        route=Route.between(filing.complainant_role, respondent_role),
        incident=filing.incident or incident,
        submission=filing.submission,
        receipt=filing.receipt,
        bundle=filing.bundle,
        received_on=filing.received_on,
        received_how=filing.received_how,
        filed_at=at,
        filed_by=None if filing.anonymous else by,
        anonymous=filing.anonymous,
        complainant=filing.complainant,
        complainant_role=filing.complainant_role,
        brought_by=filing.brought_by,
        consent=filing.consent,
        read_back=filing.read_back,
        about=filing.about,
        respondent=None if about_nobody else filing.respondent,
        respondent_role=respondent_role,
        respondent_name="" if about_nobody else filing.respondent_name,
        respondent_described=filing.respondent_described,
        service=filing.service,
        account=filing.account,
        follows=filing.follows,
        **filing.details,
    )
