"""Appeals of Appendix 1: when, before whom, and what they change."""

import pytest

from cases.workflow import AnswersInvalid, StepRefused, take_step
from tests.cases.appendix_2 import enter
from tests.cases.holding import reopen
from tests.cases.law.tables import APPENDIX_1
from tests.cases.law.walking import Walk, moment, weekdays_after
from tests.cast import Cast

SUBSTANTIATED = {"decide": {"finding": "substantiated"}}


def test_a_case_stays_open_while_an_appeal_may_come(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("outcome_issued")
    last_day = weekdays_after(walk.on, 10)

    with pytest.raises(StepRefused, match=f"An appeal may be lodged until {last_day:%-d %B %Y}"):
        walk.take("close", appeal_waived="")
    walk.wait_until(last_day).take("close", appeal_waived="")

    assert walk.stage == "closed"


def test_a_late_appeal_is_taken_only_with_a_reason(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("outcome_issued")
    walk.wait_until(weekdays_after(walk.on, 10))

    with pytest.raises(AnswersInvalid) as invalid:
        walk.take("lodge_appeal")
    assert set(invalid.value.form.errors) == {"late_reason"}
    walk.take("lodge_appeal", late_reason="He was in hospital.")

    assert walk.stage == "appeal"


def test_nobody_hears_an_appeal_who_had_a_part_in_the_case(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("sanction_issued", SUBSTANTIATED)

    for person in (cast.manager, cast.handler, cast.investigator, cast.equalities_lead, cast.respondent):
        with pytest.raises(AnswersInvalid) as invalid:
            walk.take("lodge_appeal", hearer=person)
        assert set(invalid.value.form.errors) == {"hearer"}


def _appeal_by_herself(walk: Walk) -> None:
    """On her own page the complainant names nobody who hears it."""
    amina = walk.cast.complainant.account
    take_step(walk.case, "lodge_appeal", by=amina, at=moment(walk.on), grounds="Nobody asked Ada.")


def test_whoever_came_to_own_the_case_and_made_the_finding_hears_no_appeal_against_it(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("decision")
    named = {"role": "appeal_hearer", "person": cast.director, "no_conflict": True}
    enter(walk, "name_people", cast.manager, **named)
    enter(walk, "stand_down", cast.manager, reason="He is my cousin.")
    walk.take("decide", by=cast.director)
    _appeal_by_herself(walk)

    with pytest.raises(StepRefused, match="Name who hears the appeal first"):
        walk.take("decide_appeal", by=cast.director)

    enter(walk, "name_people", cast.director, **{**named, "person": cast.other_manager})
    walk.take("decide_appeal")
    assert walk.stage == "closed"


def test_whoever_heard_the_first_appeal_does_not_hear_the_next_one(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("appeal")
    walk.take("decide_appeal", result="allowed", new_finding="substantiated")
    named = {"role": "panel", "person": cast.equalities_lead, "no_conflict": True}
    enter(walk, "name_people", cast.manager, **named)
    walk.take("record_sanction")
    _appeal_by_herself(walk)

    with pytest.raises(StepRefused, match="Name who hears the appeal first"):
        walk.take("decide_appeal", by=cast.other_manager, sanction="stands")


def test_an_owner_who_handed_the_case_on_is_not_uninvolved(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("acknowledged")
    enter(walk, "hand_on", cast.director, owner=cast.chair, reason="Martha is on leave.")
    for step in ("start_initial_investigation", "find_no_case"):
        walk.take(step, by=cast.chair)

    with pytest.raises(AnswersInvalid) as invalid:
        walk.take("lodge_appeal", by=cast.chair, hearer=cast.manager)

    assert "Martha Hughes has taken a step in this case" in str(invalid.value.form.errors["hearer"])


def test_an_appeal_that_replaces_the_finding_keeps_the_first(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("appeal")

    walk.take("decide_appeal", result="allowed", new_finding="not_substantiated")

    assert walk.stage == "closed"
    assert walk.outcomes() == [("partly_substantiated", "decision"), ("not_substantiated", "appeal")]
    appeal = walk.case.appeals.get()
    assert (appeal.lodged_by, appeal.result, appeal.decided_on) == ("respondent", "allowed", walk.on)


def test_an_appeal_that_a_withdrawal_left_undecided_has_no_result_of_a_later_one(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("appeal")
    walk.take("withdraw")
    reopen(walk, walk.on)
    walk.take("find_no_case")
    walk.take("lodge_appeal")

    walk.take("decide_appeal")

    assert list(walk.case.appeals.values_list("result", flat=True)) == ["", "dismissed"]


def test_a_dismissed_appeal_replaces_nothing(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("appeal")

    with pytest.raises(AnswersInvalid) as invalid:
        walk.take("decide_appeal", result="dismissed", new_finding="substantiated")

    assert set(invalid.value.form.errors) == {"new_finding"}


def test_an_appeal_that_finds_it_substantiated_leads_to_disciplinary(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("appeal")

    walk.take("decide_appeal", result="allowed", new_finding="substantiated", calls_for_disciplinary="no")

    assert walk.stage == "disciplinary"
    assert walk.case.deadlines.get(limit="a1.sanction").due_on == weekdays_after(walk.on, 15)


def test_an_appeal_does_not_end_what_a_substantiated_finding_calls_for(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("appeal", SUBSTANTIATED)

    walk.take("decide_appeal", result="dismissed")

    assert walk.stage == "disciplinary"
    assert walk.case.deadlines.get(limit="a1.referral").met_on == walk.on


def test_an_appeal_against_a_sanction_does_not_lead_to_a_second_disciplinary(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("sanction_issued", SUBSTANTIATED)
    walk.take("lodge_appeal")

    walk.take("decide_appeal", calls_for_disciplinary="yes", sanction="stands")

    assert walk.stage == "closed"


def test_an_appeal_that_clears_somebody_also_cancels_their_sanction_and_keeps_it_on_file(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("sanction_issued", SUBSTANTIATED)
    walk.take("lodge_appeal")
    cleared = {"result": "allowed", "new_finding": "not_substantiated"}

    with pytest.raises(AnswersInvalid) as invalid:
        walk.take("decide_appeal", **cleared, sanction="stands")
    assert invalid.value.form.errors == {"sanction": ["No sanction may stand on the new finding."]}
    walk.take("decide_appeal", **cleared, sanction="cancelled")

    assert [sanction.cancelled_on for sanction in walk.case.sanctions.all()] == [walk.on]
