"""The base of forms that review something again and again: a hold, a suspension."""

from datetime import date

from django import forms

from cases.step_forms.base import StepForm


class Review(StepForm):
    """
    A review of what runs under this limit, which every review begins anew.

    It may be recorded late, but is never dated before the last review, or before the beginning: what was said
    to go on then had not ended.
    """

    any_day = True
    limit = ""

    def clean_on(self) -> date:
        on = super().clean_on()
        deadlines = self.facts.case.deadlines.all()
        since = max((each.start_on for each in deadlines if each.limit == self.limit), default=on)
        if on < since:
            raise forms.ValidationError(f"It began, or was reviewed last, on {since:%-d %B %Y}.")
        return on
