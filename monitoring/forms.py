"""The form with which an alert is reviewed, and the choice of a year."""

from datetime import datetime
from typing import Any

from django import forms

from monitoring.models import Alert, AlertReview
from monitoring.reviews import why_not
from monitoring.years import FinancialYear

EARLIER_YEARS = 5


class ReviewForm(forms.ModelForm[AlertReview]):
    class Meta:
        model = AlertReview
        fields = ["response", "prejudiced", "decision", "reasons"]
        widgets = {
            "response": forms.Textarea(attrs={"rows": 4}),
            "prejudiced": forms.RadioSelect,
            "decision": forms.RadioSelect,
            "reasons": forms.Textarea(attrs={"rows": 4}),
        }
        labels = {
            "response": "What does the person say about it?",
            "prejudiced": "Could the complaints themselves be prejudiced?",
            "decision": "What follows?",
            "reasons": "Reasons",
        }
        help_texts = {
            "response": "Talk with them first. They have not been told of this alert by Redress.",
            "prejudiced": "Who complains about whom, and would others be complained about for the same?",
            "decision": "Nothing follows by itself: this is for you to decide.",
        }

    def __init__(self, *args: Any, alert: Alert, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.alert, self.at = alert, at
        for name, choices in (
            ("prejudiced", AlertReview.Prejudiced.choices),
            ("decision", AlertReview.Decision.choices),
        ):
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # without the empty one

    def clean_decision(self) -> str:
        decision: str = self.cleaned_data["decision"]
        refused = why_not(decision, self.alert, self.at)
        if refused:
            raise forms.ValidationError(refused)
        return decision


class YearForm(forms.Form):
    """This financial year or one of the last few."""

    year = forms.ChoiceField(label="Financial year")

    def __init__(self, *args: Any, this_year: FinancialYear, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = [this_year.previous(number) for number in range(EARLIER_YEARS + 1)]
        self.fields["year"].choices = [(year.label, year.label) for year in years]  # type: ignore[attr-defined]
