"""A case that nobody may own waits, and somebody always sees that it does and can hand it on."""

import pytest

from cases.models import Complaint, Involvement
from cases.ownership import who_may_see_it_wait
from cases.workflow import StepRefused, open_case, steps_for
from people.models import Person
from tests.cases.appendix_2 import enter
from tests.cases.case_pages import LIST, signed_in
from tests.cases.law.tables import APPENDIX_1
from tests.cases.law.walking import Walk
from tests.cast import Cast

BOARD = ("chair", "vice_chair", "trustee", "second_trustee", "third_trustee")


def waiting(cast: Cast, **changes: object) -> Walk:
    walk = Walk(APPENDIX_1, cast, **changes)
    Complaint.objects.filter(pk=walk.case.pk).update(owner=None)
    return walk


def finds(walk: Walk, person: Person) -> bool:
    return Complaint.objects.visible_to(person.account, walk.on).filter(pk=walk.case.pk).exists()


def may_hand_on(walk: Walk, person: Person) -> bool:
    offers = {each.step.name: each.why_not for each in steps_for(walk.open(), person.account, walk.on)}
    return offers["hand_on"] is None


def shut_out(walk: Walk, person: Person) -> None:
    Involvement.objects.create(
        complaint=walk.case, person=person, kind=Involvement.Kind.WITNESS, from_on=walk.on
    )


def test_the_list_and_the_page_say_that_it_waits_for_the_chair(cast: Cast) -> None:
    walk = waiting(cast)
    client = signed_in(cast.chair)

    row = client.get(LIST, {"whose": "nobody"}).text
    assert walk.case.reference in row
    assert "Waiting for the Chair" in row
    assert "Nobody in the line may own it" in row
    assert "Waiting for the Chair" in client.get(walk.case.link).text


def test_the_chair_finds_it_and_hands_it_on(cast: Cast) -> None:
    walk = waiting(cast)

    enter(walk, "hand_on", cast.chair, owner=cast.vice_chair, reason="Somebody has to.")

    assert Complaint.objects.get(pk=walk.case.pk).owner == cast.vice_chair


def test_the_other_trustees_do_not_see_it_while_the_chair_may(cast: Cast) -> None:
    walk = waiting(cast)

    assert [name for name in BOARD if finds(walk, getattr(cast, name))] == ["chair"]
    assert signed_in(cast.trustee).get(LIST).status_code in (302, 403)


@pytest.mark.parametrize("trustee", BOARD[1:])
def test_where_the_chair_is_shut_out_any_other_trustee_finds_it_and_may_hand_it_on(
    cast: Cast, trustee: str
) -> None:
    walk = waiting(cast)
    shut_out(walk, cast.chair)
    person = getattr(cast, trustee)

    assert not finds(walk, cast.chair)
    assert finds(walk, person)
    assert may_hand_on(walk, person)
    assert walk.case.reference in signed_in(person).get(LIST, {"whose": "nobody"}).text
    enter(walk, "hand_on", person, owner=cast.director, reason="The Chair saw it.")
    assert finds(walk, person) is False


def test_a_case_about_the_chair_that_waits_is_found_by_the_other_trustees(cast: Cast) -> None:
    walk = waiting(cast, respondent=cast.chair)

    assert [name for name in BOARD if finds(walk, getattr(cast, name))] == [*BOARD[1:]]


def test_a_trustee_who_is_shut_out_too_does_not_find_it(cast: Cast) -> None:
    walk = waiting(cast, respondent=cast.chair)
    shut_out(walk, cast.trustee)

    assert not finds(walk, cast.trustee)


def test_a_case_about_a_trustee_that_waits_opens_no_list_to_that_trustee(cast: Cast) -> None:
    """An empty list of cases would tell that there is one."""
    walk = waiting(cast, respondent=cast.trustee)
    shut_out(walk, cast.chair)

    assert signed_in(cast.vice_chair).get(LIST).status_code == 200
    assert signed_in(cast.trustee).get(LIST).status_code == 302


def test_the_trustees_stand_in_where_the_chair_has_no_account(cast: Cast) -> None:
    walk = waiting(cast)
    cast.chair.account.is_active = False
    cast.chair.account.save(update_fields=["is_active"])
    Complaint.objects.filter(pk=walk.case.pk).update(owner=None)

    assert finds(walk, cast.vice_chair)


def test_the_equalities_lead_hands_on_a_case_without_an_owner_and_no_other(cast: Cast) -> None:
    walk = waiting(cast)
    enter(walk, "hand_on", cast.equalities_lead, reason="Nobody owned it.")
    assert Complaint.objects.get(pk=walk.case.pk).owner == cast.manager

    with pytest.raises(StepRefused, match="is for the Director, the Chair"):
        enter(walk, "hand_on", cast.equalities_lead, reason="Once more.")


@pytest.mark.parametrize("respondent", ["respondent", "manager", "director", "chair", "trustee"])
@pytest.mark.parametrize("witness", ["", "chair", "vice_chair", "equalities_lead"])
def test_whoever_is_told_that_a_case_waits_finds_it_and_may_hand_it_on(
    cast: Cast, respondent: str, witness: str
) -> None:
    """The door (`access`), the notice (`ownership`) and the step (`who`) say the same."""
    walk = waiting(cast, respondent=getattr(cast, respondent))
    if witness:
        shut_out(walk, getattr(cast, witness))
    facts = open_case(Complaint.objects.get(pk=walk.case.pk), walk.on).facts

    told = who_may_see_it_wait(facts.case, facts.chart, facts.shut_out)

    assert told, "somebody always sees it"
    people = Person.objects.in_bulk(told).values()
    assert all(finds(walk, person) and may_hand_on(walk, person) for person in people)
    board = {getattr(cast, name).pk for name in BOARD if finds(walk, getattr(cast, name))}
    assert board == set(told) & {getattr(cast, name).pk for name in BOARD}
