"""
The hashes of the audit trail. They never change: a chain that was sealed by them is checked by them.

The digest of an event is over what happened; in it, answers and note count by a hash of their own, so that
they may one day be erased lawfully and the chain still be checked. Its seal is over the seal before it, its
place and its digest; the database puts it on (`cases.sealing`).
"""

import json
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NoReturn

from django.core.serializers.json import DjangoJSONEncoder

if TYPE_CHECKING:
    from cases.models import Event

BEFORE_THE_FIRST = "0" * 64
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def seal_after(before: str, position: int, digest: str) -> str:
    """As `cases.sealing` says it in SQL."""
    return _hash(f"{before}:{position}:{digest}")


def digest_of(event: "Event") -> str:
    """The same before an event is written and after it was read back, on both databases."""
    facts = [
        _id(event.complaint_id),
        str(event.kind),
        (event.at - EPOCH) // MICROSECOND,
        _id(event.actor_id),
        event.step,
        event.label,
        event.stage_from,
        event.stage_to,
        _hash(_canonical([_as_stored(event.answers), event.note])),
    ]
    return _hash(_canonical(facts))


def _id(key: object) -> str | None:
    return None if key is None else str(key)


def _as_stored(answers: dict[str, Any]) -> Any:
    """Answers as a database gives them back: keys are texts, days are texts."""
    return json.loads(json.dumps(answers, cls=DjangoJSONEncoder), parse_float=_refuse)


def _refuse(number: str) -> NoReturn:
    raise TypeError(f"{number}: PostgreSQL may write a fraction in another way. Record it as text.")


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
