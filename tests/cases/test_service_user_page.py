"""A service user's own page: what is live today, what comes next, and who may read which part of it."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine
from django.http import HttpResponse

from cases.models import Assignment, CaseRole, Complaint, Involvement, ServiceWarning
from cases.service_record import count_repeats
from people.models import Person, Role
from tests.cases.appendix_3 import MONDAY, appealed, decided, filed, reviewed, take, warned
from tests.cases.case_pages import signed_in
from tests.cast import Cast
from tests.factories import PersonFactory

LIST = "/admin/cases/complaint/service-users/"
TODAY = MONDAY + timedelta(days=7)


@pytest.fixture(autouse=True)
def monday_8_june_2026() -> Iterator[None]:
    with time_machine.travel("2026-06-08 12:00+01:00", tick=False):
        yield


def address(person: Person) -> str:
    return f"{LIST}{person.pk}/"


def look(by: Person, at: Person) -> HttpResponse:
    return signed_in(by).get(address(at))


def record(by: Person, at: Person) -> str:
    """The page's words about somebody."""
    response = look(by, at)
    assert response.status_code == 200
    return response.text


# What it says


def test_a_live_warning_is_shown_with_its_last_day_and_the_days_left(cast: Cast) -> None:
    case = warned(cast, "first", MONDAY)
    page = record(cast.manager, cast.service_user)
    assert "First warning" in page
    assert "Live until 30 November 2026" in page
    assert "176 days left" in page, "8 June to 30 November 2026, both included"
    assert "Shouting" in page
    assert "Respect" in page
    assert case.reference in page


@pytest.mark.parametrize(
    ("levels", "following"),
    [
        ([], "First warning"),
        (["first"], "Second warning"),
        (["first", "second"], "Final warning"),
        (["first", "second", "final"], "Service review by the Director and the trustees"),
    ],
)
def test_the_next_step_of_the_ladder_is_named(cast: Cast, levels: list[str], following: str) -> None:
    for level in levels:
        warned(cast, level, MONDAY)
    assert look(cast.manager, cast.service_user).context["record"].next_step == following


def test_a_warning_that_has_run_out_is_an_earlier_one_and_the_ladder_begins_again(cast: Cast) -> None:
    warned(cast, "first", MONDAY)
    for on, live in ((date(2026, 11, 30), 1), (date(2026, 12, 1), 0)):
        with time_machine.travel(f"{on} 12:00+00:00", tick=False):
            shown = look(cast.manager, cast.service_user).context["record"]
        assert (len(shown.live), len(shown.earlier)) == (live, 1 - live)
    assert shown.next_step == "First warning"


def test_a_cancelled_warning_says_so(cast: Cast) -> None:
    case = appealed(cast, warned(cast, "first", MONDAY))
    take(case, "decide_appeal", cast.chair, TODAY, result="allowed", warning="cancelled")
    page = record(cast.director, cast.service_user)
    assert "Cancelled on 8 June 2026" in page
    assert look(cast.director, cast.service_user).context["record"].live == []


def test_a_decision_on_the_service_is_shown_with_its_conditions_and_review(cast: Cast) -> None:
    reviewed(cast, MONDAY)
    page = record(cast.director, cast.service_user)
    assert "Continue with conditions" in page
    assert "Two workers at every visit" in page
    assert "30 November 2026" in page, "26 weeks after 1 June 2026"


def test_a_suspension_stands_at_the_top_with_its_next_review(cast: Cast) -> None:
    case = filed(cast)
    take(case, "suspend_service", cast.director, MONDAY)
    page = record(cast.manager, cast.service_user)
    assert "The service is suspended for the time being" in page
    assert "Next review by 15 June 2026" in page, "10 working days from 1 June"
    assert "A knife was drawn" in page


def test_upheld_complaints_and_repeats_are_counted(cast: Cast) -> None:
    warned(cast, "first", MONDAY)
    decided(cast)
    decided(cast, finding="not_substantiated")
    shown = look(cast.director, cast.service_user).context["record"]
    assert (len(shown.upheld), shown.repeats) == (2, 1)


@pytest.mark.parametrize(
    ("upheld", "live", "repeats"),
    [
        ([], None, 0),
        ([date(2026, 1, 5)], None, 0),
        ([date(2026, 1, 5), date(2026, 6, 1)], None, 1),
        ([date(2025, 1, 5), date(2026, 1, 4)], None, 1),
        ([date(2025, 1, 5), date(2026, 1, 5)], None, 0),
        ([date(2024, 1, 5), date(2026, 1, 5)], (date(2025, 10, 1), date(2026, 9, 30)), 1),
        ([date(2026, 1, 5)], (date(2026, 1, 5), date(2026, 7, 4)), 0),
    ],
)
def test_a_repeat_comes_within_twelve_months_or_while_a_warning_is_live(
    upheld: list[date], live: tuple[date, date] | None, repeats: int
) -> None:
    warnings = [ServiceWarning(level="first", issued_on=live[0], live_until=live[1])] if live else []
    assert count_repeats(upheld, warnings) == repeats


