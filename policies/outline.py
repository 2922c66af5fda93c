"""The table of contents of a policy."""

from dataclasses import dataclass, field
from typing import Any

from policies.documents.shaping import TOP_LEVEL

FEWEST = 3  # headings; a shorter text is its own overview


@dataclass
class Entry:
    heading: dict[str, Any]  # as `PolicyVersion.contents` keeps it: level, id, text
    below: list[dict[str, Any]] = field(default_factory=list)


def outline(headings: list[dict[str, Any]]) -> list[Entry]:
    """Two levels deep. Empty where the text is too short to need one."""
    if len(headings) < FEWEST:
        return []
    entries: list[Entry] = []
    for heading in headings:
        if heading["level"] == TOP_LEVEL:
            entries.append(Entry(heading))
        elif heading["level"] == TOP_LEVEL + 1:  # never the first: documents start at the top level
            entries[-1].below.append(heading)
    return entries
