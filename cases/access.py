"""
The one door to complaints.

Lists, pages, search, admin, counts of cases, exports, attachments and feeds all start from
`Complaint.objects.visible_to(user)`. What is not behind it does not exist for that user: pages answer 404.
"""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Case, Exists, OuterRef, Prefetch, Q, Subquery, Value, When
from django.db.models.functions import NullIf

from cases.need_to_know import granted, has_row, may_be_known_to, model_named, shut_out, to_make_safe, waiting
from cases.reporter import Reporter
from cases.stages import FINAL_STAGES, FIRST_STAGE
from cases.words import OutcomeCode, Route
from people.chart import chart_for
from people.clock import today
from people.models import Office, Person
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
        return self.filter(granted(standing, chart)).exclude(shut_out(standing, chart))

    def made_by(self, user: AnyUser) -> Self:
        """Complaints whose stage and next date they follow as the one who complained, by account or code."""
        return self.filter(_made_by(user))

    def sent_by(self, user: AnyUser) -> Self:
        """
        Complaints that this account typed in, for itself or others; anonymous ones are nobody's.

        One about somebody unknown is hidden from its sender when it turns out to be about them.
        """
        if not user.is_authenticated:
            return self.none()
        return self.filter(filed_by=user).exclude(respondent__account=user)

    def reachable_by(self, user: AnyUser, on: date | None = None) -> Self:
        """Cases on which they may take a step: as one who works on them, or as who complained."""
        worked_on = self.visible_to(user, on).order_by().values("pk")
        return self.filter(Q(pk__in=worked_on) | _made_by(user))

    def audited_by(self, user: AnyUser, on: date) -> Self:
        """
        Cases of which this account may read who did what and when: all but those it is shut out of.

        No file is opened by that, so the Chair audits cases too that the Chair does not work on.
        """
        chart = chart_for(user, on)
        if not may_read_audit(user, on):
            return self.none()
        return self.exclude(shut_out(standing_of(user, on), chart))

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
        latest = model_named("Outcome").objects.latest_first().filter(complaint=OuterRef("pk"))
        running = self.exclude(ended).alias(latest_outcome=Subquery(latest.values("code")[:1]))
        set_aside = Q(latest_outcome__in=OutcomeCode.set_aside())
        return running.filter(Q(latest_outcome=None) | ~set_aside)

    def with_outcome(self, as_at: date) -> Self:
        """
        Adds `outcome_code` and `outcome_on`: the outcome at the end of that day, None if open.

        A case that was reopened is open from that day until there is another outcome.
        """
        known = model_named("Outcome").objects.latest_first().filter(complaint=OuterRef("pk"), on__lte=as_at)
        reached_on = Case(When(code=OutcomeCode.OPEN, then=None), default="on")
        return self.annotate(
            outcome_code=NullIf(Subquery(known.values("code")[:1]), Value(OutcomeCode.OPEN.value)),
            outcome_on=Subquery(known.annotate(reached_on=reached_on).values("reached_on")[:1]),
        )

    def with_running_hold(self) -> Self:
        """Adds `running_holds`: the hold that a case waits for, if any. One query for all of them."""
        running = model_named("Hold").objects.filter(ended_on=None)
        return self.prefetch_related(Prefetch("holds", running, to_attr="running_holds"))

    def urgent(self) -> Self:
        """Cases in which somebody is not safe, and nobody has taken the first step yet."""
        return self.filter(safe_now="no", closed_on=None, stage__endswith=f":{FIRST_STAGE}")

    def on_hold(self) -> Self:
        return self.filter(has_row("Hold", ended_on=None))

    def with_next_deadline(self, user: AnyUser, on: date) -> Self:
        """Adds `next_due_on` and `next_due_label`: the soonest unmet duty that this account may know of."""
        known = may_be_known_to(standing_of(user, on))
        running = model_named("Deadline").objects.running().filter(known, complaint=OuterRef("pk"))
        return self.annotate(
            next_due_on=Subquery(running.values("due_on")[:1]),
            next_due_label=Subquery(running.values("label")[:1]),
        )


def _made_by(user: AnyUser) -> Q:
    if isinstance(user, Reporter):
        return Q(receipt=user.receipt)
    person = getattr(user, "person", None)
    return Q(complainant=person) if person else Q(pk__in=())


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
    kept = model_named("Complaint").objects.filter(shut_out(standing, chart)).order_by()
    return list(kept.values_list("reference", flat=True))


def typed_in_kept_from(user: AnyUser, on: date) -> "models.QuerySet[Person]":
    """
    People who came onto the register with complaints of which this account may open none.

    Their names on a list, with the mark that somebody typed them in, would say that there is a complaint.
    """
    named = Q(complainant=OuterRef("pk")) | Q(brought_by=OuterRef("pk")) | Q(respondent=OuterRef("pk"))
    cases = model_named("Complaint").objects.order_by()
    typed_in = Person.objects.filter(Q(added_with_complaint=True) | ~Q(same_as=None))
    seen = cases.filter(named, pk__in=cases.visible_to(user, on).values("pk"))
    return typed_in.filter(Exists(cases.filter(named))).exclude(Exists(seen)).order_by()


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
        owns = model_named("Complaint").objects.filter(owner=standing.person).order_by().values("pk")
        holds = model_named("Assignment").objects.filter(person=standing.person, ended_on=None).order_by()
        chart = chart_for(user, today())
        theirs = to_make_safe(standing) | waiting(standing, chart)
        finds = model_named("Complaint").objects.filter(theirs).exclude(shut_out(standing, chart))
        others = (holds.values("complaint_id"), finds.order_by().values("pk"))
        known["_has_a_part"] = owns.union(*others, all=True).exists()
    return known["_has_a_part"]
