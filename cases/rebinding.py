"""
A new owner at once where the register says that the old one may own no longer (policy: who owns it).

Somebody leaves, an account is closed, an office changes hands: the next in the line follows, and cases that
waited because nobody might own them find an owner as soon as there is one. That happens when the register is
saved. Nothing is saved when a first or last day merely comes, so `hand_on` looks at all open cases daily.
"""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q

from cases.facts import Facts
from cases.follow_ups import dealt_with
from cases.models import Action, Assignment, Complaint, Event, Involvement
from cases.ownership import displace, has_lost, owner_due, pass_on_actions
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
    """
    Looks anew at open cases that this person owns or has a role on, or that are or may be about them, at
    those without an owner, and at what the person still had to do because of any case.
    """
    held = Assignment.objects.filter(person=person, ended_on=None).values("complaint")
    to_do = Action.objects.filter(owner=person, done_on=None).values("complaint")
    heads = Involvement.objects.filter(person=person, kind__in=Involvement.WITH_THOSE_BELOW, ended_on=None)
    about = Q(respondent=person) | Q(pk__in=heads.values("complaint"))
    part = Q(owner=person) | about | Q(pk__in=held) | Q(pk__in=to_do)
    _rebind(part | Q(owner=None), at)


def rebind_cases(cases: Collection[UUID | str], at: datetime) -> None:
    """Looks anew at cases that have shut out somebody because of another one."""
    if cases:
        _rebind(Q(pk__in=cases), at, "Who may know of the case changed")


def hand_on(at: datetime) -> int:
    """
    Looks anew for the owner of every open case; answers how many got a new one.

    Roles that somebody may have no longer end by it too, and what leavers had still to do passes on. Five
    queries where all is well, whatever the number of cases.
    """
    on = london_date(at)
    chart = Chart.load(on)
    running = Complaint.objects.in_progress().select_related("follows")
    every = list(running.prefetch_related("involvements", "assignments"))
    dealt = dealt_with(case.follows_id for case in every)
    stuck = {case.pk for case in every if _is_stuck(Facts(case, on, chart, dealt))}
    return _rebind(Q(pk__in=stuck | _left_undone(chart)), at)


def _is_stuck(facts: Facts) -> bool:
    held = (each for each in facts.case.assignments.all() if each.ended_on is None)
    return owner_due(facts) != facts.case.owner_id or any(has_lost(facts, each) for each in held)


def _left_undone(chart: Chart) -> set[UUID]:
    """Cases because of which somebody who has left still had to do something."""
    here = {member.id for member in chart.members.values() if member.is_current}
    undone = Action.objects.filter(done_on=None).exclude(owner=None).order_by()
    return {case for case, person in undone.values_list("complaint", "owner") if person not in here}


@transaction.atomic
def _rebind(affected: Q, at: datetime, why: str = "The register changed") -> int:
    new_owners = 0
    on = london_date(at)
    in_progress = Complaint.objects.in_progress().filter(affected)
    cases = list(in_progress.order_by("pk").select_for_update())
    chart = Chart.load(on) if cases else None
    for case in cases:
        before = case.owner_id
        if displace(case, Facts(case, on, chart), on):
            _record(case, before, at, why)
            new_owners += case.owner_id not in (None, before)
    _pass_on_after_the_end(affected, on)
    return new_owners


def _pass_on_after_the_end(affected: Q, on: date) -> None:
    """A case that has ended keeps its owner; what is still to be done because of it needs somebody here."""
    undone = Action.objects.filter(done_on=None).exclude(owner=None).values("complaint")
    running = Complaint.objects.in_progress().order_by().values("pk")
    for case in Complaint.objects.filter(affected, pk__in=undone).exclude(pk__in=running):
        facts = Facts(case, on)
        pass_on_actions(case, facts, to=owner_due(facts))


def _record(case: Complaint, owner_before: UUID | None, at: datetime, why: str) -> None:
    """A page that was opened before must not overlook the change: the version counts it."""
    Complaint.objects.filter(pk=case.pk).update(owner=case.owner_id, version=F("version") + 1)
    what = "somebody has no part in the case any more"
    if case.owner_id != owner_before:
        what = "a new owner" if case.owner_id else "no owner"
    record(case, Event.Kind.ENTRY, f"{why}: {what}", at=at)
    complaint_changed.send(Complaint, complaint=case, at=at)
