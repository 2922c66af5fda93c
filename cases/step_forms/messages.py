"""What is written on a case: by the complainant on their own page, and by whoever works on it."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.letters.sanctions import NAMES_A_SANCTION, sanction_told
from cases.step_forms.base import StepForm
from cases.step_forms.own_steps import OwnForm
from cases.step_forms.questions import choice, text

LOOKS_WITH_CODE = (
    "Whoever made this complaint looks for news with a receipt code. We cannot tell them that something new "
    "is there, and do not know whether they have read it."
)


class Readers(models.TextChoices):
    """Who may read a note."""

    INTERNAL = "internal", "Internal: only those who work on the case"
    SHARED = "shared", "Shared: the complainant reads it too, on their own page"


class Write(OwnForm):
    text = text(_("Your message"), _("You can tell us something new, or ask a question."), rows=4)


class Note(StepForm):
    """An entry for the file. It is shared where the complainant has a page of their own to read it on."""

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
        case, readers = self.facts.case, self.fields["readers"]
        if not case.has_own_page:
            readers.choices = [Readers.choices[0]]  # type: ignore[attr-defined]
            readers.help_text = "The complainant has no page of their own here to read it on."
        elif case.receipt:
            readers.help_text = f"{readers.help_text} {LOOKS_WITH_CODE}"

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
