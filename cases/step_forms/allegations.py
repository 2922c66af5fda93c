"""The form of one more allegation, found while the others are investigated."""

from cases.step_forms.base import StepForm
from cases.step_forms.questions import confirmed, text


class AddAllegation(StepForm):
    allegation = text("The allegation", "Who did or said what, to whom, when and where.")
    person_told = confirmed("The person complained about was told in writing and has the right to reply")
    reason = text("How it came up", rows=2)

    def clean_allegation(self) -> str:
        """One line, however it was typed: each line of the first form is an allegation of its own."""
        return " ".join(self.cleaned_data["allegation"].split())
