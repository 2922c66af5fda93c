"""A complaint that describes somebody without naming them is opened by nobody whom it may mean."""

from datetime import date, datetime, time
from typing import Any

import pytest

from cases.access import references_kept_from
from cases.eligibility import why_no_part
from cases.filing import Filing, file_complaint, file_together
from cases.meant import settle_who_is_meant
from cases.models import Complaint, Involvement
from cases.workflow import open_case
from people.clock import LONDON
from people.models import OutgoingNotice, Person, Role, User
from people.names import is_named, words_of
from tests.cast import PARTS, Cast
from tests.factories import PersonFactory
from tests.tasks import run_waiting_tasks

WEDNESDAY = date(2026, 6, 3)
NOON = datetime.combine(WEDNESDAY, time(12), LONDON)
BOARD = ["chair", "vice_chair", "trustee", "second_trustee", "third_trustee"]


def told(**changes: Any) -> Filing:
    """A visitor to Home support complains about somebody whom they describe."""
    facts = {
        "account": "I was shouted at.",
        "received_on": WEDNESDAY,
        "complainant_role": "other",
        "about": "unknown",
    }
    return Filing(**{**facts, **changes})


def file(cast: Cast, described: str = "", **changes: Any) -> Complaint:
    changes.setdefault("service", cast.home_support)
    return file_complaint(told(respondent_described=described, **changes), by=None, at=NOON)


def meant(case: Complaint) -> set[str]:
    """First names."""
    found = case.involvements.filter(kind=Involvement.Kind.MAY_BE_MEANT, ended_on=None)
    return {each.person.name.split()[0] for each in found}


def account(person: Person) -> User:
    return User.objects.select_related("person").get(pk=person.account_id)


def readers(cast: Cast, case: Complaint) -> set[str]:
    people = {name: account(getattr(cast, name)) for name in PARTS}
    return {name for name, user in people.items() if case in Complaint.objects.visible_to(user, WEDNESDAY)}


# Words


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("Dina", {"Dina"}),
        ("ROSSI", {"Dina"}),
        ("Ms Rossi’s colleague", {"Dina"}),
        ("dina.rossi@fernlight.example", {"Dina"}),
        ("Díňa", {"Dina"}),
        ("Di\u200bna", {"Dina"}),
        ("Marta from Home support", {"Martha"}),  # one letter missing
        ("Whitbey", {"Carol"}),  # one too many
        ("Petorv", {"Ivan"}),  # two changed places
        ("Tina", set()),  # so short a name must be as it is
        ("the Director", {"Dina"}),
        ("the CHIEF EXECUTIVE of it all", {"Dina"}),
        ("the equalities lead", {"Edward"}),
        ("the Chair", {"Carol"}),
        ("the vice-chair", {"Victor"}),
        ("a man in a wheelchair", set()),
        ("my manager", {"Martha"}),
        ("the team leader", {"Martha"}),
        ("Dina and Hana", {"Dina", "Hana"}),
        ("y rheolwr", {"Martha"}),
        ("y gyfarwyddwraig", {"Dina"}),
        ("pani dyrektor", {"Dina"}),
        ("kierowniczka zespołu", {"Martha"}),
        ("ڈائریکٹر صاحب", {"Dina"}),
        ("Sunita", set()),  # supported by the charity: she opens no case
        ("a tall man with a beard", set()),
    ],
)
def test_names_and_offices_are_found_however_they_are_typed(cast: Cast, said: str, who: set[str]) -> None:
    assert meant(file(cast, said)) == who
    assert meant(file(cast, respondent_name=said)) == who


def test_somebody_who_has_left_is_not_meant(cast: Cast) -> None:
    Person.objects.filter(pk=cast.handler.pk).update(left_on=date(2026, 1, 31))
    assert meant(file(cast, "Hana")) == set()


def test_names_are_read_with_or_without_their_apostrophes() -> None:
    assert list(words_of("Zoë O’Brien-Łuk’s")) == ["zoe", "obrien", "luk"]
    assert is_named("Siân O'Neill", {"oneill"})


# Who opens it


def test_a_public_complaint_about_the_director_by_first_name_reaches_the_chair_alone(cast: Cast) -> None:
    case = file(cast, respondent_name="the Director, Dina")
    assert case.owner_id == cast.chair.pk
    assert readers(cast, case) == {"chair"}
    run_waiting_tasks()
    assert {each.account_id for each in OutgoingNotice.objects.all()} == {cast.chair.account_id}
    for name in ("director", "equalities_lead", "manager"):
        assert references_kept_from(account(getattr(cast, name)), WEDNESDAY) == [case.reference]


def test_two_people_with_one_first_name_are_both_shut_out(cast: Cast) -> None:
    other = PersonFactory(name="Martha Lane", role=Role.STAFF, with_account=True)
    case = file(cast, "Martha")
    assert set(case.involvements.values_list("person", flat=True)) == {cast.manager.pk, other.pk}
    assert case.owner_id == cast.director.pk


def test_of_two_with_one_name_whoever_complains_is_not_the_one_meant(cast: Cast) -> None:
    case = file(cast, "Hana", complainant=cast.handler, complainant_role="staff")
    assert (meant(case), case.owner_id) == (set(), cast.manager.pk)


