"""The desk: everybody who works on cases begins with what is theirs to do, and nobody with more."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from cases.models import Action, Assignment, Complaint, Deadline, Involvement
from people.models import Person
from tests.cases.case_pages import in_words, signed_in
from tests.cases.law.tables import APPENDIX_1, APPENDIX_2
from tests.cases.law.walking import RECEIVED_ON, Walk, moment
from tests.cast import Cast

DESK = "/admin/cases/complaint/desk/"
CountQueries = Callable[[], AbstractContextManager[list[str]]]


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """The morning of the day on which the standard case is received."""
    with time_machine.travel(moment(RECEIVED_ON), tick=False) as clock:
        yield clock


def desk_of(person: Person, address: str = DESK) -> dict[str, list[str]]:
    """The sections of somebody's desk, each with its rows as read aloud."""
    page = signed_in(person).get(address).content.decode()
    return {
        in_words(section.partition("</h2>")[0]): [
            in_words(row) for row in re.findall(r"<tr[ >].*?</tr>", section, re.DOTALL) if "<td" in row
        ]
        for section in page.split('<section class="desk-section">')[1:]
    }


def day(clock: time_machine.Traveller, on: date) -> None:
    clock.move_to(moment(on))


def test_a_new_case_is_on_its_owners_desk_with_what_is_due_when_and_by_whom(cast: Cast, clock) -> None:
    case = Walk(APPENDIX_1, cast).case

    assert desk_of(cast.manager) == {
        "New 1": [
            f"{case.reference} Appendix 1 Received Due in 5 working days "
            "Acknowledge the complaint, by 10 June 2026 The owner, Martha Hughes"
        ]
    }


def test_a_limit_that_passed_is_at_the_top(cast: Cast, clock) -> None:
    case = Walk(APPENDIX_1, cast).case
    day(clock, date(2026, 6, 11))

    (row,) = desk_of(cast.manager)["Overdue 1"]
    assert f"{case.reference} Appendix 1 Received Overdue by 1 working day" in row


def test_what_is_due_within_seven_days_is_due_this_week_and_the_rest_is_later(cast: Cast, clock) -> None:
    Walk(APPENDIX_1, cast).to("acknowledged")  # the initial investigation is due on 17 June
    day(clock, date(2026, 6, 9))
    assert list(desk_of(cast.manager)) == ["Later 1"]
    day(clock, date(2026, 6, 10))
    assert list(desk_of(cast.manager)) == ["Due this week 1"]


def test_what_the_investigator_does_waits_on_the_owners_desk_and_is_due_on_theirs(cast: Cast, clock) -> None:
    walk = Walk(APPENDIX_1, cast).to("formal_investigation")
    day(clock, walk.on)

    assert list(desk_of(cast.manager)) == ["Waiting for others 1"]
    assert "The investigator, Ivan Petrov" in desk_of(cast.manager)["Waiting for others 1"][0]
    assert list(desk_of(cast.investigator)) == ["Later 1"]
    assert desk_of(cast.handler) == {}, "the handler’s part is over"


def test_a_window_that_runs_is_waited_for(cast: Cast, clock) -> None:
    walk = Walk(APPENDIX_1, cast).to("outcome_issued", {"decide": {"finding": "not_substantiated"}})
    day(clock, walk.on)
    (row,) = desk_of(cast.manager)["Waiting for others 1"]
    assert "Others may act until" in row

    day(clock, walk.on + timedelta(days=30))
    (row,) = desk_of(cast.manager)["Later 1"]
    assert row.endswith("No limit runs: see what comes next The owner, Martha Hughes")


def test_actions_stay_on_their_owners_desk_after_the_case_has_ended(cast: Cast, clock) -> None:
    walk = Walk(APPENDIX_1, cast).to("informal_resolution")
    walk.take("complete_informal_resolution")
    day(clock, walk.on)
    actions = Action.objects.filter(complaint=walk.case, done_on=None)
    Action.objects.filter(pk=actions.first().pk).update(owner=cast.manager, text="Talk to the team")

    rows = next(rows for title, rows in desk_of(cast.manager).items() if title.startswith("Your actions"))
    assert any("Talk to the team" in row for row in rows)
    actions.update(done_on=walk.on)
    assert desk_of(cast.manager) == {}


def test_many_actions_are_cut_and_can_all_be_seen(cast: Cast, clock) -> None:
    case = Walk(APPENDIX_1, cast).case
    Action.objects.bulk_create(
        Action(complaint=case, text="Talk", owner=cast.manager, due_on=RECEIVED_ON + timedelta(days=day))
        for day in range(12)
    )
    assert len(desk_of(cast.manager)["Your actions 12"]) == 10
    assert "See all 12 actions" in signed_in(cast.manager).get(DESK).content.decode()
    assert len(desk_of(cast.manager, DESK + "?actions=all")["Your actions 12"]) == 12


def test_who_has_nothing_to_do_is_told_so(cast: Cast, clock) -> None:
    page = signed_in(cast.other_manager).get(DESK).content.decode()
    assert "Nothing waits for you" in page


