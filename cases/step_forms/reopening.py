"""The form of reopening a case that had ended."""

from datetime import date

from django import forms

from cases.step_forms.base import StepForm
from cases.step_forms.questions import confirmed, text


class Reopen(StepForm):
    new_evidence = text("What is new", "Evidence that could not be known when the case ended.")
    why_it_matters = text("Why it matters", "What could be found otherwise because of it.")
    parties_told = confirmed(
        "The parties were told that the case is open again",
        "Where the complaint is anonymous, the person it is about.",
    )

    def clean_on(self) -> date:
        on = super().clean_on()
        ended_on = self.facts.case.closed_on
        if ended_on and on < ended_on:
            raise forms.ValidationError(f"This is before the case ended, on {ended_on:%-d %B %Y}.")
        return on
