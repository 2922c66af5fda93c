"""One thing that was arranged, decided or planned on a case, and how a row of a table becomes one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models

from cases.models import Complaint

Choices = type[models.TextChoices]


class Section(models.TextChoices):
    """Where on the page it stands."""

    SAFETY = "safety", "Keeping people safe, and holds"
    CONSEQUENCES = "consequences", "What follows from it"
    ACTIONS = "actions", "Actions"


@dataclass(frozen=True)
class Record:
    """
    One of them. `further` says until when it lasts, or how it ended.

    `waits_for` is the day by which something has to be done about it, while it has not been.
    """

    section: Section
    kind: str
    title: str
    on: date
    further: str
    words: str
    person: str
    recorded_by: str
    waits_for: date | None
    then: str

    def is_overdue(self, today: date) -> bool:
        return self.waits_for is not None and self.waits_for < today


@dataclass(frozen=True)
class Source:
    """
    A table, and the names of its fields; an empty name is a field that it does not have.

    `until` and `done` name a day's field and what that day means: "Review on", "Live until". `awaits` is
    the day by which something has to be done about it, unless `done`; `then` what was done. `recorded_by`
    is the step whose readers alone see it, on the route that has this step.
    """

    section: Section
    kind: str
    relation: str
    title: str
    on: str
    words: str
    labels: Choices | None = None
    until: tuple[str, str] = ("", "")
    done: tuple[str, str] = ("", "")
    awaits: str = ""
    then: str = ""
    person: str = ""
    recorded_by: str = ""

    def records(self, case: Complaint, names: Mapping[UUID, str]) -> Iterator[Record]:
        for row in _rows(case, self.relation):
            yield self._record(row, names)

    def _record(self, row: models.Model, names: Mapping[UUID, str]) -> Record:
        done, until = _value(row, self.done[0]), _value(row, self.until[0])
        day, means = (done, self.done[1]) if done else (until, self.until[1])
        title = _value(row, self.title)
        return Record(
            section=self.section,
            kind=self.kind,
            title=str(self.labels(title).label) if self.labels and title else "",
            on=_value(row, self.on),
            further=f"{means} {day:%-d %B %Y}" if day else "",
            words=_value(row, self.words) or "",
            person=names.get(_value(row, self.person), ""),
            recorded_by=self.recorded_by,
            waits_for=None if done else _value(row, self.awaits),
            then=_value(row, self.then) or "",
        )


def _rows(case: Complaint, relation: str) -> Iterable[models.Model]:
    found = getattr(case, relation, ())  # a one-to-one relation that is empty counts as missing
    return (found,) if isinstance(found, models.Model) else found.all() if found else ()


def _value(row: models.Model, name: str) -> Any:
    return getattr(row, name) if name else None
