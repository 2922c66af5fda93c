"""Disciplinary proceedings of Appendix 1: what forces them, who holds them, how they end."""

from datetime import date
from typing import Any

import pytest

from cases.models import Complaint
from cases.workflow import AnswersInvalid, StepRefused, step_form
from people.models import Role
from tests.cases.law.tables import APPENDIX_1
from tests.cases.law.walking import Walk, weekdays_after
from tests.cast import Cast

SUBSTANTIATED = {"decide": {"finding": "substantiated"}}


def test_a_substantiated_finding_must_be_referred_before_the_case_closes(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("outcome_issued", SUBSTANTIATED)
    assert walk.case.deadlines.get(limit="a1.referral").due_on == weekdays_after(walk.on, 5)

    with pytest.raises(StepRefused, match="refer it to disciplinary before you close the case"):
        walk.take("close")

    assert walk.stage == "outcome_issued"


def test_a_partly_substantiated_finding_is_referred_or_reasoned(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("outcome_issued")

    with pytest.raises(StepRefused, match="refer it to disciplinary, or give the reason why not"):
        walk.take("close", not_referred_because="")
    walk.take("close")

    assert walk.stage == "closed"


@pytest.mark.parametrize("finding", ["not_substantiated", "inconclusive"])
def test_nothing_else_is_referred(cast: Cast, finding: str) -> None:
    walk = Walk(APPENDIX_1, cast).to("outcome_issued", {"decide": {"finding": finding}})

    with pytest.raises(StepRefused, match="Only a substantiated or partly substantiated finding"):
        walk.take("refer_to_disciplinary")


def test_a_panel_has_at_most_three_members_and_no_investigator(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("outcome_issued", SUBSTANTIATED)
    four = [cast.chair, cast.vice_chair, cast.trustee, cast.second_trustee]

    for panel in (four, [cast.investigator], [cast.complainant], [cast.respondent]):
        with pytest.raises(AnswersInvalid) as invalid:
            walk.take("refer_to_disciplinary", panel=panel)
        assert set(invalid.value.form.errors) == {"panel"}


@pytest.mark.parametrize(
    ("code", "live_until"),
    [
        ("none", None),
        ("guidance", None),
        ("first_written_warning", date(2026, 12, 9)),
        ("final_written_warning", date(2027, 6, 9)),
        ("dismissal", None),
    ],
)
def test_a_warning_is_live_to_its_anniversary_less_a_day(
    cast: Cast, code: str, live_until: date | None
) -> None:
    walk = Walk(APPENDIX_1, cast).to("disciplinary", SUBSTANTIATED)

    walk.take("record_sanction", sanction=code)

    sanction = walk.case.sanctions.get()
    assert (sanction.issued_on, sanction.live_until) == (date(2026, 6, 10), live_until)
    assert sanction.person == cast.respondent


@pytest.mark.parametrize(
    ("role", "refused"),
    [(Role.VOLUNTEER, "first_written_warning"), (Role.VOLUNTEER, "dismissal"), (Role.TRUSTEE, "dismissal")],
)
def test_employment_sanctions_are_never_for_volunteers_or_trustees(
    cast: Cast, role: Role, refused: str
) -> None:
    walk = Walk(APPENDIX_1, cast).to("disciplinary", SUBSTANTIATED)
    Complaint.objects.filter(pk=walk.case.pk).update(respondent_role=role)

    form = step_form(walk.open(), "record_sanction", cast.equalities_lead.account, walk.on)

    assert refused not in [code for code, _ in form.fields["sanction"].choices]


def _about_a_practice() -> dict[str, Any]:
    return {"about": Complaint.About.NO_ONE, "respondent": None, "respondent_role": ""}


def test_a_complaint_about_a_practice_has_no_disciplinary_and_ends_in_a_change_of_practice(
    cast: Cast,
) -> None:
    walk = Walk(APPENDIX_1, cast, **_about_a_practice()).to("outcome_issued", SUBSTANTIATED)
    assert not walk.case.deadlines.filter(limit="a1.referral").exists()

    with pytest.raises(StepRefused, match="about a policy or practice, not a person"):
        walk.take("refer_to_disciplinary")
    with pytest.raises(AnswersInvalid) as invalid:
        walk.take("close")
    assert set(invalid.value.form.errors) == {"practice_change"}
    walk.take("close", practice_change="Rotas are made a month ahead.")

    assert walk.stage == "closed"


def test_a_case_about_somebody_who_was_never_found_can_be_closed(cast: Cast) -> None:
    walk = Walk(
        APPENDIX_1, cast, about=Complaint.About.UNKNOWN, respondent=None, respondent_role=Role.STAFF
    ).to("outcome_issued", SUBSTANTIATED)

    with pytest.raises(StepRefused, match="Name the person it is about first"):
        walk.take("refer_to_disciplinary")
    walk.take("close")

    assert walk.stage == "closed"
