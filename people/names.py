"""Names as people type them: other capitals, no accents, only a part, a letter wrong."""

import re
import unicodedata
from collections.abc import Collection, Iterator

from rapidfuzz.distance import OSA

# Letters that are no other letter with a mark on it.
PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
APOSTROPHES = "'’‘ʼ`´"
POSSESSIVE = re.compile(f"[{APOSTROPHES}]s?$")
WORD = re.compile(rf"[^\W_]+(?:[{APOSTROPHES}][^\W_]+)*[{APOSTROPHES}]?")
SHORTEST_MISSPELT = 5  # letters: among shorter words too many are alike by chance
LONG = 8  # letters, among which two may be wrong


def words_of(text: str) -> Iterator[str]:
    """The words of a text, as letters and digits alone: “Zoë O’Brien-Łuk’s” gives zoe, obrien, luk."""
    for found in WORD.finditer(plain(text)):
        word = POSSESSIVE.sub("", found.group())
        yield "".join(each for each in word if each not in APOSTROPHES)


def plain(text: str) -> str:
    """Small letters without accents, and without signs that nobody sees."""
    apart = unicodedata.normalize("NFKD", text.casefold()).translate(PLAIN)
    return "".join(each for each in apart if unicodedata.category(each) not in ("Mn", "Cf"))


def is_named(name: str, said: Collection[str], *, misspelt: bool = True) -> bool:
    """Whether any part of a name is among these words, or one that may be a misspelling of it."""
    return any(
        part in said or (misspelt and any(_is_a_misspelling(word, part) for word in said))
        for part in words_of(name)
    )


def _is_a_misspelling(word: str, name: str) -> bool:
    """A letter too many, too few, wrong or in its neighbour’s place; in a long name two of these."""
    if len(name) < SHORTEST_MISSPELT:
        return False
    most = 2 if len(name) >= LONG else 1
    return OSA.distance(word, name, score_cutoff=most) <= most
