"""Forms of the service review of Appendix 3: referral, decision, appeal, monitoring, temporary suspension."""

from datetime import date
from typing import Any

from django import forms

from cases.eligibility import why_not_eligible
from cases.models import Appeal, CaseRole, ServiceDecision
from cases.step_forms.base import StepForm
from cases.step_forms.common import AfterAppealWindow, need_a_reason_when_late
from cases.step_forms.people import EligibleTrustees
from cases.step_forms.questions import choice, confirmed, day, later_day, text, yes_or_no
from cases.step_forms.reviews import Review
from cases.words import OutcomeCode

Decision = ServiceDecision.Decision
TRUSTEES_NEEDED = 2  # in the review, and again for the appeal
REPLACING = (
    OutcomeCode.MANAGED_THROUGH_SUPPORT,
    OutcomeCode.PARTLY_SUBSTANTIATED,
    OutcomeCode.NOT_SUBSTANTIATED,
    OutcomeCode.INCONCLUSIVE,
)


class ReferToServiceReview(StepForm):
    ground = choice(
        "Why does it go to a service review?",
        [("final_warning", "A final warning is live"), ("serious", "One serious incident")],
    )
    reason = text("Reasons")

    def clean_ground(self) -> str:
        ground: str = self.cleaned_data["ground"]
        found = self.facts.outcome
        days = {self.facts.on, found.on if found else self.facts.on}
        live = [warning for on in days for warning in self.facts.live_warnings(on)]
        if ground == "final_warning" and not any(warning.level == warning.Level.FINAL for warning in live):
            raise forms.ValidationError("No final warning is live for this person.")
        return ground


