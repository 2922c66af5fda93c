"""Forms of disciplinary proceedings: Appendix 1, and the confidential conduct limb of Appendix 2."""

from typing import Any

from cases.models import CaseRole
from cases.step_forms.base import StepForm
from cases.step_forms.people import EligiblePeople
from cases.step_forms.questions import choice, confirmed, text
from cases.words import OutcomeCode, SanctionCode


class ReferToDisciplinary(StepForm):
    panel = EligiblePeople(
        CaseRole.PANEL, label="Panel", help_text="One to three people who have had no part in the case."
    )
    reason = text(
        "Reasons for the referral", "A substantiated finding must be referred; that is reason enough."
    )

    def clean_panel(self) -> Any:
        panel = self.cleaned_data["panel"]
        if len(panel) > 3:
            self.refuse("panel", "A panel has at most three members.")
        return panel


class DecideOnSanctions(StepForm):
    """
    A finding that replaces another one says what becomes of the sanction that the first one brought.

    In Appendix 2 this answer is as confidential as the conduct limb.
    """

    sanction = choice("The sanction", [("stands", "Stands"), ("cancelled", "Is cancelled")])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.facts.live_sanctions:
            del self.fields["sanction"]

    def check_the_sanction(self, finding: str | None) -> None:
        """`finding` is the new one; without it the first stands, and with it the sanction may."""
        stands = self.cleaned_data.get("sanction") == "stands"
        if finding and finding not in OutcomeCode.upheld() and stands:
            self.refuse("sanction", "No sanction may stand on the new finding.")


class RecordSanction(StepForm):
    """Sanctions are offered by the person's kind: employment sanctions never for volunteers or trustees."""

    sanction = choice("Sanction", [])
    reasons = text("Reasons")
    letter_sent = confirmed("The person was told in writing, with their right of appeal")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = SanctionCode.for_role(self.facts.case.respondent_role)
        self.fields["sanction"].choices = [(code.value, code.label) for code in offered]  # type: ignore[attr-defined]
