"""
Reopening, by the Director or the Chair, on new evidence (rules for all routes).

The outcome that stood until then stays in the file. From the day of reopening on the complaint is open.
"""

from collections.abc import Iterable, Mapping

from django.db.models import Q

from cases import who
from cases.deadlines import open_anew
from cases.facts import Facts
from cases.models import Outcome
from cases.ownership import displace
from cases.records import reach_outcome
from cases.routes.case import Case, Entries
from cases.routes.conditions import is_not_set_aside
from cases.routes.decorators import entry
from cases.routes.steps import Act
from cases.step_forms.reopening import Reopen
from cases.words import OutcomeCode


def reopen(case: Case, act: Act, limits: Mapping[str, Iterable[str]]) -> str:
    """
    The stage at which it goes on, of those in `limits`, whose limits begin anew.

    That is the last of them; but a case that ended before anybody looked into it goes on where it stood, so
    that nobody skips what keeps people safe, or the acknowledgement.
    """
    *early, usual = limits
    stood_at = case.facts.steps_taken[-1].stage_from if case.facts.steps_taken else usual
    goes_on_at = stood_at if stood_at in early else usual
    _open_again(case, act, limits[goes_on_at])
    return goes_on_at


def _open_again(case: Case, act: Act, limits: Iterable[str]) -> None:
    """Its limits begin anew; whoever may no longer own it is followed."""
    reach_outcome(case, OutcomeCode.OPEN, act.on, by=Outcome.By.REOPENED, reasons=act.answers["new_evidence"])
    open_anew(case, limits, act.on, case.facts.timetable)
    case.closed_on = None
    case.duplicate_of = None
    case.asked_to_withdraw_on = None
    displace(case, Facts(case, case.facts.on, case.facts.chart), act.on)


class ReopeningEntries(Entries):
    """A case that was set aside never left its stage, so that reopening it moves nothing."""

    HEADING = "The complaint itself"

    @entry(
        "Reopen what was set aside",
        who=who.DIRECTOR_OR_CHAIR,
        form=Reopen,
        unless=[is_not_set_aside],
    )
    def take_up_again(self, act: Act) -> None:
        """Only by the Director or the Chair, on new evidence; it counts again from that day (reopening)."""
        set_aside = self.facts.outcome
        _open_again(self, act, self._limits_that_were_left(set_aside) if set_aside else ())

    def _limits_that_were_left(self, set_aside: Outcome) -> set[str]:
        """What still had to be done, or could be done, on the day the case was set aside."""
        could_be_met = Q(is_window=False) | Q(due_on__gte=set_aside.on)
        left = self.deadlines.filter(could_be_met, met_on=None, ended_on=set_aside.on, measure=None)
        return set(left.values_list("limit", flat=True))
