"""
Everything one person hands over, shown and then done case by case.

Each case is a step of its own in `take_step`, with its own lock and transaction: one that is refused stops no
other, and after an interruption the page is simply used again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cases.acting import Acting
from cases.handover import Part, cases_of, parts_of
from cases.models import Complaint
from cases.routes import Case, stage_label
from cases.routes.steps import StepRefused
from cases.workflow import AnswersInvalid, open_case, take_step, why_not
from people.chart import chart_for
from people.models import Person

ENTRY = "hand_over"


@dataclass(frozen=True)
class Line:
    """A part in a case as the page shows it."""

    words: str
    successor: str
    why_not: str


@dataclass(frozen=True)
class Row:
    """One case to hand over. `refused` says why nothing of it can pass on now."""

    case: Case
    lines: list[Line]
    refused: str

    @property
    def passes_on(self) -> bool:
        return not self.refused and any(line.successor for line in self.lines)

    @property
    def stage(self) -> str:
        return stage_label(self.case.stage)


@dataclass(frozen=True)
class NotHandedOver:
    case: Complaint
    sentence: str


class Handover:
    """What one person has to hand over, as another sees it at a moment."""

    def __init__(self, acting: Acting, leaver: Person, substitute: Person | None) -> None:
        self.acting = acting
        self.leaver = leaver
        self.substitute = substitute
        self.chart = chart_for(acting.user, acting.on)

    def rows(self) -> list[Row]:
        """The same few queries, whatever the number of cases."""
        return [self._row(open_case(each, self.acting.on, self.chart)) for each in self._cases()]

    def _cases(self) -> list[Complaint]:
        return list(cases_of(self.acting.user, self.acting.on, self.leaver.pk))

    def _row(self, case: Case) -> Row:
        refused = why_not(case, case.STEPS[ENTRY], self.acting) or ""
        return Row(case, [self._line(part) for part in self._parts(case)], refused)

    def _parts(self, case: Case) -> list[Part]:
        return parts_of(case.facts, self.leaver.pk, self.substitute.pk if self.substitute else None)

    def _line(self, part: Part) -> Line:
        member = self.chart.members.get(part.successor) if part.successor else None
        return Line(part.words, member.name if member else "", part.why_not)

    def carry_out(
        self, at: datetime, seen: Mapping[UUID, int], reason: str
    ) -> Iterator[NotHandedOver | None]:
        """For each case that the page showed: None where it was handed over, otherwise why not."""
        for case in self._cases():
            if case.pk in seen:
                yield self._hand_over(open_case(case, self.acting.on, self.chart), at, seen[case.pk], reason)

    def _hand_over(self, case: Case, at: datetime, seen: int, reason: str) -> NotHandedOver | None:
        substitute = self._substitute_in(case)
        answers = {"leaver": self.leaver, "substitute": substitute, "no_conflict": substitute is not None}
        given = {"on": self.acting.on, "reason": reason, **answers}
        try:
            take_step(case, ENTRY, by=self.acting.user, at=at, seen=seen, **given)
        except StepRefused as refused:
            return NotHandedOver(case, refused.sentence)
        except AnswersInvalid as invalid:
            faults = (fault for field in invalid.form.errors.values() for fault in field)
            return NotHandedOver(case, " ".join(map(str, faults)))
        return None

    def _substitute_in(self, case: Case) -> Person | None:
        """The substitute where they follow in a role or an action, nobody where they may have none."""
        chosen = self.substitute.pk if self.substitute else None
        follows = any(part.successor == chosen for part in self._parts(case) if not part.is_ownership)
        return self.substitute if chosen and follows else None
