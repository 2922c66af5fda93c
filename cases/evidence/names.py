"""Names of files as they were sent: which ones are refused, and how they are shown."""

import unicodedata

from cases.evidence.kinds import extension_of

# They turn round what stands behind them, so that a program reads as a picture. Letters that are written from
# right to left do not.
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
LONGEST = 200


def is_dangerous(name: str) -> bool:
    """Whether it points into folders, is no name at all, or holds characters that nobody sees."""
    return not name.strip(". ") or any(each in "/\\" or _is_hidden(each) for each in name)


def _is_hidden(character: str) -> bool:
    return character in TURNING or unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")


def visible(name: str) -> str:
    """The name for a page: what cannot be seen stands there as its number."""
    shown = "".join(f"[U+{ord(each):04X}]" if _is_hidden(each) else each for each in name)
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"


def isolated(name: str) -> str:
    """The name within a sentence: it stands apart, whichever way each is written."""
    return f"\u2068{name}\u2069"


def kept_name(name: str) -> str:
    """As long as the database keeps it, with its extension."""
    if len(name) <= LONGEST:
        return name
    extension = extension_of(name)[:10]
    return f"{name[: LONGEST - len(extension) - 2]}….{extension}"
