"""A limit is extended once, before it passes; a second time only by the Director or the Chair."""

from datetime import date, datetime

import pytest

from cases.filing import Filing, file_complaint
from cases.models import Complaint
from cases.workflow import AnswersInvalid, StepRefused, take_step
from people.clock import LONDON
from people.models import Person
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def morning(day: int, month: int = 6) -> datetime:
    return datetime(2026, month, day, 9, tzinfo=LONDON)


@pytest.fixture
def case(cast: Cast) -> Complaint:
    """At stage one since 2 June 2026; the response is due ten working days later, on 16 June."""
    complaint = file_complaint(
        Filing(
            account="She spoke to me as if I were a child.",
            received_on=date(2026, 6, 1),
            complainant=cast.service_user,
            complainant_role="service_user",
            respondent=cast.respondent,
            respondent_role="staff",
            service=cast.home_support,
        ),
        by=cast.service_user.account,
        at=morning(1),
    )
    Complaint.objects.filter(pk=complaint.pk).update(stage="appendix-2:stage_one")
    complaint.deadlines.create(
        limit="a2.response",
        label="Respond at stage one",
        start_on=date(2026, 6, 2),
        days=10,
        due_on=date(2026, 6, 16),
    )
    return complaint


def extend(case: Complaint, by: Person, at: datetime, to: date) -> date:
    take_step(
        case,
        "extend_limit",
        by=by.account,
        at=at,
        on=at.date(),
        limit="a2.response",
        due_on=to,
        reason="The interpreter is ill.",
        told=True,
    )
    return case.deadlines.get(limit="a2.response").due_on


def test_the_owner_extends_a_limit_before_it_passes(case: Complaint, cast: Cast) -> None:
    assert extend(case, cast.manager, morning(15), date(2026, 6, 30)) == date(2026, 6, 30)


def test_an_extension_is_at_most_ten_working_days(case: Complaint, cast: Cast) -> None:
    with pytest.raises(AnswersInvalid) as refused:
        extend(case, cast.manager, morning(15), date(2026, 7, 1))
    assert "up to 30 June 2026" in str(refused.value.form.errors["due_on"])


def test_a_limit_that_passed_is_not_extended(case: Complaint, cast: Cast) -> None:
    with pytest.raises(StepRefused, match="This limit passed on 16 June 2026"):
        extend(case, cast.manager, morning(17), date(2026, 6, 30))


def test_a_second_extension_is_for_the_director(case: Complaint, cast: Cast) -> None:
    extend(case, cast.manager, morning(15), date(2026, 6, 30))
    with pytest.raises(StepRefused, match="A second time is for the Director or the Chair"):
        extend(case, cast.manager, morning(16), date(2026, 7, 3))
    assert extend(case, cast.director, morning(16), date(2026, 7, 3)) == date(2026, 7, 3)


def test_correcting_the_day_of_receipt_moves_what_runs_from_it(case: Complaint, cast: Cast) -> None:
    """Received on Friday 22 May: Monday 25 May is a bank holiday, so the fifth working day is 1 June."""
    take_step(
        case,
        "correct_received",
        by=cast.manager.account,
        at=morning(15),
        on=date(2026, 6, 15),
        received_on=date(2026, 5, 22),
        reason="The letter lay in the wrong tray.",
    )
    assert case.deadlines.get(limit="a2.acknowledge").due_on == date(2026, 6, 1)
    assert case.deadlines.get(limit="a2.response").due_on == date(2026, 6, 16)


def test_a_third_extension_is_for_nobody(case: Complaint, cast: Cast) -> None:
    extend(case, cast.manager, morning(15), date(2026, 6, 30))
    extend(case, cast.director, morning(29), date(2026, 7, 14))

    with pytest.raises(StepRefused, match="extended twice"):
        extend(case, cast.director, morning(13, 7), date(2026, 7, 28))
