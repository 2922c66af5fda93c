"""Forms of a hold: police or safeguarding asked the charity to wait; and what is done meanwhile."""

from datetime import date
from typing import Any

from django import forms

from cases.models import Hold
from cases.step_forms.base import StepForm
from cases.step_forms.questions import choice, text
from cases.step_forms.reviews import Review


class PlaceHold(StepForm):
    """May be recorded later than it began, but a case is never held before its latest step."""

    agency = choice("Who asked us to wait?", Hold.Agency.choices)
    reference = forms.CharField(
        label="Their reference",
        max_length=100,
        help_text="And the name of the person who asked. If they gave no reference, say so.",
    )
    reason = text("What they asked for, and why")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].label = "From which day is the case on hold?"
        self.fields["on"].help_text = "The day they asked, even if you record it later."

    def clean_on(self) -> date:
        on = super().clean_on()
        ended = [hold.ended_on for hold in self.facts.case.holds.all() if hold.ended_on]
        if ended and on < max(ended):
            raise forms.ValidationError(f"The hold before this one ended on {max(ended):%-d %B %Y}.")
        return on


class ReviewHold(Review):
    """Every 10 working days somebody asks the agency whether the charity still has to wait."""

    limit = "hold_review"

    decision = choice("The hold", [("continues", "Goes on"), ("ends", "Ends: the case goes on again")])
    said = text("What the agency said", "Whom you asked, when, and what they answered.")


class RecordSafety(StepForm):
    any_day = True

    what = text("What was done for somebody’s safety or support")
    whom = text("For whom", rows=1)