class RecordServiceDecision(StepForm):
    met_on = day("When did the Director and the trustees meet?")
    reviewers = EligibleTrustees(
        CaseRole.REVIEWER,
        label="Trustees who decided with the Director",
        help_text="At least two who had no part in the case. Two more must be left free for an appeal.",
    )
    views = text(
        "The service user’s views", "And how they were heard: in person, with an advocate, in writing."
    )
    aim = text("Proportionality: what the decision is to achieve", rows=2)
    lesser_options = text("Proportionality: lesser options tried or considered", rows=2)
    disability_link = text("Proportionality: is the behaviour linked to a disability?", rows=2)
    current_service = choice("Decision on the current service", Decision.choices)
    future_service = choice("Decision on future service", Decision.choices)
    conditions = text("If it continues with conditions: which", required=False, rows=2)
    suspended_until = day("If it is suspended: until when", required=False)
    at_once = text("If it ends without 28 days’ notice: why safety forbids notice", required=False, rows=2)
    review_on = day("The decision is reviewed on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].label = "When was the decision letter sent?"
        self.fields["reviewers"].initial = list(self.facts.roles[CaseRole.REVIEWER])

    def clean_reviewers(self) -> Any:
        reviewers = self.cleaned_data["reviewers"]
        chosen = {person.pk for person in reviewers}
        involved = self.facts.ever_held(CaseRole.HANDLER) | self.facts.ever_held(CaseRole.DECISION_MAKER)
        if chosen & {*involved, self.acting.person_id}:
            raise forms.ValidationError("Choose only trustees who had no part in the case.")
        if len(chosen) < TRUSTEES_NEEDED:
            raise forms.ValidationError("The Director decides with at least two trustees.")
        free = [each for each in self.facts.chart.board if each not in chosen and self._may_hear_appeal(each)]
        if len(free) < TRUSTEES_NEEDED:
            raise forms.ValidationError("At least two other trustees must be left free to hear an appeal.")
        return reviewers

    def _may_hear_appeal(self, trustee: Any) -> bool:
        return why_not_eligible(self.facts, CaseRole.APPEAL_HEARER, trustee) is None

    def clean_met_on(self) -> date:
        met_on: date = self.cleaned_data["met_on"]
        if met_on < self.facts.case.received_on:
            raise forms.ValidationError("This is before the complaint was received.")
        return met_on

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        decided = (answers.get("current_service"), answers.get("future_service"))
        met_on, sent_on = answers.get("met_on"), answers.get("on")
        if met_on and sent_on and met_on > sent_on:
            self.refuse("met_on", "The meeting comes before the letter about it.")
        if Decision.CONDITIONS in decided and not answers.get("conditions"):
            self.refuse("conditions", "Say which conditions.")
        if Decision.SUSPEND in decided and not answers.get("suspended_until"):
            self.refuse("suspended_until", "Give the day until which it is suspended.")
        for name in ("suspended_until", "review_on"):
            later = answers.get(name)
            if later and sent_on and later <= sent_on:
                self.refuse(name, "This day must come after the letter.")
        if answers.get("at_once") and answers.get("current_service") != Decision.END:
            self.refuse("at_once", "Only ending the current service carries notice.")
        return answers


class LodgeAppeal(StepForm):
    grounds = text(
        "Grounds", "In the service user’s words. Any form will do: spoken, written, by an advocate."
    )
    hearers = EligibleTrustees(
        CaseRole.APPEAL_HEARER,
        label="The two trustees who will hear the appeal",
        help_text="They had no part in the case or in the review.",
    )
    late_reason = text("If it is late: why it is taken all the same", required=False, rows=2)

    def clean_hearers(self) -> Any:
        hearers = self.cleaned_data["hearers"]
        if len(hearers) != TRUSTEES_NEEDED:
            raise forms.ValidationError("Choose two trustees.")
        return hearers

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        need_a_reason_when_late(self, "a3.appeal_window")
        return answers


class DecideAppeal(StepForm):
    """What an appeal replaces is added; what it replaces stays in the file."""

    together = confirmed("Both trustees named to hear the appeal decided it together")
    result = choice("The appeal is", Appeal.Result.choices)
    reasons = text("Reasons", rows=5)
    new_finding = choice(
        "The new finding, if it replaces the first",
        [("", "The first finding stands"), *[(code.value, code.label) for code in REPLACING]],
        required=False,
    )
    warning = choice("The warning", [("stands", "Stands"), ("cancelled", "Is cancelled")])
    current_service = choice(
        "The new decision on the current service, if it replaces the first",
        [("", "The first decision stands"), *Decision.choices],
        required=False,
    )
    future_service = choice(
        "The new decision on future service",
        [("", "The first decision stands"), *Decision.choices],
        required=False,
    )
    goes_on = yes_or_no("Is there something to monitor?", "If not, the case closes.")
    review_on = later_day("If so: first review on", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.facts.warnings_of_this_case:
            del self.fields["warning"]
        if self.facts.service_decision is None:
            del self.fields["current_service"], self.fields["future_service"]

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        self._check_the_result(answers)
        finding = answers.get("new_finding")
        if finding and finding not in OutcomeCode.upheld() and answers.get("warning") == "stands":
            self.refuse("warning", "No warning may stand on the new finding.")
        if answers.get("goes_on") == "yes" and not answers.get("review_on"):
            self.refuse("review_on", "Give the day of the first review.")
        return answers

    def _check_the_result(self, answers: dict[str, Any]) -> None:
        replaced = any(answers.get(name) for name in ("new_finding", "current_service", "future_service"))
        changes = replaced or answers.get("warning") == "cancelled"
        result = answers.get("result")
        if result == Appeal.Result.DISMISSED and changes:
            self.refuse("result", "A dismissed appeal leaves everything as it is.")
        could_change = "warning" in self.fields or "current_service" in self.fields
        if result == Appeal.Result.ALLOWED and could_change and not changes:
            self.refuse("result", "An allowed appeal changes something. Say below what it replaces.")


class StartMonitoring(AfterAppealWindow):
    review_on = day("First review on")
    next_review_on = later_day("Second review on", required=False)

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        first, second = answers.get("review_on"), answers.get("next_review_on")
        if first and answers.get("on") and first <= answers["on"]:
            self.refuse("review_on", "The review must come later than this step.")
        if first and second and second <= first:
            self.refuse("next_review_on", "The second review comes after the first.")
        return answers


class SuspendService(StepForm):
    any_day = True

    reason = text("Why safety needs it", "Suspension is neutral and a last resort.")
    essential_needs = text(
        "Essential needs", "How the person gets food, medicine, care and a way to reach us meanwhile."
    )


class ReviewSuspension(Review):
    limit = "a3.suspension_review"

    decision = choice("The suspension", [("continues", "Continues"), ("ends", "Ends")])
    reason = text("Reasons")
    essential_needs = text("Essential needs: how they are met", rows=2)
