"""The contents of a chronology, as its paper shows them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cases.chronology.people import People
from cases.chronology.withholding import Withheld, Withholding
from cases.letters.sanctions import withhold_sanctions
from cases.models import Document, Event, Evidence, Hold
from cases.routes import Case, stage_label
from cases.telling.deadlines import DeadlineLine, lines
from cases.telling.story import (
    COMPLAINANT,
    Answer,
    Chapter,
    is_of_a_reporter,
    people_named,
    story_of,
)
from cases.workflow import open_case
from people.clock import london_date
from people.working_days import Calendar

NOT_TOLD = "[withheld]"


@dataclass(frozen=True)
class Entry:
    """One thing that happened, on the day it happened."""

    on: date
    title: str
    who: str
    move: str
    answers: list[Answer]
    note: str


@dataclass(frozen=True)
class Finding:
    """What was alleged or decided, what was found, and why."""

    title: str
    words: str
    found: str
    reasons: str


class Chronology:
    """A case as it stood when the document was asked for, without what is withheld."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.on = london_date(document.asked_at)
        self.case: Case = open_case(document.complaint, self.on)
        self._withholding = Withholding(self.case, document.withheld)
        events = list(self._events())
        self._people = People(self.case, self._withholding, _all_named(events), document.other_names)
        self.entries = sorted(map(self._entry, self._chapters(events)), key=lambda entry: entry.on)

    @property
    def files(self) -> list[Evidence]:
        """What there is, by kind and day; to the person it is about not even that."""
        known = Evidence.objects.of(self.case).filter(added_at__lte=self.document.asked_at)
        if self.document.made_for == Document.For.RESPONDENT:
            return []
        is_for_complainant = self.document.made_for == Document.For.COMPLAINANT
        return [each for each in known if each.from_complainant or each.shared or not is_for_complainant]

    def _events(self) -> Iterator[Event]:
        story = self.case.events.story().filter(at__lte=self.document.asked_at)
        for event in story.select_related("actor__person"):
            if not self._withholding.hides_event(event):
                yield self._withholding.keep_back(event)

    def _chapters(self, events: list[Event]) -> list[Chapter]:
        return story_of(self.case, events, self._people.shown(), {})

    def _entry(self, chapter: Chapter) -> Entry:
        event = chapter.event
        answers = [Answer(each.label, self._told(each.words)) for each in chapter.answers]
        if chapter.words:
            answers.append(Answer("", self._told(chapter.words)))
        return Entry(
            on=chapter.done_on or london_date(event.at),
            title=f"Refused: {event.label}" if chapter.is_refused else event.label,
            who=self._who(event),
            move=chapter.move,
            answers=[each for each in answers if each.words],
            note=self._told(event.note),
        )

    def _who(self, event: Event) -> str:
        if event.kind == Event.Kind.IMPORTED:
            return "From the earlier register"
        if is_of_a_reporter(event, self.case.STEPS):
            return COMPLAINANT
        person = getattr(event.actor, "person", None)
        return self._people.part_and_name(person.pk if person else None)

    def _told(self, text: str) -> str:
        """Words of the file, without the names and, where they are withheld, the sanctions in them."""
        if self._withholding.hides(Withheld.CONDUCT):
            text = withhold_sanctions(text, self.case.respondent_role, NOT_TOLD)
        return self._people.names.withheld_from(text)

    # The first pages

    @property
    def left_out(self) -> list[str]:
        """What is withheld, in words."""
        return [str(what.label) for what in Withheld if self._withholding.hides(what)]

    @property
    def has_other_names(self) -> bool:
        return bool(self.document.other_names.strip())

    @property
    def stage(self) -> str:
        return stage_label(self.case.stage)

    @property
    def complainant(self) -> str:
        if self.case.anonymous:
            return "Anonymous"
        return self.case.complainant.name if self.case.complainant else "Not named"

    @property
    def respondent(self) -> str:
        return self.case.respondent.name if self.case.respondent else self.case.get_about_display()

    @property
    def account(self) -> str:
        return self._told(self.case.account)

    @property
    def wishes(self) -> str:
        return self._told(self.case.wishes)

    @property
    def people(self) -> list[str]:
        """Everybody else who has a part, once each."""
        parties = (self.case.complainant_id, self.case.respondent_id)
        return [self._people.part_and_name(each) for each in self._people.parts if each not in parties]

    # What was found, and when what was due

    @property
    def allegations(self) -> list[Finding]:
        return [
            Finding(
                f"Allegation {each.number}",
                self._told(each.text),
                each.get_finding_display(),
                self._told(each.reasons),
            )
            for each in self.case.allegations.all()
        ]

    @property
    def outcomes(self) -> list[Finding]:
        return [
            Finding(
                f"{each.on:%-d %B %Y}",
                each.get_by_display(),
                each.get_code_display(),
                self._told(each.reasons),
            )
            for each in self.case.outcomes.filter(on__lte=self.on)
        ]

    @property
    def sanctions(self) -> list[Finding]:
        if self._withholding.hides(Withheld.CONDUCT):
            return []
        return [
            Finding(
                f"{each.issued_on:%-d %B %Y}",
                f"Live until {each.live_until:%-d %B %Y}" if each.live_until else "",
                each.get_code_display(),
                self._told(each.reasons),
            )
            for each in self.case.sanctions.all()
        ]

    @property
    def deadlines(self) -> list[DeadlineLine]:
        shown = [each for each in self.case.deadlines.all() if each.limit not in self._withholding.limits]
        received_on = self.case.received_on
        return lines(shown, self.on, Calendar.load(), holds=self._holds, received_on=received_on)

    @property
    def _holds(self) -> list[Hold]:
        return [] if self._withholding.hides(Withheld.SAFETY) else list(self.case.holds.all())


def _all_named(events: list[Event]) -> set[UUID]:
    actors = (getattr(event.actor, "person", None) for event in events)
    return people_named(events) | {actor.pk for actor in actors if actor}
