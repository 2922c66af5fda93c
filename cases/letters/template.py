"""Plain substitution of `{{ name }}`. Whatever else a charity writes stays as it is written."""

import re
from collections.abc import Callable, Collection
from string import Template

# What stands where the case has nothing to say, until the writer fills it in.
GAP = "[… {}]"
_GAP = re.compile(r"\[…[^\]]*\]?")
_TOO_FAR_APART = re.compile(r"\n{3,}")


class LetterTemplate(Template):
    """`{{ name }}` is a placeholder; a `{{` that begins none is a slip."""

    pattern = r"""
        \{\{(?:
            \s*(?P<named>[a-z_]+)\s*\}\} |
            (?P<braced>(?!)) | (?P<escaped>(?!)) |
            (?P<invalid>)
        )"""  # type: ignore[assignment]


def names_in(text: str) -> list[str]:
    """The placeholders of a text, each once, in their order."""
    return LetterTemplate(text).get_identifiers()


def faults_of(text: str, known: Collection[str]) -> list[str]:
    """What cannot be replaced: placeholders that are not `known`, and braces that begin none."""
    unknown = [f"{{{{ {name} }}}}" for name in names_in(text) if name not in known]
    return unknown if LetterTemplate(text).is_valid() else [*unknown, "{{"]


def fill(text: str, value_of: Callable[[str], str]) -> str:
    """The text with every placeholder replaced; a value that is empty leaves no empty paragraph behind."""
    values = {name: value_of(name) for name in names_in(text)}
    return _TOO_FAR_APART.sub("\n\n", LetterTemplate(text).safe_substitute(values)).strip()


def gaps_in(text: str) -> list[str]:
    """What is still to be filled in by hand."""
    return list(dict.fromkeys(_GAP.findall(text)))
