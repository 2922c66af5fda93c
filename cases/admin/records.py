"""
What was arranged, decided and planned on a case, from all the tables that keep such things, in one query.

Each table says which of its columns is the title, the day, the last day and so on; the rest is the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import DateField, Expression, F, Field, QuerySet, TextField, UUIDField, Value
from django.db.models.functions import Cast

from cases.models import (
    Action,
    Appeal,
    Complaint,
    ConductReferral,
    InterimMeasure,
    Sanction,
    ServiceDecision,
    ServiceSuspension,
    ServiceWarning,
)
from cases.words import SanctionCode

Choices = type[models.TextChoices]


@dataclass(frozen=True)
class Source:
    """
    A table, and the names of its columns; an empty name is a column that it does not have.

    `until` and `done` name a day's column and what that day means: "Review on", "Live until".
    `recorded_by` is the step whose readers alone see it, on the route that has this step.
    """

    kind: str
    model: type[models.Model]
    title: str
    on: str
    words: str
    labels: Choices | None = None
    until: tuple[str, str] = ("", "")
    done: tuple[str, str] = ("", "")
    person: str = ""
    recorded_by: str = ""

    def rows(self, case: Complaint, place: int) -> QuerySet[Any, tuple[Any, ...]]:
        """Every part of a union has the same types in the same order."""
        columns = (
            Value(place),
            _column(self.title, TextField()),
            _column(self.on, DateField()),
            _column(self.until[0], DateField()),
            _column(self.done[0], DateField()),
            _column(self.words, TextField()),
            _column(self.person, UUIDField()),
        )
        return self.model._default_manager.filter(complaint=case).order_by().values_list(*columns)


def _column(name: str, kind: Field[Any, Any]) -> Expression:
    """The empty ones are cast as well: PostgreSQL takes a bare NULL for text."""
    empty = "" if isinstance(kind, TextField) else None
    return Cast(F(name) if name else Value(empty), kind)


SOURCES = (
    Source(
        "Interim measure",
        InterimMeasure,
        title="kind",
        on="from_on",
        words="reason",
        labels=InterimMeasure.Kind,
        until=("review_on", "Review on"),
        done=("ended_on", "Ended on"),
    ),
    Source(
        "Appeal",
        Appeal,
        title="result",
        on="lodged_on",
        words="grounds",
        labels=Appeal.Result,
        done=("decided_on", "Decided on"),
    ),
    Source(
        "Sanction",
        Sanction,
        title="code",
        on="issued_on",
        words="reasons",
        labels=SanctionCode,
        until=("live_until", "Live until"),
        recorded_by="record_conduct_sanction",
    ),
    Source(
        "Conduct referral",
        ConductReferral,
        title="",
        on="opened_on",
        words="reasons",
        done=("ended_on", "Ended on"),
        recorded_by="open_conduct_referral",
    ),
    Source(
        "Warning",
        ServiceWarning,
        title="level",
        on="issued_on",
        words="behaviour",
        labels=ServiceWarning.Level,
        until=("live_until", "Live until"),
        done=("cancelled_on", "Cancelled on appeal on"),
    ),
    Source(
        "Temporary suspension",
        ServiceSuspension,
        title="",
        on="from_on",
        words="reason",
        until=("review_on", "Review on"),
        done=("ended_on", "Ended on"),
    ),
    Source(
        "Current service",
        ServiceDecision,
        title="current_service",
        on="decided_on",
        words="",
        labels=ServiceDecision.Decision,
        until=("review_on", "Review on"),
    ),
    Source(
        "Future service",
        ServiceDecision,
        title="future_service",
        on="decided_on",
        words="",
        labels=ServiceDecision.Decision,
    ),
    Source(
        "Action",
        Action,
        title="",
        on="due_on",
        words="text",
        done=("done_on", "Done on"),
        person="owner_id",
    ),
)


@dataclass(frozen=True)
class Record:
    """One of them. `further` says until when it lasts, or how it ended."""

    kind: str
    title: str
    on: date
    further: str
    words: str
    person: str
    recorded_by: str


def records_of(case: Complaint, names: Mapping[UUID, str]) -> list[Record]:
    """In the order of the days on which they begin; an action stands on the day it is due."""
    first, *others = (source.rows(case, place) for place, source in enumerate(SOURCES))
    rows = first.union(*others, all=True)
    return sorted((_record(row, names) for row in rows), key=lambda record: record.on)


def _record(row: Iterable[Any], names: Mapping[UUID, str]) -> Record:
    place, title, on, until, done, words, person = row
    source = SOURCES[place]
    day, means = (done, source.done[1]) if done else (until, source.until[1])
    return Record(
        kind=source.kind,
        title=str(source.labels(title).label) if source.labels and title else "",
        on=on,
        further=f"{means} {day:%-d %B %Y}" if day else "",
        words=words,
        person=names.get(person, ""),
        recorded_by=source.recorded_by,
    )
