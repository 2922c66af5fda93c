"""What is asked before a chronology is made: for whom, and what it leaves out."""

from typing import Any

from django import forms

from cases.acting import Acting
from cases.chronology.withholding import USUALLY, Withheld, must_be_withheld
from cases.models import Document
from cases.routes import Case


class ForWhom(forms.Form):
    """Put first: what is usually left out depends on it."""

    made_for = forms.ChoiceField(
        label="Who is it for?", choices=Document.For.choices, widget=forms.RadioSelect
    )


class MakeChronology(forms.Form):
    """What has to be left out is no question: it is left out, and the page says so."""

    withheld = forms.MultipleChoiceField(
        label="What is left out",
        help_text="The ticks are what is usually left out for this reader. Check each of them.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    other_names = forms.CharField(
        label="Further names to take out",
        help_text="One on each line: of people who are not on the register, such as a neighbour who saw it.",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, case: Case, made_for: str, asking: Acting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.made_for = made_for
        self.forced = must_be_withheld(case, made_for, asking)
        offered = [what for what in Withheld if what not in self.forced]
        withheld = self.fields["withheld"]
        withheld.choices = [(what.value, what.label) for what in offered]  # type: ignore[attr-defined]
        withheld.initial = [what for what in USUALLY[Document.For(made_for)] if what in offered]

    def clean_other_names(self) -> str:
        return str(self.cleaned_data["other_names"]).replace("\r\n", "\n")

    @property
    def left_out(self) -> list[str]:
        """Codes of everything that is withheld, in the order of the list."""
        chosen = {*self.cleaned_data["withheld"], *self.forced}
        return [what.value for what in Withheld if what in chosen]
