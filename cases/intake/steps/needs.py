"""What somebody would like to happen, and what they need from us on the way."""

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.intake import plain_words
from cases.intake.answers import Answers
from cases.intake.questions import line, one_of, words
from cases.intake.steps.question_step import QuestionStep
from cases.intake.unnamed import is_without_name
from cases.models import Complaint


class NeedsStep(QuestionStep):
    """Whoever does not say who they are is not asked how to reach them: they come back by their code."""

    slug = "needs"
    title = _("What you need from us")

    wishes = words(
        _("What would you like to happen?"), _("For example: an apology, a different worker, training.")
    )
    approach = one_of(
        _("How would you like us to deal with it?"),
        plain_words.APPROACH,
        _(
            "Informally: we talk to people and try to put it right. Formally: somebody looks into all of it "
            "and writes a report. You can change your mind later."
        ),
    )
    reported_before = words(
        _("Have you told anybody about it before?"), _("Whom, and what came of it."), rows=2
    )
    contact = words(
        _("How can we reach you, or them?"),
        _("A telephone number, an e-mail address or where you live."),
        rows=2,
    )
    safe_contact = words(
        _("What is the safe way to do that?"),
        _("For example: text only, not at home, not on Mondays."),
        rows=2,
    )
    language = line(
        _("Which language suits you, or them, best?"), _("For example: Polish, Urdu, British Sign Language.")
    )
    reading_format = one_of(_("How do you, or they, like to get letters?"), plain_words.READING_FORMAT)
    reading_format_other = line(_("In which way?"))
    adjustments = words(
        _("What else would make this easier for you, or for them?"),
        _("For example: an interpreter, a room without steps, short meetings."),
        rows=2,
    )
    advocate = line(
        _("Should somebody speak up for you, or for them?"),
        _("Such a person is called an advocate. Give their name, or tell us that you would like one."),
    )

    def ask(self) -> None:
        super().ask()
        if is_without_name(self.asking.said):
            self.leave_out("advocate", "contact", "safe_contact")

    def known_from(self, earlier: Complaint) -> Mapping[str, Any]:
        known = dict(super().known_from(earlier))
        if known["reading_format"] not in ("", *plain_words.READING_FORMAT):
            known |= {"reading_format": OTHER_WAY, "reading_format_other": known["reading_format"]}
        return known

    def pointless(self, answers: Answers) -> Collection[str]:
        return () if answers.get("reading_format") == OTHER_WAY else ("reading_format_other",)


OTHER_WAY = "other"  # the answer that stands for words of their own
