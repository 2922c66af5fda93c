"""What was arranged because of a case and is not over: actions, checks, interim measures."""

from cases.facts.on_a_day import OnADay
from cases.models import Action, InterimMeasure


class Arranged(OnADay):
    @property
    def open_actions(self) -> list[Action]:
        """What is still to be done because of the case, without the checks that nobody suffers for it."""
        return [each for each in self.case.actions.all() if each.done_on is None and not each.is_check]

    @property
    def open_checks(self) -> list[Action]:
        return [each for each in self.case.actions.all() if each.done_on is None and each.is_check]

    @property
    def running_measures(self) -> list[InterimMeasure]:
        """Interim measures that have not ended; “none needed” is a choice, not a measure."""
        none = InterimMeasure.Kind.NONE
        return [each for each in self.case.interim_measures.all() if not each.ended_on and each.kind != none]
