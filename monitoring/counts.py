"""
Complaints per person and financial year, added up by the database (policy: counting).

A complaint belongs to the year of the day it was received. Open, withdrawn and not substantiated ones count
as well; duplicates, what is out of scope, and final findings of bad faith do not.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, Count, Q, When
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import ExtractYear

from cases.access import ComplaintQuerySet
from cases.models import Complaint
from cases.words import OutcomeCode, Route
from monitoring.years import FinancialYear, starts_on
from people.models import Role

ROUTES = (Route.STAFF_ABOUT_STAFF, Route.SERVICE_USER_ABOUT_STAFF)
NOT_COUNTED = (OutcomeCode.DUPLICATE, OutcomeCode.OUT_OF_SCOPE, OutcomeCode.BAD_FAITH)


@dataclass(frozen=True)
class Tally:
    """How many complaints were received about a person in a year, in the role they acted in."""

    person: UUID
    year: FinancialYear
    role: str
    number: int


def about_people(roles: Iterable[str]) -> ComplaintQuerySet:
    """Complaints of Appendix 1 or 2 about a known person in one of these roles, whatever became of them."""
    complaints = Complaint.objects.for_totals().filter(route__in=ROUTES, respondent_role__in=roles)
    return complaints.exclude(respondent=None).order_by()


def counted(roles: Iterable[str], as_at: date) -> ComplaintQuerySet:
    """The complaints that count at the end of a day. Adds `outcome_code`, None for an open one."""
    known = about_people(roles).filter(received_on__lte=as_at).with_outcome(as_at)
    return known.filter(Q(outcome_code=None) | ~Q(outcome_code__in=NOT_COUNTED))


def year_of(day_field: str) -> CombinedExpression:
    """The calendar year in which the financial year of a date column begins, as SQL."""
    month, day = starts_on()
    earlier = Q(**{f"{day_field}__month__lt": month}) | Q(
        **{f"{day_field}__month": month, f"{day_field}__day__lt": day}
    )
    return ExtractYear(day_field) - Case(When(earlier, then=1), default=0)


def tallies(year: FinancialYear, as_at: date) -> list[Tally]:
    """The counts of everybody in a year, in one query."""
    rows = (
        counted(Role.inside(), as_at)
        .filter(received_on__range=(year.start, year.end))
        .values_list("respondent_id", "respondent_role")
        .annotate(number=Count("pk"))
    )
    return [Tally(person, year, role, number) for person, role, number in rows]
