"""Forms that more than one route uses."""

from typing import Any

from django import forms
from django.utils.html import escape

from cases.eligibility import why_not_eligible
from cases.limits import BY_CODE
from cases.models import Appeal, CaseRole, InterimMeasure, Involvement
from cases.step_forms.base import (
    AnotherCase,
    AnyColleague,
    Candidate,
    EligiblePerson,
    StepForm,
    choice,
    confirmed,
    day,
    text,
    yes_or_no,
)
from cases.words import OutcomeCode

NOBODY_TO_TELL = [
    ("not_applicable", "Not applicable: the complaint is anonymous, so there is nobody to tell")
]


class InterimMeasures(StepForm):
    """Interim measures are considered at the start of every investigation, and the choice is reasoned."""

    measures = forms.MultipleChoiceField(
        label="Interim measures",
        help_text="What keeps everybody safe while we look into it. Suspension is neutral and a last resort.",
        choices=InterimMeasure.Kind,
        widget=forms.CheckboxSelectMultiple,
    )
    measures_reason = text("Reasons for this choice", rows=2)
    measures_review_on = day("Review the measures on", required=False)

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        kinds = answers.get("measures", [])
        if InterimMeasure.Kind.NONE in kinds and len(kinds) > 1:
            self.refuse("measures", "Choose either “none needed” or the measures, not both.")
        if kinds and InterimMeasure.Kind.NONE not in kinds and not answers.get("measures_review_on"):
            self.refuse("measures_review_on", "Give the day on which the measures will be reviewed.")
        return answers


