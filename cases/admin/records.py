"""
What was arranged, decided and planned on a case, from all the tables that keep such things.

Each table says which of its fields is the title, the day, the last day and so on; the rest is the same.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models

from cases.models import Appeal, Complaint, Hold, InterimMeasure, ServiceDecision, ServiceWarning
from cases.words import SanctionCode

Choices = type[models.TextChoices]


class Section(models.TextChoices):
    """Where on the page it stands."""

    SAFETY = "safety", "Keeping people safe, and holds"
    CONSEQUENCES = "consequences", "What follows from it"
    ACTIONS = "actions", "Actions"


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

    def records(self, case: Complaint, names: Mapping[UUID, str]) -> Iterator["Record"]:
        for row in _rows(case, self.relation):
            yield self._record(row, names)

    def _record(self, row: models.Model, names: Mapping[UUID, str]) -> "Record":
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


SOURCES = (
    Source(
        Section.SAFETY,
        "Interim measure",
        "interim_measures",
        title="kind",
        on="from_on",
        words="reason",
        labels=InterimMeasure.Kind,
        until=("review_on", "Review on"),
        awaits="review_on",
        done=("ended_on", "Ended on"),
    ),
    Source(
        Section.SAFETY,
        "Hold",
        "holds",
        title="agency",
        on="from_on",
        words="reason",
        labels=Hold.Agency,
        until=("review_on", "Review on"),
        awaits="review_on",
        done=("ended_on", "The case went on on"),
    ),
    Source(
        Section.CONSEQUENCES,
        "Appeal",
        "appeals",
        title="result",
        on="lodged_on",
        words="grounds",
        labels=Appeal.Result,
        done=("decided_on", "Decided on"),
    ),
    Source(
        Section.CONSEQUENCES,
        "Sanction",
        "sanctions",
        title="code",
        on="issued_on",
        words="reasons",
        labels=SanctionCode,
        until=("live_until", "Live until"),
        done=("cancelled_on", "Cancelled on"),
        recorded_by="record_conduct_sanction",
    ),
    Source(
        Section.CONSEQUENCES,
        "Conduct referral",
        "conduct_referral",
        title="",
        on="opened_on",
        words="reasons",
        done=("ended_on", "Ended on"),
        recorded_by="open_conduct_referral",
    ),
    Source(
        Section.CONSEQUENCES,
        "Warning",
        "warnings",
        title="level",
        on="issued_on",
        words="behaviour",
        labels=ServiceWarning.Level,
        until=("live_until", "Live until"),
        done=("cancelled_on", "Cancelled on"),
    ),
    Source(
        Section.SAFETY,
        "Temporary suspension",
        "suspensions",
        title="",
        on="from_on",
        words="reason",
        until=("review_on", "Review on"),
        awaits="review_on",
        done=("ended_on", "Ended on"),
    ),
    Source(
        Section.CONSEQUENCES,
        "Current service",
        "service_decisions",
        title="current_service",
        on="decided_on",
        words="",
        labels=ServiceDecision.Decision,
        until=("review_on", "Review on"),
    ),
    Source(
        Section.CONSEQUENCES,
        "Future service",
        "service_decisions",
        title="future_service",
        on="decided_on",
        words="",
        labels=ServiceDecision.Decision,
    ),
    Source(
        Section.ACTIONS,
        "Action",
        "actions",
        title="",
        on="due_on",
        words="text",
        done=("done_on", "Done on"),
        awaits="due_on",
        then="done_how",
        person="owner_id",
    ),
)


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


def records_of(case: Complaint, names: Mapping[UUID, str]) -> list[Record]:
    """In the order of the days on which they begin; an action stands on the day it is due."""
    found = (record for source in SOURCES for record in source.records(case, names))
    return sorted(found, key=lambda record: record.on)
