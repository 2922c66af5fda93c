"""What is written on a case: by the complainant on their own page, and by whoever works on it."""

from typing import Any

from django.db import models

from cases.letters.sanctions import NAMES_A_SANCTION, sanction_told
from cases.step_forms.base import StepForm
from cases.step_forms.own_steps import OwnForm
from cases.step_forms.questions import choice, text


class Readers(models.TextChoices):
    """Who may read a note."""

    INTERNAL = "internal", "Internal: only those who work on the case"
    SHARED = "shared", "Shared: the complainant reads it too, on their own page, and is told that it is there"


class Write(OwnForm):
    text = text("Your message", "You can tell us something new, or ask a question.", rows=4)


class Note(StepForm):
    """An entry for the file. Without a complainant who can sign in there is nobody to share it with."""

    any_day = True

    text = text("Entry for the file", rows=4)
    readers = choice(
        "Who may read it?",
        Readers.choices,
        "Share no sanction, and nothing about anybody else that the complainant does not know already.",
        required=False,
        initial=Readers.INTERNAL,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        complainant = self.facts.case.complainant
        if complainant is None or complainant.account_id is None:
            readers = self.fields["readers"]
            readers.choices = [Readers.choices[0]]  # type: ignore[attr-defined]
            readers.help_text = "The complainant has no page of their own here to read it on."

    def clean_readers(self) -> str:
        """Whoever does not say keeps it internal."""
        return self.cleaned_data["readers"] or Readers.INTERNAL.value

    def clean(self) -> dict[str, Any]:
        """Whatever the complainant reads never names a sanction, here as in a letter."""
        answers = super().clean() or {}
        named = sanction_told(self.facts, answers.get("text", ""))
        if named and answers.get("readers") == Readers.SHARED:
            self.refuse("text", NAMES_A_SANCTION.format(named))
        return answers
