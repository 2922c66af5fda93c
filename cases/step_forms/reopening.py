"""The form of reopening a case that had ended."""

from cases.step_forms.base import StepForm
from cases.step_forms.questions import confirmed, text


class Reopen(StepForm):
    new_evidence = text("What is new", "Evidence that could not be known when the case ended.")
    why_it_matters = text("Why it matters", "What could be found otherwise because of it.")
    parties_told = confirmed(
        "The parties were told that the case is open again",
        "Where the complaint is anonymous, the person it is about.",
    )
