"""The form for what no appendix covers: to whom it is passed on, and with whose consent."""

from typing import Any

from django import forms

from cases.step_forms.base import StepForm
from cases.step_forms.questions import choice, later_day, text

PARTNER, POLICY = "partner", "policy"
POLICE, SAFEGUARDING = "police", "safeguarding"
OUTSIDE = (PARTNER, POLICE, SAFEGUARDING)
AGREED, AT_RISK, STAYS = "yes", "at_risk", "stays"
TO = [
    ("complaints_policy", "Our Complaints Policy"),
    (POLICY, "Another policy of ours"),
    (SAFEGUARDING, "Safeguarding"),
    (POLICE, "Police"),
    (PARTNER, "A partner organisation"),
]


class Redirect(StepForm):
    """A partner gets nothing without consent; safeguarding and the police may, where somebody is at risk."""

    to = choice("Where does it go?", TO)
    named = forms.CharField(
        label="Its name",
        help_text="The organisation, team or policy. It stands in the letter “Passed on”.",
        required=False,
        max_length=200,
    )
    consent = choice(
        "Did the person who complained agree that it is passed on?",
        [
            (AGREED, "Yes"),
            (AT_RISK, "No, but somebody is at risk"),
            (STAYS, "They need not: it stays with us"),
        ],
    )
    consent_how = text("How and when they agreed, or who is at risk", required=False, rows=2)
    told = text("What the person who complained was told")
    ask_on = later_day(
        "When do we ask what came of it?", "It becomes an action of the owner of the case.", required=False
    )

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        to, consent = answers.get("to", ""), answers.get("consent")
        if to in (PARTNER, POLICY) and not answers.get("named"):
            self.refuse("named", "Give the name of the organisation or policy.")
        if to == PARTNER and consent and consent != AGREED:
            self.refuse("consent", "A partner organisation gets it only if the person who complained agrees.")
        if to in OUTSIDE and consent == STAYS:
            self.refuse(
                "consent", "It leaves the charity: say whether they agreed, or whether somebody is at risk."
            )
        if consent in (AGREED, AT_RISK) and not answers.get("consent_how"):
            self.refuse("consent_how", "Say how and when they agreed, or who is at risk.")
        if to == PARTNER and not answers.get("ask_on"):
            self.refuse("ask_on", "Give the day on which we ask the partner what came of it.")
        return answers
