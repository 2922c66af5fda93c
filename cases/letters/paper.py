"""A letter's words as they are laid out: paragraphs, short headings and lists, read from plain text."""

import re
from dataclasses import dataclass
from typing import Literal, Self

from cases.letters.template import gaps_in

_ITEM = re.compile(r"^(?:[-•]|\d+\.)\s+")
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True)
class Block:
    """A piece of a letter: a heading, a paragraph with its lines, or a list with its items."""

    kind: Literal["heading", "paragraph", "bullets", "numbers"]
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Paper:
    """A letter as it would look, and what is still to be filled in."""

    subject: str
    blocks: list[Block]
    gaps: list[str]

    @classmethod
    def of(cls, subject: str, body: str) -> Self:
        return cls(subject, blocks_of(body), gaps_in(f"{subject}\n{body}"))


def blocks_of(body: str) -> list[Block]:
    """
    Blank lines part paragraphs. A line that begins with `##` is a heading; a paragraph of which every line
    begins with a dash or with a number is a list.
    """
    plain = body.replace("\r\n", "\n").strip()
    return [_block(piece) for piece in _BLANK_LINES.split(plain) if piece.strip()]


def _block(piece: str) -> Block:
    lines = tuple(line.strip() for line in piece.splitlines() if line.strip())
    if len(lines) == 1 and lines[0].startswith("##"):
        return Block("heading", (lines[0].lstrip("# "),))
    if all(_ITEM.match(line) for line in lines):
        kind: Literal["numbers", "bullets"] = "numbers" if lines[0][0].isdigit() else "bullets"
        return Block(kind, tuple(_ITEM.sub("", line) for line in lines))
    return Block("paragraph", lines)
