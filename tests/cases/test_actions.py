"""Actions have an owner, a day by which they are done, and what was done; also after a case has closed."""

from datetime import date
from typing import Any

import pytest

from cases.models import Action, CaseRole, Complaint
from cases.workflow import AnswersInvalid, StepRefused, step_form
from people.models import Person
from tests.cases.holding import enter_on
from tests.cases.law.tables import APPENDIX_1, LAWS, Law
from tests.cases.law.walking import Walk
from tests.cast import Cast

IN_JULY = date(2026, 7, 1)


def plan(walk: Walk, whose: Person, **answers: Any) -> Action:
    told = {"action": "Train the team", "owner": whose, "due_on": IN_JULY, **answers}
    enter_on(walk, "add_action", walk.cast.manager, walk.on, **told)
    return walk.case.actions.latest("id")


def tick_off(walk: Walk, action: Action, by: Person) -> Action:
    told = {"action": str(action.pk), "done_how": "Ten came."}
    enter_on(walk, "tick_off_action", by, walk.on, **told)
    action.refresh_from_db()
    return action


def withdrawn(law: Law, cast: Cast) -> Walk:
    walk = Walk(law, cast)
    walk.take("withdraw")
    return walk


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_an_action_is_planned_and_ticked_off_after_the_case_has_closed(law: Law, cast: Cast) -> None:
    walk = withdrawn(law, cast)
    closed_on = walk.on

    action = plan(walk, cast.handler)
    assert (action.owner, action.due_on, action.done_on) == (cast.handler, IN_JULY, None)
    walk.wait_until(IN_JULY)
    tick_off(walk, action, cast.manager)

    assert (action.done_on, action.done_how) == (IN_JULY, "Ten came.")
    assert Complaint.objects.get(pk=walk.case.pk).closed_on == closed_on


@pytest.mark.parametrize("question", ["action", "owner", "due_on"])
def test_an_action_says_what_by_whom_and_by_when(cast: Cast, question: str) -> None:
    with pytest.raises(AnswersInvalid) as invalid:
        plan(Walk(APPENDIX_1, cast), cast.handler, **{question: ""})

    assert list(invalid.value.form.errors) == [question]


def test_whoever_is_to_do_it_ticks_off_their_own_and_no_other(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("initial_investigation")
    assert CaseRole.HANDLER in {each.role for each in walk.case.assignments.filter(person=cast.handler)}
    theirs, another = plan(walk, cast.handler), plan(walk, cast.other_manager)

    with pytest.raises(AnswersInvalid):
        tick_off(walk, another, cast.handler)
    assert tick_off(walk, theirs, cast.handler).done_on == walk.on


def test_an_action_opens_nobody_the_file(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    action = plan(walk, cast.other_manager)

    with pytest.raises(Complaint.DoesNotExist):
        tick_off(walk, action, cast.other_manager)


def test_somebody_on_the_case_without_an_action_ticks_nothing_off(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("initial_investigation")
    action = plan(walk, cast.other_manager)

    with pytest.raises(StepRefused, match="is for the owner of the case, or whoever the action is for"):
        tick_off(walk, action, cast.handler)


def test_neither_party_is_offered_an_action(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)

    asked = step_form(walk.open(), "add_action", cast.manager.account, walk.on)

    offered = set(asked.fields["owner"].queryset)  # type: ignore[attr-defined]
    assert cast.handler in offered
    assert not offered & {cast.complainant, cast.respondent}


def test_an_action_that_was_done_is_not_offered_again(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    tick_off(walk, plan(walk, cast.handler), cast.manager)

    with pytest.raises(StepRefused, match="There is no open action"):
        enter_on(walk, "tick_off_action", cast.manager, walk.on)
