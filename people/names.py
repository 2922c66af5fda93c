"""Names as people type them: other capitals, no accents, only a part, a letter wrong."""

import re
from collections.abc import Collection, Iterator
from unicodedata import category, combining, normalize

from rapidfuzz.distance import OSA

# What has no accent that could be taken off, and is left out or written otherwise all the same.
PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "þ": "th", "æ": "ae", "œ": "oe"}
    | dict.fromkeys("’‘ʼʻ´`", "'")
    | dict.fromkeys("‐‑–—−", "-")
)
NEITHER_SEEN_NOR_READ = "Cf"  # a soft hyphen, marks of direction
POSSESSIVE = re.compile("'s?$")
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?")
SHORTEST_MISSPELT = 5  # letters: among shorter words too many are alike by chance
LONG = 8  # letters, among which two may be wrong


def words_of(text: str) -> Iterator[str]:
    """The words of a text, as letters and digits alone: “Zoë O’Brien-Łuk’s” gives zoe, obrien, luk."""
    for found in WORD.finditer(plain(text)):
        word = POSSESSIVE.sub("", found.group())
        yield word.replace("'", "")


def plain(text: str) -> str:
    return "".join(map(plain_letter, text))


def plain_letter(letter: str) -> str:
    """A small letter without accents; a plain apostrophe or hyphen; nothing for a sign that nobody sees."""
    if category(letter) == NEITHER_SEEN_NOR_READ:
        return ""
    straight = letter.translate(PLAIN)  # first: decomposed, an acute accent of its own begins with a space
    bare = "".join(each for each in normalize("NFKD", straight) if not combining(each))
    return bare.casefold().translate(PLAIN)


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
