"""The limits of the "limit" column: how many working days, counted from what, kept by which step."""

import pytest

from cases.limits import BY_CODE, Origin
from cases.models import Limit as LimitOfTheCharity
from cases.routes import ROUTES
from tests.cases.law.tables import LAWS, Law, Limit
from tests.cases.law.walking import RECEIVED_ON, Walk, weekdays_after
from tests.cast import Cast

EVERY_LIMIT = [
    pytest.param(law, row.step, limit, id=f"{limit.code}-{row.step}")
    for law in LAWS
    for row in law.rows
    for limit in row.limits
]
BESIDE_THE_ARROWS = [pytest.param(law, limit, id=limit.code) for law in LAWS for limit in law.beside]


@pytest.mark.parametrize(("law", "step", "limit"), EVERY_LIMIT)
def test_a_new_charity_starts_with_the_days_of_the_policy(
    law: Law, step: str, limit: Limit, db: None
) -> None:
    default = BY_CODE[limit.code]

    assert (default.days, default.extension) == (limit.days, limit.extension)
    assert (default.origin is Origin.RECEIPT) == (limit.begun_by == "receipt")
    assert LimitOfTheCharity.objects.get(code=limit.code).days == limit.days


@pytest.mark.parametrize(("law", "step", "limit"), EVERY_LIMIT)
def test_the_limit_runs_from_its_origin_and_is_met_by_its_step(
    law: Law, step: str, limit: Limit, cast: Cast
) -> None:
    walk = Walk(law, cast).before(step, limit.source)
    begun_on = walk.taken_on[limit.begun_by]

    deadline = walk.case.deadlines.get(limit=limit.code)
    assert (deadline.start_on, deadline.days) == (begun_on, limit.days)
    assert deadline.due_on == weekdays_after(begun_on, limit.days)
    assert deadline.met_on is None

    walk.take(step)
    deadline.refresh_from_db()
    assert deadline.met_on == walk.on


@pytest.mark.parametrize(("law", "limit"), BESIDE_THE_ARROWS)
def test_limits_beside_the_flowchart_start_with_the_days_of_the_policy(law: Law, limit: Limit) -> None:
    assert (BY_CODE[limit.code].days, BY_CODE[limit.code].origin) == (limit.days, Origin.STEP)


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_the_charity_changes_a_limit_without_touching_code(law: Law, cast: Cast) -> None:
    first = ROUTES[law.code].STARTS[0]
    LimitOfTheCharity.objects.filter(code=first).update(days=3)

    walk = Walk(law, cast)

    assert walk.case.deadlines.get(limit=first).due_on == weekdays_after(RECEIVED_ON, 3)


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_nothing_is_due_any_more_once_a_case_has_ended(law: Law, cast: Cast) -> None:
    walk = Walk(law, cast)

    walk.take("withdraw")

    assert not walk.case.deadlines.running().exists()
