"""What complainants can do on their own page, in their words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from cases.routes import Case
from cases.routes.steps import Step
from cases.step_forms.own_steps import OwnForm


@dataclass(frozen=True)
class Words:
    """Title of the page, what it says above the questions, the button, and what is said when it is done."""

    title: str
    says: str
    button: str
    done: str


WORDS: Mapping[str, Words] = {
    "write": Words(
        "Write to us",
        "Only the people who deal with your complaint read what you write. The person it is about does not.",
        "Send the message",
        "We have your message.",
    ),
    "lodge_appeal": Words(
        "Appeal against our answer",
        "Somebody who had nothing to do with your complaint looks at it again, and at our answer.",
        "Send the appeal",
        "We have your appeal. Somebody who had nothing to do with it so far will look at it.",
    ),
    "request_stage_two": Words(
        "Ask us to look at it again",
        "This is called stage two. The Director or the trustees look at your complaint and our answer. You "
        "do not have to say why you ask.",
        "Ask for stage two",
        "We will look at your complaint again.",
    ),
    "ask_to_withdraw": Words(
        "Withdraw your complaint",
        "You may stop at any time. We talk with you before anything ends. Now and then we have to go on "
        "without you, to keep people safe. Then we tell you why.",
        "I want to withdraw",
        "You have told us that you want to withdraw. We talk with you before anything ends.",
    ),
    "go_on": Words(
        "Go on with your complaint",
        "You told us that you wanted to withdraw. You may change your mind. Nothing is lost.",
        "I want to go on",
        "Your complaint goes on.",
    ),
}
# A second look at our answer: the step, and what it is called within a sentence.
SECOND_LOOKS: Mapping[str, str] = {
    "lodge_appeal": "appeal",
    "request_stage_two": "ask us to look at it again",
}


@dataclass(frozen=True)
class OwnOffer:
    """Something that the complainant can do now, until `last_on` or, `is_late`, with a reason after it."""

    name: str
    words: Words
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
