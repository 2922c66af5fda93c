"""
A service user's own record: warnings, decisions on their service, a suspension, repeats (Appendix 3).

Who supports or oversees somebody must know what is live today. Why it was issued stands in a case, and is
told to those alone who may see that case.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from cases.models import Complaint, Event, ServiceDecision, ServiceSuspension, ServiceWarning
from cases.routes.warnings import next_warning, rung
from cases.words import OutcomeCode, Route
from people.chart import chart_for
from people.line import above
from people.models import Person, Role, User
from people.standing import AnyUser, standing_of
from people.working_days import last_live_day

REPEAT_MONTHS = 12  # a further complaint within this time of an upheld one is a repeat


def keeps_records(user: AnyUser, on: date) -> bool:
    """Whether there is a list of service users with warnings for this account."""
    standing = standing_of(user, on)
    return standing.oversees_all or bool(standing.services)


def service_users_open_to(user: User, on: date) -> QuerySet[Person]:
    """
    Service users whose record this account may read: those of the services it manages, and those whom a case
    is about on which it works; all of them for the Director and the equalities lead.

    A volunteer or a worker may be a service user too. Nobody reads their own record, or that of somebody
    above them.
    """
    standing = standing_of(user, on)
    if standing.person is None:
        return Person.objects.none()
    me, chart = standing.person.pk, chart_for(user, on)
    found = Person.objects.filter(Q(role=Role.SERVICE_USER) | Q(_has_a_record()))
    if not standing.oversees_all:
        cases = Complaint.objects.visible_to(user, on).in_progress().filter(respondent_role=Role.SERVICE_USER)
        worked_on = cases.exclude(respondent=None).order_by().values("respondent")
        found = found.filter(Q(service__in=standing.services) | Q(pk__in=worked_on))
    return found.exclude(pk__in={me, *above(chart, me)})


def with_records(people: QuerySet[Person]) -> QuerySet[Person]:
    """Those with anything on their record, by name."""
    return people.filter(_has_a_record()).select_related("service").order_by("name", "id")


def with_live_warnings(people: Collection[Person], on: date) -> list[tuple[Person, ServiceWarning | None]]:
    """Each with the gravest warning that is live; those who have one first."""
    live = ServiceWarning.objects.live(on).filter(person__in=people)
    gravest = {warning.person_id: warning for warning in sorted(live, key=rung)}
    rows = [(person, gravest.get(person.pk)) for person in people]
    return sorted(rows, key=lambda row: row[1] is None)


def _has_a_record() -> Q:
    kept = (ServiceWarning, ServiceDecision, ServiceSuspension)
    return Q(*(Exists(each.objects.filter(person=OuterRef("pk"))) for each in kept), _connector=Q.OR)


@dataclass(frozen=True)
class Warned:
    """A warning, with its days left; `case` is None where the reader may not see it, nor then its words."""

    warning: ServiceWarning
    case: Complaint | None
    days_left: int

    @property
    def state(self) -> str:
        if self.warning.cancelled_on:
            return f"Cancelled on {self.warning.cancelled_on:%-d %B %Y}"
        return f"{'Live' if self.days_left else 'Was live'} until {self.warning.live_until:%-d %B %Y}"


@dataclass(frozen=True)
class Decided:
    """A decision on somebody's service; `conditions` and `suspended_until` are told with the case."""

    decision: ServiceDecision
    case: Complaint | None
    conditions: str
    suspended_until: date | None


@dataclass(frozen=True)
class Suspended:
    suspension: ServiceSuspension
    case: Complaint | None


class ServiceRecord:
    """The record of one service user on a day, as one account may read it. A fixed number of queries."""

    def __init__(self, person: Person, user: User, on: date) -> None:
        self.person = person
        self.on = on
        about = Complaint.objects.visible_to(user, on).filter(respondent=person)
        self._cases = {case.pk: case for case in about.with_outcome(on).order_by()}
        self._warnings = list(person.warnings.all())
        warned = [self._warned(warning) for warning in self._warnings]
        self.live = [each for each in warned if was_live(each.warning, on)]
        self.earlier = [each for each in warned if not was_live(each.warning, on)]
        self.decisions = self._decisions()
        suspensions = [self._suspended(each) for each in person.suspensions.all()]
        self.suspended = [each for each in suspensions if each.suspension.ended_on is None]
        self.earlier_suspensions = [each for each in suspensions if each.suspension.ended_on]

    @property
    def is_empty(self) -> bool:
        return not (self._warnings or self.decisions or self.suspended or self.earlier_suspensions)

    @property
    def next_step(self) -> str:
        """What a further substantiated complaint could lead to, by the ladder of today."""
        following = next_warning([each.warning for each in self.live])
        return str(following.label) if following else "Service review by the Director and the trustees"

    @property
    def upheld(self) -> list[date]:
        """The days on which complaints about them were upheld, of the cases that the reader may see."""
        found = (vars(case) for case in self._cases.values() if case.route == Route.STAFF_ABOUT_SERVICE_USER)
        return sorted(case["outcome_on"] for case in found if case["outcome_code"] in OutcomeCode.upheld())

    @property
    def repeats(self) -> int:
        return count_repeats(self.upheld, self._warnings)

    def _warned(self, warning: ServiceWarning) -> Warned:
        days_left = (warning.live_until - self.on).days + 1
        return Warned(warning, self._cases.get(warning.complaint_id), max(days_left, 0))

    def _suspended(self, suspension: ServiceSuspension) -> Suspended:
        return Suspended(suspension, self._cases.get(suspension.complaint_id))

    def _decisions(self) -> list[Decided]:
        answers = _answers_to_decisions(self._cases)
        return [
            _decided(each, self._cases.get(each.complaint_id), answers.get(each.complaint_id, {}))
            for each in self.person.service_decisions.all()
        ]


def _answers_to_decisions(cases: Collection[UUID]) -> Mapping[UUID, Mapping[str, Any]]:
    taken = Event.objects.filter(complaint__in=cases, kind=Event.Kind.STEP, step="record_service_decision")
    return dict(taken.values_list("complaint", "answers"))


def _decided(decision: ServiceDecision, case: Complaint | None, answers: Mapping[str, Any]) -> Decided:
    def answer(question: str) -> str:
        return str(answers.get(question, {}).get("value", ""))

    until = answer("suspended_until")
    return Decided(decision, case, answer("conditions"), date.fromisoformat(until) if until else None)


def count_repeats(upheld: Sequence[date], warnings: Collection[ServiceWarning]) -> int:
    """
    Upheld complaints that came while a warning was live, or within twelve months of an earlier upheld one.

    `upheld` are the days of the findings, the earliest first (policy: service users, repeat).
    """
    return sum(
        any(was_live(warning, on) and warning.issued_on < on for warning in warnings)
        or any(on <= last_live_day(earlier, REPEAT_MONTHS) for earlier in upheld[:place])
        for place, on in enumerate(upheld)
    )


def was_live(warning: ServiceWarning, on: date) -> bool:
    """Whether a warning counted on a day: up to its last live day, or until an appeal cancelled it."""
    is_cancelled = warning.cancelled_on is not None and warning.cancelled_on <= on
    return warning.issued_on <= on <= warning.live_until and not is_cancelled
