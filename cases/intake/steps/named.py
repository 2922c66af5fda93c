"""One of the people whom a complaint is about: the questions about them, and what the answers come to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.intake import plain_words
from cases.intake.answers import UNLISTED, Answers, Sent
from cases.intake.picker import picked
from cases.intake.questions import CHOOSE_A_NAME, choice, line, words
from cases.intake.register import Register
from people.models import Person

MOST_PEOPLE = 6
PARTS = ("pick", "acted_as", "name", "described", "role")
ON_THE_LIST, TYPED_IN = ("acted_as",), ("name", "described", "role")


@dataclass(frozen=True)
class Named:
    """Somebody as picked from the register, by id, or as typed in. Without a role it is not known."""

    picked: str = ""
    name: str = ""
    described: str = ""
    role: str = ""

    @property
    def is_somebody(self) -> bool:
        return bool(self.picked or self.name.strip() or self.described.strip())


def question(place: int, part: str) -> str:
    """The name of a question about the person in this place, counted from 1."""
    return f"person_{place}_{part}"


def places_in(sent: Sent) -> range:
    """The places of the people about whom something was sent, filled in or not; at least one."""
    asked = [at for at in range(1, MOST_PEOPLE + 1) if any(question(at, part) in sent for part in PARTS)]
    return range(1, max(asked, default=1) + 1)


def questions_about(place: int, register: Register) -> dict[str, forms.Field]:
    """On the public page nobody is picked. Where nobody else is named, the first place must be filled."""
    asked = {
        "name": line(_("What is their name?"), _("As much of it as you know. You can leave it out.")),
        "described": described(),
        "role": role(),
    }
    if not register.is_public:
        asked |= {"pick": _pick(place, register), "acted_as": acted_as()}
    return {question(place, part): asked[part] for part in PARTS if part in asked}


def _pick(place: int, register: Register) -> forms.ChoiceField:
    needed = _("Choose their name, or that they are not on the list.") if place == 1 else ""
    field = picked(_("Choose their name"), needed=needed, typed=question(place, "name"))
    field.choices = parties(register)
    return field


def parties(register: Register) -> list[Any]:
    """Nobody complains about themselves, nor for themselves as for somebody else."""
    unlisted = (UNLISTED, _("Somebody who is not on this list"))
    return [CHOOSE_A_NAME, *register.everybody_else(), unlisted]


def acted_as() -> forms.ChoiceField:
    """For people with two roles: what counts is the one they acted in."""
    return choice(
        _("What were they to us when it happened?"),
        {"": _("What the list says"), **plain_words.THEIR_ROLE},
        _("Only for somebody who is two things to us, such as a volunteer who also uses our services."),
    )


def described() -> forms.CharField:
    return words(
        _("What do you know about them?"),
        _("For example: how they looked, what they wore, their job."),
        rows=2,
    )


def role() -> forms.ChoiceField:
    return choice(
        _("What were they to us when it happened?"), {"": _("I do not know"), **plain_words.THEIR_ROLE}
    )


def pointless_about(place: int, answers: Answers) -> list[str]:
    """What the list says already of somebody who is on it, and what it cannot say of anybody else."""
    on_the_list = answers.get(question(place, "pick")) not in (None, "", UNLISTED)
    return [question(place, part) for part in (TYPED_IN if on_the_list else ON_THE_LIST)]


def named(place: int, answers: Answers, people: Mapping[str, Person]) -> Named:
    pick = answers.get(question(place, "pick"), "")
    if pick in people:
        return Named(picked=pick, role=answers.get(question(place, "acted_as")) or people[pick].role)
    return Named(**{part: answers.get(question(place, part), "") for part in TYPED_IN})


def one_more(sent: Sent) -> Sent:
    """The page with room for one more person, as far as there may be."""
    places = list(places_in(sent))
    more = {question(len(places) + 1, "name"): [""]} if len(places) < MOST_PEOPLE else {}
    return {**sent, **more}


def one_less(sent: Sent, place: str) -> Sent:
    """The page without the person in this place, and the others moved up."""
    left = [each for each in places_in(sent) if str(each) != place]
    return {**_about_nobody(sent), **_moved_up(sent, left)}


def _about_nobody(sent: Sent) -> Sent:
    about_people = {question(place, part) for place in places_in(sent) for part in PARTS}
    return {name: values for name, values in sent.items() if name not in about_people}


def _moved_up(sent: Sent, places: Iterable[int]) -> Sent:
    return {
        question(to, part): sent[question(place, part)]
        for to, place in enumerate(places, start=1)
        for part in PARTS
        if question(place, part) in sent
    }
