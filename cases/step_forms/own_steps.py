"""What a complainant is asked on their own page. Everything there is done today; no day is asked."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.step_forms.base import StepForm
from cases.step_forms.questions import choice, text


class OwnForm(StepForm):
    """
    Questions in plain words for the one who complained.

    `window` is the limit code of the time in which they may do it without further words. `late_reason`, where
    there is such a question, is asked only after that time.
    """

    window = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("on", "note"):
            del self.fields[name]
        if "late_reason" in self.fields and not self.is_late:
            del self.fields["late_reason"]

    @property
    def is_late(self) -> bool:
        last = self.facts.windows.get(self.window)
        return last is not None and last < self.today

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        return {**answers, "on": self.today, "note": ""}


class LodgeAppeal(OwnForm):
    """Who hears the appeal is not theirs to say; the owner of the case names somebody uninvolved."""

    window = "a1.appeal_window"

    grounds = text(
        _("Why do you not agree with our answer?"),
        _("Use your own words. You do not need to know the law."),
        rows=6,
    )
    late_reason = text(_("What kept you from doing this in time?"), rows=3)


class RequestStageTwo(OwnForm):
    """No reasons are asked, but for being late."""

    window = "a2.stage_two_window"

    late_reason = text(_("What kept you from doing this in time?"), rows=3)


class AskToWithdraw(OwnForm):
    why = text(
        _("Why do you want to stop?"), _("You do not have to say. It helps us to help you."), required=False
    )
    pressed = choice(
        _("Did anybody press you to stop?"),
        [
            ("no", _("No, I want this myself")),
            ("yes", pgettext_lazy("somebody pressed me", "Yes")),
            ("not_said", _("I would rather not say")),
        ],
        _("Nobody may press you. If somebody did, we look into that too."),
    )


class GoOn(OwnForm):
    """Nothing is asked of somebody who changes their mind."""
