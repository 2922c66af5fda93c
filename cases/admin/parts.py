"""Who has or had a part in a case: who works on it, whom it shuts out, and what a small charity allowed."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cases.models import Complaint, Involvement

# Why the filing shut somebody out, where nobody has written a reason.
WHY: Mapping[str, str] = {
    Involvement.Kind.MAY_BE_MEANT: "What was typed may mean them, so until it is settled they see nothing.",
    Involvement.Kind.COMPLAINED_ABOUT: "What was sent tells of them too, so they see nothing.",
}


@dataclass(frozen=True)
class Part:
    """Somebody's part in the case; `words` say since when, or why."""

    role: str
    name: str
    words: str = ""
    is_over: bool = False


def parts(case: Complaint, names: Mapping[UUID, str], kept_back: Collection[str]) -> Iterator[Part]:
    """Who works on the case now and who did, whom it shuts out, exceptions; without roles `kept_back`."""
    for each in case.assignments.all():
        if each.role not in kept_back:
            words = f"from {_day(each.from_on)}{f' to {_day(each.ended_on)}' if each.ended_on else ''}"
            yield Part(each.get_role_display(), names[each.person_id], words, each.ended_on is not None)
    for shut_out in case.involvements.all():
        until = f" (until {_day(shut_out.ended_on)})" if shut_out.ended_on else ""
        words = shut_out.reason or ("" if shut_out.ended_on else WHY.get(shut_out.kind, ""))
        yield Part(f"{shut_out.get_kind_display()}{until}", names[shut_out.person_id], words)
    for allowed in case.exceptions.all():
        if allowed.role not in kept_back:
            role = allowed.get_role_display().lower()
            yield Part(f"Exception: also {role}", names[allowed.person_id], allowed.reason)


def _day(on: date) -> str:
    return f"{on:%-d %B %Y}"
