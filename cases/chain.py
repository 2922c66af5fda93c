"""
Checking the audit trail: whether anybody edited, deleted, moved or put in an event, or cut off the newest.

Triggers keep everybody from that but whoever owns the database. Such a one could write the whole chain anew,
seals and all; so it is also held against what stood at its end before: the head, the anchors, and seals that
somebody kept on paper.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import datetime

from cases.models import Anchor, ChainHead, Event
from cases.seals import BEFORE_THE_FIRST, digest_of, seal_after

AT_ONCE = 2000  # events read from the database


class ChainBroken(Exception):
    """What is wrong first, in a sentence."""


def drop_anchor(at: datetime) -> Anchor:
    """Notes what the newest event is, for the chain to be held against later."""
    head = _head()
    return Anchor.objects.create(position=head.position, seal=head.seal, at=at)


def check_chain(printed: Collection[str] = ()) -> int:
    """
    Reads every event once, in order, and answers how many there are. Raises `ChainBroken`.

    `printed` are seals from anchors kept elsewhere. Events may be written meanwhile.
    """
    expected = _expected()
    wanted = {unspaced(seal) for seal in printed} - {BEFORE_THE_FIRST}
    last = 0
    for last, event in enumerate(_in_order(), start=1):
        wanted.discard(event.seal)
        if not expected.get(last, set()) <= {event.seal}:
            raise ChainBroken(
                f"Event {last} is not the one that was noted: what is before it was written anew."
            )
    if last < max(expected):
        raise ChainBroken(f"The events after {last} are missing: there have been {max(expected)}.")
    if last > _head().position:
        raise ChainBroken(f"Event {last} was put in by hand: the head of the chain does not know it.")
    if wanted:
        raise ChainBroken(f"No event has the seal {min(wanted)}: it was taken out, or written anew.")
    return last


def unspaced(seal: str) -> str:
    """A seal as it was typed from paper."""
    return re.sub(r"\s", "", seal).lower()


def _head() -> ChainHead:
    head = ChainHead.objects.first()
    if head is None:
        raise ChainBroken("The head of the chain is missing.")
    return head


def _expected() -> dict[int, set[str]]:
    """Seals by position, as the anchors and the head have them."""
    head = _head()
    expected: defaultdict[int, set[str]] = defaultdict(set, {head.position: {head.seal}})
    for position, seal in Anchor.objects.values_list("position", "seal"):
        expected[position].add(seal)
    return expected


def _in_order() -> Iterator[Event]:
    """Every event, each found to be unchanged and to follow from the one before it."""
    if Event.objects.filter(position=None).exists():
        raise ChainBroken("An event has no place in the chain: it was put in by hand.")
    before = BEFORE_THE_FIRST
    events = Event.objects.order_by("position").iterator(AT_ONCE)
    for position, event in enumerate(events, start=1):
        if event.position != position:
            raise ChainBroken(f"Event {position} is missing.")
        if event.digest != digest_of(event):
            raise ChainBroken(f"Event {position} was changed after it was recorded.")
        if event.seal != seal_after(before, position, event.digest):
            raise ChainBroken(
                f"Event {position} does not follow from the one before it: it was moved or replaced."
            )
        before = event.seal
        yield event
