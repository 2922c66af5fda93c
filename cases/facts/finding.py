"""What was found, and what came of it: the outcome that stands, allegations, appeals, sanctions."""

from datetime import date
from functools import cached_property

from cases.facts.course import Course
from cases.models import Allegation, Appeal, ConductReferral, Outcome, Sanction
from cases.stages import is_final
from cases.words import OutcomeCode


class Finding(Course):
    @cached_property
    def outcome(self) -> Outcome | None:
        """The outcome that stands now: the latest one; none where the case was reopened since."""
        latest = max(self.case.outcomes.all(), key=lambda each: (each.on, each.pk), default=None)
        return None if latest and latest.code == OutcomeCode.OPEN else latest

    def _is_of_this_round(self, on: date) -> bool:
        """Whether something came of the present finding, not of one before the case was reopened."""
        return self.reopened_on is None or on >= self.reopened_on

    @property
    def outcome_code(self) -> str:
        return self.outcome.code if self.outcome else ""

    @property
    def is_set_aside(self) -> bool:
        return self.outcome_code in OutcomeCode.set_aside()

    @property
    def has_ended(self) -> bool:
        return self.is_set_aside or is_final(self.case.stage)

    @cached_property
    def allegations(self) -> list[Allegation]:
        return list(self.case.allegations.all())

    @cached_property
    def appeals(self) -> list[Appeal]:
        return list(self.case.appeals.all())

    @cached_property
    def sanctions(self) -> list[Sanction]:
        """What came of the present finding."""
        return [each for each in self.case.sanctions.all() if self._is_of_this_round(each.issued_on)]

    @property
    def live_sanctions(self) -> list[Sanction]:
        """Whatever has not been cancelled, also what came of a finding before the case was reopened."""
        return [each for each in self.case.sanctions.all() if each.cancelled_on is None]

    @cached_property
    def conduct_referral(self) -> ConductReferral | None:
        """The one that runs, or that came of the present finding."""
        found: ConductReferral | None = getattr(self.case, "conduct_referral", None)
        if found and found.ended_on and not self._is_of_this_round(found.ended_on):
            return None
        return found

    @property
    def referral_goes_on(self) -> bool:
        """A conduct referral may outlast its case."""
        return self.conduct_referral is not None and self.conduct_referral.ended_on is None
