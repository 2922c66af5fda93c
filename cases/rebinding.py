"""
A new owner at once where the register says that the old one may own no longer (policy: who owns it).

Somebody leaves, an account is closed, an office changes hands: the next in the line follows, and cases that
waited because nobody might own them find an owner as soon as there is one. That happens when the register is
saved. Nothing is saved when a first or last day merely comes, so `hand_on` looks at all open cases daily.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q

from cases.facts import Facts
from cases.follow_ups import had_a_part_in
from cases.models import Complaint, Event
from cases.ownership import displace, owner_due
from cases.recording import record
from cases.signals import complaint_changed
from people.chart import Chart
from people.clock import london_date, now
from people.models import Appointment, Person, User


def when_saved(sender: type, instance: Any, created: bool, raw: bool, **signal: Any) -> None:
    """Receives `post_save` of the register: Person, Appointment and User."""
    fields = signal.get("update_fields")
    is_about_signing_in = isinstance(instance, User) and fields and "is_active" not in fields
    if not raw and not is_about_signing_in:
        for person in _changed(instance, created):
            rebind(person, now())


def _changed(row: Person | Appointment | User, created: bool) -> list[UUID]:
    """Whose rights the saved row may have changed. Who is new and has no account can own nothing."""
    if isinstance(row, Appointment):
        return [row.person_id]
    if isinstance(row, Person):
        return [] if created and row.account_id is None else [row.pk]
    return [] if created else list(Person.objects.filter(account=row).values_list("pk", flat=True))


def rebind(person: UUID, at: datetime) -> None:
    """Looks anew for the owner of open cases that this person owns or is about, and of those without one."""
    _rebind(Q(owner=person) | Q(respondent=person) | Q(owner=None), at)


def hand_on(at: datetime) -> int:
    """
    Looks anew for the owner of every open case; answers how many got a new one.

    Three queries where all is well, whatever the number of cases.
    """
    on = london_date(at)
    chart = Chart.load(on)
    every = list(Complaint.objects.in_progress().prefetch_related("involvements"))
    earlier = had_a_part_in(case.follows_id for case in every)
    stuck = [case.pk for case in every if owner_due(Facts(case, on, chart, earlier)) != case.owner_id]
    return _rebind(Q(pk__in=stuck), at)


@transaction.atomic
def _rebind(affected: Q, at: datetime) -> int:
    new_owners = 0
    cases = list(Complaint.objects.in_progress().filter(affected).order_by("pk").select_for_update())
    chart = Chart.load(london_date(at)) if cases else None
    for case in cases:
        before = case.owner_id
        displace(case, Facts(case, london_date(at), chart), london_date(at))
        if case.owner_id != before:
            _record(case, at)
            new_owners += case.owner_id is not None
    return new_owners


def _record(case: Complaint, at: datetime) -> None:
    """A page that was opened before must not overlook the change: the version counts it."""
    Complaint.objects.filter(pk=case.pk).update(owner=case.owner_id, version=F("version") + 1)
    label = "The register changed: a new owner" if case.owner_id else "The register changed: no owner"
    record(case, Event.Kind.ENTRY, label, at=at)
    complaint_changed.send(Complaint, complaint=case, at=at)
