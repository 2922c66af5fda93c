"""Writing a letter: what is sent, how, and what must not go out."""

from typing import Any

from django import forms

from cases.letters.choosing import letters_for, why_nobody_reads
from cases.letters.kinds import BY_CODE
from cases.letters.paper import Paper
from cases.letters.placeholders import filled
from cases.letters.sanctions import NAMES_A_SANCTION, sanction_told
from cases.letters.template import gaps_in
from cases.letters.texts import text_of
from cases.letters.values import Writing
from cases.models import Letter, Reader
from cases.step_forms.base import StepForm
from cases.step_forms.messages import LOOKS_WITH_CODE
from cases.step_forms.questions import choice, text

LONGEST_SUBJECT = 200


class SendLetter(StepForm):
    """The letter's words come filled from the case; whoever writes it may change all of them."""

    any_day = True
    first = "letter"
    has_preview = True
    confidential = False

    letter = choice("Letter", [])
    how = choice("How does it reach them?", Letter.How.choices)
    subject = forms.CharField(label="Subject", max_length=LONGEST_SUBJECT)
    body = text(
        "What it says",
        "A line that begins with ## is a heading. Lines that begin with a dash make a list. "
        "What stands in […] is for you to fill in.",
        rows=28,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_put_first:
            self.fields["on"].label = "When is it sent?"
            self.fields["on"].help_text = ""

    def _put_first(self, question: Any) -> None:
        offered = letters_for(self.facts, confidential=self.confidential)
        question.choices = [(each.kind.code, each.words) for each in offered]
        question.help_text = why_nobody_reads(self.facts.case, Reader.COMPLAINANT) or ""
        question.error_messages["invalid_choice"] = "There is no such letter for this complaint."
        super()._put_first(question)

    def depend_on(self, answer: str) -> None:
        """The words come from the charity's text and from the case."""
        self.kind = BY_CODE[answer]
        words, letter = text_of(answer), Writing(self.facts, self.kind.reader, self.acting.standing.person)
        self.fields["subject"].initial = filled(words.subject, letter)
        self.fields["body"].initial = filled(words.body, letter)
        self.fields["how"].choices = [(each.value, each.label) for each in self._ways]  # type: ignore[attr-defined]
        if self._is_with_code:
            self.fields["how"].help_text = LOOKS_WITH_CODE

    @property
    def paper(self) -> Paper:
        """The letter as it was typed, to be looked at before it is sent."""
        return Paper.of(
            self.get_initial_for_field(self.fields["subject"], "subject"),
            self.get_initial_for_field(self.fields["body"], "body"),
        )

    @property
    def _ways(self) -> list[Letter.How]:
        """Nobody knows how to reach an anonymous complainant but on their page."""
        if not self._is_to_a_page:
            return [each for each in Letter.How if each != Letter.How.PAGE]
        return [Letter.How.PAGE] if self.facts.case.anonymous else list(Letter.How)

    @property
    def _is_to_a_page(self) -> bool:
        """Whether the reader can read it here."""
        return self.kind.reader == Reader.COMPLAINANT and self.facts.case.has_own_page

    @property
    def _is_with_code(self) -> bool:
        return self._is_to_a_page and bool(self.facts.case.receipt)

    def clean_subject(self) -> str:
        return _finished(self.cleaned_data["subject"])

    def clean_body(self) -> str:
        return _finished(self.cleaned_data["body"].replace("\r\n", "\n"))

    def clean(self) -> dict[str, Any]:
        """The complainant hears that action was taken and what changes for them, never which sanction."""
        answers = super().clean() or {}
        if "body" not in self.fields or self.kind.reader != Reader.COMPLAINANT:
            return answers
        for name in ("subject", "body"):
            named = sanction_told(self.facts, answers.get(name, ""))
            if named:
                self.refuse(name, NAMES_A_SANCTION.format(named))
        return answers

    def recorded(self) -> dict[str, dict[str, Any]]:
        """Which letter, to whom and how; its words are kept with the letter itself."""
        return {
            "letter": {"label": "Letter", "value": self.kind.code, "text": self.kind.title},
            "reader": {"label": "To", "value": self.kind.reader.value, "text": self.kind.reader_label},
            "how": super().recorded()["how"],
        }


def _finished(words: str) -> str:
    """Words in which nothing is left open."""
    if gaps := gaps_in(words):
        raise forms.ValidationError(f"Fill in what is still open: {' '.join(gaps)}")
    if "{{" in words:
        raise forms.ValidationError("A placeholder is left in the letter. Write what it stands for.")
    return words


class SendConductLetter(SendLetter):
    """Of the confidential conduct limb: read only by those who may know of it."""

    confidential = True
