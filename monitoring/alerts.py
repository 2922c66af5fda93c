"""Raising, updating and clearing alerts on the spot, in the transaction of what changed."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, Value
from django.db.models.functions import ExtractYear
from django.urls import reverse

from cases.models import Complaint
from monitoring.counts import ROUTES, counted, year_of
from monitoring.models import MORE_THAN, Alert
from monitoring.years import FinancialYear
from people.chart import Chart
from people.models import Role
from people.notices import Notice, notify

SEVERAL = "Alerts"  # the reference of a mail about more than one
ALERTED = (Role.STAFF,)  # counts of volunteers and trustees are shown, without an alert

Numbers = dict[tuple[UUID, int], int]  # by person and the calendar year in which the financial year begins


def count_new(complaints: Iterable[Complaint], on: date) -> None:
    """
    Counts complaints that have just been filed, for everybody whom they are about at once.

    One query where no alert is due; none where nobody is named yet, or in a role that has no alerts. Nobody
    else writes about the same people meanwhile (`one_at_a_time`).
    """
    people = {each.respondent_id for each in complaints if _may_count(each) and each.respondent_id}
    if people:
        _bring_up(_read(people, on), people, on)


def recount_for(complaint: Complaint, on: date) -> None:
    """
    Recounts the person it is about, in every year, and whoever it counted for before: also the same person,
    who turned out to have acted in another role.

    One query where nothing changes. Nobody else writes about the same person meanwhile (`one_at_a_time`).
    """
    if complaint.respondent_id is None or not _may_count(complaint):
        others = {*Alert.objects.filter(complaints=complaint).values_list("person_id", flat=True)}
    else:
        others = _recount(complaint.respondent_id, on, complaint)
    for person in others:
        _recount(person, on, complaint)


def _may_count(complaint: Complaint) -> bool:
    return complaint.route in ROUTES and complaint.respondent_role in ALERTED


def _recount(person: UUID, on: date, complaint: Complaint) -> set[UUID]:
    """Everybody else whose alert still counts the complaint."""
    counts = _read({person}, on, complaint)
    _bring_up(counts, {person}, on)
    return {about for about, _ in counts[1]} - {person}


def _bring_up(counts: tuple[Numbers, Numbers], people: Collection[UUID], on: date) -> None:
    """Brings the alerts of these people up to what there is to count."""
    numbers, kept = counts
    for about, year in sorted({*numbers, *kept}, key=str):
        number = numbers.get((about, year), 0)
        if about in people and number != kept.get((about, year), min(number, MORE_THAN)):
            settle(about, FinancialYear.beginning_in(year), number, on)


def _read(people: Collection[UUID], on: date, complaint: Complaint | None = None) -> tuple[Numbers, Numbers]:
    """What there is to count, and what alerts have counted so far, also of others who count `complaint`."""
    now = (
        counted(ALERTED, on)
        .filter(respondent__in=people)
        .annotate(first_year=year_of("received_on"))
        .values("respondent_id", "first_year")
        .annotate(number=Count("pk"), kept=Value(0))
        .values_list("respondent_id", "first_year", "number", "kept")
    )
    theirs = Q(person__in=people)
    if complaint:
        counts_it = Alert.complaints.through.objects.filter(alert=OuterRef("pk"), complaint=complaint)
        theirs |= Q(Exists(counts_it))
    alerts = Alert.objects.filter(theirs).order_by()
    before = alerts.annotate(first_year=ExtractYear("year_start"), kept=Value(1))
    rows = list(now.union(before.values_list("person_id", "first_year", "number", "kept"), all=True))
    numbers = {(about, year): number for about, year, number, kept in rows if not kept}
    return numbers, {(about, year): number for about, year, number, kept in rows if kept}


def settle(person: UUID, year: FinancialYear, number: int, on: date) -> None:
    """Brings the alert of a person and year up to a new number of complaints; a review waits meanwhile."""
    alert = Alert.objects.select_for_update().filter(person=person, year_start=year.start).first()
    before = alert.number if alert else 0
    if alert:
        change = alert.counts_now(number, on)
    else:
        alert, change = Alert.first(person, year, number, on)
    if change is None:
        return
    alert.save()
    change.save()
    alert.complaints.set(
        counted(ALERTED, on).filter(respondent=person, received_on__range=(year.start, year.end))
    )
    if alert.is_to_review and number > before:
        _tell(alert, Chart.load(on))


def _tell(alert: Alert, chart: Chart) -> None:
    readers = Alert.objects.filter(pk=alert.pk).readers(chart)[alert.pk]
    notify([chart.members[each] for each in readers], Notice.ALERT, reference=str(alert), link=alert.link)


def tell_of_several(alerts: list[Alert], chart: Chart) -> None:
    """One mail to each of those they are for, with a link to the list."""
    waiting = Alert.objects.filter(pk__in=[alert.pk for alert in alerts if alert.is_to_review])
    people = {person for readers in waiting.readers(chart).values() for person in readers}
    link = reverse("admin:monitoring_alert_changelist")
    notify([chart.members[each] for each in people], Notice.ALERT, reference=SEVERAL, link=link)
