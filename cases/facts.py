"""What the rules of a step need to know about a case, each asked of the database at most once."""

from collections import defaultdict
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID

from cases.deadlines import Timetable
from cases.limits import BY_CODE
from cases.models import (
    Allegation,
    Appeal,
    CaseRole,
    Complaint,
    ConductReferral,
    Deadline,
    Event,
    Outcome,
    Sanction,
    ServiceDecision,
    ServiceSuspension,
    ServiceWarning,
)
from cases.words import OutcomeCode
from people.line import Chart, why_not
from people.models import Office, Role

if TYPE_CHECKING:
    from collections.abc import Mapping


def shut_out_of(case: Complaint, chart: Chart) -> frozenset[UUID]:
    """
    Whom the complaint itself shuts out: its complainant, and all staff and volunteers of one about a trustee.

    Where that trustee is on the register the line tells who works below; where it is not known who it is, or
    somebody else acted as one, the role alone does.
    """
    complainant = {case.complainant_id} if case.complainant_id else set()
    if case.respondent_role != Role.TRUSTEE or chart.sits_on_the_board(case.respondent_id):
        return frozenset(complainant)
    return frozenset(complainant | {each for each in chart.members if not chart.sits_on_the_board(each)})


class Facts:
    """
    A case on a day. Made anew for every request and every step, so nothing here grows stale.

    Rows of the case are read whole, so that a page that has fetched them already asks for nothing twice.
    """

    def __init__(self, case: Complaint, on: date, chart: Chart | None = None) -> None:
        self.case = case
        self.on = on
        self._chart = chart

    @cached_property
    def chart(self) -> Chart:
        return self._chart or Chart.load(self.on)

    @cached_property
    def roles(self) -> "Mapping[str, frozenset[UUID]]":
        """Person ids by case role, of assignments that have not ended."""
        held: dict[str, set[UUID]] = defaultdict(set)
        for each in self.case.assignments.all():
            if each.ended_on is None:
                held[each.role].add(each.person_id)
        return defaultdict(frozenset, {role: frozenset(people) for role, people in held.items()})

    def holds(self, person: UUID | None, *roles: CaseRole) -> bool:
        return any(person in self.roles[role] for role in roles)

    @cached_property
    def involvements(self) -> dict[UUID, str]:
        """Witnesses and those who stood down, by person."""
        return {each.person_id: each.kind for each in self.case.involvements.all()}

    @cached_property
    def shut_out(self) -> frozenset[UUID]:
        """Everybody who must have no part in the case besides the person it is about."""
        return shut_out_of(self.case, self.chart) | frozenset(self.involvements)

    @cached_property
    def director_is_shut_out(self) -> bool:
        """Whether no Director may have a part in the case, so that trustees stand in."""
        return not any(
            why_not(self.chart, each, respondent=self.case.respondent_id, shut_out=self.shut_out) is None
            for each in self.chart.holders(Office.DIRECTOR)
        )

    @cached_property
    def director_was_involved(self) -> bool:
        """Whether the Director owns the case or ever worked on it, or may have no part in it."""
        directors = self.chart.holders(Office.DIRECTOR)
        if self.director_is_shut_out or self.case.owner_id in directors:
            return True
        worked = self.case.assignments.exclude(role=CaseRole.APPEAL_HEARER)
        return worked.filter(person_id__in=directors).exists()

    def answer(self, step: str, question: str) -> Any:
        """What was answered to a question of a step, the last time it was taken; None when it never was."""
        taken = self.case.events.filter(kind=Event.Kind.STEP, step=step).order_by("-id").first()
        return taken.answers.get(question, {}).get("value") if taken else None

    @cached_property
    def outcome(self) -> Outcome | None:
        """The outcome that stands now: the latest one."""
        return max(self.case.outcomes.all(), key=lambda each: (each.on, each.pk), default=None)

    @property
    def outcome_code(self) -> str:
        return self.outcome.code if self.outcome else ""

    @property
    def is_set_aside(self) -> bool:
        return self.outcome_code in OutcomeCode.set_aside()

    @cached_property
    def allegations(self) -> list[Allegation]:
        return list(self.case.allegations.all())

    @cached_property
    def windows(self) -> dict[str, date]:
        """Windows in which somebody may or might have acted: limit code and last day of the latest one."""
        return {
            each.limit: each.due_on
            for each in self.case.deadlines.all()
            if each.is_window and each.met_on is None and each.ended_on is None
        }

    def window_open_until(self, limit: str) -> date | None:
        """The last day of a window that is still open on the day; None when nobody may act in it any more."""
        last = self.windows.get(limit)
        return last if last and last >= self.on else None

    @property
    def extendable(self) -> list[Deadline]:
        """Running duties whose limit the policy lets be extended."""
        return [
            each for each in self.case.deadlines.all() if each.is_running and BY_CODE[each.limit].extension
        ]

    @cached_property
    def timetable(self) -> Timetable:
        return Timetable.load()

    @cached_property
    def appeals(self) -> list[Appeal]:
        return list(self.case.appeals.all())

    @cached_property
    def sanctions(self) -> list[Sanction]:
        return list(self.case.sanctions.all())

    @cached_property
    def conduct_referral(self) -> ConductReferral | None:
        return getattr(self.case, "conduct_referral", None)

    @cached_property
    def warnings(self) -> list[ServiceWarning]:
        """Warnings of the service user from any case, those that an appeal cancelled left out."""
        if self.case.respondent_id is None:
            return []
        return list(ServiceWarning.objects.filter(person_id=self.case.respondent_id, cancelled_on=None))

    def live_warnings(self, on: date) -> list[ServiceWarning]:
        """Warnings that are live on a day, the last live day included."""
        return [each for each in self.warnings if each.issued_on <= on <= each.live_until]

    @cached_property
    def running_suspension(self) -> ServiceSuspension | None:
        """The service user's temporary suspension, from any case."""
        if self.case.respondent_id is None:
            return None
        return ServiceSuspension.objects.filter(person_id=self.case.respondent_id, ended_on=None).first()

    @cached_property
    def service_decision(self) -> ServiceDecision | None:
        return self.case.service_decisions.last()
