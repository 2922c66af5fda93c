"""Forms of the entries that every route has: people, conflicts, corrections, notes."""

from typing import Any

from django import forms

from cases.eligibility import why_not_eligible
from cases.limits import BY_CODE
from cases.models import CaseRole, Involvement
from cases.step_forms.base import (
    AnotherCase,
    AnyColleague,
    Candidate,
    StepForm,
    choice,
    confirmed,
    day,
    text,
)
from cases.words import OutcomeCode


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
    any_day = True

    text = text("Entry for the file", rows=4)
