"""Interim measures: dated, reviewed, offered by the person's kind, and never forgotten (interim measures)."""

from datetime import date, timedelta
from typing import Any

import pytest

from cases.models import Deadline, InterimMeasure
from cases.workflow import AnswersInvalid, StepRefused, step_form
from people.models import Person
from tests.cases.holding import enter_on, hold
from tests.cases.law.tables import APPENDIX_1, APPENDIX_2, APPENDIX_3, LAWS, Law
from tests.cases.law.walking import Walk
from tests.cast import Cast

REVIEW_ON = date(2026, 6, 17)
NEXT_REVIEW_ON = date(2026, 7, 1)
FOR_EVERYBODY = ["shifts_or_sites", "no_contact", "changed_supervisor", "two_workers"]


def add(walk: Walk, kind: str = "no_contact", by: Person | None = None, **answers: Any) -> InterimMeasure:
    told = {"kind": kind, "reason": "They share a room.", "review_on": REVIEW_ON, **answers}
    enter_on(walk, "add_measure", by or walk.cast.manager, walk.on, **told)
    return walk.case.interim_measures.latest("id")


def review(walk: Walk, measure: InterimMeasure, on: date, decision: str, **answers: Any) -> None:
    told = {"measure": str(measure.pk), "decision": decision, "reason": "Both were asked.", **answers}
    enter_on(walk.wait_until(on), "review_measure", walk.cast.manager, on, **told)
    measure.refresh_from_db()


def reviews(walk: Walk) -> list[Deadline]:
    return list(walk.case.deadlines.running().filter(limit="measure_review"))


@pytest.mark.parametrize(
    ("law", "changes", "last_resort"),
    [
        (APPENDIX_1, {}, ["suspension"]),
        (APPENDIX_2, {}, ["suspension"]),
        (APPENDIX_1, {"respondent_role": "volunteer"}, ["stand_down"]),
        (APPENDIX_2, {"respondent_role": "trustee"}, ["step_back"]),
        (APPENDIX_1, {"about": "no_one", "respondent": None, "respondent_role": ""}, []),
        (APPENDIX_3, {}, []),
    ],
    ids=["staff", "staff, by a service user", "volunteer", "trustee", "no one person", "service user"],
)
def test_the_last_resort_is_offered_by_the_kind_of_person(
    cast: Cast, law: Law, changes: dict[str, Any], last_resort: list[str]
) -> None:
    walk = Walk(law, cast, **changes)

    asked = step_form(walk.open(), "add_measure", cast.manager.account, walk.on)

    assert [code for code, _ in asked.fields["kind"].choices] == [*FOR_EVERYBODY, *last_resort]  # type: ignore[attr-defined]


def test_a_suspension_says_which_lesser_measures_were_weighed(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)

    with pytest.raises(AnswersInvalid) as invalid:
        add(walk, "suspension")
    assert list(invalid.value.form.errors) == ["lesser_measures"]

    add(walk, "suspension", lesser_measures="Other shifts: the teams are too small.")
    assert [each.label for each in reviews(walk)] == ["Review: Suspension (staff, full pay)"]


