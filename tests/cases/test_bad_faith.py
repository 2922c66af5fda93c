"""A finding of bad faith: two separate proofs, and a second person who agrees in person."""

from typing import Any

import pytest

from cases.models import CaseRole, Event
from cases.workflow import AnswersInvalid, StepRefused
from people.models import Person
from tests.cases.appendix_2 import enter
from tests.cases.law.tables import APPENDIX_1, APPENDIX_2, APPENDIX_3, Law
from tests.cases.law.walking import Walk
from tests.cases.test_people_on_the_case import sees
from tests.cast import Cast

PROOFS = {"proof_false": "She was abroad.", "proof_bad_faith": "Her message says so."}
EVERY_ROUTE = pytest.mark.parametrize(
    ("law", "stage", "step"),
    [
        (APPENDIX_1, "decision", "decide"),
        (APPENDIX_2, "stage_one", "respond"),
        (APPENDIX_2, "stage_one_formal", "respond"),
        (APPENDIX_3, "initial_investigation", "decide_facts"),
        (APPENDIX_3, "formal_investigation", "decide_facts"),
    ],
    ids=str,
)


def propose(walk: Walk, by: Person | None = None, **answers: Any) -> Event:
    told = {**PROOFS, "second_person": walk.cast.other_manager, "no_conflict": True, **answers}
    return enter(walk, "propose_bad_faith", by or walk.cast.manager, **told)


def answer(walk: Walk, agrees: str, by: Person | None = None) -> Event:
    second = by or walk.cast.other_manager
    return enter(walk, "agree_to_bad_faith", second, agrees=agrees, reasons="I read both proofs.")


def refused(walk: Walk, step: str, by: Person | None = None) -> str:
    with pytest.raises(AnswersInvalid) as invalid:
        walk.take(step, by, finding="bad_faith")
    assert list(invalid.value.form.errors) == ["finding"]
    return str(invalid.value.form.errors["finding"])


@EVERY_ROUTE
def test_bad_faith_is_found_only_after_a_second_person_has_agreed(
    law: Law, stage: str, step: str, cast: Cast
) -> None:
    walk = Walk(law, cast).to(stage)
    assert "needs two separate proofs and a second person" in refused(walk, step)
    propose(walk)
    assert "has not said yet" in refused(walk, step)
    answer(walk, "yes")

    walk.take(step, finding="bad_faith")

    assert walk.outcomes() == [("bad_faith", "decision")]


@pytest.mark.parametrize("missing", PROOFS)
def test_both_proofs_are_needed(cast: Cast, missing: str) -> None:
    walk = Walk(APPENDIX_1, cast).to("decision")

    with pytest.raises(AnswersInvalid) as invalid:
        propose(walk, **{missing: ""})

    assert list(invalid.value.form.errors) == [missing]


def test_whoever_does_not_agree_leaves_the_case_without_such_a_finding(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("decision")
    propose(walk)
    answer(walk, "no")

    assert "does not agree" in refused(walk, "decide")


def test_a_new_proposal_needs_a_new_answer(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("decision")
    propose(walk)
    answer(walk, "yes")
    propose(walk, proof_false="Another log")

    assert "has not said yet" in refused(walk, "decide")


@pytest.mark.parametrize("person", ["manager", "handler", "investigator", "respondent", "complainant"])
def test_the_second_person_is_neither_who_proposes_nor_who_looked_into_it_nor_a_party(
    cast: Cast, person: str
) -> None:
    walk = Walk(APPENDIX_1, cast).to("decision")

    with pytest.raises(AnswersInvalid) as invalid:
        propose(walk, second_person=getattr(cast, person))

    assert list(invalid.value.form.errors) == ["second_person"]


def test_the_second_person_sees_the_case_and_nobody_else_answers_for_them(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("decision")
    assert not sees(walk, cast.other_manager)
    propose(walk)

    assert sees(walk, cast.other_manager)
    for other in (cast.manager, cast.director, cast.handler):
        with pytest.raises(StepRefused, match="is for the second person"):
            answer(walk, "yes", by=other)


def test_the_second_person_does_not_make_the_finding_that_they_agreed_to(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("decision")
    propose(walk)
    answer(walk, "yes")
    walk.case.assignments.create(role=CaseRole.DECISION_MAKER, person=cast.other_manager, from_on=walk.on)

    assert "Somebody other than you" in refused(walk, "decide", by=cast.other_manager)


@pytest.mark.parametrize("said", ["yes", None])
def test_the_agreement_of_somebody_who_turns_out_to_be_in_conflict_counts_no_more(
    cast: Cast, said: str | None
) -> None:
    walk = Walk(APPENDIX_1, cast).to("decision")
    propose(walk)
    if said:
        answer(walk, said)
    found_out = {"kind": "conflict", "person": cast.other_manager, "reason": "She is Bob’s sister."}
    enter(walk, "shut_out_person", cast.manager, **found_out)

    assert "what they said does not count" in refused(walk, "decide")
    propose(walk, second_person=cast.outsider)
    answer(walk, "yes", by=cast.outsider)
    walk.take("decide", finding="bad_faith")


def test_an_agreement_counts_no_more_once_the_case_has_moved_on(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("stage_one")
    propose(walk)
    answer(walk, "yes")
    walk.take("open_formal_investigation")

    assert "needs two separate proofs" in refused(walk, "respond")


def test_nobody_but_whoever_may_decide_proposes_bad_faith(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("decision")

    for person in (cast.handler, cast.investigator):
        with pytest.raises(StepRefused, match="is for whoever may make the finding"):
            propose(walk, by=person)


def test_nobody_agrees_to_what_nobody_has_proposed(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("decision")
    walk.case.assignments.create(role=CaseRole.SECOND_PERSON, person=cast.other_manager, from_on=walk.on)

    with pytest.raises(StepRefused, match="Nobody has proposed"):
        answer(walk, "yes")
