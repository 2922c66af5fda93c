"""Writing a letter: what is sent, how, and what must not go out."""

from typing import Any

from django import forms

from cases.letters.choosing import is_sent_as, why_nobody_reads
from cases.letters.kinds import BY_CODE, LetterKind
from cases.letters.sanctions import sanction_named
from cases.letters.template import gaps_in
from cases.models import Letter, Reader
from cases.step_forms.base import StepForm, choice, text

LONGEST_SUBJECT = 200


class SendLetter(StepForm):
    """The letter's words come filled from the case; whoever writes it may change all of them."""

    any_day = True
    confidential = False

    letter = forms.SlugField(label="Letter", widget=forms.HiddenInput)
    how = choice("How does it reach them?", Letter.How.choices)
    subject = forms.CharField(label="Subject", max_length=LONGEST_SUBJECT)
    body = text(
        "Letter",
        "A line that begins with ## is a heading. Lines that begin with a dash make a list. "
        "What stands in […] is for you to fill in.",
        rows=28,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].label = "When is it sent?"
        self.fields["on"].help_text = ""

    @property
    def kind(self) -> LetterKind | None:
        """The letter that is being written, as far as one was chosen that there is."""
        sent = self.data.get("letter") if self.is_bound else self.initial.get("letter")
        return BY_CODE.get(sent or "")

    def clean_letter(self) -> str:
        code: str = self.cleaned_data["letter"]
        case, kind = self.facts.case, BY_CODE.get(code)
        if kind is None or not is_sent_as(case, kind, self.confidential):
            raise forms.ValidationError("There is no such letter for this complaint. Choose one of the list.")
        if why := why_nobody_reads(case, kind.reader):
            raise forms.ValidationError(why)
        return code

    def clean_body(self) -> str:
        body: str = self.cleaned_data["body"].replace("\r\n", "\n")
        if gaps := gaps_in(body):
            raise forms.ValidationError(f"Fill in what is still open: {' '.join(gaps)}")
        if "{{" in body:
            raise forms.ValidationError("A placeholder is left in the letter. Write what it stands for.")
        return body

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if kind := BY_CODE.get(answers.get("letter", "")):
            self._refuse_a_page_that_nobody_has(kind)
            self._refuse_a_sanction(kind)
        return answers

    def _refuse_a_page_that_nobody_has(self, kind: LetterKind) -> None:
        if self.cleaned_data.get("how") != Letter.How.PAGE:
            return
        complainant = self.facts.case.complainant
        if kind.reader != Reader.COMPLAINANT or complainant is None or complainant.account_id is None:
            self.refuse("how", "They have no page of their own here to read it on. Choose another way.")

    def _refuse_a_sanction(self, kind: LetterKind) -> None:
        """The complainant hears that action was taken and what changes for them, never which sanction."""
        if kind.reader != Reader.COMPLAINANT:
            return
        for name in ("subject", "body"):
            named = sanction_named(self.cleaned_data.get(name, ""), self.facts.case.respondent_role)
            if named:
                self.refuse(
                    name,
                    f"“{named}” names a sanction. It is private to the person it is about, so a letter to "
                    "the complainant says only that action was taken, and what changes for them.",
                )

    def recorded(self) -> dict[str, dict[str, Any]]:
        """Which letter, to whom and how; its words are kept with the letter itself."""
        kind = BY_CODE[self.cleaned_data["letter"]]
        return {
            "letter": {"label": "Letter", "value": kind.code, "text": kind.title},
            "reader": {"label": "To", "value": kind.reader.value, "text": kind.reader_label},
            "how": super().recorded()["how"],
        }


class SendConductLetter(SendLetter):
    """Of the confidential conduct limb: read only by those who may know of it."""

    confidential = True
