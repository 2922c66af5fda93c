"""Forms of the entries about the complaint itself: limits, corrections, setting aside."""

from typing import Any

from django import forms

from cases.limits import BY_CODE
from cases.step_forms.base import StepForm
from cases.step_forms.questions import AnotherCase, choice, confirmed, day, text
from cases.words import OutcomeCode
from people.clock import EARLIEST


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
        if received < EARLIEST:
            raise forms.ValidationError(f"Give a day from {EARLIEST:%-d %B %Y} on.")
        first = self.facts.first_step_on
        if first and received > first:
            raise forms.ValidationError(f"This is after the first step, which was on {first:%-d %B %Y}.")
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
