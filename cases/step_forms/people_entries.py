"""Forms of the entries about people: who works on a case, owns it, must not see it."""

from typing import Any

from cases.models import CaseRole, Involvement
from cases.step_forms.base import StepForm
from cases.step_forms.people import (
    AnyColleague,
    PersonForTheRole,
    PossibleOwner,
    ShutOutPerson,
)
from cases.step_forms.questions import choice, text

Kind = Involvement.Kind
# The second person of a finding of bad faith is named with the proposal.
NAMED = [(role.value, role.label) for role in CaseRole if role != CaseRole.SECOND_PERSON]


class NamePeople(StepForm):
    """Gives a role on the case to somebody who may have it."""

    first = "role"

    role = choice("Role", NAMED)
    person = PersonForTheRole(label="Person")
    reason = text("Why they were chosen", required=False, rows=2)

    def depend_on(self, answer: str) -> None:
        self.fields["person"].role = CaseRole(answer)  # type: ignore[attr-defined]


class ShutOut(StepForm):
    """A witness, or somebody in conflict: they lose all sight of the case. Only oneself stands down."""

    kind = choice("What is it?", [(kind.value, kind.label) for kind in (Kind.WITNESS, Kind.CONFLICT)])
    person = AnyColleague(label="Person")
    reason = text("Reason", rows=2)


class LetIn(StepForm):
    """Somebody who was shut out by mistake."""

    person = ShutOutPerson(label="Person", help_text="They are no longer shut out of the case.")
    reason = text("How the mistake came about", rows=2)


class StandDown(StepForm):
    """Somebody declares that they should have no part in the case."""

    reason = text("Why you stand down", "You will no longer see this case.", rows=2)


class HandOn(StepForm):
    """The owners before and after are kept with the answers, whoever chose."""

    owner = PossibleOwner(
        label="New owner", required=False, help_text="If you choose nobody, the next in the line owns it."
    )
    reason = text("Why the case is handed on", rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before = self.facts.case.owner_id

    def recorded(self) -> dict[str, dict[str, Any]]:
        before = [str(self.before)] if self.before else []
        return {
            **super().recorded(),
            "owner_before": {"label": "Owner until now", "people": before},
            "owner": {"label": "New owner", "people": [str(self.facts.case.owner_id)]},
        }
