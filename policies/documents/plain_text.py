"""
Plain text, as word processors write it, to Markdown.

One line is one paragraph unless the lines are wrapped; bullets, numbered headings and short lines that
can only be headings are recognised; every other mark stands for itself.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from policies.documents.leftovers import BULLET, LOST_CHARACTER, TAB_IN_ROW, without_leftovers

WRAPPED_WIDTH = 100  # characters: a text without a longer line was wrapped by its editor
HEADING_LENGTH = 80  # characters
HEADING_WORDS = 12

_NUMBER = re.compile(r"(?P<number>[0-9]{1,3}(?:\.[0-9]{1,3})*)(?P<mark>[.)]?)[ \t\xa0]+(?=\S)")
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


@dataclass(frozen=True)
class Source:
    """The lines as they came, with what can only be told from all of them."""

    lines: list[str]
    width: int
    last: int  # where the last line with words stands

    @classmethod
    def of(cls, text: str) -> "Source":
        lines = [line.rstrip(" \r\xa0") for line in text.splitlines()]
        last = max((at for at, line in enumerate(lines) if line.strip()), default=0)
        return cls(lines, max(map(len, lines), default=0), last)

    @property
    def is_wrapped(self) -> bool:
        return self.width <= WRAPPED_WIDTH

    def words_at(self, at: int) -> str:
        return self.lines[at].strip() if 0 <= at < len(self.lines) else ""


def to_markdown(text: str) -> str:
    source = Source.of(without_leftovers(text))
    return "\n".join(_joined([_read(source, at) for at in range(len(source.lines))]))


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


def _read(source: Source, at: int) -> Line:
    before, line, after = (source.words_at(at + step) for step in (-1, 0, 1))
    if not line:
        return Line(Kind.BLANK, "")
    if line.startswith(LOST_CHARACTER):
        return Line(Kind.NOTE, f"---\n\n{_escaped(line.strip(LOST_CHARACTER).strip())}")
    if bullet := BULLET.match(line):
        return Line(Kind.BULLET, f"- {_escaped(line[bullet.end() :])}")
    if (numbered := _NUMBER.match(line)) and _follow_each_other(before, line, after):
        words = _escaped(line[numbered.end() :])
        return Line(Kind.ITEM, f"{numbered['number']}{numbered['mark']} {words}")
    level = _heading_level(line)
    if level and _stands_alone(source, at):
        return Line(Kind.HEADING, f"{'#' * level} {_escaped(line)}")
    if TAB_IN_ROW.search(source.lines[at]):
        return Line(Kind.ROW, _escaped(source.lines[at]))
    goes_on = bool(before) and (source.is_wrapped or line[0].islower())
    return Line(Kind.TEXT, _escaped(line), is_continuation=goes_on)


def _stands_alone(source: Source, at: int) -> bool:
    """Is the line above something, and no piece of a sentence that was wrapped before or after it?"""
    before, line, after = (source.words_at(at + step) for step in (-1, 0, 1))
    if at >= source.last or after[:1].islower():
        return False
    return not source.is_wrapped or not (before or (after and 2 * len(line) > source.width))


def _number(line: str) -> int:
    """The 3 of "3. Tell us" or "3) Tell us"; 0 for every other line."""
    match = _NUMBER.match(line)
    return int(match["number"]) if match and match["mark"] and match["number"].isdigit() else 0


def _follow_each_other(before: str, line: str, after: str) -> bool:
    """Numbered lines that touch are a list; one that stands alone is a heading or a paragraph."""
    number = _number(line)
    return number > 0 and (_number(before) == number - 1 > 0 or _number(after) == number + 1)


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
