"""
Reminders before a limit, and word up the line after it (the daily work; settings.REMINDER_DAYS).

Whoever must meet a limit hears of it some working days before and on the last day; once it has passed, the
next up the line from the owner hears of that, and it is recorded. A row of `Reminder` for each occasion lets
none go twice, however often this runs or stands still. Nobody hears of a case they may not open; only a
trustee above its owner, who might own it and does not, is asked without sight of it to ask how it stands.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from cases.facts import Facts
from cases.limits import CONFIDENTIAL
from cases.models import Complaint, Deadline, Event, Reminder
from cases.ownership import possible_owners
from cases.recording import record
from cases.workload import Duty, cases_under_way, duties_of
from people.chart import Chart
from people.clock import london_date
from people.models import Office, User
from people.notices import Notice, notify, notify_of_several
from people.standing import standing_of
from people.working_days import Calendar

Occasion = tuple[Reminder.Kind, int]


def remind(at: datetime) -> None:
    """Today's reminders, and word of the limits that have passed. Nothing on a day on which nobody works."""
    on, calendar = london_date(at), Calendar.load()
    if not calendar.is_working_day(on):
        return
    cases = cases_under_way(Complaint.objects.all(), on, Chart.load(on))
    planned = _plan(duties_of(cases), on, calendar)
    ahead = [duty for duty, row in planned if row.kind == Reminder.Kind.AHEAD]
    with transaction.atomic():
        _remind_of(ahead, on)
        told = [row for duty, row in planned if row.kind == Reminder.Kind.AHEAD or _escalate(duty, at)]
        Reminder.objects.bulk_create(told)


def _plan(duties: Iterable[Duty], on: date, calendar: Calendar) -> list[tuple[Duty, Reminder]]:
    """What is to be said today and has not been said yet."""
    known = set(Reminder.objects.values_list("deadline_id", "due_on", "kind", "days"))
    planned = []
    for duty in duties:
        occasion = occasion_of(duty.deadline, on, calendar)
        if occasion and (duty.deadline.pk, duty.deadline.due_on, *occasion) not in known:
            kind, days = occasion
            row = Reminder(deadline=duty.deadline, due_on=duty.deadline.due_on, kind=kind, days=days, on=on)
            planned.append((duty, row))
    return planned


def occasion_of(deadline: Deadline, on: date, calendar: Calendar) -> Occasion | None:
    """The reminder that is due: of several that were missed only the latest."""
    if deadline.due_on < on:
        return Reminder.Kind.ESCALATED, 0
    left = calendar.between(on, deadline.due_on)
    return next(((Reminder.Kind.AHEAD, days) for days in settings.REMINDER_DAYS if left <= days), None)


def _remind_of(duties: Iterable[Duty], on: date) -> None:
    """One mail for each person and case, or one altogether for whoever wants a daily digest."""
    cases_of: dict[UUID, dict[UUID, Complaint]] = defaultdict(dict)
    for duty in duties:
        for person in duty.responsible.people:
            cases_of[person][duty.case.pk] = duty.case
    for account in User.objects.filter(person__in=cases_of, is_active=True).select_related("person"):
        cases = cases_of[account.person.pk]
        visible = Complaint.objects.visible_to(account, on).filter(pk__in=cases).values_list("pk", flat=True)
        _tell(account, [cases[each] for each in visible])


def _tell(account: User, cases: list[Complaint]) -> None:
    if account.daily_digest and cases:
        references = sorted(case.reference for case in cases)
        notify_of_several(account, Notice.DIGEST, references, reverse("admin:cases_desk"))
        return
    for case in cases:
        notify([account], Notice.REMINDER, reference=case.reference, link=case.link)


def _escalate(duty: Duty, at: datetime) -> bool:
    """Tells the next up the line that a limit has passed; answers whether there was somebody to tell."""
    person = next_up(duty.facts)
    account = User.objects.filter(person=person, is_active=True).select_related("person").first()
    if person is None or account is None or not _may_know(account, duty.deadline, at):
        return False
    case = duty.case
    if Complaint.objects.visible_to(account, london_date(at)).filter(pk=case.pk).exists():
        notify([account], Notice.PASSED, reference=case.reference, link=case.link)
    else:
        notify([account], Notice.ASK, reference=case.reference, link=reverse("cases:home"))
    told = {"people": {"label": "Told", "people": [str(person)]}}
    limit = {"label": "Limit", "value": duty.deadline.limit, "text": str(duty.deadline.label)}
    record(case, Event.Kind.ENTRY, "A limit has passed", at=at, answers={**told, "limit": limit})
    return True


def next_up(facts: Facts) -> UUID | None:
    """
    Who answers for an owner who is late: the Director, then Chair, vice-chair and the other trustees.

    The first of them after the owner who might own the case, so nobody who is shut out.
    """
    top = (*facts.chart.holders(Office.DIRECTOR), *facts.chart.board)
    owner = facts.case.owner_id
    above = top[top.index(owner) + 1 :] if owner in top else top
    return next((each for each in possible_owners(facts) if each in above), None)


def _may_know(account: User, deadline: Deadline, at: datetime) -> bool:
    """Of the conduct limb only those hear who may read it."""
    return deadline.limit not in CONFIDENTIAL or standing_of(account, london_date(at)).oversees_all
