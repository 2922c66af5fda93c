"""
Appendix 3: a complaint by a member of staff, volunteer or trustee about a service user.

There is no disciplinary here: the complaint ends in support, a warning, or the service review of Director and
trustees. Warnings belong to the service user's record, not to the complaint.
"""

from datetime import date

from django.db import models

from cases import who
from cases.deadlines import meet_deadlines, record_in_time
from cases.models import Appeal, CaseRole, Outcome, ServiceDecision, ServiceWarning
from cases.records import assign, decide_appeal, lodge_appeal, plan_action, reach_outcome
from cases.routes.closing import (
    check_on_in_time,
    check_on_later,
    check_the_appeal_window,
    record_findings,
    withdraw,
)
from cases.routes.conditions import person_is_not_known, suspension_is_running
from cases.routes.decorators import step
from cases.routes.measures import take_measures
from cases.routes.reopening import reopen
from cases.routes.safety import CaseWithSuspension
from cases.routes.steps import Act, Condition
from cases.routes.warnings import (
    must_go_to_review,
    needs_not_considered,
    no_ground_for_review,
    no_ground_for_warning,
    not_the_next,
    out_of_order,
    something_must_follow,
)
from cases.service_users import (
    cancel_warning,
    decide_service,
    issue_warning,
    takes_effect_on,
)
from cases.step_forms import common, service_review
from cases.step_forms import staff_about_service_user as forms
from cases.step_forms.reopening import Reopen
from cases.words import Route

Level = ServiceWarning.Level
BEFORE_A_WARNING = (
    person_is_not_known,
    must_go_to_review,
    no_ground_for_warning,
    needs_not_considered,
)


class Stage(models.TextChoices):
    RECEIVED = "appendix-3:received", "Received"
    MADE_SAFE = "appendix-3:made_safe", "Made safe"
    INITIAL_INVESTIGATION = "appendix-3:initial_investigation", "Initial investigation"
    FORMAL_INVESTIGATION = "appendix-3:formal_investigation", "Formal investigation"
    OUTCOME_DECIDED = "appendix-3:outcome_decided", "Outcome decided"
    ACTION_AGREED = "appendix-3:action_agreed", "Action agreed"
    SERVICE_REVIEW = "appendix-3:service_review", "Service review"
    SERVICE_DECISION = "appendix-3:service_decision", "Service decision"
    APPEAL = "appendix-3:appeal", "Appeal"
    MONITORING = "appendix-3:monitoring", "Monitoring"
    CLOSED = "appendix-3:closed", "Closed"
    WITHDRAWN = "appendix-3:withdrawn", "Withdrawn"


OPEN_STAGES = tuple(stage for stage in Stage if stage not in (Stage.CLOSED, Stage.WITHDRAWN))


