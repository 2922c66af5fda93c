"""The form of an exception from independence."""

from typing import Any
from uuid import UUID

from django import forms

from cases.acting import Acting
from cases.eligibility import needs_an_exception, why_never_excepted
from cases.facts import Facts
from cases.models import CaseRole
from cases.step_forms.base import StepForm
from cases.step_forms.people import NamesPeople
from cases.step_forms.questions import text
from people.models import Person

EXCEPTED = [(role.value, role.label) for role in CaseRole if role != CaseRole.APPEAL_HEARER]


class WithAnotherPart(NamesPeople):
    """Somebody whom nothing keeps from the role but another part that they have in the case."""

    role: CaseRole

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Person.objects.none(), empty_label="Choose a person", **kwargs)

    def why_not(self, facts: Facts, acting: Acting, person: UUID) -> str | None:
        if needs_an_exception(facts, self.role, person):
            return None
        barred = why_never_excepted(facts, self.role, person)
        return barred or "may have this role without an exception"


class AllowException(StepForm):
    """It is for one role and one person, and only for what another part in the case keeps them from."""

    asks_declaration = False
    first = "role"

    role = forms.ChoiceField(
        label="Role",
        choices=EXCEPTED,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "An exception is never made for whoever hears an appeal."},
    )
    person = WithAnotherPart(label="Person")
    reason = text("Why nobody else can do it")

    def depend_on(self, answer: str) -> None:
        self.fields["person"].role = CaseRole(answer)  # type: ignore[attr-defined]
