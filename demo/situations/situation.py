"""One complaint of the demo charity: what was said of what happened, and the way the case goes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cases.models import Complaint
from cases.words import ReceivedHow
from demo.diary import When
from people.models import Role


@dataclass(frozen=True)
class Then:
    """
    One step or entry of a path, where its name alone does not say enough.

    `by` is the key of whoever takes it, if not whom it usually falls to; `gap` are working days since the
    one before.
    """

    step: str
    answers: Mapping[str, Any] = field(default_factory=dict)
    by: str = ""
    gap: int = 0


@dataclass(frozen=True)
class Situation:
    """
    People are named by their key in `demo.people`, steps by their name in `cases.routes`.

    `path` holds the steps that were taken; those whose day has not come yet are left out. `gaps` are working
    days before a step where they differ from the usual ones, `answers` what was answered besides the usual.
    What is due beside the path is done in time by `demo.routine`.
    """

    account: str
    when: When
    path: Sequence[str | Then] = ()
    by: str = ""  # empty: anonymous
    by_role: Role | None = None  # for an anonymous complaint
    about: str = ""  # empty: no one person, or unknown
    about_role: Role | None = None  # for a person who is not known
    service: str = ""
    helper: str = ""  # who brings it for somebody else
    how: ReceivedHow = ReceivedHow.FORM
    wishes: str = ""
    place: str = ""
    safe_now: Complaint.SafeNow = Complaint.SafeNow.YES
    characteristics: Sequence[str] = ()
    conduct: Sequence[str] = ()
    witnesses: Sequence[str] = ()
    incident: str = ""  # complaints with the same word here are about the same facts
    name: str = ""
    repeats: str = ""  # the name of the complaint that this one is a duplicate of
    allegations: Sequence[str] = ()
    finding: str = ""
    reasons: str = ""
    gaps: Mapping[str, int] = field(default_factory=dict)
    answers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
