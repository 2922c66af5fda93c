"""What a very small charity allows with its reason: one person in two roles, but never at an appeal."""

import pytest

from cases.models import Event, RoleException
from cases.workflow import AnswersInvalid, StepRefused
from people.models import Person
from tests.cases.appendix_2 import enter
from tests.cases.case_pages import signed_in
from tests.cases.law.tables import APPENDIX_1, APPENDIX_2, APPENDIX_3
from tests.cases.law.walking import Walk
from tests.cast import Cast

HANDLED_BY_THE_OWNER = "start_initial_investigation"


def allow(walk: Walk, role: str, person: Person, by: Person | None = None) -> Event:
    answers = {"role": role, "person": person, "reason": "There are five of us."}
    return enter(walk, "allow_exception", by or walk.cast.director, **answers)


def fault(walk: Walk, role: str, person: Person) -> str:
    with pytest.raises(AnswersInvalid) as invalid:
        allow(walk, role, person)
    return " ".join(str(said[0]) for said in invalid.value.form.errors.values())


def handled_by_the_owner(cast: Cast) -> Walk:
    return Walk(APPENDIX_1, cast).to(
        "initial_investigation", {HANDLED_BY_THE_OWNER: {"handler": cast.manager}}
    )


def test_an_owner_who_handled_the_case_finds_that_there_is_none_once_that_is_allowed(cast: Cast) -> None:
    walk = handled_by_the_owner(cast)
    with pytest.raises(StepRefused, match="must not also be its handler"):
        walk.take("find_no_case")

    allow(walk, "decision_maker", cast.manager)
    walk.take("find_no_case")

    assert walk.stage == "outcome_issued"


def test_the_page_of_the_case_names_the_exception_and_its_reason(cast: Cast) -> None:
    walk = handled_by_the_owner(cast)
    allow(walk, "decision_maker", cast.manager)

    page = signed_in(cast.director).get(walk.case.link).text

    assert "Exception: also decision maker" in page
    assert "There are five of us." in page


def test_the_handler_also_investigates_once_that_is_allowed(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("initial_investigation")
    with pytest.raises(AnswersInvalid):
        walk.take("open_formal_investigation", investigator=cast.handler)

    allow(walk, "investigator", cast.handler)
    walk.take("open_formal_investigation", investigator=cast.handler)

    assert walk.stage == "formal_investigation"


@pytest.mark.parametrize(
    ("law", "stage", "step"),
    [(APPENDIX_2, "stage_one_formal", "respond"), (APPENDIX_3, "formal_investigation", "decide_facts")],
    ids=str,
)
def test_who_investigated_also_makes_the_finding_once_that_is_allowed(law, stage, step, cast: Cast) -> None:
    walk = Walk(law, cast).to(stage, {"open_formal_investigation": {"investigator": cast.manager}})
    with pytest.raises(StepRefused, match="investigator"):
        walk.take(step)

    allow(walk, "decision_maker", cast.manager)
    walk.take(step)

    assert walk.outcomes() == [("partly_substantiated", "decision")]


def test_it_is_for_that_person_and_that_role_alone(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("initial_investigation")
    allow(walk, "decision_maker", cast.handler)

    with pytest.raises(AnswersInvalid):
        walk.take("open_formal_investigation", investigator=cast.handler)


def test_whoever_hears_an_appeal_never_has_an_exception(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("initial_investigation")

    assert fault(walk, "appeal_hearer", cast.handler) == (
        "An exception is never made for whoever hears an appeal."
    )


def test_whoever_hears_the_appeal_is_not_let_into_another_role_either(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("decision")
    hearer = {"role": "appeal_hearer", "person": cast.outsider, "no_conflict": True}
    enter(walk, "name_people", cast.manager, **hearer)

    assert fault(walk, "decision_maker", cast.outsider) == "Oscar Lind is, or was, named to hear the appeal."


def test_a_party_a_witness_or_somebody_who_stood_down_never_has_an_exception(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("initial_investigation")
    enter(walk, "shut_out_person", cast.manager, kind="witness", person=cast.outsider, reason="He saw it.")
    enter(walk, "stand_down", cast.handler, reason="He is my cousin.")

    assert fault(walk, "handler", cast.complainant) == "Amina Yusuf is the complainant."
    assert fault(walk, "handler", cast.respondent) == "Bob Carter is the person the complaint is about."
    assert fault(walk, "handler", cast.outsider) == "Oscar Lind is a witness in this case."
    assert fault(walk, "investigator", cast.handler) == "Hana Novak has stood down from this case."


def test_nobody_below_the_person_it_is_about_has_an_exception(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast, respondent=cast.director)
    walk.case.assignments.create(role="handler", person=cast.handler, from_on=walk.on)

    with pytest.raises(AnswersInvalid) as invalid:
        allow(walk, "investigator", cast.handler, by=cast.chair)

    assert "works below the person" in str(invalid.value.form.errors["person"])


def test_whoever_may_have_the_role_anyway_needs_no_exception(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("initial_investigation")

    assert fault(walk, "investigator", cast.outsider) == (
        "Oscar Lind may have this role without an exception."
    )


def test_only_the_director_or_the_chair_allows_one(cast: Cast) -> None:
    walk = handled_by_the_owner(cast)

    with pytest.raises(StepRefused, match="is for the Director or the Chair"):
        allow(walk, "decision_maker", cast.manager, by=cast.manager)

    assert not RoleException.objects.exists()
