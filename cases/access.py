"""
The one door to complaints.

Lists, pages, search, admin, counts of cases, exports, attachments and feeds all start from
`Complaint.objects.visible_to(user)`. What is not behind it does not exist for that user: pages answer 404.
"""

from datetime import date
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, OuterRef, Prefetch, Q, Subquery, Value, When
from django.db.models.functions import NullIf

from cases.limits import CONFIDENTIAL
from cases.stages import FINAL_STAGES
from cases.words import OutcomeCode, Route
from people.chart import Chart, chart_for
from people.clock import today
from people.line import above
from people.models import Office, Role
from people.standing import OFFICES_THAT_WORK_CASES, AnyUser, Standing, standing_of

if TYPE_CHECKING:
    from cases.models import Complaint  # noqa: F401


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    def visible_to(self, user: AnyUser, on: date | None = None) -> Self:
        """
        Cases whose file this account may open (policy: need to know; independence).

        Managers see the cases of their services and those they are assigned to; a line manager those in which
        they are to make a worker safe; Director and equalities lead all; nobody a case they are a party to, a
        witness of, stood down from, or whose respondent they work below. Django's superuser flag opens
        nothing. `on` is the day whose offices count, today by default.
        """
        day = on or today()
        chart = chart_for(user, day)  # read first: it tells the standing too
        standing = standing_of(user, day)
        if standing.person is None:
            return self.none()
        return self.filter(_granted(standing, chart)).exclude(_shut_out(standing, chart))

    def made_by(self, user: AnyUser) -> Self:
        """Complaints whose stage and next date this account may follow as the one who complained."""
        person = getattr(user, "person", None)
        return self.filter(complainant=person) if person else self.none()

    def sent_by(self, user: AnyUser) -> Self:
        """
        Complaints that this account typed in, for itself or others; anonymous ones are nobody's.

        One about somebody unknown is hidden from its sender when it turns out to be about them.
        """
        if not user.is_authenticated:
            return self.none()
        return self.filter(filed_by=user).exclude(respondent__account=user)

    def reachable_by(self, user: AnyUser, on: date | None = None) -> Self:
        """Cases on which this account may take a step: as one who works on them, or as who complained."""
        worked_on = self.visible_to(user, on).order_by().values("pk")
        person = getattr(user, "person", None)
        return self.filter(Q(pk__in=worked_on) | Q(complainant=person)) if person else self.none()

    def audited_by(self, user: AnyUser, on: date) -> Self:
        """
        Cases of which this account may read who did what and when: all but those it is shut out of.

        No file is opened by that, so the Chair audits cases too that the Chair does not work on.
        """
        chart = chart_for(user, on)
        if not may_read_audit(user, on):
            return self.none()
        return self.exclude(_shut_out(standing_of(user, on), chart))

    def for_totals(self) -> Self:
        """Every complaint, for numbers only: the yearly totals count what no single reader may open."""
        return self.all()

    def on_a_route(self) -> Self:
        """Complaints of the three appendices; what no appendix covers is left out of totals."""
        return self.exclude(route=Route.REDIRECTED)

    def in_progress(self) -> Self:
        ended = Q()
        for stage in FINAL_STAGES:
            ended |= Q(stage__endswith=f":{stage}")
        latest = _model("Outcome").objects.latest_first().filter(complaint=OuterRef("pk"))
        running = self.exclude(ended).alias(latest_outcome=Subquery(latest.values("code")[:1]))
        set_aside = Q(latest_outcome__in=OutcomeCode.set_aside())
        return running.filter(Q(latest_outcome=None) | ~set_aside)

    def with_outcome(self, as_at: date) -> Self:
        """
        Adds `outcome_code` and `outcome_on`: the outcome at the end of that day, None if open.

        A case that was reopened is open from that day until there is another outcome.
        """
        known = _model("Outcome").objects.latest_first().filter(complaint=OuterRef("pk"), on__lte=as_at)
        reached_on = Case(When(code=OutcomeCode.OPEN, then=None), default="on")
        return self.annotate(
            outcome_code=NullIf(Subquery(known.values("code")[:1]), Value(OutcomeCode.OPEN.value)),
            outcome_on=Subquery(known.annotate(reached_on=reached_on).values("reached_on")[:1]),
        )

    def with_running_hold(self) -> Self:
        """Adds `running_holds`: the hold that a case waits for, if any. One query for all of them."""
        running = _model("Hold").objects.filter(ended_on=None)
        return self.prefetch_related(Prefetch("holds", running, to_attr="running_holds"))

    def on_hold(self) -> Self:
        return self.filter(_has("Hold", ended_on=None))

    def with_next_deadline(self, user: AnyUser, on: date) -> Self:
        """Adds `next_due_on` and `next_due_label`: the soonest unmet duty that this account may know of."""
        known = _may_be_known_to(standing_of(user, on))
        running = _model("Deadline").objects.running().filter(known, complaint=OuterRef("pk"))
        return self.annotate(
            next_due_on=Subquery(running.values("due_on")[:1]),
            next_due_label=Subquery(running.values("label")[:1]),
        )


