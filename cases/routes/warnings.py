"""
The ladder of warnings to a service user, and what must follow a finding (policy, Appendix 3).

First, second, final: each needs the one before it live on the day it is issued. When they have all expired
the ladder begins again. After a live final warning come the Director and the trustees.
"""

from collections.abc import Sequence
from datetime import date

from cases.facts import Facts
from cases.models import ServiceWarning
from cases.routes.steps import Condition
from cases.words import OutcomeCode

Level = ServiceWarning.Level

LADDER = (Level.FIRST, Level.SECOND, Level.FINAL)
SOMETHING_FOLLOWS = (*OutcomeCode.upheld(), OutcomeCode.MANAGED_THROUGH_SUPPORT)


def rung(warning: ServiceWarning) -> int:
    """How far up the ladder a warning stands."""
    return LADDER.index(Level(warning.level))


def next_warning(live: Sequence[ServiceWarning]) -> ServiceWarning.Level | None:
    """The warning that is next in order; None when only the service review is left."""
    after = max(map(rung, live), default=-1) + 1
    return LADDER[after] if after < len(LADDER) else None


def out_of_order(facts: Facts, level: ServiceWarning.Level, on: date) -> str | None:
    """Why this warning is not the next one on that day."""
    live = facts.live_warnings(on)
    due = next_warning(live)
    if due == level:
        return None
    if not live:
        return "Warnings follow in order. No warning is live, so the next one is a first warning."
    last = max(live, key=rung)
    so = f"the next one is a {due.label.lower()}" if due else "what comes next is a service review"
    return (
        f"Warnings follow in order. A {str(last).lower()} is live until {last.live_until:%-d %B %Y}, so {so}."
    )


def not_the_next(level: ServiceWarning.Level) -> Condition:
    """
    Refuses a warning that was the next one neither when the finding was made nor is today.

    In between, the day on which it was issued decides; only the answers tell that day.
    """

    def condition(facts: Facts) -> str | None:
        found_on = facts.outcome.on if facts.outcome else facts.on
        refused = [out_of_order(facts, level, on) for on in (found_on, facts.on)]
        return refused[-1] if all(refused) else None

    return condition


def must_go_to_review(facts: Facts) -> str | None:
    """Substantiated while a final warning was live: Director and trustees decide, and nobody before them."""
    outcome = facts.outcome
    if not _action_is_due(facts) or outcome is None or outcome.code != OutcomeCode.SUBSTANTIATED:
        return None
    for warning in facts.live_warnings(outcome.on):
        if warning.level == Level.FINAL:
            return (
                f"The finding is substantiated while a final warning is live until "
                f"{warning.live_until:%-d %B %Y}: refer the case to a service review."
            )
    return None


def something_must_follow(facts: Facts) -> str | None:
    if _action_is_due(facts) and facts.outcome_code in SOMETHING_FOLLOWS:
        return (
            f"The finding is “{facts.outcome}”: agree support, issue a warning or refer to a service review "
            "before you close the case."
        )
    return None


def _action_is_due(facts: Facts) -> bool:
    return str(facts.case.stage).endswith(":outcome_decided")


def no_ground_for_warning(facts: Facts) -> str | None:
    if facts.outcome_code not in OutcomeCode.upheld():
        return f"No warning may be issued on the finding “{facts.outcome}”."
    return None


def needs_not_considered(facts: Facts) -> str | None:
    if not facts.case.needs_considered:
        return (
            "No warning may be issued before it is recorded whether disability, capacity, communication or "
            "trauma was considered, and which adjustments were made."
        )
    return None


def no_ground_for_review(facts: Facts) -> str | None:
    if facts.outcome_code not in OutcomeCode.upheld():
        return "Only a substantiated or partly substantiated finding is referred to a service review."
    return None


def service_is_suspended(facts: Facts) -> str | None:
    return "The service of this person is suspended already." if facts.running_suspension else None


def no_suspension_to_review(facts: Facts) -> str | None:
    return None if facts.is_suspended_by_this_case else "No temporary suspension is running in this case."
