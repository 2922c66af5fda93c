"""What has happened on a case: its events, the steps among them, and what was answered to them."""

from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from cases.facts.on_a_day import OnADay
from cases.models import Event, Outcome


def done_on(step: Event) -> date:
    """The day on which a step was done, which may be before the day it was recorded."""
    return date.fromisoformat(step.answers["on"]["value"])


class Course(OnADay):
    @cached_property
    def story(self) -> list[Event]:
        """What happened on the case, without who read it. A page that fetched it asks for nothing twice."""
        prefetch_related_objects([self.case], Prefetch("events", Event.objects.story()))
        return list(self.case.events.all())

    @cached_property
    def steps_taken(self) -> list[Event]:
        """The steps that moved the case, in the order in which they were recorded."""
        return [event for event in self.story if event.kind == Event.Kind.STEP]

    @property
    def first_step_on(self) -> date | None:
        return done_on(self.steps_taken[0]) if self.steps_taken else None

    @property
    def latest_step_on(self) -> date | None:
        """The day before which no step is dated: of the latest one, or of the day the case was reopened."""
        days = [*map(done_on, self.steps_taken), *([self.reopened_on] if self.reopened_on else [])]
        return max(days, default=None)

    def answer(self, step: str, question: str) -> Any:
        """What was answered to a question of a step or entry, the last time; None when it never was taken."""
        kinds = (Event.Kind.STEP, Event.Kind.ENTRY)
        taken = [event for event in self.story if event.step == step and event.kind in kinds]
        return taken[-1].answers.get(question, {}).get("value") if taken else None

    @property
    def reopened_on(self) -> date | None:
        """The day on which the case was last reopened."""
        days = [each.on for each in self.case.outcomes.all() if each.by == Outcome.By.REOPENED]
        return max(days, default=None)
