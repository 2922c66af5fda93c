"""What Appendix 3 writes on a service user's own record: warnings, decisions on the service, suspensions."""

from datetime import date, timedelta
from uuid import UUID

from cases.models import Complaint, ServiceDecision, ServiceSuspension, ServiceWarning
from people.working_days import last_live_day

Level = ServiceWarning.Level
Decision = ServiceDecision.Decision

LIVE_MONTHS = {Level.FIRST: 6, Level.SECOND: 6, Level.FINAL: 12}
NOTICE_OF_ENDING = timedelta(days=28)  # calendar days


def issue_warning(
    case: Complaint, level: ServiceWarning.Level, on: date, *, behaviour: str, standard: str
) -> None:
    """It is live to the anniversary less a day, and belongs to the person, not to the complaint."""
    ServiceWarning.objects.create(
        complaint=case,
        person_id=_person(case),
        level=level,
        behaviour=behaviour,
        standard=standard,
        issued_on=on,
        live_until=last_live_day(on, LIVE_MONTHS[level]),
    )


def cancel_warning(case: Complaint, on: date) -> None:
    """The warning issued in this case is live no longer; its row stays."""
    case.warnings.filter(cancelled_on=None).update(cancelled_on=on)


def decide_service(
    case: Complaint, current: str, future: str, *, on: date, takes_effect_on: date, review_on: date
) -> None:
    """A further decision; the last one counts and none is taken away."""
    ServiceDecision.objects.create(
        complaint=case,
        person_id=_person(case),
        current_service=current,
        future_service=future,
        decided_on=on,
        takes_effect_on=takes_effect_on,
        review_on=review_on,
    )


def takes_effect_on(current: str, told_on: date, *, at_once: bool) -> date:
    """Ending a service carries 28 days' notice from the letter, unless safety forbids it."""
    return told_on + NOTICE_OF_ENDING if current == Decision.END and not at_once else told_on


def suspend_service(case: Complaint, on: date, *, reason: str, essential_needs: str, review_on: date) -> None:
    ServiceSuspension.objects.create(
        complaint=case,
        person_id=_person(case),
        reason=reason,
        essential_needs=essential_needs,
        from_on=on,
        review_on=review_on,
    )


def _person(case: Complaint) -> UUID:
    if case.respondent_id is None:
        raise ValueError("A complaint about no known person leaves nothing on anybody's record.")
    return case.respondent_id
