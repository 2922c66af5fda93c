"""
A pretended language: whatever is translated stands between ⟦ and ⟧, and what was asked for is noted.

So a page shows by itself which of its words no translator will ever see.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from typing import Any, NamedTuple

import pytest
from django.utils import translation

OPEN, CLOSE = "⟦", "⟧"
SPOKEN = {"alt", "aria-label", "data-says", "label", "placeholder", "title"}  # read or heard
VOID = {"br", "hr", "img", "input", "link", "meta"}
NOT_OURS = {"script", "style", "bdi", "blockquote", "textarea", "code"}  # no words, or what people wrote


class Asked(NamedTuple):
    context: str
    words: str
    counted: bool

    @property
    def keys(self) -> tuple[Any, ...]:
        """Where a catalogue has it: under the first form, where it counts something."""
        name = f"{self.context}\x04{self.words}" if self.context else self.words
        return ((name, 0),) if self.counted else (name,)


@contextmanager
def pretended() -> Iterator[set[Asked]]:
    """Within it every translation is marked. Yields what has been asked for so far."""
    asked: set[Asked] = set()

    def mark(context: str, one: str, many: str | None = None, number: int = 1) -> str:
        asked.add(Asked(context, one, many is not None))
        text = one if number == 1 or many is None else many
        return f"{OPEN}{text}{CLOSE}" if text else text

    without_context: dict[str, Callable[..., str]] = {
        "gettext": lambda message: mark("", message),
        "ngettext": lambda *words: mark("", *words),
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, translate in (without_context | {"pgettext": mark, "npgettext": mark}).items():
            patch.setattr(translation._trans, name, translate)
        yield asked


class _Words(HTMLParser):
    """Collects the words that stand outside all marks."""

    def __init__(self, known: tuple[str, ...]) -> None:
        super().__init__()
        self.known, self.depth, self.open, self.found = known, 0, [False], list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        is_other = tag in NOT_OURS or given.get("translate") == "no" or ("lang" in given and tag != "html")
        is_other = is_other or "reference" in given.get("class", "").split()
        if tag not in VOID:
            self.open.append(self.open[-1] or is_other)
        if not self.open[-1] and not is_other:
            names = SPOKEN | ({"value"} if tag == "input" and given.get("type") == "submit" else set())
            for name in names & given.keys():
                self._note(given[name], 0)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if not self.open[-1]:
            self.depth = self._note(data, self.depth)

    def _note(self, text: str, depth: int) -> int:
        outside = ""
        for each in text:
            depth += (each == OPEN) - (each == CLOSE)
            outside += each if depth == 0 else " "
        for name in self.known:
            outside = outside.replace(name, "")
        if any(each.isalpha() for each in outside):
            self.found.append(" ".join(outside.split()))
        return depth


def untranslated(page: str, known: tuple[str, ...]) -> list[str]:
    """The words of a page that no translator will see, but for the names that are `known`."""
    words = _Words(known)
    words.feed(page)
    return words.found