def test_a_suspension_at_the_start_says_it_too(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("acknowledged")

    with pytest.raises(AnswersInvalid) as invalid:
        walk.take("start_initial_investigation", measures=["suspension"], measures_review_on=REVIEW_ON)

    assert list(invalid.value.form.errors) == ["lesser_measures"]


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_a_running_measure_is_due_for_review(law: Law, cast: Cast) -> None:
    walk = Walk(law, cast)

    measure = add(walk)

    assert [(each.label, each.due_on, each.measure) for each in reviews(walk)] == [
        ("Review: No contact", REVIEW_ON, measure)
    ]


@pytest.mark.parametrize(
    ("law", "step"), [(APPENDIX_1, "start_initial_investigation"), (APPENDIX_3, "make_safe")], ids=str
)
def test_a_measure_taken_at_the_start_is_due_for_review_too(law: Law, step: str, cast: Cast) -> None:
    walk = Walk(law, cast).before(step)

    walk.take(step, measures=["no_contact", "two_workers"], measures_review_on=REVIEW_ON)

    assert [each.label for each in reviews(walk)] == ["Review: No contact", "Review: Two-worker visits"]


def test_none_needed_is_a_choice_and_nothing_to_review(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("initial_investigation")

    assert [each.kind for each in walk.case.interim_measures.all()] == ["none"]
    assert reviews(walk) == []
    with pytest.raises(StepRefused, match="No interim measure is running"):
        enter_on(walk, "review_measure", cast.manager, walk.on)


def test_a_measure_goes_on_until_its_next_review(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    measure = add(walk)

    with pytest.raises(AnswersInvalid) as invalid:
        review(walk, measure, REVIEW_ON, "continues")
    assert list(invalid.value.form.errors) == ["review_on"]
    review(walk, measure, REVIEW_ON, "continues", review_on=NEXT_REVIEW_ON)

    assert (measure.review_on, measure.ended_on) == (NEXT_REVIEW_ON, None)
    assert [each.due_on for each in reviews(walk)] == [NEXT_REVIEW_ON]
    assert walk.case.deadlines.get(measure=measure, due_on=REVIEW_ON).met_on == REVIEW_ON


def test_a_measure_gives_way_to_another_one(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    measure = add(walk)

    review(walk, measure, REVIEW_ON, "changes", kind="shifts_or_sites", review_on=NEXT_REVIEW_ON)

    assert measure.ended_on == REVIEW_ON
    assert [each.label for each in reviews(walk)] == ["Review: Changed shifts or sites"]


def test_a_measure_that_went_on_at_its_review_had_not_ended_before(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    measure = add(walk)
    review(walk, measure, REVIEW_ON, "continues", review_on=NEXT_REVIEW_ON)
    told = {"measure": str(measure.pk), "decision": "ends", "reason": "It is over."}

    with pytest.raises(AnswersInvalid) as invalid:
        enter_on(walk, "review_measure", cast.manager, REVIEW_ON - timedelta(days=1), **told)

    assert "reviewed last, on 17 June 2026" in str(invalid.value.form.errors["on"])


def test_a_measure_that_ends_is_reviewed_no_more(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    measure = add(walk)

    review(walk, measure, REVIEW_ON, "ends")

    assert measure.ended_on == REVIEW_ON
    assert reviews(walk) == []


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_what_was_arranged_for_the_time_of_the_case_ends_with_it(law: Law, cast: Cast) -> None:
    walk = Walk(law, cast)
    measure = add(walk)

    walk.take("withdraw")

    measure.refresh_from_db()
    assert measure.ended_on == walk.on
    assert reviews(walk) == []


def test_a_measure_is_not_forgotten_while_an_appeal_is_heard(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    measure = add(walk)
    walk.to("appeal")
    assert [each.measure for each in reviews(walk)] == [measure]

    walk.take("decide_appeal")

    measure.refresh_from_db()
    assert (walk.stage, measure.ended_on) == ("closed", walk.on)


def test_a_measure_is_added_and_reviewed_while_the_case_is_on_hold(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    hold(walk, walk.on + timedelta(days=1))

    measure = add(walk)
    assert [each.due_on for each in reviews(walk)] == [REVIEW_ON]
    review(walk, measure, REVIEW_ON, "ends")

    assert reviews(walk) == []


@pytest.mark.parametrize("year", [2037, 2206, 9999])
def test_a_review_in_a_year_that_cannot_be_meant_is_refused_beside_its_question(
    cast: Cast, year: int
) -> None:
    """Every page of the case would count the working days until then, for minutes."""
    walk = Walk(APPENDIX_1, cast)

    with pytest.raises(AnswersInvalid) as refused:
        add(walk, review_on=date(year, 12, 31))

    assert refused.value.form.errors == {"review_on": ["This is more than 10 years ahead. Check the year."]}
