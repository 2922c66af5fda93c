"""The form of handing over: who hands over, and who takes roles and actions over from them."""

from typing import Any
from uuid import UUID

from django import forms

from cases.acting import Acting
from cases.eligibility import why_no_part
from cases.facts import Facts
from cases.handover import Part, parts_of, people_with_a_part
from cases.step_forms.base import StepForm
from cases.step_forms.people import NamesPeople
from cases.step_forms.questions import AsksTheCase, text
from people.models import Person


class WithAPart(AsksTheCase, forms.ModelChoiceField):
    """Whoever owns the case, has a role on it, or has still something to do because of it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Person.objects.none(), empty_label="Choose a person", **kwargs)

    def ask(self, facts: Facts, acting: Acting) -> None:
        self.queryset = Person.objects.filter(pk__in=people_with_a_part(facts))


class PossibleSubstitute(NamesPeople):
    """Anybody with an account who may have a part in the case."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Person.objects.none(), empty_label="Nobody yet", **kwargs)

    def why_not(self, facts: Facts, acting: Acting, person: UUID) -> str | None:
        return why_no_part(facts, person)


class HandOver(StepForm):
    """What passes to whom is worked out, not chosen; it is kept with the answers."""

    leaver = WithAPart(label="Who hands over?", help_text="Somebody who leaves, or is away for long.")
    substitute = PossibleSubstitute(
        label="Who takes over their roles and actions?",
        required=False,
        help_text="The next in the line owns the case. A role passes on only to somebody who may have it.",
    )
    no_conflict = forms.BooleanField(
        label="Whoever takes over has declared that they have no conflict of interest", required=False
    )
    reason = text("Reason", rows=2)
    parts: tuple[Part, ...] = ()

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        leaver, substitute = answers.get("leaver"), answers.get("substitute")
        if substitute and not answers.get("no_conflict"):
            self.refuse("no_conflict", "Confirm this before you go on.")
        if leaver:
            parts = parts_of(self.facts, leaver.pk, substitute.pk if substitute else None)
            self.parts = tuple(part for part in parts if part.successor)
            if not self.parts:
                self.refuse("leaver", f"Nothing that {leaver.name} does on this case can be handed over now.")
        return answers

    def recorded(self) -> dict[str, dict[str, Any]]:
        """`roles` tells which roles passed on, so that a confidential one can be kept back from readers."""
        answers = super().recorded()
        roles = [part.role for part in self.parts if part.role]
        actions = sum(1 for part in self.parts if part.action)
        if any(part.is_ownership for part in self.parts):
            answers["owner"] = {"label": "New owner", "people": [str(self.facts.case.owner_id)]}
        if roles:
            words = ", ".join(str(role.label) for role in roles)
            answers["roles"] = {"label": "Roles", "value": [role.value for role in roles], "text": words}
        if actions:
            answers["actions"] = {"label": "Actions", "value": actions}
        return answers