class Acknowledge(StepForm):
    """An anonymous complaint has nobody to tell: that is its answer, and nothing is confirmed."""

    how = text("How did you acknowledge it?", "For example: met in person and confirmed by letter.", rows=2)
    wants = text("What does the person who complained want to happen?")
    told_confidentiality = confirmed("The confidentiality and no-victimisation text was given")
    adjustments = text("Adjustments they need, or “none”", rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.facts.case.anonymous:
            told = [name for name, field in self.fields.items() if isinstance(field, forms.BooleanField)]
            for name in told:
                del self.fields[name]
            self.fields["how"] = choice("How did you acknowledge it?", NOBODY_TO_TELL)
            self.order_fields(["on", "how"])


class OpenFormalInvestigation(StepForm):
    investigator = EligiblePerson(CaseRole.INVESTIGATOR, label="Investigator")
    allegations = text("Allegations", "One on each line. They are numbered in this order.", rows=5)
    person_told = confirmed(
        "The person complained about was told in writing and has the right to reply",
        "Where it is about no one person, confirm that those responsible for the practice were told.",
    )
    reason = text("Why a formal investigation is needed")


class Decide(StepForm):
    """A finding for each allegation and one overall; bad faith needs two proofs and a second person."""

    finding = choice("Finding overall", [(code.value, code.label) for code in OutcomeCode.findings()])
    reasons = text("Reasons for the finding", rows=5)
    proof_false = text("Bad faith only: how we know that it was false", required=False, rows=2)
    proof_bad_faith = text(
        "Bad faith only: how we know that it was made in bad faith", required=False, rows=2
    )
    second_person = EligiblePerson(
        CaseRole.DECISION_MAKER, label="Bad faith only: the second person who agrees", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for allegation in self.facts.allegations:
            number = allegation.number
            self.fields[f"finding_{number}"] = choice(
                f"Allegation {number}: finding", self._finding_choices(), escape(allegation.text)
            )
            self.fields[f"reasons_{number}"] = text(f"Allegation {number}: reasons", rows=2)
        first = ["on", *[name for name in self.fields if name.rpartition("_")[2].isdigit()]]
        self.order_fields([*first, *[name for name in self.fields if name not in first]])

    def _finding_choices(self) -> list[tuple[str, str]]:
        return [(code.value, code.label) for code in OutcomeCode.findings() if code != OutcomeCode.BAD_FAITH]

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("finding") == OutcomeCode.BAD_FAITH:
            for field in ("proof_false", "proof_bad_faith", "second_person"):
                if not answers.get(field):
                    self.refuse(
                        field, "A finding of bad faith needs two separate proofs and a second person."
                    )
            second = answers.get("second_person")
            if second and second.pk == self.acting.person_id:
                self.refuse("second_person", "The second person must be somebody other than you.")
        return answers


class LodgeAppeal(StepForm):
    lodged_by = choice("Who appeals?", Appeal.By.choices)
    grounds = text("Grounds", "In their words.", rows=4)
    hearer = EligiblePerson(CaseRole.APPEAL_HEARER, label="Who will hear the appeal?")
    late_reason = text("If it is late: why it is taken all the same", required=False, rows=2)
    window = "a1.appeal_window"

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        need_a_reason_when_late(self, self.window)
        return answers


def need_a_reason_when_late(form: StepForm, window: str) -> None:
    """An appeal or request after its window is taken only with a reason."""
    last, on = form.facts.windows.get(window), form.cleaned_data.get("on")
    if last and on and on > last and not form.cleaned_data.get("late_reason"):
        form.refuse("late_reason", f"The time for this ended on {last:%-d %B %Y}. Say why it is taken late.")


class AfterAppealWindow(StepForm):
    """For a step that ends the possibility to appeal."""

    appeal_waived = text(
        "If the time for an appeal still runs: how it was waived in writing", required=False, rows=2
    )


class FollowUp(StepForm):
    """What is asked whenever a case closes."""

    learning = text("What we learnt, or “none” and why")
    action = text("Action that comes out of it, if any", required=False, rows=2)
    action_owner = AnyColleague(label="Who does it", required=False)
    action_due_on = day("By when", required=False)
    follow_up_on = day("Follow-up on", "When we check that nobody has suffered for complaining.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        timetable = self.facts.timetable
        self.fields["follow_up_on"].initial = timetable.calendar.add(
            self.today, timetable.days_for("follow_up")
        )

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("action"):
            for field, sentence in (
                ("action_owner", "Say who does the action."),
                ("action_due_on", "Say by when the action is done."),
            ):
                if not answers.get(field):
                    self.refuse(field, sentence)
        return answers


class Close(FollowUp):
    """A complaint about no one person ends in a change of the policy or practice."""

    practice_change = text(
        "If it is about a policy or practice: what changes, or why nothing does", required=False, rows=2
    )

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        if self.facts.case.is_about_nobody and not answers.get("practice_change"):
            self.refuse("practice_change", "Say what changes in the policy or practice, or why nothing does.")
        return answers


class Withdraw(StepForm):
    """Withdrawal is two facts: the complainant withdrew, and whether the charity continues."""

    withdrew_by = text("How did they withdraw, and to whom?", rows=2)
    withdrew_because = text("Why, in their words", rows=2)
    not_pressed = confirmed("They were asked whether anybody pressed them to withdraw, and said no")
    continues = yes_or_no(
        "Does the charity continue without them?", "It may have to, for the safety of others."
    )
    continues_reason = text("Reasons for continuing or not")


class NamePeople(StepForm):
    """Gives a role on the case to somebody who may have it."""

    role = choice("Role", CaseRole.choices)
    person = AnyColleague(label="Person")
    no_conflict = confirmed("They have declared that they have no conflict of interest in this case")
    reason = text("Why they were chosen", required=False, rows=2)

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("role") and answers.get("person"):
            person = answers["person"]
            said = why_not_eligible(self.facts, CaseRole(answers["role"]), person.pk)
            if said:
                self.refuse("person", f"{person.name} {said}.")
        return answers


class ShutOut(StepForm):
    """A witness, or somebody who stands down: they lose all sight of the case."""

    kind = choice("What is it?", Involvement.Kind.choices)
    person = AnyColleague(label="Person")
    reason = text("Reason", rows=2)


class StandDown(StepForm):
    """Somebody declares that they should have no part in the case."""

    reason = text("Why you stand down", "You will no longer see this case.", rows=2)


class NameRespondent(StepForm):
    """Who it is about has become known."""

    person = Candidate(label="The person it is about")
    reason = text("How it became known", rows=2)


class ExtendLimit(StepForm):
    """A limit the policy lets be extended, its new day, and that the parties know it."""

    limit = choice("Which limit?", [])
    due_on = day("The new day")
    reason = text("Why more time is needed", rows=2)
    told = confirmed("Both sides were told the new day and the reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.running = {each.limit: each for each in self.facts.extendable}
        labels = [(each.limit, f"{each.label}: {each.due_on:%-d %B %Y}") for each in self.running.values()]
        self.fields["limit"].choices = labels  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        deadline, due_on = self.running.get(answers.get("limit", "")), answers.get("due_on")
        if deadline and due_on:
            calendar = self.facts.timetable.calendar
            most = BY_CODE[deadline.limit].extension
            furthest = calendar.add(deadline.due_on, most)
            if not deadline.due_on < due_on <= furthest:
                first = f"{deadline.due_on:%-d %B %Y}"
                self.refuse(
                    "due_on", f"Give a day after {first}, up to {furthest:%-d %B %Y} ({most} working days)."
                )
        return answers


class CorrectReceived(StepForm):
    """The day that it replaces is kept with the answers."""

    received_on = day("The day it was really received")
    reason = text("Why the day is corrected", rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before = self.facts.case.received_on

    def recorded(self) -> dict[str, dict[str, Any]]:
        before = {"value": self.before, "text": f"{self.before:%-d %B %Y}"}
        return {**super().recorded(), "received_before": {"label": "The day recorded until now", **before}}

    def clean_received_on(self) -> Any:
        received = self.cleaned_data["received_on"]
        if received > self.today:
            raise forms.ValidationError("This day is in the future.")
        return received


class SetAside(StepForm):
    outcome = choice("Why is it set aside?", [(code.value, code.label) for code in OutcomeCode.set_aside()])
    duplicate_of = AnotherCase(
        label="Reference of the complaint it repeats", help_text="Only for a duplicate."
    )
    reason = text("Reasons", rows=2)

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("outcome") == OutcomeCode.DUPLICATE and not answers.get("duplicate_of"):
            self.refuse("duplicate_of", "Give the reference of the complaint it repeats.")
        return answers


class Note(StepForm):
    text = text("Entry for the file", rows=4)
