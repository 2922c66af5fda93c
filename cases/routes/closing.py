"""How a case ends on every route: findings recorded, a check on people later, withdrawal as two facts."""

from cases.models import Outcome
from cases.records import cancel_sanctions, plan_action, reach_outcome
from cases.routes.case import Case
from cases.routes.conditions import forces_referral
from cases.routes.steps import Act
from cases.words import OutcomeCode

CHECK = "Check that nobody has suffered for complaining"


def record_findings(case: Case, act: Act) -> None:
    """A finding and its reasons on each numbered allegation."""
    for allegation in case.facts.allegations:
        allegation.finding = act.answers[f"finding_{allegation.number}"]
        allegation.reasons = act.answers[f"reasons_{allegation.number}"]
        allegation.save(update_fields=["finding", "reasons"])


def settle_sanctions(case: Case, act: Act) -> None:
    """A finding that replaces another says whether the sanction stands that the first one brought."""
    if act.answers.get("sanction") == "cancelled":
        cancel_sanctions(case, act.on)


def check_on_later(case: Case, act: Act) -> None:
    """The action that comes out of the case, and the check that nobody suffers for having complained."""
    plan_action(case, act.answers["action"], act.answers["action_owner"], act.answers["action_due_on"])
    plan_action(case, CHECK, case.owner, act.answers["follow_up_on"], is_check=True)


def check_on_in_time(case: Case, act: Act) -> None:
    """The same check on the usual day, for a case that ends without asking for another one."""
    timetable = case.facts.timetable
    check_on = timetable.calendar.add(act.on, timetable.days_for("follow_up"))
    plan_action(case, CHECK, case.owner, check_on, is_check=True)


def check_the_appeal_window(case: Case, act: Act, window: str) -> None:
    """Nothing that ends the possibility to appeal is done while it lasts, unless it was waived in writing."""
    last = case.facts.window_open_until(window)
    if last and not act.answers["appeal_waived"]:
        act.refuse(
            f"An appeal may be lodged until {last:%-d %B %Y}. Do this after that day, or record the waiver."
        )


def withdraw(case: Case, act: Act, withdrawn: str) -> str:
    """The stage it leads to: `withdrawn`, or the present one when the charity continues by itself."""
    case.asked_to_withdraw_on = None
    if act.answers["continues"] == "yes":
        return str(case.stage)
    if forces_referral(case, case.facts.outcome_code):
        act.refuse(
            "The finding is substantiated, and what follows from it is not optional. "
            "Record that they withdrew and that the charity continues."
        )
    reach_outcome(
        case,
        OutcomeCode.WITHDRAWN,
        act.on,
        by=Outcome.By.WITHDRAWAL,
        reasons=act.answers["continues_reason"],
    )
    check_on_in_time(case, act)
    return withdrawn