def test_a_record_with_nothing_on_it_says_so(cast: Cast) -> None:
    assert "Nothing on this record" in record(cast.manager, cast.service_user)


def test_the_page_asks_little_however_long_the_record_is(cast: Cast, count_queries) -> None:
    warned(cast, "first", MONDAY)
    client = signed_in(cast.director)
    with count_queries() as short:
        client.get(address(cast.service_user))
    for level in ("second", "final"):
        warned(cast, level, MONDAY)
    reviewed(cast, MONDAY)
    with count_queries() as long:
        client.get(address(cast.service_user))
    assert len(long) == len(short)
    assert len(long) <= 16, long


# Who may read it


@pytest.mark.parametrize("part", ["manager", "director", "equalities_lead"])
def test_managers_of_the_service_director_and_delegate_read_it(cast: Cast, part: str) -> None:
    assert look(getattr(cast, part), cast.service_user).status_code == 200


def test_whoever_works_on_an_open_case_about_them_reads_it_until_it_ends(cast: Cast) -> None:
    case = decided(cast)
    Assignment.objects.create(complaint=case, role=CaseRole.HANDLER, person=cast.outsider, from_on=MONDAY)
    assert look(cast.outsider, cast.service_user).status_code == 200
    Complaint.objects.filter(pk=case.pk).update(stage="appendix-3:closed")
    assert look(cast.outsider, cast.service_user).status_code == 404


def test_the_manager_of_another_service_finds_nobody(cast: Cast) -> None:
    warned(cast, "first", MONDAY)
    assert look(cast.other_manager, cast.service_user).status_code == 404
    assert "Sunita" not in signed_in(cast.other_manager).get(LIST).text


@pytest.mark.parametrize(
    "part", ["complainant", "respondent", "service_user", "trustee", "chair", "sysadmin"]
)
def test_everybody_else_gets_no_page(cast: Cast, part: str) -> None:
    warned(cast, "first", MONDAY)
    client = signed_in(getattr(cast, part))
    for page in (LIST, address(cast.service_user)):
        assert client.get(page, follow=True).status_code in (403, 404)


def test_who_is_no_service_user_has_no_page(cast: Cast) -> None:
    for person in (cast.respondent, cast.manager, cast.trustee, cast.sysadmin):
        assert look(cast.director, person).status_code == 404


def test_nobody_reads_their_own_record_nor_that_of_somebody_above_them(cast: Cast) -> None:
    """Martha, who manages Home support, once used it; so did Dina, to whom she reports."""
    for person in (cast.manager, cast.director):
        case = filed(cast)
        Complaint.objects.filter(pk=case.pk).update(respondent=person)
        ServiceWarning.objects.create(
            complaint=case,
            person=person,
            level="first",
            behaviour="Shouting",
            standard="Respect",
            issued_on=MONDAY,
            live_until=date(2026, 11, 30),
        )
        Person.objects.filter(pk=person.pk).update(service=cast.home_support)
        assert look(cast.manager, person).status_code == 404
    assert look(cast.director, cast.manager).status_code == 200


def test_whoever_may_not_see_the_case_reads_level_and_dates_alone(cast: Cast) -> None:
    case = warned(cast, "first", MONDAY)
    Involvement.objects.create(complaint=case, person=cast.manager, kind="witness", from_on=MONDAY)

    page = record(cast.manager, cast.service_user)

    assert "Live until 30 November 2026" in page
    for hidden in ("Shouting", "Respect", case.reference, str(case.pk)):
        assert hidden not in page
    assert look(cast.manager, cast.service_user).context["record"].upheld == []


def test_what_is_on_the_record_is_shown_as_text(cast: Cast) -> None:
    case = decided(cast)
    take(case, "issue_first_warning", cast.manager, MONDAY, behaviour="<script>alert(1)</script>")
    assert "<script>alert" not in record(cast.manager, cast.service_user)


# The list


def test_the_list_shows_those_with_a_record_and_a_live_warning_first(cast: Cast) -> None:
    earlier = PersonFactory(name="Aaron Old", role=Role.SERVICE_USER, service=cast.home_support)
    case = warned(cast, "first", MONDAY)
    ServiceWarning.objects.create(
        complaint=case,
        person=earlier,
        level="first",
        behaviour="x",
        standard="x",
        issued_on=date(2025, 1, 6),
        live_until=date(2025, 7, 5),
    )
    PersonFactory(name="Bert Quiet", role=Role.SERVICE_USER, service=cast.home_support)

    rows = signed_in(cast.manager).get(LIST).context["rows"]

    assert [(person.name, str(warning)) for person, warning in rows] == [
        ("Sunita Rao", "First warning"),
        ("Aaron Old", "None"),
    ]


def test_the_gravest_live_warning_is_the_one_in_the_list(cast: Cast) -> None:
    for level in ("first", "second", "final"):
        warned(cast, level, MONDAY)
    ((_, warning),) = signed_in(cast.director).get(LIST).context["rows"]
    assert str(warning) == "Final warning"
