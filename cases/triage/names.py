"""Who on the register may be meant by a name as somebody typed it. It only ever suggests."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from uuid import UUID

import jellyfish
from rapidfuzz import fuzz

from people.names import words_of

MOST = 5
ALIKE = 80  # of 100, by which two names are spelled alike: "Karter" and "Carter" are
SHORTEST_SOUND = 2  # letters of a sound; a shorter one fits half the register


class Why(IntEnum):
    """Why somebody is suggested, the strongest reason first."""

    SAME_NAME = 1
    SOUNDS_ALIKE = 2
    SPELLED_ALIKE = 3
    SAME_SURNAME = 4
    SURNAME_SOUNDS_ALIKE = 5
    SAME_FIRST_NAME = 6

    @property
    def words(self) -> str:
        return self.name.lower().replace("_", " ")


@dataclass(frozen=True, order=True)
class Suggestion:
    why: Why
    name: str
    person: UUID


def suggestions(typed: str, people: Iterable[tuple[UUID, str]]) -> list[Suggestion]:
    """Those of the people whose names are like what was typed, the likeliest first."""
    written = list(words_of(typed))
    found = ((why_alike(written, name), name, person) for person, name in people)
    return sorted(Suggestion(why, name, person) for why, name, person in found if why)[:MOST]


def why_alike(written: list[str], name: str) -> Why | None:
    """Why a name is like the words that were written, which may be a name or a whole description."""
    words = list(words_of(name))
    if not words or not written:
        return None
    first, surname, sounds = words[0], words[-1], {_sound(word) for word in written}
    reasons = {
        Why.SAME_NAME: set(words) <= set(written),
        Why.SOUNDS_ALIKE: {_sound(word) for word in words} <= sounds,
        Why.SPELLED_ALIKE: fuzz.token_sort_ratio(" ".join(written), " ".join(words)) >= ALIKE,
        Why.SAME_SURNAME: surname in written,
        Why.SURNAME_SOUNDS_ALIKE: len(_sound(surname)) >= SHORTEST_SOUND and _sound(surname) in sounds,
        Why.SAME_FIRST_NAME: first in written,
    }
    return next((why for why, holds in reasons.items() if holds), None)


def _sound(word: str) -> str:
    """How English says it; a word in another script stands for itself."""
    return jellyfish.metaphone(word) or word
