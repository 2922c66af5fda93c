"""Withdrawal is two facts: the complainant withdrew, and whether the charity continues (withdrawal)."""

import pytest

from cases.models import Complaint
from cases.workflow import step_form, take_step
from tests.cases.law.tables import LAWS, Law
from tests.cases.law.walking import Walk, moment
from tests.cast import Cast


def asked(walk: Walk, why: str) -> Walk:
    """On their own page, where nothing is asked but why and whether anybody pressed them."""
    by = walk.case.complainant.account if walk.case.complainant else None
    take_step(walk.case, "ask_to_withdraw", by=by, at=moment(walk.on), why=why, pressed="no")
    return walk


@pytest.mark.parametrize(
    ("why", "shown"), [("It has stopped.", "It has stopped."), ("", "They gave no reason.")]
)
def test_what_the_complainant_said_on_their_own_page_is_there_already(
    cast: Cast, why: str, shown: str
) -> None:
    walk = asked(Walk(LAWS[0], cast), why)

    form = step_form(walk.open(), "withdraw", cast.manager.account, walk.on)

    assert form.fields["withdrew_by"].initial == "On their own page, on 3 June 2026."
    assert form.fields["withdrew_because"].initial == shown


@pytest.mark.parametrize("continues", ["yes", "no"])
@pytest.mark.parametrize("law", LAWS, ids=str)
def test_once_it_is_recorded_nobody_waits_for_it_any_more(law: Law, continues: str, cast: Cast) -> None:
    walk = asked(Walk(law, cast), "")
    assert Complaint.objects.get(pk=walk.case.pk).asked_to_withdraw_on == walk.on

    walk.take("withdraw", continues=continues)

    assert Complaint.objects.get(pk=walk.case.pk).asked_to_withdraw_on is None
