"""What the rules of a step need to know about a case, each asked of the database at most once."""

from collections import defaultdict
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Prefetch, prefetch_related_objects

from cases.deadlines import Timetable
from cases.follow_ups import dealt_with
from cases.limits import BY_CODE
from cases.models import (
    Action,
    Allegation,
    Appeal,
    Assignment,
    CaseRole,
    Complaint,
    ConductReferral,
    Deadline,
    Event,
    Hold,
    InterimMeasure,
    Message,
    Outcome,
    Sanction,
    ServiceDecision,
    ServiceSuspension,
    ServiceWarning,
)
from cases.words import OutcomeCode
from people.chart import Chart
from people.line import why_not
from people.models import Office, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def shut_out_of(case: Complaint, chart: Chart) -> frozenset[UUID]:
    """
    Whom the complaint itself shuts out: its complainant, all staff and volunteers of one about a trustee, and
    whom the complaint was about that it follows.

    Where that trustee is on the register the line tells who works below; where it is not known who it is, or
    somebody else acted as one, the role alone does.
    """
    before = case.follows.respondent_id if case.follows else None
    parties = frozenset(each for each in (case.complainant_id, before) if each)
    if case.respondent_role != Role.TRUSTEE or chart.sits_on_the_board(case.respondent_id):
        return parties
    return parties | {each for each in chart.members if not chart.sits_on_the_board(each)}


