"""Allegations are numbered, each with its finding; more may come up while they are investigated."""

import pytest

from cases.models import Event
from cases.workflow import AnswersInvalid, StepRefused
from people.models import Person
from tests.cases.holding import enter_on
from tests.cases.law.tables import APPENDIX_1, APPENDIX_2, APPENDIX_3, Law
from tests.cases.law.walking import Walk
from tests.cast import Cast

FORMAL = [
    (APPENDIX_1, "formal_investigation", "decide"),
    (APPENDIX_2, "stage_one_formal", "respond"),
    (APPENDIX_3, "formal_investigation", "decide_facts"),
]


def add(walk: Walk, by: Person, **answers: object) -> Event:
    told = {"allegation": "He hid\nher coat.", "person_told": True, "reason": "A witness said so.", **answers}
    return enter_on(walk, "add_allegation", by, walk.on, **told)


@pytest.mark.parametrize(("law", "stage", "step"), FORMAL, ids=str)
def test_an_allegation_that_comes_up_later_gets_the_next_number(
    law: Law, stage: str, step: str, cast: Cast
) -> None:
    walk = Walk(law, cast).to(stage)
    before = walk.case.allegations.count()

    add(walk, cast.investigator)
    add(walk, cast.manager, allegation="He locked the door.")

    assert list(walk.case.allegations.values_list("number", "text"))[before:] == [
        (before + 1, "He hid her coat."),
        (before + 2, "He locked the door."),
    ]


@pytest.mark.parametrize(("law", "stage", "step"), FORMAL, ids=str)
def test_it_gets_a_finding_of_its_own(law: Law, stage: str, step: str, cast: Cast) -> None:
    walk = Walk(law, cast).to(stage)
    add(walk, cast.investigator)
    if law is APPENDIX_1:
        walk.take("submit_report")
    number = walk.case.allegations.count()
    with pytest.raises(AnswersInvalid) as invalid:
        walk.take(step)
    assert set(invalid.value.form.errors) == {f"finding_{number}", f"reasons_{number}"}

    found = {f"finding_{number}": "not_substantiated", f"reasons_{number}": "Nobody saw it."}
    walk.take(step, **found)

    latest = walk.case.allegations.get(number=number)
    assert (latest.finding, latest.reasons) == ("not_substantiated", "Nobody saw it.")


def test_the_person_it_is_about_is_told_of_it(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("formal_investigation")

    with pytest.raises(AnswersInvalid) as invalid:
        add(walk, cast.investigator, person_told="")

    assert list(invalid.value.form.errors) == ["person_told"]


def test_none_is_added_once_the_report_is_in(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("decision")

    with pytest.raises(StepRefused, match="is not possible while the case is at “Decision”"):
        add(walk, cast.investigator)
