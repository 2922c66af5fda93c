"""Words that the steps of intake share: whom a complaint is for and about, and days that cannot be."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cases.intake.questions import Words
from cases.models import Complaint
from people.clock import EARLIEST

Sent = Mapping[str, Sequence[str]]  # what was typed in one step, word for word: by question, the values sent
Answers = Mapping[str, Any]  # what it comes to

UNLISTED = "unlisted"
UNNAMED = "unnamed"
WHO_SENDS_IT = frozenset(  # questions whose answers say who sends a complaint, or how to reach them
    {
        "name",
        "helper_name",
        "complainant",
        "complainant_name",
        "brought_as",
        "consent",
        "advocate",
        "contact",
        "safe_contact",
    }
)


class ForWhom(TextChoices):
    MYSELF = "myself", _("For me")
    SOMEONE = "someone", _("For somebody else, and I am helping them")
    ANONYMOUS = "anonymous", _("I do not want to say who I am")


class AboutWhom(TextChoices):
    """`Complaint.About` as the page asks it."""

    PERSON = Complaint.About.PERSON.value, _("One person or several")
    UNKNOWN = Complaint.About.UNKNOWN.value, _("A person, but I do not know who")
    NO_ONE = Complaint.About.NO_ONE.value, _("No one person: a rule, or the way things are done")


def cannot_be(on: date | None, today: date) -> Words:
    """What is wrong with a day that was given, else nothing."""
    if on and on > today:
        return _("This day is in the future. Give today or an earlier day.")
    if on and on < EARLIEST:
        return _("This is too long ago to be right. Check the year.")
    return ""
