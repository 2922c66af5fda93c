"""Who owns a case, whom it shuts out and whom it is about, when that has to change."""

import pytest

from cases.admin.casefile import CaseFile
from cases.models import Complaint, Event
from cases.workflow import AnswersInvalid, StepRefused
from people.models import Person, Role
from tests.cases.appendix_2 import enter
from tests.cases.law.tables import APPENDIX_1
from tests.cases.law.walking import Walk
from tests.cast import Cast

UNKNOWN = {"about": Complaint.About.UNKNOWN, "respondent": None, "respondent_role": Role.STAFF}


def case_of(walk: Walk) -> Complaint:
    return Complaint.objects.get(pk=walk.case.pk)


def sees(walk: Walk, person: Person) -> bool:
    return Complaint.objects.visible_to(person.account, walk.on).filter(pk=walk.case.pk).exists()


def told(event: Event, question: str) -> list[str]:
    event.refresh_from_db()
    people: list[str] = event.answers[question]["people"]
    return people


# Handing on


def test_the_director_hands_a_case_on_to_somebody_in_the_line(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)

    event = enter(walk, "hand_on", cast.director, owner=cast.chair, reason="Martha is ill.")

    assert case_of(walk).owner == cast.chair
    assert told(event, "owner_before") == [str(cast.manager.pk)]
    assert told(event, "owner") == [str(cast.chair.pk)]


def test_a_case_that_is_handed_on_to_nobody_by_name_goes_to_the_next_in_the_line(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)

    event = enter(walk, "hand_on", cast.director, reason="Martha is ill.")

    assert case_of(walk).owner == cast.director
    assert told(event, "owner") == [str(cast.director.pk)]


def test_a_case_is_not_handed_on_to_somebody_outside_the_line_or_to_a_party(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)

    for person in (cast.outsider, cast.complainant, cast.respondent, cast.manager):
        with pytest.raises(AnswersInvalid) as invalid:
            enter(walk, "hand_on", cast.director, owner=person, reason="Martha is ill.")
        assert list(invalid.value.form.errors) == ["owner"]


def test_an_owner_does_not_hand_a_case_on_alone(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)

    with pytest.raises(StepRefused, match="is for the Director, the Chair, or any trustee"):
        enter(walk, "hand_on", cast.manager, owner=cast.director, reason="I am busy.")


def test_the_chair_hands_on_a_case_that_nobody_owns(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast, respondent=cast.director)
    Complaint.objects.filter(pk=walk.case.pk).update(owner=None)

    enter(walk, "hand_on", cast.chair, owner=cast.vice_chair, reason="Nobody owned it.")

    assert case_of(walk).owner == cast.vice_chair


# Shutting out


@pytest.mark.parametrize("watching", ["director", "equalities_lead", "chair"])
def test_the_owner_alone_does_not_shut_out_who_watches_over_the_case(cast: Cast, watching: str) -> None:
    walk = Walk(APPENDIX_1, cast)
    person = getattr(cast, watching)

    with pytest.raises(StepRefused, match="is for the Director or the Chair"):
        enter(walk, "shut_out_person", cast.manager, kind="witness", person=person, reason="He was there.")

    assert not walk.case.involvements.exists()


def test_only_oneself_stands_down(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    answers = {"kind": "stood_down", "person": cast.handler, "reason": "She knows him."}

    with pytest.raises(AnswersInvalid) as invalid:
        enter(walk, "shut_out_person", cast.manager, **answers)

    assert list(invalid.value.form.errors) == ["kind"]


def test_a_witness_recorded_by_mistake_is_let_in_again_by_the_director_and_the_entry_stays(
    cast: Cast,
) -> None:
    walk = Walk(APPENDIX_1, cast)
    mistaken = {"kind": "witness", "person": cast.manager, "reason": "She was there."}
    enter(walk, "shut_out_person", cast.manager, **mistaken)
    assert not sees(walk, cast.manager)

    enter(walk, "let_in_person", cast.director, person=cast.manager, reason="Another Martha")

    assert sees(walk, cast.manager)
    file = CaseFile(walk.case.pk, cast.manager.account, walk.on)
    kept = f"Witness (until {walk.on:%-d %B %Y})"
    assert (kept, cast.manager.name) in [(part.role, part.name) for part in file.people]
    enter(walk, "shut_out_person", cast.director, **mistaken)
    assert not sees(walk, cast.manager)


# Whom it is about


def test_a_wrongly_named_person_is_replaced_and_kept_in_the_story(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast, **UNKNOWN)
    enter(walk, "name_respondent", cast.manager, person=cast.respondent, reason="The rota")

    event = enter(
        walk, "correct_respondent", cast.director, person=cast.outsider, reason="The rota of another week"
    )

    assert case_of(walk).respondent == cast.outsider
    assert told(event, "person_before") == [str(cast.respondent.pk)]


def test_a_wrongly_named_person_is_taken_off_when_the_right_one_is_not_known(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)

    enter(walk, "correct_respondent", cast.director, reason="He was on leave.")

    case = case_of(walk)
    assert (case.respondent, case.about) == (None, Complaint.About.UNKNOWN)
    enter(walk, "name_respondent", cast.manager, person=cast.outsider, reason="The rota")
    assert case_of(walk).respondent == cast.outsider


def test_whom_it_is_about_is_not_changed_once_a_finding_was_made(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("outcome_issued")

    with pytest.raises(StepRefused, match="A finding was made on this complaint"):
        enter(walk, "correct_respondent", cast.director, person=cast.outsider, reason="The rota")


def test_the_owner_alone_does_not_change_whom_it_is_about(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)

    with pytest.raises(StepRefused, match="is for the Director or the Chair"):
        enter(walk, "correct_respondent", cast.manager, person=cast.outsider, reason="The rota")
