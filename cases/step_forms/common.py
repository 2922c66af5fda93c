"""Forms that more than one route uses."""

from typing import Any

from django import forms

from cases.bad_faith import why_no_bad_faith
from cases.models import Appeal, CaseRole
from cases.step_forms.base import StepForm
from cases.step_forms.conduct import DecideOnSanctions
from cases.step_forms.people import EligiblePerson, MayKnowOfIt
from cases.step_forms.questions import choice, confirmed, later_day, text, yes_or_no
from cases.words import OutcomeCode

NOT_APPLICABLE = "not_applicable"
NOBODY_TO_TELL = "Not applicable: the complaint is anonymous, so there is nobody to tell"
ONLY_BY_CODE = "Not applicable: the complaint is anonymous. You can put a letter on their own page"


class Acknowledge(StepForm):
    """An anonymous complaint has nobody to tell: that is its answer, and nothing is confirmed."""

    how = text("How did you acknowledge it?", "For example: met in person and confirmed by letter.", rows=2)
    wants = text("What does the person who complained want to happen?")
    told_confidentiality = confirmed("The confidentiality and no-victimisation text was given")
    adjustments = text("Adjustments they need, or “none”", rows=2)
    respondent_told = choice(
        "Was the person it is about told that victimisation is unlawful?",
        [
            ("now", "Yes, now"),
            ("later", "Not yet: they are told when they hear of the complaint"),
        ],
        "Both sides must know that nobody may suffer for complaining or for giving evidence.",
    )
    respondent_told_later = text("If not yet: why", "For example: to keep evidence safe.", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.facts.case.is_about_nobody:
            del self.fields["respondent_told"], self.fields["respondent_told_later"]
        if self.facts.case.anonymous:
            told = [name for name, field in self.fields.items() if isinstance(field, forms.BooleanField)]
            for name in told:
                del self.fields[name]
            why = ONLY_BY_CODE if self.facts.case.has_own_page else NOBODY_TO_TELL
            self.fields["how"] = choice("How did you acknowledge it?", [(NOT_APPLICABLE, why)])
            self.order_fields(["on", "how"])

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("respondent_told") == "later" and not answers.get("respondent_told_later"):
            self.refuse("respondent_told_later", "Say why they are told only later.")
        return answers


class OpenFormalInvestigation(StepForm):
    investigator = EligiblePerson(CaseRole.INVESTIGATOR, label="Investigator")
    allegations = text("Allegations", "One on each line. They are numbered in this order.", rows=5)
    person_told = confirmed(
        "The person complained about was told in writing and has the right to reply",
        "Where it is about no one person, confirm that those responsible for the practice were told.",
    )
    reason = text("Why a formal investigation is needed")


class Decide(DecideOnSanctions):
    """A finding for each allegation and one overall; a second person agreed to bad faith before."""

    finding = choice("Finding overall", [(code.value, code.label) for code in OutcomeCode.findings()])
    reasons = text("Reasons for the finding", rows=5)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for allegation in self.facts.allegations:
            number = allegation.number
            self.fields[f"finding_{number}"] = choice(
                f"Allegation {number}: finding", self._finding_choices(), allegation.text
            )
            self.fields[f"reasons_{number}"] = text(f"Allegation {number}: reasons", rows=2)
        first = ["on", *[name for name in self.fields if name.rpartition("_")[2].isdigit()]]
        self.order_fields([*first, *[name for name in self.fields if name not in first]])

    def _finding_choices(self) -> list[tuple[str, str]]:
        return [(code.value, code.label) for code in OutcomeCode.findings() if code != OutcomeCode.BAD_FAITH]

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        self.check_the_sanction(answers.get("finding"))
        if answers.get("finding") == OutcomeCode.BAD_FAITH:
            said = why_no_bad_faith(self.facts, self.acting.user)
            if said:
                self.refuse("finding", said)
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
    action_owner = MayKnowOfIt(label="Who does it", required=False)
    action_due_on = later_day("By when", required=False)
    follow_up_on = later_day("Follow-up on", "When we check that nobody has suffered for complaining.")

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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_on = self.facts.case.asked_to_withdraw_on
        if asked_on:
            self.fields["withdrew_by"].initial = f"On their own page, on {asked_on:%-d %B %Y}."
            said = self.facts.answer("ask_to_withdraw", "why")
            self.fields["withdrew_because"].initial = said or "They gave no reason."
