"""
Plain text, as word processors write it, to Markdown.

One line is one paragraph unless the lines are wrapped; bullets, numbered headings and short lines that
can only be headings are recognised; every other mark stands for itself.
"""

import re
from enum import Enum, auto
from typing import NamedTuple

from policies.documents.leftovers import BULLET, LOST_CHARACTER, TAB_IN_ROW, without_leftovers

WRAPPED_WIDTH = 100  # characters: a text without a longer line was wrapped by its editor
HEADING_LENGTH = 80  # characters
HEADING_WORDS = 12

_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3})*)(?P<mark>[.)]?)[ \t\xa0]+(?=\S)")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


class Kind(Enum):
    BLANK = auto()
    BULLET = auto()
    ITEM = auto()
    HEADING = auto()
    ROW = auto()
    NOTE = auto()
    TEXT = auto()


class Line(NamedTuple):
    kind: Kind
    text: str  # Markdown, marks included
    is_continuation: bool = False


def to_markdown(text: str) -> str:
    raw = [line.rstrip(" \r\xa0") for line in without_leftovers(text).splitlines()]
    width = max(map(len, raw), default=0)
    lines = [_read(raw, at, width) for at in range(len(raw))]
    return "\n".join(_joined(lines))


def _joined(lines: list[Line]) -> list[str]:
    """Blocks apart from each other, the items of a list and the rows of a table together."""
    out: list[str] = []
    before = Kind.BLANK
    for line in lines:
        if line.kind is Kind.BLANK:
            before = before if before in (Kind.BULLET, Kind.ITEM) else Kind.BLANK
            continue
        if line.is_continuation and before in (Kind.TEXT, Kind.BULLET, Kind.ITEM, Kind.NOTE):
            out[-1] += f" {line.text}"
            continue
        if line.kind is not before or line.kind in (Kind.HEADING, Kind.TEXT, Kind.NOTE):
            out.append("")
        out.append(line.text)
        before = line.kind
    return out


def _read(raw: list[str], at: int, width: int) -> Line:
    line = raw[at].strip()
    before = raw[at - 1].strip() if at else ""
    after = raw[at + 1].strip() if at + 1 < len(raw) else ""
    if not line:
        return Line(Kind.BLANK, "")
    if line.startswith(LOST_CHARACTER):
        return Line(Kind.NOTE, f"---\n\n{_escaped(line.strip(LOST_CHARACTER).strip())}")
    if bullet := BULLET.match(line):
        return Line(Kind.BULLET, f"- {_escaped(line[bullet.end() :])}")
    if _number(line) and _follow_each_other(before, line, after):
        number, _, words = line.partition(" ") if " " in line else line.partition("\t")
        return Line(Kind.ITEM, f"{number} {_escaped(words.strip())}")
    is_wrapped = width <= WRAPPED_WIDTH
    level = _heading_level(line)
    if level and not (is_wrapped and before) and _may_head(line, after, width, raw[at + 1 :]):
        return Line(Kind.HEADING, f"{'#' * level} {_escaped(line)}")
    if TAB_IN_ROW.search(raw[at]):
        return Line(Kind.ROW, _escaped(raw[at]))
    goes_on = bool(before) and (is_wrapped or line[0].islower())
    return Line(Kind.TEXT, _escaped(line), is_continuation=goes_on)


def _may_head(line: str, after: str, width: int, later: list[str]) -> bool:
    """Something must follow, and the line must not break off because its sentence was wrapped there."""
    is_broken_off = bool(after) and (after[0].islower() or (width <= WRAPPED_WIDTH and 2 * len(line) > width))
    return not is_broken_off and any(following.strip() for following in later)


def _number(line: str) -> int:
    """The 3 of "3. Tell us" or "3) Tell us"; 0 for every other line."""
    match = _NUMBER.match(line)
    return int(match["number"]) if match and match["mark"] and match["number"].isdigit() else 0


def _follow_each_other(before: str, line: str, after: str) -> bool:
    """Numbered lines that touch are a list; one that stands alone is a heading or a paragraph."""
    return _number(before) == _number(line) - 1 > 0 or _number(after) == _number(line) + 1


def _heading_level(line: str) -> int:
    """1 for capitals, 2 for "1.0 General" or "Our approach", 3 for "3.2 All staff"; 0 for no heading."""
    match = _NUMBER.match(line)
    words = line[match.end() :] if match else line
    if len(words) > HEADING_LENGTH or len(words.split()) > HEADING_WORDS or "@" in words or "\t" in words:
        return 0
    if not words[0].isupper() or not (words[-1].isalnum() or words[-1] in "?)"):
        return 0
    if match:
        return 1 + len(match["number"].removesuffix(".0").split("."))
    return 1 if words.isupper() else 2


def _escaped(text: str) -> str:
    """Plain text means nothing by its stars and brackets."""
    return _PUNCTUATION.sub(r"\\\1", text)