def test_the_director_sees_the_whole_charitys_work_and_can_switch_to_their_own(cast: Cast, clock) -> None:
    Walk(APPENDIX_1, cast)

    assert list(desk_of(cast.director)) == ["New 1"]
    assert "The owner, Martha Hughes" in desk_of(cast.equalities_lead)["New 1"][0]
    assert desk_of(cast.director, DESK + "?whose=mine") == {}
    assert "Whose work" not in signed_in(cast.manager).get(DESK).content.decode()


def test_a_manager_does_not_see_the_whole_charitys_work_by_asking_for_it(cast: Cast, clock) -> None:
    Walk(APPENDIX_1, cast)
    assert desk_of(cast.other_manager, DESK + "?whose=charity") == {}


@pytest.mark.parametrize("kind", Involvement.Kind)
def test_who_is_shut_out_finds_nothing_of_the_case_on_the_desk(cast: Cast, clock, kind: str) -> None:
    walk = Walk(APPENDIX_1, cast)
    Involvement.objects.create(
        complaint=walk.case, person=cast.director, kind=kind, from_on=RECEIVED_ON, reason="x"
    )
    assert desk_of(cast.director) == {}


def test_the_director_complained_about_finds_nothing_and_the_chair_has_it(cast: Cast, clock) -> None:
    walk = Walk(APPENDIX_1, cast, respondent=cast.director)

    assert desk_of(cast.director) == {}
    assert walk.case.reference in desk_of(cast.chair)["New 1"][0]


def test_a_case_without_an_owner_waits_visibly(cast: Cast, clock) -> None:
    walk = Walk(APPENDIX_1, cast)
    Complaint.objects.filter(pk=walk.case.pk).update(owner=None)

    for somebody in (cast.chair, cast.director):
        (row,) = desk_of(somebody)["Waiting for an owner 1"]
        assert walk.case.reference in row


def test_the_handler_does_not_learn_of_the_conduct_referral_from_the_desk(cast: Cast, clock) -> None:
    walk = Walk(APPENDIX_2, cast).to("response_issued", {"respond": {"finding": "substantiated"}})
    day(clock, walk.on)

    assert "conduct" in str(desk_of(cast.manager))
    assert "conduct" not in signed_in(cast.handler).get(DESK).content.decode().lower()


def test_who_works_on_no_case_has_no_desk(cast: Cast, clock) -> None:
    for somebody in (cast.outsider, cast.trustee, cast.sysadmin):
        assert signed_in(somebody).get(DESK).status_code in (302, 403)


@pytest.mark.parametrize("number", [10, 1000])
@pytest.mark.parametrize("someone", ["manager", "director"])
def test_a_desk_of_any_size_asks_the_database_equally_little(
    cast: Cast, clock, count_queries: CountQueries, number: int, someone: str
) -> None:
    fill(cast, number)
    client = signed_in(getattr(cast, someone))

    with count_queries() as queries:
        page = client.get(DESK)

    assert page.status_code == 200
    assert len(queries) <= 8, queries
    assert page.content.decode().count('<a class="reference"') == 10
    assert f'<span class="desk-section__number">{number}</span>' in page.content.decode()


def fill(cast: Cast, number: int) -> None:
    first = Walk(APPENDIX_1, cast).case
    default = Complaint._meta.get_field("reference").get_default
    cases = []
    for _ in range(number - 1):
        case = Complaint(**_values(first))
        case.pk, case.reference, case.submission = Complaint._meta.pk.get_default(), default(), None
        cases.append(case)
    Complaint.objects.bulk_create(cases)
    due = {
        "limit": "a1.acknowledge",
        "label": "Acknowledge the complaint",
        "start_on": RECEIVED_ON,
        "days": 5,
    }
    Deadline.objects.bulk_create(Deadline(complaint=case, due_on=date(2026, 6, 10), **due) for case in cases)
    Assignment.objects.bulk_create(
        Assignment(complaint=case, role="handler", person=cast.handler, from_on=RECEIVED_ON) for case in cases
    )


def _values(case: Complaint) -> dict[str, object]:
    return {field.attname: getattr(case, field.attname) for field in Complaint._meta.concrete_fields}


@pytest.mark.parametrize("someone", ["manager", "director", "handler", "chair"])
def test_who_works_on_cases_begins_with_the_desk_after_signing_in(cast: Cast, clock, someone: str) -> None:
    Walk(APPENDIX_1, cast).to("initial_investigation")
    person = getattr(cast, someone)
    sent = {"login": person.account.email, "password": "plenty-of-quiet-otters"}

    answer = Client().post("/accounts/login/", sent)

    assert (answer.status_code, answer.headers["Location"]) == (302, DESK)


def test_everybody_else_begins_at_the_start_page(cast: Cast) -> None:
    sent = {"login": cast.outsider.account.email, "password": "plenty-of-quiet-otters"}
    assert Client().post("/accounts/login/", sent).headers["Location"] == "/"


def test_the_index_of_the_admin_is_the_desk_for_who_keeps_no_register(cast: Cast) -> None:
    assert signed_in(cast.manager).get("/admin/").headers["Location"] == DESK
    assert signed_in(cast.director).get("/admin/").status_code == 200
    assert signed_in(cast.sysadmin).get("/admin/").status_code == 200
