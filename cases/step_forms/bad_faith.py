"""Forms of a finding of bad faith: the proposal with its two proofs, and the second person's answer."""

from typing import Any
from uuid import UUID

from cases.acting import Acting
from cases.bad_faith import proposal
from cases.facts import Facts
from cases.models import CaseRole
from cases.step_forms.base import StepForm
from cases.step_forms.more import More, add_more
from cases.step_forms.people import EligiblePerson
from cases.step_forms.questions import text, yes_or_no

PROOFS = {
    "proof_false": "How we know that it was false",
    "proof_bad_faith": "How we know that it was made in bad faith",
}


class SecondPerson(EligiblePerson):
    """Somebody else who might have made the finding."""

    def why_not(self, facts: Facts, acting: Acting, person: UUID) -> str | None:
        if person == acting.person_id:
            return "makes the proposal"
        return super().why_not(facts, acting, person)


class ProposeBadFaith(StepForm):
    proof_false = text(PROOFS["proof_false"], "That it could not be proved is no proof that it was false.")
    proof_bad_faith = text(
        PROOFS["proof_bad_faith"], "Somebody may be wrong in good faith. Who meant it honestly is protected."
    )
    second_person = SecondPerson(
        CaseRole.SECOND_PERSON,
        label="The second person",
        help_text="They are told, see the case, and say themselves whether they agree.",
    )


class AgreeToBadFaith(StepForm):
    agrees = yes_or_no("Do you agree that it was false, and made in bad faith?")
    reasons = text("Your reasons")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        proposed = proposal(self.facts)
        if proposed:
            said = (f"{label}: {proposed.answers[name]['value']}" for name, label in PROOFS.items())
            add_more(self.fields["agrees"], More("What is proposed", tuple(said)))