class Facts:
    """
    A case on a day. Made anew for every request and every step, so nothing here grows stale.

    Rows of the case are read whole, so that a page that has fetched them already asks for nothing twice.
    """

    def __init__(
        self,
        case: Complaint,
        on: date,
        chart: Chart | None = None,
        dealt: "Mapping[UUID | None, frozenset[UUID]] | None" = None,
    ) -> None:
        self.case = case
        self.on = on
        self._chart = chart
        self._dealt = dealt

    @cached_property
    def chart(self) -> Chart:
        return self._chart or Chart.load(self.on)

    @cached_property
    def roles(self) -> "Mapping[str, frozenset[UUID]]":
        """Person ids by case role, of assignments that have not ended."""
        return _by_role(each for each in self._assignments if each.ended_on is None)

    @cached_property
    def _assignments(self) -> list[Assignment]:
        return list(self.case.assignments.all())

    def holds(self, person: UUID | None, *roles: CaseRole) -> bool:
        return any(person in self.roles[role] for role in roles)

    def ever_held(self, role: CaseRole) -> frozenset[UUID]:
        """Everybody who has the role or had it: whoever was replaced had a part in the case all the same."""
        return self._ever[role]

    @cached_property
    def _ever(self) -> "Mapping[str, frozenset[UUID]]":
        return _by_role(self._assignments)

    def is_excepted(self, person: UUID | None, role: CaseRole) -> bool:
        """Whether a very small charity allows this person the role beside another one in the case."""
        return (person, role) in self._exceptions

    @cached_property
    def _exceptions(self) -> frozenset[tuple[UUID | None, str]]:
        return frozenset((each.person_id, each.role) for each in self.case.exceptions.all())

    @cached_property
    def involved(self) -> frozenset[UUID]:
        """Witnesses and those who stood down; not those whom an entry let in again."""
        return frozenset(each.person_id for each in self.case.involvements.all() if each.ended_on is None)

    @cached_property
    def shut_out(self) -> frozenset[UUID]:
        """Everybody who must have no part in the case besides the person it is about."""
        return shut_out_of(self.case, self.chart) | self.involved

    @cached_property
    def dealt_before(self) -> frozenset[UUID]:
        """Whoever dealt with the complaint that this one follows, if it follows one."""
        known = dealt_with([self.case.follows_id]) if self._dealt is None else self._dealt
        return known.get(self.case.follows_id, frozenset())

    @cached_property
    def director_is_shut_out(self) -> bool:
        """Whether no Director may have a part in the case, so that trustees stand in."""
        return not any(
            why_not(self.chart, each, respondent=self.case.respondent_id, shut_out=self.shut_out) is None
            for each in self.chart.holders(Office.DIRECTOR)
        )

    @cached_property
    def director_was_involved(self) -> bool:
        """Whether the Director owns the case, took a step or ever worked on it, or may have no part in it."""
        directors = self.chart.holders(Office.DIRECTOR)
        if self.director_is_shut_out or self.case.owner_id in directors:
            return True
        roles = (role for role in CaseRole if role != CaseRole.APPEAL_HEARER)
        if any(self.ever_held(role) & {*directors} for role in roles):
            return True
        accounts = {self.chart.members[each].account_id for each in directors}
        return any(step.actor_id in accounts for step in self.steps_taken)

    @cached_property
    def story(self) -> list[Event]:
        """What happened on the case, without who read it. A page that has fetched it asks for nothing twice."""
        prefetch_related_objects([self.case], Prefetch("events", Event.objects.story()))
        return list(self.case.events.all())

    @cached_property
    def steps_taken(self) -> list[Event]:
        """The steps that moved the case, in the order in which they were recorded."""
        return [event for event in self.story if event.kind == Event.Kind.STEP]

    @property
    def first_step_on(self) -> date | None:
        return done_on(self.steps_taken[0]) if self.steps_taken else None

    @property
    def latest_step_on(self) -> date | None:
        """The day before which no step is dated: of the latest one, or of the day the case was reopened."""
        days = [*map(done_on, self.steps_taken), *([self.reopened_on] if self.reopened_on else [])]
        return max(days, default=None)

    def answer(self, step: str, question: str) -> Any:
        """What was answered to a question of a step or entry, the last time; None when it never was taken."""
        kinds = (Event.Kind.STEP, Event.Kind.ENTRY)
        taken = [event for event in self.story if event.step == step and event.kind in kinds]
        return taken[-1].answers.get(question, {}).get("value") if taken else None

    @cached_property
    def outcome(self) -> Outcome | None:
        """The outcome that stands now: the latest one; none where the case was reopened since."""
        latest = max(self.case.outcomes.all(), key=lambda each: (each.on, each.pk), default=None)
        return None if latest and latest.code == OutcomeCode.OPEN else latest

    @property
    def reopened_on(self) -> date | None:
        """The day on which the case was last reopened."""
        days = [each.on for each in self.case.outcomes.all() if each.by == Outcome.By.REOPENED]
        return max(days, default=None)

    def _is_of_this_round(self, on: date) -> bool:
        """Whether something came of the present finding, not of one before the case was reopened."""
        return self.reopened_on is None or on >= self.reopened_on

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
        """
        Windows in which somebody may or might have acted: limit code and last day of the latest one.

        One that a hold has stopped is open still: its last day moves on with today.
        """
        return {
            each.limit: self._last_day(each)
            for each in self.case.deadlines.all()
            if each.is_window and each.met_on is None and each.ended_on is None
        }

    def _last_day(self, window: Deadline) -> date:
        if window.held_on is None:
            return window.due_on
        return self.timetable.calendar.add(self.on, window.unused_days or 0)

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
        """What came of the present finding."""
        return [each for each in self.case.sanctions.all() if self._is_of_this_round(each.issued_on)]

    @property
    def live_sanctions(self) -> list[Sanction]:
        """Whatever has not been cancelled, also what came of a finding before the case was reopened."""
        return [each for each in self.case.sanctions.all() if each.cancelled_on is None]

    @cached_property
    def conduct_referral(self) -> ConductReferral | None:
        """The one that runs, or that came of the present finding."""
        found: ConductReferral | None = getattr(self.case, "conduct_referral", None)
        if found and found.ended_on and not self._is_of_this_round(found.ended_on):
            return None
        return found

    @property
    def open_actions(self) -> list[Action]:
        """What is still to be done because of the case, without the checks that nobody suffers for it."""
        return [each for each in self.case.actions.all() if each.done_on is None and not each.is_check]

    @property
    def open_checks(self) -> list[Action]:
        return [each for each in self.case.actions.all() if each.done_on is None and each.is_check]

    @property
    def running_measures(self) -> list[InterimMeasure]:
        """Interim measures that have not ended; “none needed” is a choice, not a measure."""
        none = InterimMeasure.Kind.NONE
        return [each for each in self.case.interim_measures.all() if not each.ended_on and each.kind != none]

    @cached_property
    def running_hold(self) -> Hold | None:
        return next((each for each in self.case.holds.all() if each.ended_on is None), None)

    @cached_property
    def messages(self) -> list[Message]:
        """What was said with the complainant on their own page, the oldest first."""
        return list(self.case.messages.all())

    @property
    def unanswered(self) -> Message | None:
        """What the complainant wrote last, while nothing was written to them since."""
        latest = self.messages[-1] if self.messages else None
        return latest if latest and latest.from_complainant else None

    @property
    def was_pressed(self) -> bool:
        """Whether the complainant, who asks to withdraw, says that somebody pressed them to."""
        asked = [event for event in self.story if event.step == "ask_to_withdraw"]
        answers = asked[-1].answers if asked else {}
        return bool(answers.get("pressed", {}).get("value") == "yes")

    @cached_property
    def warnings(self) -> list[ServiceWarning]:
        """Warnings of the service user from any case, those that an appeal cancelled left out."""
        if self.case.respondent_id is None:
            return []
        return list(ServiceWarning.objects.filter(person_id=self.case.respondent_id, cancelled_on=None))

    @property
    def warnings_of_this_case(self) -> list[ServiceWarning]:
        return [each for each in self.case.warnings.all() if each.cancelled_on is None]

    def live_warnings(self, on: date) -> list[ServiceWarning]:
        """Warnings that are live on a day, the last live day included."""
        return [each for each in self.warnings if each.issued_on <= on <= each.live_until]

    @cached_property
    def running_suspension(self) -> ServiceSuspension | None:
        """The service user's temporary suspension, from any case."""
        if self.case.respondent_id is None:
            return None
        return ServiceSuspension.objects.filter(person_id=self.case.respondent_id, ended_on=None).first()

    @property
    def is_suspended_by_this_case(self) -> bool:
        running = self.running_suspension
        return running is not None and running.complaint_id == self.case.pk

    @cached_property
    def service_decision(self) -> ServiceDecision | None:
        return self.case.service_decisions.last()


def _by_role(assignments: "Iterable[Assignment]") -> "Mapping[str, frozenset[UUID]]":
    held: dict[str, set[UUID]] = defaultdict(set)
    for each in assignments:
        held[each.role].add(each.person_id)
    return defaultdict(frozenset, {role: frozenset(people) for role, people in held.items()})


def done_on(step: Event) -> date:
    """The day on which a step was done, which may be before the day it was recorded."""
    return date.fromisoformat(step.answers["on"]["value"])
