"""Choosing a year and a day."""

from datetime import date
from typing import Any, cast

from django import forms

from monitoring.years import FinancialYear
from reports.period import Period


class PeriodForm(forms.Form):
    """Which report to read. `period` is there once the form is valid."""

    year = forms.ChoiceField(
        label="Financial year", error_messages={"invalid_choice": "Choose one of the years."}
    )
    as_at = forms.DateField(
        label="As things stood on",
        help_text="Leave it empty for today.",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "Give a day, for example 31/03/2026."},
    )

    def __init__(self, *args: Any, years: list[FinancialYear], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        cast("forms.ChoiceField", self.fields["year"]).choices = [(year.label, year.label) for year in years]

    def clean_as_at(self) -> date:
        as_at: date = self.cleaned_data["as_at"] or self.today
        if as_at > self.today:
            raise forms.ValidationError("Choose today or a day in the past.")
        return as_at

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if "year" in answers and "as_at" in answers:
            try:
                self.period = Period.of(FinancialYear.parse(answers["year"]), answers["as_at"])
            except ValueError as problem:
                self.add_error("as_at", str(problem))
        return answers
