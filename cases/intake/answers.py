"""Which answers on the filing page count, and what may be wrong with them together."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import TextChoices

from cases.models import Complaint
from people.clock import EARLIEST
from people.models import Person

Answers = Mapping[str, Any]

UNLISTED = "unlisted"


class ForWhom(TextChoices):
    MYSELF = "myself", "For me"
    SOMEONE = "someone", "For somebody else, and I am helping them"
    ANONYMOUS = "anonymous", "I do not want to say who I am"


class AboutWhom(TextChoices):
    """`Complaint.About` as the page asks it."""

    PERSON = Complaint.About.PERSON.value, "One person, and I know who"
    UNKNOWN = Complaint.About.UNKNOWN.value, "One person, but I do not know who"
    NO_ONE = Complaint.About.NO_ONE.value, "No one person: a rule, or the way things are done"


def left_out(answers: Answers) -> list[str]:
    """Questions that other answers make pointless; filing.css hides the same ones."""
    for_whom, about = answers.get("for_whom"), answers.get("about")
    helping = for_whom == ForWhom.SOMEONE
    helping_unlisted = helping and answers.get("complainant") == UNLISTED
    named = about == AboutWhom.PERSON
    named_unlisted = named and answers.get("respondent") == UNLISTED
    asked = {
        "role": not helping,
        "complainant": helping,
        "complainant_acted_as": helping and not helping_unlisted,
        "complainant_name": helping_unlisted,
        "complainant_role": helping_unlisted,
        "consent": helping,
        "received_on": helping,
        "received_how": helping,
        "respondent": named,
        "respondent_acted_as": named and not named_unlisted,
        "respondent_name": named_unlisted,
        "respondent_described": about == AboutWhom.UNKNOWN,
        "respondent_role": named_unlisted or about == AboutWhom.UNKNOWN,
        "adjustments": for_whom != ForWhom.ANONYMOUS,
        "safe_contact": for_whom != ForWhom.ANONYMOUS,
    }
    return [name for name, is_asked in asked.items() if not is_asked]


def faults(answers: Answers, me: Person | None, today: date) -> Iterator[tuple[str, str]]:
    """What is wrong with answers that are each well formed: the question and a sentence."""
    yield from _days_that_cannot_be(answers, today)
    yield from _people_named_twice(answers, me)


def _days_that_cannot_be(answers: Answers, today: date) -> Iterator[tuple[str, str]]:
    happened, received = answers.get("happened_on"), answers.get("received_on")
    for name, on in (("happened_on", happened), ("received_on", received)):
        if on and on > today:
            yield name, "This day is in the future. Give today or an earlier day."
        if on and on < EARLIEST:
            yield name, "This is too long ago to be right. Check the year."
    if happened and received and received < happened:
        yield "received_on", "They cannot have told you before it happened. Check both days."


def _people_named_twice(answers: Answers, me: Person | None) -> Iterator[tuple[str, str]]:
    by_me = me is not None and answers.get("for_whom") == ForWhom.MYSELF
    complainant = str(me.pk) if me and by_me else answers.get("complainant")
    respondent = answers.get("respondent")
    if respondent and respondent != UNLISTED and respondent == complainant:
        yield "respondent", "The complaint cannot be about the person it is for."
    for name in ("witness", "second_witness"):
        if answers.get(name) and answers[name] in (complainant, respondent):
            yield name, "The complaint is for or about this person. Choose somebody else, or nobody."
