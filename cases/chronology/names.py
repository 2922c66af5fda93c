"""Names that are withheld, replaced by words for the person's part wherever they stand, in free text too."""

import re
from collections.abc import Iterable, Mapping, Sequence

from people.names import plain_letter

SHORTEST_PART = 3  # letters; shorter parts of a name are words of their own
SOMEBODY = "[a name]"  # a part of a name that could be that of either of two people
_BREAKS = re.compile(r"[\s\-]+")


class Names:
    """
    Replaces names in a text, without regard to capitals, accents and the shape of apostrophes and hyphens.

    `replaced` tells what stands for each full name, and for its parts; `kept` are names that stay. A part
    that two of these people share is replaced by neither's word. `replaced_whole` are names of people who
    need not be part of the case: only the full name is theirs for sure.
    """

    def __init__(
        self,
        replaced: Mapping[str, str],
        kept: Sequence[str] = (),
        replaced_whole: Mapping[str, str] | None = None,
    ) -> None:
        self._words: dict[str, str | None] = {}
        for name, word in replaced.items():
            for part in _parts(name):
                self._words[part] = word if self._words.get(part, word) == word else SOMEBODY
        for name in kept:
            for part in _parts(name):
                self._words[part] = SOMEBODY if part in self._words else None
        for name, word in {**(replaced_whole or {}), **replaced}.items():
            self._words[_folded(name)] = word
        for name in kept:
            self._words[_folded(name)] = None
        self._pattern = _pattern_of(self._words)

    def withheld_from(self, text: str) -> str:
        if self._pattern is None or not text:
            return text
        plain, places = _folded_with_places(text)
        pieces, done = [], 0
        for found in self._pattern.finditer(plain):
            word = self._words[_folded(found.group())]
            if word is not None:
                start, end = places[found.start()], places[found.end()]
                pieces += [text[done:start], word]
                done = end
        return "".join([*pieces, text[done:]])


def _parts(name: str) -> set[str]:
    folded = _folded(name)
    parts = {*folded.split(), *_BREAKS.split(folded)}
    return {part for part in parts if len(part) >= SHORTEST_PART}


def _folded(text: str) -> str:
    """As it is compared: one space between words, no capitals, no accents, plain apostrophes."""
    return " ".join(_folded_with_places(text)[0].split())


def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its letters and its end the place in the text it came from."""
    folded: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        plain = plain_letter(letter)
        folded.append(plain)
        places += [place] * len(plain)
    return "".join(folded), [*places, len(text)]


def _pattern_of(names: Iterable[str]) -> re.Pattern[str] | None:
    longest_first = sorted(filter(None, names), key=len, reverse=True)
    if not longest_first:
        return None
    spaced = (r"\s+".join(map(re.escape, name.split())) for name in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)")