def _model(name: str) -> Any:
    return apps.get_model("cases", name)


def _has(model: str, **conditions: object) -> Exists:
    return Exists(_model(model).objects.filter(complaint=OuterRef("pk"), **conditions))


def _granted(standing: Standing, chart: Chart) -> Q:
    if standing.oversees_all:
        return Q(pk__isnull=False)
    me = standing.person
    granted = Q(owner=me) | Q(_has("Assignment", person=me, ended_on=None)) | _to_make_safe(standing)
    if standing.services:
        granted |= Q(service__in=standing.services)
    return granted | _waiting(standing, chart)


def _waiting(standing: Standing, chart: Chart) -> Q:
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


def _to_make_safe(standing: Standing) -> Q:
    """A worker's line manager makes them safe (Appendix 3); after that the case is not theirs any more."""
    return Q(stage="appendix-3:received", complainant__line_manager=standing.person)


def _shut_out(standing: Standing, chart: Chart) -> Q:
    me = standing.person
    out = _has_no_part(me.pk if me else None)
    superiors = above(chart, me.pk if me else None)
    if superiors:
        out |= Q(respondent__in=superiors)
    if not standing.is_trustee:
        out |= Q(respondent_role=Role.TRUSTEE)
    return out


def _has_no_part(person: UUID | None) -> Q:
    """A party, also of the complaint that this one follows; a witness; somebody in conflict."""
    party = Q(complainant=person) | Q(respondent=person) | Q(follows__respondent=person)
    return party | Q(_has("Involvement", person=person, ended_on=None))


def _may_be_known_to(standing: Standing) -> Q:
    """
    Deadlines of the conduct limb (Appendix 2) are not for whoever only handles or investigates.

    The same rule as `who.CONDUCT`, by which the page of the case keeps them back.
    """
    if standing.oversees_all:
        return Q()
    me = standing.person
    deciding = {"role__in": ("decision_maker", "panel"), "person": me, "ended_on": None}
    decides = Exists(_model("Assignment").objects.filter(complaint=OuterRef("complaint"), **deciding))
    return ~Q(limit__in=CONFIDENTIAL) | Q(complaint__owner=me) | Q(decides)


def may_read_audit(user: AnyUser, on: date) -> bool:
    """Director and Chair read the audit trail (policy: giving out data)."""
    return bool(standing_of(user, on).offices & {Office.DIRECTOR, Office.CHAIR})


def may_read_audit_today(user: AnyUser) -> bool:
    """For the navigation, which asks of the moment it is drawn in."""
    return may_read_audit(user, today())


def references_kept_from(user: AnyUser, on: date) -> list[str]:
    """Cases that this account must not so much as hear of: notices about them are not listed for it."""
    chart = chart_for(user, on)
    standing = standing_of(user, on)
    if standing.person is None:
        return []
    kept = _model("Complaint").objects.filter(_shut_out(standing, chart)).order_by()
    return list(kept.values_list("reference", flat=True))


def works_cases(user: AnyUser) -> bool:
    """Whether this account has any business in the case list at all: by office, ownership or assignment."""
    chart_for(user, today())  # every page behind this door needs it, and it tells the standing too
    standing = standing_of(user, today())
    if standing.person is None:
        return False
    if standing.offices & OFFICES_THAT_WORK_CASES:
        return True
    return _has_a_part(user, standing)


def _has_a_part(user: AnyUser, standing: Standing) -> bool:
    """Asks the database once for each account object: every page of the admin wants to know several times."""
    known: dict[str, bool] = user.__dict__
    if "_has_a_part" not in known:
        owns = _model("Complaint").objects.filter(owner=standing.person).order_by().values("pk")
        holds = _model("Assignment").objects.filter(person=standing.person, ended_on=None).order_by()
        chart = chart_for(user, today())
        granted = _to_make_safe(standing) | _waiting(standing, chart)
        finds = _model("Complaint").objects.filter(granted).exclude(_shut_out(standing, chart))
        others = (holds.values("complaint_id"), finds.order_by().values("pk"))
        known["_has_a_part"] = owns.union(*others, all=True).exists()
    return known["_has_a_part"]
