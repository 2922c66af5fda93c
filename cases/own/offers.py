"""What complainants can do on their own page, in their words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.routes import Case
from cases.routes.steps import Step
from cases.step_forms.own_steps import OwnForm
from cases.step_forms.questions import Words


@dataclass(frozen=True)
class Offered:
    """Title of the page, what it says above the questions, the button, and what is said when it is done."""

    title: Words
    says: Words
    button: Words
    done: Words


@dataclass(frozen=True)
class SecondLook:
    """What is said of a second look at our answer: while we wait, when it is too late here, before it."""

    when_we_go_on: Words
    not_here: Words
    later: Words


WORDS: Mapping[str, Offered] = {
    "write": Offered(
        _("Write to us"),
        _(
            "Only the people who deal with your complaint read what you write. The person it is about "
            "does not."
        ),
        _("Send the message"),
        _("We have your message."),
    ),
    "send_files": Offered(
        _("Add files"),
        _("Pictures, letters or messages that show what happened."),
        _("Send the files"),
        _("We have your files."),
    ),
    "lodge_appeal": Offered(
        _("Appeal against our answer"),
        _("Somebody who had nothing to do with your complaint looks at it again, and at our answer."),
        _("Send the appeal"),
        _("We have your appeal. Somebody who had nothing to do with it so far will look at it."),
    ),
    "request_stage_two": Offered(
        _("Ask us to look at it again"),
        _(
            "This is called stage two. The Director or the trustees look at your complaint and our answer. "
            "You do not have to say why you ask."
        ),
        _("Ask for stage two"),
        _("We will look at your complaint again."),
    ),
    "ask_to_withdraw": Offered(
        _("Withdraw your complaint"),
        _(
            "You may stop at any time. We talk with you before anything ends. Now and then we have to go on "
            "without you, to keep people safe. Then we tell you why."
        ),
        _("I want to withdraw"),
        _("You have told us that you want to withdraw. We talk with you before anything ends."),
    ),
    "go_on": Offered(
        _("Go on with your complaint"),
        _("You told us that you wanted to withdraw. You may change your mind. Nothing is lost."),
        _("I want to go on"),
        _("Your complaint goes on."),
    ),
}
SECOND_LOOKS: Mapping[str, SecondLook] = {
    "lodge_appeal": SecondLook(
        _("You can appeal when we go on. The days you have for it do not run out while we wait."),
        _("You cannot appeal here at the moment. If you do not agree with our answer, write to us."),
        _("If you do not agree with our answer, you can appeal. We will tell you how long you have."),
    ),
    "request_stage_two": SecondLook(
        _(
            "You can ask us to look at it again when we go on. The days you have for it do not run out while "
            "we wait."
        ),
        _(
            "You cannot ask us to look at it again here at the moment. If you do not agree with our answer, "
            "write to us."
        ),
        _(
            "If you do not agree with our answer, you can ask us to look at it again. We will tell you how "
            "long you have."
        ),
    ),
}


@dataclass(frozen=True)
class OwnOffer:
    """Something that the complainant can do now, until `last_on` or, `is_late`, with a reason after it."""

    name: str
    words: Offered
    url: str
    last_on: date | None
    is_late: bool

    @classmethod
    def of(cls, case: Case, step: Step) -> "OwnOffer":
        window = step.own_form.window if step.own_form and issubclass(step.own_form, OwnForm) else ""
        last_on = case.facts.windows.get(window)
        return cls(
            step.name,
            WORDS[step.name],
            reverse("cases:own_step", args=[case.pk, step.name]),
            last_on,
            is_late=last_on is not None and last_on < case.facts.on,
        )
