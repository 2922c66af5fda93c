"""
The closed set of placeholders: what each stands for, and in whose letters it may be used.

There is none by which a sanction, a warning or a decision about a service could get into a letter to the
complainant.
"""

from cases.letters.placeholders.consequences import CONSEQUENCES
from cases.letters.placeholders.course import COURSE
from cases.letters.placeholders.placeholder import Placeholder
from cases.letters.template import GAP, fill
from cases.letters.values import Writing
from cases.models import Reader

PLACEHOLDERS = (*COURSE, *CONSEQUENCES)


def placeholders_for(reader: Reader) -> dict[str, Placeholder]:
    """Those that may stand in a letter to this reader, by name."""
    return {each.name: each for each in PLACEHOLDERS if reader in each.readers}


def filled(text: str, letter: Writing) -> str:
    """A text with what the case says; what it does not say, or not to this reader, stays as a visible gap."""
    known = placeholders_for(letter.reader)

    def value_of(name: str) -> str:
        if name not in known:
            return GAP.format(name.replace("_", " "))
        said = known[name].value(letter)
        return known[name].gap if said is None else said

    return fill(text, value_of)


def with_examples(text: str, reader: Reader) -> str:
    """A text as it reads for an invented case."""
    known = placeholders_for(reader)
    return fill(text, lambda name: known[name].example)
