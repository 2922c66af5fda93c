"""What a complainant told us when they complained, so that they can check it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from cases.intake import plain_words
from cases.models import Complaint, ComplaintTag, Event
from cases.step_forms.questions import Words

About, Kind = Complaint.About, ComplaintTag.Kind
NAMED_LATER = ("name_respondent", "correct_respondent")  # entries that settle who it is about
ABOUT: Mapping[str, Words] = {
    About.PERSON.value: _("One person"),
    About.UNKNOWN.value: _("A person, but it is not known who"),
    About.NO_ONE.value: _("No one person: a policy or practice"),
}


@dataclass(frozen=True)
class Told:
    """A question, and what was answered to it; several answers stand one below the other."""

    question: Words
    answers: list[str]


def told_by(complaint: Complaint) -> list[Told]:
    """
    The questions that were answered, in the order in which they are asked.

    Of the person it is about only what was typed or picked: whom we found them to be is not told here.
    """
    return [Told(question, answers) for question, answers in _asked(complaint) if any(answers)]


def _asked(told: Complaint) -> Iterator[tuple[Words, list[str]]]:
    yield _("What happened?"), [told.account]
    yield _("Which day was it?"), [date_format(told.happened_on) if told.happened_on else ""]
    yield _("Is there no one day, or did it happen more than once?"), [told.happened_when]
    yield _("Where was it?"), [told.place]
    yield _("Who is it about?"), _about(told)
    yield _("Who saw or heard it?"), [told.witnesses_said]
    yield _("Was it linked to one of these?"), _tags(told, Kind.CHARACTERISTIC, plain_words.CHARACTERISTICS)
    yield _("What was done?"), _tags(told, Kind.CONDUCT, plain_words.CONDUCT)
    yield _("Are you, or they, safe now?"), [str(plain_words.SAFE_NOW[told.safe_now])]
    yield _("What would you like to happen?"), [told.wishes]
    yield _("How would you like us to deal with it?"), [str(plain_words.APPROACH[told.approach])]
    yield _("Have you told anybody about it before?"), [told.reported_before]
    yield _("Which language suits you, or them, best?"), [told.language]
    yield _("How do you, or they, like to get letters?"), [told.reading_format]
    yield _("What else would make this easier for you, or for them?"), [told.adjustments]
    yield _("Should somebody speak up for you, or for them?"), [told.advocate]
    yield _("How can we reach you, or them?"), [told.contact]
    yield _("What is the safe way to do that?"), [told.safe_contact]


def _about(told: Complaint) -> list[str]:
    typed = [each for each in (told.respondent_name, told.respondent_described) if each]
    if typed or told.respondent is None:
        return typed or [str(ABOUT[told.about])]
    named_later = told.events.filter(step__in=NAMED_LATER, kind=Event.Kind.ENTRY).exists()
    return [str(ABOUT[About.UNKNOWN]) if named_later else told.respondent.name]


def _tags(told: Complaint, kind: str, words: Mapping[str, Words]) -> list[str]:
    return [str(words[each.code]) for each in told.tags.all() if each.kind == kind]