def test_where_nobody_is_meant_the_usual_owner_has_it(cast: Cast) -> None:
    assert file(cast, "a tall man with a beard").owner_id == cast.manager.pk


def test_where_the_service_is_not_known_every_manager_may_be_meant(cast: Cast) -> None:
    assert meant(file(cast, "the manager", service=None)) == {"Martha", "Olga"}


def test_my_manager_is_the_complainant_s_own_too(cast: Cast) -> None:
    case = file(cast, "my manager", complainant=cast.outsider, complainant_role="staff")
    assert meant(case) == {"Martha", "Olga"}


@pytest.mark.parametrize("said", ["one of the trustees", "a board member"])
def test_of_trustees_at_large_the_chair_opens_it(cast: Cast, said: str) -> None:
    case = file(cast, said)
    assert meant(case) == {"Victor", "Tariq", "Tilda", "Trevor"}
    assert readers(cast, case) == {"chair"}


def test_of_the_chair_and_trustees_at_large_the_vice_chair_opens_it(cast: Cast) -> None:
    assert readers(cast, file(cast, "the chair and another trustee")) == {"vice_chair"}


def test_whoever_names_everybody_sends_it_to_the_board_and_nowhere_else(cast: Cast) -> None:
    case = file(cast, " ".join(person.name for person in Person.objects.inside()))
    assert case.owner_id == cast.chair.pk
    assert readers(cast, case) == {"chair"}


# The account


def test_the_account_counts_where_nothing_else_says_who_it_was(cast: Cast) -> None:
    assert meant(file(cast, account="Dina shouted at me.")) == {"Dina"}
    assert meant(file(cast, "she has red hair", account="The director shouted at me.")) == {"Dina"}


def test_it_does_not_where_a_name_was_typed_or_the_description_fits_somebody(cast: Cast) -> None:
    assert meant(file(cast, respondent_name="Zed Newman", account="I told Martha.")) == set()
    assert meant(file(cast, "Hana", account="I told Martha.")) == {"Hana"}


def test_a_chair_in_it_is_a_chair_to_sit_on(cast: Cast) -> None:
    assert meant(file(cast, account="He threw a chair at me.")) == set()


# Who was picked, or cannot be inside


@pytest.mark.parametrize(
    "changes",
    [{"about": "no_one"}, {"respondent_role": "service_user"}, {"respondent_role": "other"}],
    ids=["about nobody", "a service user", "from outside"],
)
def test_nobody_inside_is_meant_by_a_complaint_about_somebody_else(
    cast: Cast, changes: dict[str, Any]
) -> None:
    assert meant(file(cast, "Dina", **changes)) == set()


def test_nobody_is_meant_besides_whoever_was_picked(cast: Cast) -> None:
    picked = {"about": "person", "respondent": cast.respondent, "respondent_role": "staff"}
    assert meant(file(cast, "works with Martha", **picked)) == set()


# Several at once


def test_whoever_is_complained_about_does_not_open_what_was_sent_with_it(cast: Cast) -> None:
    about_bob = told(about="person", respondent=cast.respondent, respondent_role="staff")
    about_the_director = told(respondent_name="the Director")
    bob, director = file_together([about_bob, about_the_director], by=None, at=NOON)
    assert bob.incident == director.incident
    for case in (bob, director):
        assert case.owner_id == cast.chair.pk
        assert readers(cast, case) == {"chair"}


def test_two_who_are_picked_do_not_open_each_other_s(cast: Cast) -> None:
    filings = [
        told(about="person", respondent=person, respondent_role="staff", service=cast.home_support)
        for person in (cast.respondent, cast.manager)
    ]
    about_bob, about_martha = file_together(filings, by=None, at=NOON)
    assert readers(cast, about_bob) == readers(cast, about_martha) == {"director", "equalities_lead"}


def test_whoever_a_later_complaint_is_about_loses_the_earlier_one_about_the_same_events(cast: Cast) -> None:
    first = file(cast, about="person", respondent=cast.respondent, respondent_role="staff")
    assert first.owner == cast.manager
    same = {"about": "person", "respondent_role": "staff", "incident": first.incident}
    second = file(cast, respondent=cast.manager, **same)
    assert "manager" not in readers(cast, first)
    assert {"manager", "respondent"} & readers(cast, second) == set()
    third = file(cast, "the director", incident=first.incident)
    run_waiting_tasks()
    assert readers(cast, first) == readers(cast, second) == readers(cast, third) == {"chair"}
    assert Complaint.objects.get(pk=first.pk).owner == cast.chair


# Why not, and until when


def test_everybody_is_told_why_they_cannot_be_named(cast: Cast) -> None:
    facts = open_case(file(cast, "the director"), WEDNESDAY).facts
    assert why_no_part(facts, cast.director.pk) == "may be the person the complaint is about"
    assert why_no_part(facts, cast.handler.pk) == "works below somebody it may be about"
    assert why_no_part(facts, cast.trustee.pk) is None


def test_when_it_is_settled_nobody_else_is_kept_out_any_more(cast: Cast) -> None:
    case = file(cast, "the director")
    settle_who_is_meant(case, WEDNESDAY)
    assert {"director", "equalities_lead", "manager"} <= readers(cast, case)
