"""Somebody asks whether anybody has suffered; a new detriment is a new complaint (victimisation)."""

from datetime import date
from typing import Any

import pytest

from cases.models import Action, Complaint, Event
from cases.workflow import AnswersInvalid, StepRefused
from people.models import Role
from tests.cases.holding import enter_on
from tests.cases.law.tables import APPENDIX_1, APPENDIX_2, APPENDIX_3, LAWS, Law
from tests.cases.law.walking import Walk, weekdays_after
from tests.cast import Cast

IN_JULY = date(2026, 7, 3)
NOBODY = {"asked": ["complainant", "respondent", "witnesses"], "suffered": "no"}
SOMEBODY = {
    "asked": ["complainant"],
    "suffered": "yes",
    "what_happened": "They took her off the rota.",
    "to_whom": "complainant",
    "consent": "She asked me to.",
    "about": "same",
}


def closed(law: Law, cast: Cast, **changes: Any) -> Walk:
    walk = Walk(law, cast, **changes)
    walk.take("withdraw")
    return walk.wait_until(IN_JULY)


def check(walk: Walk, **answers: Any) -> Event:
    return enter_on(walk, "record_check", walk.cast.manager, walk.on, **answers)


def new_complaint(walk: Walk) -> Complaint:
    return Complaint.objects.get(follows=walk.case.pk)


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_the_check_stays_open_until_it_is_recorded(law: Law, cast: Cast) -> None:
    walk = closed(law, cast)
    planned = walk.case.actions.get()
    assert (planned.is_check, planned.done_on, planned.owner) == (True, None, cast.manager)

    check(walk, **NOBODY)

    assert walk.case.actions.get().done_on == IN_JULY
    assert not Complaint.objects.exclude(pk=walk.case.pk).exists()


def test_a_check_is_not_ticked_off_like_any_other_action(cast: Cast) -> None:
    walk = closed(APPENDIX_1, cast)

    with pytest.raises(StepRefused, match="There is no open action"):
        enter_on(walk, "tick_off_action", cast.manager, walk.on)


def test_the_check_can_be_made_before_the_case_closes(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)

    check(walk, **NOBODY)

    assert [(each.is_check, each.done_on) for each in walk.case.actions.all()] == [(True, walk.on)]


@pytest.mark.parametrize("question", ["asked", "suffered"])
def test_a_check_says_who_was_asked_and_what_they_said(cast: Cast, question: str) -> None:
    with pytest.raises(AnswersInvalid) as invalid:
        check(closed(APPENDIX_1, cast), **{**NOBODY, question: ""})

    assert list(invalid.value.form.errors) == [question]


@pytest.mark.parametrize("question", ["what_happened", "to_whom", "consent", "about"])
def test_when_somebody_has_suffered_the_check_says_what_to_whom_and_by_whom(
    cast: Cast, question: str
) -> None:
    walk = closed(APPENDIX_1, cast)

    with pytest.raises(AnswersInvalid) as invalid:
        check(walk, **{**SOMEBODY, question: ""})

    assert list(invalid.value.form.errors) == [question]
    assert walk.case.actions.get().done_on is None


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_a_new_detriment_is_a_new_complaint_with_a_new_owner(law: Law, cast: Cast) -> None:
    walk = closed(law, cast)

    check(walk, **SOMEBODY)

    new = new_complaint(walk)
    assert (new.route, new.received_on, new.account) == (law.code, IN_JULY, "They took her off the rota.")
    assert (new.complainant, new.respondent) == (walk.case.complainant, walk.case.respondent)
    assert [tag.code for tag in new.tags.all()] == ["victimisation"]
    assert new.incident != walk.case.incident
    assert (walk.case.owner, new.owner) == (cast.manager, cast.director)
    assert new.deadlines.running().exists()


def test_the_story_leads_to_the_new_complaint_and_tells_nothing_of_it(cast: Cast) -> None:
    walk = closed(APPENDIX_1, cast)

    event = check(walk, **SOMEBODY)

    assert event.answers["filed"]["case"] == str(new_complaint(walk).pk)
    assert set(event.answers) == {"on", "asked", "suffered", "filed"}


def test_a_witness_who_suffers_complains_in_their_own_name(cast: Cast) -> None:
    walk = closed(APPENDIX_2, cast)

    told = {"to_whom": "other", "other_person": cast.outsider, "about": "unknown", "about_role": "trustee"}
    check(walk, **{**SOMEBODY, **told})

    new = new_complaint(walk)
    assert (new.complainant, new.complainant_role, new.route) == (cast.outsider, "staff", "appendix-1")
    assert (new.about, new.respondent, new.respondent_role) == ("unknown", None, Role.TRUSTEE)
    assert new.owner == cast.chair


def test_somebody_else_is_named(cast: Cast) -> None:
    with pytest.raises(AnswersInvalid) as invalid:
        check(closed(APPENDIX_1, cast), **{**SOMEBODY, "to_whom": "other", "about": "unknown"})

    assert set(invalid.value.form.errors) == {"other_person", "about_role"}


def test_whoever_complained_without_a_name_stays_without_one(cast: Cast) -> None:
    walk = closed(APPENDIX_1, cast, complainant=None, anonymous=True)

    check(walk, **SOMEBODY)

    new = new_complaint(walk)
    assert (new.anonymous, new.complainant, new.filed_by) == (True, None, None)


def test_a_complaint_about_no_one_person_has_no_same_person(cast: Cast) -> None:
    walk = closed(APPENDIX_1, cast, about="no_one", respondent=None, respondent_role="")

    with pytest.raises(AnswersInvalid) as invalid:
        check(walk, **SOMEBODY)

    assert list(invalid.value.form.errors) == ["about"]


def test_a_check_is_set_on_closing_for_twenty_working_days_later(cast: Cast) -> None:
    walk = Walk(APPENDIX_3, cast)
    walk.take("withdraw")

    assert Action.objects.get().due_on == weekdays_after(walk.on, 20)


@pytest.mark.parametrize("law", [APPENDIX_1, APPENDIX_2], ids=str)
def test_the_person_it_is_about_is_told_later_only_for_a_reason(law: Law, cast: Cast) -> None:
    walk = Walk(law, cast).before("acknowledge")

    with pytest.raises(AnswersInvalid) as invalid:
        walk.take("acknowledge", respondent_told="later")
    assert list(invalid.value.form.errors) == ["respondent_told_later"]

    event = walk.take(
        "acknowledge", respondent_told="later", respondent_told_later="He could destroy the messages."
    )
    assert event.answers["respondent_told_later"]["value"] == "He could destroy the messages."


def test_where_it_is_about_no_one_person_nobody_else_is_told(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast, about="no_one", respondent=None, respondent_role="")

    event = walk.take("acknowledge")

    assert "respondent_told" not in event.answers
