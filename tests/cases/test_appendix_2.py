"""What Appendix 2 asks besides its arrows, limits and questions (for these: `tests/cases/law`)."""

from datetime import date

import pytest

from cases.models import Complaint, Outcome
from cases.workflow import AnswersInvalid, StepRefused, take_step
from tests.cases.appendix_2 import SUBSTANTIATED, form_of, refer
from tests.cases.law.tables import APPENDIX_2
from tests.cases.law.walking import RECEIVED_ON, Walk, moment, weekdays_after
from tests.cast import Cast

# Before stage one


def test_a_manager_who_is_complained_about_does_not_screen_the_complaint(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast, respondent=cast.manager)

    with pytest.raises(Complaint.DoesNotExist):
        walk.take("screen", by=cast.manager)
    walk.take("screen", by=cast.director)

    assert walk.stage == "screened"


def test_an_anonymous_complaint_has_nobody_to_acknowledge_it_to(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast, complainant=None, anonymous=True).to("screened")
    assert not walk.case.deadlines.filter(limit="a2.acknowledge").exists()

    event = walk.take("acknowledge", how="not_applicable")

    assert walk.stage == "acknowledged"
    assert event.answers["how"]["text"].startswith("Not applicable: the complaint is anonymous")
    assert "told_confidentiality" not in event.answers
    assert "service_told" not in event.answers


def test_a_complaint_with_a_name_is_acknowledged_in_words(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("screened")

    assert not hasattr(form_of(walk, "acknowledge", cast.manager).fields["how"], "choices")


@pytest.mark.parametrize("answer", ["arranged", "not_possible"])
def test_a_wish_for_another_worker_is_answered(cast: Cast, answer: str) -> None:
    walk = Walk(APPENDIX_2, cast).to("acknowledged")

    with pytest.raises(AnswersInvalid) as invalid:
        walk.take("begin_stage_one", change_of_worker=answer)
    assert list(invalid.value.form.errors) == ["change_details"]
    walk.take("begin_stage_one", change_of_worker=answer, change_details="Amina visits from Monday.")

    assert walk.stage == "stage_one"


# Stage one


def test_an_early_resolution_ends_it_informally_on_the_day_it_was_agreed(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("stage_one")

    walk.take("resolve_early")

    outcome = walk.case.outcomes.get()
    assert (outcome.code, outcome.by, outcome.on) == ("resolved_informally", "agreement", walk.on)


def test_whoever_resolved_it_early_may_still_ask_for_stage_two(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("stage_one")
    walk.take("resolve_early")

    walk.take("request_stage_two")
    walk.take("issue_final_response", result="allowed", finding="substantiated")

    assert walk.outcomes() == [("resolved_informally", "agreement"), ("substantiated", "stage_two")]


def test_every_point_of_a_formal_investigation_gets_its_own_finding(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("stage_one")
    walk.take("open_formal_investigation", allegations="He mocked her.\nHe came late.")

    with pytest.raises(AnswersInvalid) as invalid:
        walk.take("respond")
    assert set(invalid.value.form.errors) == {"finding_2", "reasons_2"}
    walk.take("respond", finding_2="not_substantiated", reasons_2="The log")

    assert list(walk.case.allegations.values_list("text", "finding")) == [
        ("He mocked her.", "partly_substantiated"),
        ("He came late.", "not_substantiated"),
    ]


# About no one person


def test_a_complaint_about_a_practice_has_no_conduct_limb_and_ends_in_a_change_of_practice(
    cast: Cast,
) -> None:
    walk = Walk(APPENDIX_2, cast, about=Complaint.About.NO_ONE, respondent=None, respondent_role="")
    walk.to("response_issued", SUBSTANTIATED)
    assert not walk.case.deadlines.filter(limit="a2.conduct_referral").exists()

    with pytest.raises(StepRefused, match="about a policy or practice, not a person"):
        refer(walk)
    with pytest.raises(AnswersInvalid) as invalid:
        walk.take("close")
    assert list(invalid.value.form.errors) == ["practice_change"]
    walk.take("close", practice_change="Letters come in large print.")

    assert walk.stage == "closed"


# The end


def test_a_case_stays_open_while_stage_two_may_be_asked_for(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("response_issued")
    last_day = weekdays_after(walk.on, 20)

    with pytest.raises(StepRefused, match=f"Stage two may be asked for until {last_day:%-d %B %Y}"):
        walk.take("close", content="")
    walk.wait_until(last_day).take("close", content="")

    assert walk.stage == "closed"


def test_a_case_closes_at_once_when_the_service_user_is_content(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("response_issued")

    event = walk.take("close", content="She wrote so.")

    assert walk.stage == "closed"
    assert event.answers["content"]["value"] == "She wrote so."


def test_closing_sets_the_check_that_nobody_suffered_for_complaining(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("response_issued")

    walk.take("close", follow_up_on=date(2026, 7, 31))

    check = walk.case.actions.get()
    assert (check.text, check.owner, check.due_on) == (
        "Check that nobody has suffered for complaining",
        cast.manager,
        date(2026, 7, 31),
    )


def test_a_withdrawal_does_not_undo_a_substantiated_finding(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("response_issued", SUBSTANTIATED)

    with pytest.raises(StepRefused, match="what follows from it is not optional"):
        walk.take("withdraw")
    walk.take("withdraw", continues="yes")

    assert walk.stage == "response_issued"
    assert walk.outcomes() == [("substantiated", Outcome.By.DECISION)]


def test_a_step_cannot_be_dated_before_the_complaint_came_or_after_today(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast)

    for wrong in (date(2026, 6, 2), date(2026, 6, 5)):
        with pytest.raises(AnswersInvalid) as invalid:
            take_step(
                walk.case,
                "screen",
                by=cast.manager.account,
                at=moment(RECEIVED_ON),
                **{**walk.answers("screen", RECEIVED_ON), "on": wrong},
            )
        assert list(invalid.value.form.errors) == ["on"]
