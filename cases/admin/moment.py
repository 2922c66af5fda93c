"""A case at the moment somebody opens its page: which step comes next, for whom, and what is due."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from cases.acting import Acting
from cases.admin.options import leads_on
from cases.models import Deadline
from cases.routes import Case
from cases.routes.conditions import conduct_referral_is_missing, ended
from cases.routes.steps import Step
from cases.telling.deadlines import next_due
from cases.telling.due import Due
from cases.workflow import Offer
from people.working_days import Calendar


@dataclass(frozen=True)
class Moment:
    """What is offered to the reader of a case, and the limits that they may know of."""

    case: Case
    reader: Acting
    offers: list[Offer]
    limits: list[Deadline]
    calendar: Calendar

    @cached_property
    def soonest(self) -> Deadline | None:
        return next_due(self.limits)

    @cached_property
    def duty(self) -> Deadline | None:
        """The limit of the next step."""
        coming = self.next_step
        return next_due(each for each in self.limits if each.limit in coming.meets) if coming else None

    @property
    def also_due(self) -> Deadline | None:
        """What is due sooner than the next step; while a case is on hold only the review counts."""
        if self.case.facts.running_hold or self.soonest == self.duty:
            return None
        return self.soonest

    def due(self, deadline: Deadline) -> Due:
        return Due.of(deadline.label, deadline.due_on, self.reader.on, self.calendar)

    @cached_property
    def next_step(self) -> Step | None:
        """The next one, whoever takes it; None once the case has ended."""
        if ended(self.case.facts):
            return None
        return self._for_the_state() or self._for_the_soonest() or next(iter(self._ways_on), None)

    def _for_the_state(self) -> Step | None:
        """Before anything else a case has an owner, a hold its review, and a wish to withdraw its answer."""
        if self.case.owner_id is None:
            return self.case.STEPS["hand_on"]
        if self.case.facts.running_hold:
            return self.case.STEPS["review_hold"]
        return self.case.STEPS.get("withdraw") if self.case.asked_to_withdraw_on else None

    def _for_the_soonest(self) -> Step | None:
        """An entry that does just what the soonest limit is for, such as opening a conduct referral."""
        limit = self.soonest.limit if self.soonest else ""
        entries = (each.step for each in self.offers if not each.step.moves and limit in each.step.meets)
        return next(self._possible(entries), None)

    @cached_property
    def _ways_on(self) -> list[Step]:
        return list(self._possible(each.step for each in self.offers if leads_on(each.step)))

    def _possible(self, steps: Iterable[Step]) -> Iterator[Step]:
        """Steps that nothing but their taker is missing for, as far as the reader may know."""
        return (each for each in steps if not self._is_refused(each))

    def _is_refused(self, step: Step) -> bool:
        known = (
            each for each in step.conditions if self._reads_all or each is not conduct_referral_is_missing
        )
        return any(condition(self.case.facts) for condition in known)

    @cached_property
    def _reads_all(self) -> bool:
        """Whether the conduct limb, and so that a referral is missing, may be known to the reader."""
        return all(step.is_open_to(self.case, self.reader) for step in self.case.STEPS.values())

    @property
    def main_step(self) -> Step | None:
        """What this reader would do next: the next step, or another way on that is theirs to take."""
        coming = self.next_step
        if coming is None:
            return None
        theirs = {each.step.name for each in self.offers if each.is_possible}
        choices = [coming, *self._ways_on] if coming.moves else [coming]
        return next((each for each in choices if each.name in theirs), None)
