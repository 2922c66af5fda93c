"""What somebody chooses for themselves."""

from django import forms

ONE_BY_ONE, DAILY = "one_by_one", "daily"


class RemindersForm(forms.Form):
    reminders = forms.ChoiceField(
        label="How do you want to be reminded of limits?",
        choices=[
            (ONE_BY_ONE, "One mail for each case"),
            (DAILY, "One mail in the morning with all references, if there is anything"),
        ],
        widget=forms.RadioSelect,
        help_text="New cases, and limits that have passed, are always told at once.",
    )