class StaffAboutServiceUser(CaseWithSuspension):
    """A complaint on the way of Appendix 3."""

    ROUTE = Route.STAFF_ABOUT_SERVICE_USER
    Stage = Stage
    STARTS = ("a3.make_safe", "a3.initial")

    class Meta:
        proxy = True
        verbose_name = "complaint under Appendix 3"

    @step(
        "Make safe",
        source=Stage.RECEIVED,
        target=Stage.MADE_SAFE,
        who=who.LINE_MANAGER,
        form=forms.MakeSafe,
        meets=["a3.make_safe"],
        while_held=True,
    )
    def make_safe(self, act: Act) -> None:
        """The worker is contacted and supported within one working day, before anything is looked into."""
        take_measures(
            self,
            act.answers["measures"],
            act.answers["measures_reason"],
            act.on,
            act.answers["measures_review_on"],
        )

    @step(
        "Start initial investigation",
        source=Stage.MADE_SAFE,
        target=Stage.INITIAL_INVESTIGATION,
        who=who.SERVICE_MANAGER,
        form=forms.StartInitialInvestigation,
    )
    def start_initial_investigation(self, act: Act) -> None:
        """The service user is heard; disability, capacity, communication and trauma are considered."""
        self.needs_considered = act.answers["needs"]

    @step(
        "Open formal investigation",
        source=Stage.INITIAL_INVESTIGATION,
        target=Stage.FORMAL_INVESTIGATION,
        who=who.SERVICE_MANAGER,
        form=forms.OpenFormalInvestigation,
        meets=["a3.initial"],
        starts=["a3.investigation"],
    )
    def open_formal_investigation(self, act: Act) -> None:
        """The initial investigation could lead to a formal one."""
        assign(self, CaseRole.INVESTIGATOR, act.answers["investigator"], act.on)

    @step(
        "Decide facts",
        source=(Stage.INITIAL_INVESTIGATION, Stage.FORMAL_INVESTIGATION),
        target=Stage.OUTCOME_DECIDED,
        who=who.MANAGER_NOT_INVESTIGATOR,
        form=forms.DecideFacts,
        meets=["a3.initial", "a3.investigation"],
        starts=["a3.letter"],
    )
    def decide_facts(self, act: Act) -> None:
        """A manager who did not investigate decides within 5 working days of the report."""
        report_on = act.answers["report_on"]
        meet_deadlines(self, self.STEPS["decide_facts"].meets, report_on)
        record_in_time(self, "a3.decision", report_on, act.on, self.facts.timetable)
        record_findings(self, act)
        if act.answers.get("warning") == "cancelled":
            cancel_warning(self, act.on)
        assign(self, CaseRole.DECISION_MAKER, act.person, act.on)
        reach_outcome(
            self, act.answers["finding"], act.on, by=Outcome.By.DECISION, reasons=act.answers["reasons"]
        )

    @step(
        "Agree support",
        source=Stage.OUTCOME_DECIDED,
        target=Stage.ACTION_AGREED,
        who=who.MANAGER,
        form=forms.AgreeSupport,
        unless=[must_go_to_review],
        meets=["a3.letter"],
        starts=["a3.appeal_window"],
    )
    def agree_support(self, act: Act) -> None:
        """Words and support come before warnings wherever they are enough."""

    @step(
        "Issue first warning",
        source=Stage.OUTCOME_DECIDED,
        target=Stage.ACTION_AGREED,
        who=who.MANAGER,
        form=forms.IssueFirstWarning,
        unless=[*BEFORE_A_WARNING, not_the_next(Level.FIRST)],
        meets=["a3.letter"],
        starts=["a3.appeal_window"],
    )
    def issue_first_warning(self, act: Act) -> None:
        """Live for 6 months. No warning without the question of needs and adjustments answered."""
        self._warn(Level.FIRST, act)

    @step(
        "Issue second warning",
        source=Stage.OUTCOME_DECIDED,
        target=Stage.ACTION_AGREED,
        who=who.SENIOR_MANAGER,
        form=forms.IssueSecondWarning,
        unless=[*BEFORE_A_WARNING, not_the_next(Level.SECOND)],
        meets=["a3.letter"],
        starts=["a3.appeal_window"],
    )
    def issue_second_warning(self, act: Act) -> None:
        """Live for 6 months, with an agreement on behaviour and the support we give in return."""
        self._warn(Level.SECOND, act)

    @step(
        "Issue final warning",
        source=Stage.OUTCOME_DECIDED,
        target=Stage.ACTION_AGREED,
        who=who.DIRECTOR,
        form=forms.IssueFinalWarning,
        unless=[*BEFORE_A_WARNING, not_the_next(Level.FINAL)],
        meets=["a3.letter"],
        starts=["a3.appeal_window"],
    )
    def issue_final_warning(self, act: Act) -> None:
        """Live for 12 months. It says that the next step is the Director and trustees."""
        self._warn(Level.FINAL, act)

    def _warn(self, level: ServiceWarning.Level, act: Act) -> None:
        said = out_of_order(self.facts, level, act.on)
        if said:
            act.refuse(said)
        issue_warning(
            self, level, act.on, behaviour=act.answers["behaviour"], standard=act.answers["standard"]
        )

    @step(
        "Refer to service review",
        source=Stage.OUTCOME_DECIDED,
        target=Stage.SERVICE_REVIEW,
        who=who.MANAGER,
        form=service_review.ReferToServiceReview,
        unless=[person_is_not_known, no_ground_for_review],
        meets=["a3.letter"],
        starts=["a3.review_meeting"],
    )
    def refer_to_service_review(self, act: Act) -> None:
        """Forced when substantiated while a final warning is live; possible for one serious incident."""

    @step(
        "Record service decision",
        source=Stage.SERVICE_REVIEW,
        target=Stage.SERVICE_DECISION,
        who=who.DIRECTOR,
        form=service_review.RecordServiceDecision,
        meets=["a3.review_meeting"],
        starts=["a3.appeal_window"],
    )
    def record_service_decision(self, act: Act) -> None:
        """The Director and trustees decide whether a service, present or future, continues."""
        met_on, current = act.answers["met_on"], act.answers["current_service"]
        meet_deadlines(self, self.STEPS["record_service_decision"].meets, met_on)
        record_in_time(self, "a3.review_letter", met_on, act.on, self.facts.timetable)
        assign(self, CaseRole.REVIEWER, act.answers["reviewers"], met_on)
        decide_service(
            self,
            current,
            act.answers["future_service"],
            on=met_on,
            takes_effect_on=takes_effect_on(current, act.on, at_once=bool(act.answers["at_once"])),
            review_on=act.answers["review_on"],
        )

    @step(
        "Lodge appeal",
        source=(Stage.ACTION_AGREED, Stage.SERVICE_DECISION),
        target=Stage.APPEAL,
        who=who.MANAGER,
        form=service_review.LodgeAppeal,
        meets=["a3.appeal_window"],
        starts=["a3.appeal"],
    )
    def lodge_appeal(self, act: Act) -> None:
        """The service user may appeal in any form; two trustees who were not in the review hear it."""
        lodge_appeal(self, Appeal.By.RESPONDENT, act.on, act.answers["grounds"])
        assign(self, CaseRole.APPEAL_HEARER, act.answers["hearers"], act.on)

    @step(
        "Decide appeal",
        source=Stage.APPEAL,
        target=(Stage.MONITORING, Stage.CLOSED),
        who=who.APPEAL_TRUSTEE,
        form=service_review.DecideAppeal,
        meets=["a3.appeal"],
    )
    def decide_appeal(self, act: Act) -> str:
        """Allowed, allowed in part or dismissed; what it replaces is added, and the first is kept."""
        decide_appeal(self, act.answers["result"], act.on)
        if act.answers["new_finding"]:
            reach_outcome(
                self,
                act.answers["new_finding"],
                act.on,
                by=Outcome.By.APPEAL,
                reasons=act.answers["reasons"],
            )
        if act.answers.get("warning") == "cancelled":
            cancel_warning(self, act.on)
        self._replace_service_decision(act)
        if act.answers["goes_on"] == "yes":
            self._plan_review(act.answers["review_on"])
            return Stage.MONITORING
        self._refuse(suspension_is_running, act)
        check_on_in_time(self, act)
        return Stage.CLOSED

    def _replace_service_decision(self, act: Act) -> None:
        before = self.facts.service_decision
        current, future = act.answers.get("current_service"), act.answers.get("future_service")
        if before is None or not (current or future):
            return
        current = current or before.current_service
        still_ends = current == before.current_service == ServiceDecision.Decision.END
        decide_service(
            self,
            current,
            future or before.future_service,
            on=act.on,
            takes_effect_on=before.takes_effect_on
            if still_ends
            else takes_effect_on(current, act.on, at_once=False),
            review_on=act.answers["review_on"] or before.review_on,
        )

    @step(
        "Start monitoring",
        source=Stage.SERVICE_DECISION,
        target=Stage.MONITORING,
        who=who.MANAGER,
        form=service_review.StartMonitoring,
    )
    def start_monitoring(self, act: Act) -> None:
        """Whatever was decided is looked at again on the days set for it."""
        check_the_appeal_window(self, act, "a3.appeal_window")
        for review_on in (act.answers["review_on"], act.answers["next_review_on"]):
            if review_on:
                self._plan_review(review_on)

    def _plan_review(self, on: date) -> None:
        plan_action(self, "Review how the decision works with the service user", self.owner, on)

    @step(
        "Close",
        source=(Stage.OUTCOME_DECIDED, Stage.ACTION_AGREED, Stage.SERVICE_DECISION, Stage.MONITORING),
        target=Stage.CLOSED,
        who=who.MANAGER,
        form=forms.Close,
        unless=[must_go_to_review, something_must_follow, suspension_is_running],
        meets=["a3.letter"],
    )
    def close(self, act: Act) -> None:
        """The worker was told and is protected; nothing that the finding calls for is missing."""
        check_the_appeal_window(self, act, "a3.appeal_window")
        check_on_later(self, act)

    @step(
        "Withdraw",
        source=OPEN_STAGES,
        target=Stage.WITHDRAWN,
        may_stay=True,
        who=who.OWNER,
        form=common.Withdraw,
    )
    def withdraw(self, act: Act) -> str:
        """The worker withdrew is one fact; whether the charity continues is another, with its reason."""
        stage = withdraw(self, act, Stage.WITHDRAWN)
        if stage == Stage.WITHDRAWN:
            self._refuse(must_go_to_review, act)
            self._refuse(suspension_is_running, act)
        return stage

    @step(
        "Reopen",
        source=(Stage.CLOSED, Stage.WITHDRAWN),
        target=(Stage.RECEIVED, Stage.MADE_SAFE, Stage.INITIAL_INVESTIGATION),
        who=who.DIRECTOR_OR_CHAIR,
        form=Reopen,
        is_drawn=False,
    )
    def reopen(self, act: Act) -> str:
        """Only by the Director or the Chair, on new evidence; what was found stays in the file."""
        limits: dict[str, tuple[str, ...]] = {
            Stage.RECEIVED: self.STARTS,
            Stage.MADE_SAFE: ("a3.initial",),
            Stage.INITIAL_INVESTIGATION: ("a3.initial",),
        }
        return reopen(self, act, limits)

    def _refuse(self, condition: Condition, act: Act) -> None:
        """For a condition that refuses only some of the stages to which a step leads."""
        said = condition(self.facts)
        if said:
            act.refuse(said)
