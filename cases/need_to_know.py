"""
Whose business a complaint is, and whose not, as conditions of a query (policy: need to know; independence).

Whoever asks for complaints does so through `cases/access.py`; these are the rules behind that door.
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Exists, OuterRef, Q

from cases.limits import CONFIDENTIAL
from people.chart import Chart
from people.line import above
from people.models import Office, Role
from people.standing import Standing


def model_named(name: str) -> Any:
    return apps.get_model("cases", name)


def has_row(model: str, **conditions: object) -> Exists:
    return Exists(model_named(model).objects.filter(complaint=OuterRef("pk"), **conditions))


def granted(standing: Standing, chart: Chart) -> Q:
    if standing.oversees_all:
        return Q(pk__isnull=False)
    me = standing.person
    found = Q(owner=me) | Q(has_row("Assignment", person=me, ended_on=None)) | to_make_safe(standing)
    if standing.services:
        found |= Q(service__in=standing.services)
    return found | waiting(standing, chart)


def waiting(standing: Standing, chart: Chart) -> Q:
    """Cases that nobody may own wait for the Chair; where the Chair has no part in them, for any trustee."""
    if Office.CHAIR in standing.offices:
        return Q(owner=None)
    if not standing.is_trustee:
        return Q(pk__in=())
    without_the_chair = Q(owner=None)
    for chair in chart.holders(Office.CHAIR):
        if chart.members[chair].has_account:
            without_the_chair &= _has_no_part(chair)
    return without_the_chair


def to_make_safe(standing: Standing) -> Q:
    """A worker's line manager makes them safe (Appendix 3); after that the case is not theirs any more."""
    return Q(stage="appendix-3:received", complainant__line_manager=standing.person)


def shut_out(standing: Standing, chart: Chart) -> Q:
    me = standing.person
    out = _has_no_part(me.pk if me else None)
    superiors = above(chart, me.pk if me else None)
    if superiors:
        out |= Q(respondent__in=superiors) | Q(_may_be_about(superiors))
    if not standing.is_trustee:
        out |= Q(respondent_role=Role.TRUSTEE)
    return out


def _may_be_about(people: Collection[UUID]) -> Exists:
    """That a case may be about one of these, or was sent with one about them (`Involvement`)."""
    kinds = model_named("Involvement").WITH_THOSE_BELOW
    return has_row("Involvement", person__in=people, kind__in=kinds, ended_on=None)


def _has_no_part(person: UUID | None) -> Q:
    """A party, also of the complaint that this one follows; a witness; somebody in conflict."""
    # By a subquery, not a join: whatever the tables hold, these few are looked up once.
    about_them = model_named("Complaint").objects.filter(respondent=person).order_by().values("pk")
    party = Q(complainant=person) | Q(respondent=person) | Q(follows__in=about_them)
    return party | Q(has_row("Involvement", person=person, ended_on=None))


def may_be_known_to(standing: Standing) -> Q:
    """
    Deadlines of the conduct limb (Appendix 2) are not for whoever only handles or investigates.

    The same rule as `who.CONDUCT`, by which the page of the case keeps them back.
    """
    if standing.oversees_all:
        return Q()
    me = standing.person
    deciding = {"role__in": ("decision_maker", "panel"), "person": me, "ended_on": None}
    decides = Exists(model_named("Assignment").objects.filter(complaint=OuterRef("complaint"), **deciding))
    return ~Q(limit__in=CONFIDENTIAL) | Q(complaint__owner=me) | Q(decides)
