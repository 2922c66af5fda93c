"""What happened, in their own words; when and where."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.intake.answers import Answers, cannot_be
from cases.intake.questions import LONGEST_ACCOUNT, Words, choice, day, line, words
from cases.intake.steps.question_step import QuestionStep
from cases.models import Complaint


class WhatStep(QuestionStep):
    slug = "what"
    title = _("What happened")

    account = words(
        _("What happened?"),
        _("Use your own words, in any language. Spelling does not matter."),
        rows=8,
        max_length=LONGEST_ACCOUNT,
        needed=_("Tell us what happened. A few words are enough."),
    )
    happened_on = day(_("Which day was it?"), _("A rough day is fine."))
    happened_when = line(
        _("Is there no one day, or did it happen more than once?"),
        _("Tell us roughly when, and how often. For example: most mornings since Easter."),
    )
    place = line(_("Where was it?"), _("For example: on a visit, in the office."))
    service = choice(_("Which service or team was it in?"))

    def ask(self) -> None:
        super().ask()
        services = [(key, each.name) for key, each in self.asking.register.services.items()]
        self.choices("service", [("", _("I do not know")), *services])
        me = self.asking.register.me
        if me is not None:
            self.fields["service"].initial = str(me.service_id or "")

    def known_from(self, earlier: Complaint) -> Mapping[str, Any]:
        return {**super().known_from(earlier), "service": str(earlier.service_id or "")}

    def faults(self, answers: Answers) -> Iterator[tuple[str, Words]]:
        happened, received = answers.get("happened_on"), self.asking.said.get("received_on")
        if wrong := cannot_be(happened, self.asking.today):
            yield "happened_on", wrong
        elif happened and received and received < happened:
            yield "happened_on", _("They told you before this day. Check both days.")
