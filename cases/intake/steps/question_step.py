"""Steps that are questions and nothing else: all but the files."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django import forms
from django.utils.choices import flatten_choices
from django.utils.formats import date_format

from cases.intake.answers import Answers
from cases.intake.questions import Choices, Words
from cases.intake.steps.base import IntakeStep
from cases.models import Complaint


class QuestionStep(IntakeStep):
    """
    A step of questions, of which some answers make others pointless.

    Those are on the page all the same and hidden by the style sheet alone; here they are left out, whatever
    stands in them.
    """

    def ask(self) -> None:
        if self.asking.earlier:
            known = self.known_from(self.asking.earlier)
            self.initial = {name: answer for name, answer in known.items() if name in self.fields}

    def known_from(self, earlier: Complaint) -> Mapping[str, Any]:
        """What need not be asked again for a complaint about somebody else for the same events."""
        return {name: getattr(earlier, name) for name in self.fields if hasattr(earlier, name)}

    def pointless(self, answers: Answers) -> Collection[str]:
        """Questions that other answers make pointless; filing.css hides the same ones."""
        return ()

    def faults(self, answers: Answers) -> Iterator[tuple[str, Words]]:
        """What is wrong with answers that are each well formed: the question and a sentence."""
        return iter(())

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        for name in self.pointless(answers):
            self.errors.pop(name, None)
            answers.pop(name, None)
        for name, sentence in self.faults(answers):
            self.add_error(name, str(sentence))
        return answers

    def summary(self) -> list[tuple[str, str]]:
        return [
            (str(field.label), said)
            for name, field in self.fields.items()
            if (said := as_read(field, self.cleaned_data.get(name)))
        ]

    def choices(self, name: str, choices: Choices) -> None:
        """For lists that depend on who is asked."""
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def leave_out(self, *names: str) -> None:
        """Questions that are not for whoever is asked."""
        for name in names:
            del self.fields[name]


def as_read(field: forms.Field, answer: Any) -> str:
    """An answer in the words in which it was chosen or typed; empty where there is none."""
    if not answer or not str(answer).strip():
        return ""
    if isinstance(field, forms.DateField):
        return date_format(answer, "DATE_FORMAT")
    if isinstance(field, forms.ChoiceField):
        words: dict[str, Words] = dict(flatten_choices(field.choices))  # type: ignore[arg-type]
        return "\n".join(str(words[each]) for each in ([answer] if isinstance(answer, str) else answer))
    return str(answer)
