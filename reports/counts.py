"""
What the database adds up for one year's report, as things stood at the end of one day.

Every number is the charity's whole, so none goes through `visible_to`: these queries return counts, never a
complaint. Only working days are counted here, by pairs of dates, since SQL knows no bank holidays.
"""

from collections import Counter
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from cases.access import ComplaintQuerySet
from cases.limits import ACKNOWLEDGEMENTS
from cases.models import Complaint, ComplaintTag, Deadline
from cases.words import OutcomeCode
from monitoring.years import FinancialYear
from people.working_days import Calendar

Grouped = Counter[tuple[Any, ...]]  # how many complaints, by the values of some fields

OPEN = OutcomeCode.OPEN.value
QUARTERS = ("Q1", "Q2", "Q3", "Q4")


def counted(start: date, end: date, as_at: date) -> ComplaintQuerySet:
    """Complaints of the three appendices received from `start` to `end`, known duplicates left out.

    Adds `outcome_code` and `outcome_on`, None where there was no outcome yet.
    """
    received = Complaint.objects.for_totals().on_a_route().filter(received_on__range=(start, min(end, as_at)))
    known = received.with_outcome(as_at)
    return known.filter(Q(outcome_code=None) | ~Q(outcome_code=OutcomeCode.DUPLICATE)).order_by()


def by_route_quarter_and_outcome(complaints: ComplaintQuerySet, year: FinancialYear) -> Grouped:
    named = zip(QUARTERS, year.quarters, strict=True)
    quarter = Case(
        *(When(received_on__range=days, then=Value(name)) for name, days in named), output_field=CharField()
    )
    complaints = complaints.annotate(quarter=quarter, state=Coalesce("outcome_code", Value(OPEN)))
    return _counts(complaints, "route", "quarter", "state")


def by_route_and_roles(complaints: ComplaintQuerySet) -> Grouped:
    """By route, the complainant's role and the respondent's, which is empty for no one known person."""
    return _counts(complaints, "route", "complainant_role", "respondent_role")


def by_year_and_route(years: list[FinancialYear], as_at: date) -> Grouped:
    """Years must follow one another, the earliest first."""
    label = Case(
        *(When(received_on__lte=year.end, then=Value(year.label)) for year in years), output_field=CharField()
    )
    complaints = counted(years[0].start, years[-1].end, as_at).annotate(year=label)
    return _counts(complaints, "year", "route")


def incidents(complaints: ComplaintQuerySet) -> int:
    return complaints.values("incident").distinct().count()


def by_tag(complaints: ComplaintQuerySet) -> Grouped:
    """By kind ("characteristic" or "conduct") and code; a complaint counts once for each that applies."""
    return _counts(ComplaintTag.objects.filter(complaint__in=complaints.values("pk")), "kind", "code")


def acknowledgements(complaints: ComplaintQuerySet, as_at: date) -> dict[str, int]:
    """
    `due`: acknowledged by that day, or to be by then; `on_time`: of these, those within the limit.

    Where it is to be done anew, because the case was reopened or went over to another route before it was
    done, that alone counts.
    """
    done, due = Q(met_on__lte=as_at), Q(due_on__lte=as_at) & _not_held(as_at)
    anew = Deadline.objects.filter(
        complaint=OuterRef("complaint"),
        limit__in=ACKNOWLEDGEMENTS,
        pk__gt=OuterRef("pk"),
        start_on__lte=as_at,
    )
    duties = Deadline.objects.filter(
        complaint__in=complaints.filter(anonymous=False).values("pk"), limit__in=ACKNOWLEDGEMENTS
    )
    return duties.exclude(Exists(anew)).aggregate(
        on_time=Count("pk", filter=done & Q(met_on__lte=F("due_on"))),
        due=Count("pk", filter=done | due),
    )


def working_days_to_outcome(complaints: ComplaintQuerySet) -> list[int]:
    """One number for each complaint that has an outcome, shortest first. Holds are not deducted."""
    calendar = Calendar.load()
    pairs = _counts(complaints.filter(Q(outcome_on__isnull=False)), "received_on", "outcome_on")
    days: Counter[int] = Counter()
    for (received_on, outcome_on), number in pairs.items():
        days[calendar.between(received_on, outcome_on)] += number
    return sorted(days.elements())


def overdue(complaints: ComplaintQuerySet, as_at: date) -> int:
    """Complaints with a duty whose day had passed and that was neither done nor at an end."""
    late = Deadline.objects.filter(
        Q(met_on=None) | Q(met_on__gt=as_at),
        Q(ended_on=None) | Q(ended_on__gt=as_at),
        _not_held(as_at),
        complaint__in=complaints.values("pk"),
        is_window=False,
        due_on__lt=as_at,
    )
    return late.values("complaint").distinct().count()


def _not_held(as_at: date) -> Q:
    """Whether the clock ran that day: while a case is on hold nothing of it is due."""
    return Q(held_on=None) | Q(held_on__gt=as_at)


def what_followed(complaints: ComplaintQuerySet, as_at: date) -> dict[str, int]:
    """Appeals, sanctions, referrals, warnings and service decisions, each on or before that day."""
    days = {
        "appeals": "appeals__lodged_on",
        "conduct_referrals": "conduct_referral__opened_on",
        "sanctions": "sanctions__issued_on",
        "warnings": "warnings__issued_on",
        "service_decisions": "service_decisions__decided_on",
    }
    return complaints.aggregate(
        **{
            name: Count(day.partition("__")[0], filter=Q(**{f"{day}__lte": as_at}), distinct=True)
            for name, day in days.items()
        }
    )


def _counts(rows: QuerySet[Any], *fields: str) -> Grouped:
    grouped = rows.order_by().values_list(*fields).annotate(number=Count("pk"))
    return Counter({tuple(group): number for *group, number in grouped})


def years_with_complaints(today: date) -> list[FinancialYear]:
    """From this year back to the year of the first complaint, newest first."""
    first = Complaint.objects.for_totals().on_a_route().aggregate(first=Min("received_on"))["first"]
    year, oldest = FinancialYear.containing(today), FinancialYear.containing(first or today)
    years = [year]
    while years[-1] > oldest:
        years.append(years[-1].previous())
    return years
