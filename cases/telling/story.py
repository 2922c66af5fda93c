"""The story of a case as its page tells it: every event with its answers in words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.db import models

from cases.models import Event
from cases.routes import Case, stage_label
from cases.routes.letters import LetterEntries
from cases.routes.messages import MessageEntries
from cases.routes.people_entries import CaseWithPeople
from cases.routes.steps import Step
from people.clock import london_date
from people.models import Person, User


class Subject(models.TextChoices):
    """What an event is about, for whoever looks for something in a long story."""

    STEPS = "steps", "Steps"
    NOTES = "notes", "Notes"
    LETTERS = "letters", "Letters and messages"
    PEOPLE = "people", "People and ownership"
    OTHERS = "others", "Other entries"
    REFUSED = "refused", "Refused"


COMPLAINANT = "The complainant"  # and nothing else, of one without an account
WRITTEN = ("add_note", "write")  # what these say is read without opening anything
TOLD_ELSEWHERE = ("on", "text", "readers")
OF_STEPS = (Event.Kind.FILED, Event.Kind.STEP, Event.Kind.IMPORTED)
BY_HEADING = {
    CaseWithPeople.HEADING: Subject.PEOPLE,
    LetterEntries.HEADING: Subject.LETTERS,
    MessageEntries.HEADING: Subject.LETTERS,
}


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
    """One event. `done_on` is the day it was done, where that is not the day it was recorded."""

    event: Event
    who: str
    move: str
    answers: list[Answer]
    subject: Subject
    done_on: date | None

    @property
    def is_refused(self) -> bool:
        return self.subject is Subject.REFUSED

    @property
    def is_step(self) -> bool:
        return self.subject is Subject.STEPS

    @property
    def is_note(self) -> bool:
        return self.subject is Subject.NOTES

    @property
    def is_shared(self) -> bool:
        """Whether the complainant reads this note too."""
        return bool(self.event.answers.get("readers", {}).get("value") == "shared")

    @property
    def words(self) -> str:
        """What a note or message says."""
        is_written = self.event.step in WRITTEN
        return str(self.event.answers.get("text", {}).get("value", "")) if is_written else ""


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
    return [_chapter(case, event, known) for event in events]


def _chapter(case: Case, event: Event, known: Known) -> Chapter:
    return Chapter(
        event=event,
        who=who_did(event, case.STEPS),
        move=_move(event),
        answers=list(_answers(case, event, known)),
        subject=_subject(case, event),
        done_on=_done_on(event),
    )


def _subject(case: Case, event: Event) -> Subject:
    if event.kind == Event.Kind.REFUSED:
        return Subject.REFUSED
    if event.kind in OF_STEPS:
        return Subject.STEPS
    if event.step == "add_note":
        return Subject.NOTES
    step = case.STEPS.get(event.step)
    # An entry without a step of its own is a new owner after a change in the register.
    return BY_HEADING.get(step.heading, Subject.OTHERS) if step else Subject.PEOPLE


def _done_on(event: Event) -> date | None:
    """The day it was done, where it was recorded on another."""
    said = event.answers.get("on", {}).get("value")
    on = date.fromisoformat(said) if said else None
    return on if on != london_date(event.at) else None


def who_did(event: Event, steps: Mapping[str, Step], nobody: str = "Not named") -> str:
    """By name; `steps` are those of the case's route."""
    if event.kind == Event.Kind.IMPORTED:
        return "From the earlier register"
    if is_of_a_reporter(event, steps):
        return COMPLAINANT
    return name_of(event.actor) if event.actor else nobody


def is_of_a_reporter(event: Event, steps: Mapping[str, Step]) -> bool:
    """Whether a complainant did it who came with a receipt code: theirs to do, and no account is named."""
    known = steps.get(event.step)
    return event.actor_id is None and known is not None and known.own_form is not None


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
    told = TOLD_ELSEWHERE if event.step in WRITTEN else TOLD_ELSEWHERE[:1]
    for name, answer in event.answers.items():
        if name in told:
            continue
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
