"""Questions about somebody who was typed in, answered with the register."""

from typing import Any, ClassVar

from django import forms
from django.utils.text import Truncator

from cases.acting import Acting
from cases.facts import Facts
from cases.models import Complaint
from cases.step_forms.questions import AsksTheCase
from cases.triage.candidates import candidates, grouped
from people.models import Person

NOBODY = "Nobody of these"
LONGEST_SHOWN = 200  # characters of what was typed; all of it stands in the file


class FromTheRegister(AsksTheCase, forms.ModelChoiceField):
    """Somebody on the register, first those whose names are like what was typed."""

    default_error_messages: ClassVar = {"invalid_choice": "Choose somebody from the list."}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Person.objects.none(), required=False, empty_label=None, **kwargs)

    def ask(self, facts: Facts, acting: Acting) -> None:
        case, out = facts.case, self.left_out(facts, acting)
        self.queryset = candidates(case, acting).exclude(pk__in=[each for each in out if each])
        typed = self.typed(case).strip()
        self.choices = [("", NOBODY), *grouped(self.queryset, typed)]
        self.help_text = f"What was typed: “{Truncator(typed).chars(LONGEST_SHOWN)}”" if typed else ""

    def typed(self, case: Complaint) -> str:
        raise TypeError("A question about somebody typed in says what was typed.")

    def left_out(self, facts: Facts, acting: Acting) -> list[Any]:
        raise TypeError("A question about somebody typed in says who it cannot be.")


class PersonItIsAbout(FromTheRegister):
    def typed(self, case: Complaint) -> str:
        typed_in = case.respondent.name if case.respondent and case.respondent.added_with_complaint else ""
        return " ".join((case.respondent_name, typed_in, case.respondent_described))

    def left_out(self, facts: Facts, acting: Acting) -> list[Any]:
        return [facts.case.complainant_id]


class Party(FromTheRegister):
    """Never the reader, who would find it among their own; nor whom it is about, may be, or shuts out."""

    def left_out(self, facts: Facts, acting: Acting) -> list[Any]:
        return [*facts.involved, facts.case.respondent_id, acting.person_id]


class WhoComplained(Party):
    """Nobody helps themselves."""

    def typed(self, case: Complaint) -> str:
        return case.complainant.name if case.complainant else ""

    def left_out(self, facts: Facts, acting: Acting) -> list[Any]:
        return [*super().left_out(facts, acting), facts.case.brought_by_id]


class WhoBroughtIt(Party):
    def typed(self, case: Complaint) -> str:
        return case.brought_by.name if case.brought_by else ""

    def left_out(self, facts: Facts, acting: Acting) -> list[Any]:
        return [*super().left_out(facts, acting), facts.case.complainant_id]
