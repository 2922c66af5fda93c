"""The story of a case as its page tells it: every event with its answers in words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from cases.models import Event
from cases.routes import Case, stage_label
from people.models import Person, User


@dataclass(frozen=True)
class Answer:
    label: str
    words: str


@dataclass(frozen=True)
class Known:
    """What the reader may be told for an id: people by name, other complaints by reference."""

    names: Mapping[UUID, str]
    references: Mapping[UUID, str]


@dataclass(frozen=True)
class Chapter:
    """One event. `done_on` is the day it happened, where that is not the day it was recorded."""

    event: Event
    who: str
    move: str
    answers: list[Answer]

    @property
    def is_refused(self) -> bool:
        return self.event.kind == Event.Kind.REFUSED

    @property
    def is_entry(self) -> bool:
        return self.event.kind == Event.Kind.ENTRY


def people_named(events: Iterable[Event]) -> set[UUID]:
    """Everybody whom an answer names: events keep people by their id."""
    answers = (answer for event in events for answer in event.answers.values())
    return {UUID(person) for answer in answers for person in answer.get("people", [])}


def names_of(people: set[UUID], known: Mapping[UUID, str]) -> dict[UUID, str]:
    """Names by id. The chart of the charity knows most of them; the register is asked for the rest."""
    missing = people - known.keys()
    found = Person.objects.filter(pk__in=missing).values_list("pk", "name") if missing else ()
    return {**known, **dict(found)}


def story_of(
    case: Case, events: Iterable[Event], names: Mapping[UUID, str], references: Mapping[UUID, str]
) -> list[Chapter]:
    """`references` are those of the other complaints that the reader may open."""
    known = Known(names, references)
    return [Chapter(event, _who(event), _move(event), list(_answers(case, event, known))) for event in events]


def _who(event: Event) -> str:
    if event.kind == Event.Kind.IMPORTED:
        return "From the earlier register"
    return name_of(event.actor) if event.actor else "Not named"


def name_of(account: User) -> str:
    """The name of the person behind an account, or its address where there is none."""
    person = getattr(account, "person", None)
    return person.name if person else account.email


def _move(event: Event) -> str:
    if event.kind != Event.Kind.STEP or event.stage_from == event.stage_to:
        return ""
    return f"{stage_label(event.stage_from)} → {stage_label(event.stage_to)}"


def _answers(case: Case, event: Event, known: Known) -> Iterator[Answer]:
    step = case.STEPS.get(event.step)
    questions = step.form.base_fields if step else {}
    for name, answer in event.answers.items():
        is_day = isinstance(questions.get(name), forms.DateField)
        yield Answer(answer["label"], _words(answer, known, is_day=is_day))


def _words(answer: Mapping[str, Any], known: Known, *, is_day: bool) -> str:
    if "people" in answer:
        return ", ".join(
            known.names.get(UUID(person), "Somebody no longer on the register") for person in answer["people"]
        )
    if "case" in answer:
        return known.references.get(UUID(answer["case"]), "Another complaint")
    if is_day:
        return f"{date.fromisoformat(answer['value']):%-d %B %Y}"
    return str(answer.get("text", answer.get("value", "")))
