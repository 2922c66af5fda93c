"""Stage two of Appendix 2: asked for without reasons, answered by the Director or by trustees."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from cases.models import Appeal, ConductReferral
from cases.workflow import AnswersInvalid, StepRefused, take_step
from people.models import Role
from tests.cases.appendix_2 import SUBSTANTIATED, enter, form_of, refer, sanction
from tests.cases.case_pages import signed_in
from tests.cases.law.tables import APPENDIX_2
from tests.cases.law.walking import Walk, moment, weekdays_after
from tests.cast import Cast


def test_no_reasons_are_asked_for_stage_two(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("response_issued")

    form = form_of(walk, "request_stage_two", cast.manager)
    walk.take("request_stage_two")

    assert [name for name, field in form.fields.items() if field.required] == ["on"]
    request = walk.case.appeals.get()
    assert (request.lodged_by, request.lodged_on, request.grounds) == ("complainant", walk.on, "")


def test_a_late_request_for_stage_two_is_taken_only_with_a_reason(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("response_issued")
    last_day = weekdays_after(walk.on, 20)
    walk.wait_until(last_day)

    with pytest.raises(AnswersInvalid) as invalid:
        walk.take("request_stage_two")
    assert list(invalid.value.form.errors) == ["late_reason"]
    walk.take("request_stage_two", late_reason="She was in hospital.")

    assert walk.stage == "stage_two"


def test_a_request_on_the_last_day_is_not_late(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("response_issued")
    last_day = weekdays_after(walk.on, 20)

    take_step(walk.case, "request_stage_two", by=cast.manager.account, at=moment(last_day), on=last_day)

    assert walk.stage == "stage_two"


def test_the_request_is_acknowledged_once(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("stage_two")

    enter(walk, "acknowledge_stage_two", cast.manager, how="By letter")

    assert walk.stage == "stage_two"
    assert walk.case.deadlines.get(limit="a2.stage_two_acknowledge").met_on == walk.on
    with pytest.raises(StepRefused, match="was acknowledged already"):
        enter(walk, "acknowledge_stage_two", cast.manager, how="By letter")


def test_the_final_response_adds_its_finding_and_keeps_the_first(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("stage_two")

    walk.take("issue_final_response", result="allowed", finding="not_substantiated")

    assert walk.outcomes() == [("partly_substantiated", "decision"), ("not_substantiated", "stage_two")]
    request = walk.case.appeals.get()
    assert (request.result, request.decided_on) == (Appeal.Result.ALLOWED, walk.on)


def test_a_dismissed_request_leaves_the_finding_as_it_was(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("stage_two")

    with pytest.raises(AnswersInvalid) as invalid:
        walk.take("issue_final_response", result="dismissed", finding="substantiated")

    assert list(invalid.value.form.errors) == ["result"]


def test_stage_two_finds_bad_faith_only_where_stage_one_did(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("stage_two")

    offered = [
        code for code, _ in form_of(walk, "issue_final_response", cast.director).fields["finding"].choices
    ]

    assert offered == ["substantiated", "partly_substantiated", "not_substantiated", "inconclusive"]


# Where the Director was involved


def about_the_manager(cast: Cast) -> Walk:
    """A complaint about Martha: the Director owns it, so trustees give the final response."""
    walk = Walk(APPENDIX_2, cast, respondent=cast.manager)
    for step in ("screen", "acknowledge", "begin_stage_one", "respond"):
        walk.take(step, by=cast.director)
    return walk


def test_two_trustees_answer_where_the_director_was_involved(cast: Cast) -> None:
    walk = about_the_manager(cast)
    trustees = [cast.trustee, cast.second_trustee]
    walk.take("request_stage_two", by=cast.director, trustees=trustees, no_conflict=True)

    with pytest.raises(StepRefused, match="two or three trustees"):
        walk.take("issue_final_response", by=cast.director, trustees=trustees)
    walk.take("issue_final_response", by=cast.trustee, trustees=trustees)

    assert walk.stage == "final_response"


@pytest.mark.parametrize(
    ("taking_part", "sentence"),
    [
        (["trustee"], "Two or three trustees answer. Choose those who took part."),
        (
            ["trustee", "third_trustee"],
            "Not named for stage two: Trevor Quill. The owner of the case names them first.",
        ),
        (
            ["trustee", "second_trustee", "third_trustee", "chair"],
            "Two or three trustees answer. Choose those who took part.",
        ),
    ],
)
def test_neither_one_trustee_nor_one_who_was_not_named_answers(
    cast: Cast, taking_part: list[str], sentence: str
) -> None:
    walk = about_the_manager(cast)
    walk.take(
        "request_stage_two", by=cast.director, trustees=[cast.trustee, cast.second_trustee], no_conflict=True
    )

    with pytest.raises(AnswersInvalid) as invalid:
        walk.take(
            "issue_final_response",
            by=cast.trustee,
            trustees=[getattr(cast, name) for name in taking_part],
        )

    assert invalid.value.form.errors == {"trustees": [sentence]}


def test_only_trustees_are_offered_for_stage_two(cast: Cast) -> None:
    walk = about_the_manager(cast)

    offered = form_of(walk, "request_stage_two", cast.director).fields["trustees"].queryset

    assert {person.role for person in offered} == {Role.TRUSTEE}


def test_trustees_are_not_asked_for_where_the_director_was_not_involved(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("response_issued")

    assert "trustees" not in form_of(walk, "request_stage_two", cast.manager).fields


def test_a_director_who_once_handled_the_case_was_involved(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast)
    walk.to("stage_one", {"begin_stage_one": {"handler": cast.director}})
    walk.case.assignments.update(ended_on=walk.on)

    walk.take("respond")
    walk.take("request_stage_two")

    with pytest.raises(StepRefused, match="two or three trustees"):
        walk.take("issue_final_response")


def test_trustees_answer_where_the_director_works_below_the_person_it_is_about(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast, respondent=cast.third_trustee, respondent_role=Role.TRUSTEE)
    for step in ("screen", "acknowledge"):
        walk.take(step, by=cast.chair)
    walk.take("begin_stage_one", by=cast.chair, handler=cast.vice_chair)
    walk.take("respond", by=cast.chair)
    trustees = [cast.trustee, cast.second_trustee]

    walk.take("request_stage_two", by=cast.chair, trustees=trustees, no_conflict=True)
    walk.take("issue_final_response", by=cast.second_trustee, trustees=trustees)

    assert walk.stage == "final_response"


def test_a_director_who_only_screened_the_complaint_was_involved(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast)
    walk.take("screen", by=cast.director)

    assert walk.open().facts.director_was_involved


def test_a_finding_overturned_at_stage_two_ends_the_conduct_referral_without_a_sanction(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("response_issued", SUBSTANTIATED)
    refer(walk)
    walk.take("request_stage_two")

    walk.take("issue_final_response", result="allowed", finding="not_substantiated")

    assert ConductReferral.objects.get(complaint=walk.case).ended_on == walk.on
    with pytest.raises(StepRefused, match="The conduct referral of this case has ended"):
        sanction(walk)
    assert not walk.case.sanctions.exists()


def test_the_page_of_a_case_in_stage_two_asks_for_its_deadlines_with_everything_else(
    cast: Cast, count_queries: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    case = Walk(APPENDIX_2, cast).to("stage_two").case
    client = signed_in(cast.manager)

    with count_queries() as queries:
        assert client.get(case.link).status_code == 200

    of_deadlines = [sql for sql in queries if "cases_deadline" in sql]
    assert len(of_deadlines) == 1, "\n\n".join(queries)
