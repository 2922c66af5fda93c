"""What word processors leave behind when a document is saved as text."""

import re

BULLET = re.compile(r"[ \t]*[·•▪◦‣●○*–-][ \t\xa0]+(?=\S)")
TAB_IN_ROW = re.compile(r"\S[^\S\n]*\t")
LOST_CHARACTER = "\N{REPLACEMENT CHARACTER}"  # stands where a footnote's own mark could not be saved

_BOOKMARK = re.compile(r"\[bookmark: [^\]\n]*\]")
_TYPED_BULLET = re.compile(r"^([ \t]*)[·•▪◦‣●○][ \t\xa0]+", re.MULTILINE)


def without_leftovers(text: str) -> str:
    return _BOOKMARK.sub("", text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}"))


def with_markdown_bullets(text: str) -> str:
    return _TYPED_BULLET.sub(r"\1- ", text)
