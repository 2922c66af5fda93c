"""
Takes one situation along its way, by the same doors as everybody: `file_complaint` and `take_step`.

So the demo obeys the rules that it shows: who owns a case, who may take a step, what must be recorded.
"""

import random
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from cases.filing import file_complaint
from cases.models import Complaint
from cases.words import Route
from cases.workflow import take_step
from demo.answers import ANSWERS
from demo.answers.common import Answers
from demo.diary import Diary
from demo.filings import filing, roles, typist
from demo.letters import letter_after
from demo.people import Cast
from demo.routine import next_duty
from demo.situations.situation import Situation, Then
from demo.team import actor

A_WHILE = timedelta(minutes=20)


class Walk:
    """One complaint on its way, with what its answers need to know: the case, the day, the dice."""

    answers: Answers
    complaint: Complaint
    on: date
    at: datetime

    def __init__(
        self,
        situation: Situation,
        *,
        cast: Cast,
        diary: Diary,
        dice: random.Random,
        known: Mapping[str, Complaint],
    ) -> None:
        self.situation = situation
        self.cast = cast
        self.diary = diary
        self.dice = dice
        self.known = known  # complaints with a name, that others refer to

    def take(self) -> Complaint:
        """Files the complaint and goes on with it."""
        self.answers = ANSWERS[Route.between(*roles(self.situation, self.cast))](self)
        path = self._path()
        self._file(sum(gap for _, gap in path))
        return self._go(path)

    def take_up(self, complaint: Complaint) -> Complaint:
        """Goes on with one that has come in already."""
        self.complaint, self.at, self.on = complaint, complaint.filed_at, complaint.received_on
        self.answers = ANSWERS[Route(complaint.route)](self)
        return self._go(self._path())

    def _path(self) -> list[tuple[Then, int]]:
        """Each step with the working days before it."""
        path = [step if isinstance(step, Then) else Then(step) for step in self.situation.path]
        return [(then, then.gap or self.answers.gap(then.step)) for then in path]

    def _go(self, path: list[tuple[Then, int]]) -> Complaint:
        """Takes the steps whose day has come, with what is due beside them."""
        day = self.on
        for then, gap in path:
            day = self.diary.calendar.add(day, gap)
            if day > self.diary.today:
                break
            self._do_what_is_due(day)
            self._do(then, day)
        self._do_what_is_due(self.diary.today)
        return self.complaint

    def _file(self, length: int) -> None:
        self.on = self.situation.when(self.diary, length)
        self.at = self._moment()
        self.complaint = file_complaint(
            filing(self.situation, self.cast, self.on, self.dice),
            by=typist(self.situation, self.cast),
            at=self.at,
        )

    def _do_what_is_due(self, before: date) -> None:
        while duty := next_duty(self, before):
            self._do(*duty)

    def _do(self, then: Then, day: date) -> None:
        self.on = day
        self._take(then)
        letter = letter_after(self, then)
        if letter:
            self._take(letter)

    def _take(self, then: Then) -> None:
        self.at = self._moment(not_before=self.at + A_WHILE)
        by = actor(self, then)
        take_step(self.complaint, then.step, by=by, at=self.at, on=self.on, **self.answers.to(then))
        self.complaint = Complaint.objects.get(pk=self.complaint.pk)

    def _moment(self, not_before: datetime | None = None) -> datetime:
        """Some moment of the day in office hours, and never later than now."""
        at = self.diary.moment(self.on, time(self.dice.randint(9, 16), self.dice.randint(0, 59)))
        return min(max(at, not_before or at), self.diary.now)

    def one_of(self, texts: Sequence[str]) -> str:
        return self.dice.choice(texts)
