"""The form for what no appendix covers."""

from cases.step_forms.base import StepForm
from cases.step_forms.questions import choice, text


class Redirect(StepForm):
    to = choice(
        "Where does it go?",
        [
            ("complaints_policy", "Complaints Policy"),
            ("safeguarding", "Safeguarding"),
            ("police", "Police"),
            ("partner", "Another organisation"),
        ],
    )
    told = text("What the person who complained was told")
