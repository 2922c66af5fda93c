"""The base of every step's form."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.html import format_html

from cases.acting import Acting
from cases.evidence.parcel import Parcel
from cases.facts import Facts
from cases.models import Complaint
from cases.step_forms.questions import LONGEST_TEXT, AsksTheCase, DayInput, LaterDay, confirmed
from people.models import Person

YEARS_AHEAD = 10  # a day further off is a slip; every page that shows it would count its working days


class StepForm(forms.Form):
    """
    Answers that a step needs.

    Every step says on which day it was done: managers often record a step after taking it. `facts` gives the
    questions that depend on the case; `on` is today.

    Whoever is given a role on the case has declared that they have no conflict of interest: a form with such
    a question asks for the declaration too, unless they declared it before (`asks_declaration`).

    `first` names a question on whose answer the others depend. It is put alone, on a page before the form;
    its answer comes with the address of the form, and `depend_on` says what it means to the others.
    """

    any_day = False  # whether it may be about a day before the latest step
    asks_declaration = True
    first = ""
    has_preview = False  # whether what was typed can be looked at before the step is taken

    on = forms.DateField(
        label="When was this done?",
        help_text="The day it happened, not the day you type it in.",
        widget=DayInput(),
    )
    note = forms.CharField(
        label="Note for the file",
        required=False,
        max_length=LONGEST_TEXT,
        help_text="Anything else somebody reading the file later should know.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, facts: Facts, acting: Acting, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.facts = facts
        self.acting = acting
        self.today = today
        self.fields["on"].initial = today
        if self.first:
            self._put_first(self.fields[self.first])
        if self.asks_declaration and self._giving():
            self._ask_for_declaration()
        self.order_fields(["on", *[name for name in self.fields if name not in ("on", "note")], "note"])
        for field in self.fields.values():
            if isinstance(field, AsksTheCase):
                field.ask(facts, acting)

    def _put_first(self, question: Any) -> None:
        words = dict(question.choices)
        given = str((self.data if self.is_bound else self.initial).get(self.first))
        if given not in words:
            self.fields = {self.first: question}
            return
        question.choices, question.initial = [(given, words[given])], given
        question.help_text = format_html('<a href="?">Choose another {}</a>', str(question.label).lower())
        self.depend_on(given)

    @property
    def is_put_first(self) -> bool:
        """Whether only the first question is asked: there is nothing yet that could be recorded."""
        return list(self.fields) == [self.first]

    def depend_on(self, answer: str) -> None:
        """What a valid answer to the first question means to the others."""

    def _giving(self) -> list[str]:
        """The questions that give somebody a role on the case."""
        return [name for name, field in self.fields.items() if hasattr(field, "role")]

    def _ask_for_declaration(self) -> None:
        declared = confirmed("They have declared that they have no conflict of interest in this case")
        declared.required = any(self.fields[name].required for name in self._giving())
        self.fields["no_conflict"] = declared
        names = [name for name in self.fields if name != "no_conflict"]
        names.insert(names.index(self._giving()[-1]) + 1, "no_conflict")
        self.order_fields(names)

    def drop(self, name: str) -> None:
        """Leaves out a question that does not arise, and a declaration that it alone called for."""
        del self.fields[name]
        if not self._giving():
            self.fields.pop("no_conflict", None)

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError("This day is in the future. Give the day it was done.")
        if on < self.facts.case.received_on:
            raise forms.ValidationError("This is before the complaint was received.")
        latest = None if self.any_day else self.facts.latest_step_on
        if latest and on < latest:
            raise forms.ValidationError(f"This is before the latest step, which was on {latest:%-d %B %Y}.")
        return on

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        on = answers.get("on")
        for name, field in self.fields.items():
            later = answers.get(name)
            if isinstance(field, LaterDay) and on and later and later < on:
                self.refuse(name, f"Give a day that is not before {on:%-d %B %Y}, when this was done.")
            if isinstance(later, date) and later.year > self.today.year + YEARS_AHEAD:
                self.refuse(name, f"This is more than {YEARS_AHEAD} years ahead. Check the year.")
        self._check_declaration(answers)
        return answers

    def _check_declaration(self, answers: dict[str, Any]) -> None:
        """Where nobody need be named, it is asked of those who are."""
        if "no_conflict" not in self.fields or answers.get("no_conflict"):
            return
        answers["no_conflict"] = None
        if any(answers.get(name) for name in self._giving()):
            self.refuse("no_conflict", "Confirm this before you go on.")

    def refuse(self, field: str, sentence: str) -> None:
        """Puts a sentence beside a field; one that has a fault already keeps its first sentence."""
        if field not in self.errors:
            self.add_error(field, forms.ValidationError(sentence))

    def recorded(self) -> dict[str, dict[str, Any]]:
        """The answers as the event keeps them: label, value, and the words a reader saw for it."""
        return {
            name: _recorded(self.fields[name], value)
            for name, value in self.cleaned_data.items()
            if name not in ("on", "note") and value not in (None, "", [])
        }


def _recorded(field: forms.Field, value: Any) -> dict[str, Any]:
    label = str(field.label)
    if isinstance(value, Parcel):
        return {"label": label, "value": value.words}
    if isinstance(value, Person):
        return {"label": label, "people": [str(value.pk)]}
    if isinstance(value, Complaint):
        return {"label": label, "case": str(value.pk)}
    if isinstance(value, QuerySet):
        return {"label": label, "people": [str(person.pk) for person in value]}
    if isinstance(value, bool):
        return {"label": label, "value": value, "text": "Yes" if value else "No"}
    if isinstance(field, forms.ChoiceField):
        chosen = [value] if isinstance(value, str) else value
        words = dict(field.choices)  # type: ignore[arg-type]
        return {"label": label, "value": value, "text": ", ".join(str(words[each]) for each in chosen)}
    return {"label": label, "value": value}
