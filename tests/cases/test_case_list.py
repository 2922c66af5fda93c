"""The list of cases in the admin: what one may see, the most urgent first."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.http import HttpResponse
from django.test import Client

from cases.limits import CONFIDENTIAL
from cases.models import Assignment, CaseRole, Complaint, Deadline, Hold
from cases.routes import ROUTES
from people.models import Person
from tests.cases.appendix_2 import SUBSTANTIATED
from tests.cases.case_pages import LIST, file_case, signed_in, step_url
from tests.cases.law.tables import APPENDIX_2
from tests.cases.law.walking import Walk
from tests.cast import Cast

CountQueries = Callable[[], AbstractContextManager[list[str]]]
MOST_QUERIES = 8


@pytest.fixture(autouse=True)
def thursday_11_june_2026() -> Iterator[None]:
    with time_machine.travel("2026-06-11 12:00+01:00", tick=False):
        yield


def references(response: HttpResponse) -> list[str]:
    """As they stand on the page, from top to bottom."""
    assert response.status_code == 200
    return re.findall(r'class="reference" href="[^"]+">([^<]+)<', response.text)


def listed(person: Person, **query: str) -> list[str]:
    return references(signed_in(person).get(LIST, query))


def elsewhere(cast: Cast) -> Complaint:
    return file_case(cast, complainant=cast.outsider, service=cast.day_centre)


def test_a_manager_sees_the_cases_of_their_own_service_alone(cast: Cast) -> None:
    here, there = file_case(cast), elsewhere(cast)

    assert listed(cast.manager) == [here.reference]
    assert listed(cast.other_manager) == [there.reference]
    assert set(listed(cast.director)) == {here.reference, there.reference}


def test_the_director_never_sees_a_complaint_about_the_director(cast: Cast) -> None:
    about = file_case(cast, respondent=cast.director)

    assert listed(cast.director) == []
    assert listed(cast.equalities_lead) == []
    assert listed(cast.chair) == [about.reference]


def test_a_handler_sees_only_the_case_they_handle(cast: Cast) -> None:
    handled, _ = file_case(cast), file_case(cast)
    Assignment.objects.create(
        complaint=handled, role=CaseRole.HANDLER, person=cast.handler, from_on=handled.received_on
    )

    assert listed(cast.handler) == [handled.reference]


@pytest.mark.parametrize("someone", ["complainant", "respondent", "outsider", "trustee", "service_user"])
def test_who_works_on_no_case_is_not_let_in(cast: Cast, someone: str) -> None:
    file_case(cast)

    assert signed_in(getattr(cast, someone)).get(LIST, follow=True).status_code == 403


def test_djangos_superuser_flag_opens_no_case(cast: Cast) -> None:
    case = file_case(cast)
    cast.sysadmin.account.is_superuser = cast.sysadmin.account.is_staff = True
    cast.sysadmin.account.save()
    client = signed_in(cast.sysadmin)

    assert client.get("/admin/").status_code == 200
    assert "cases/complaint" not in client.get("/admin/").text
    assert client.get(LIST).status_code == 403
    assert client.get(case.link).status_code == 404
    assert client.get(step_url(case, "acknowledge")).status_code == 404


def test_the_first_page_of_the_admin_leads_managers_to_their_cases(cast: Cast) -> None:
    for address in ("/admin/", "/admin/cases/"):
        assert LIST in signed_in(cast.manager).get(address, follow=True).text


def test_a_row_says_what_a_manager_needs_to_know(cast: Cast) -> None:
    case = file_case(cast, received_on=date(2026, 6, 1), details={"safe_now": "no"})

    row = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", signed_in(cast.manager).get(LIST).text))

    assert case.reference in row
    assert "Appendix 1" in row
    assert "Received Urgent: not safe now" in row
    # Due 5 working days after Monday 1 June: on Monday the 8th, 3 working days before Thursday the 11th.
    assert "Overdue by 3 working days Acknowledge the complaint, due since 8 June 2026" in row
    assert "Martha Hughes" in row
    assert "1 June 2026" in row


def test_a_row_says_what_a_case_waits_for(cast: Cast) -> None:
    asked, held, waiting = file_case(cast), file_case(cast), file_case(cast)
    Complaint.objects.filter(pk=asked.pk).update(asked_to_withdraw_on=date(2026, 6, 9))
    Complaint.objects.filter(pk=waiting.pk).update(owner=None)
    Hold.objects.create(
        complaint=held, agency="police", reason="x", from_on=date(2026, 6, 9), review_on=date(2026, 6, 23)
    )

    page = signed_in(cast.director).get(LIST).text

    rows = {case.pk: row_of(page, case) for case in (asked, held, waiting)}
    assert "Asked to withdraw" in rows[asked.pk]
    assert "On hold" in rows[held.pk]
    assert "Waiting for the Chair" in rows[waiting.pk]
    assert [sum(words in row for row in rows.values()) for words in ("Asked to", "On hold", "Waiting")] == [
        1
    ] * 3


def row_of(page: str, case: Complaint) -> str:
    return next(row.partition("</tr>")[0] for row in page.split("<tr") if case.reference in row)


@pytest.mark.parametrize(
    ("received_on", "words"),
    [
        (date(2026, 6, 3), "Overdue by 1 working day"),
        (date(2026, 6, 4), "Due today"),
        (date(2026, 6, 5), "Due in 1 working day"),
        (date(2026, 6, 9), "Due in 3 working days"),
    ],
)
def test_deadlines_are_told_in_working_days(cast: Cast, received_on: date, words: str) -> None:
    file_case(cast, received_on=received_on)

    assert words in signed_in(cast.manager).get(LIST).text


@pytest.mark.parametrize(
    ("reader", "is_told"),
    [
        ("manager", True),
        ("director", True),
        ("equalities_lead", True),
        ("decision maker", True),
        ("panel member", True),
        ("handler", False),
        ("investigator", False),
        ("former panel member", False),
    ],
)
def test_the_list_tells_of_a_missing_conduct_referral_whom_the_page_tells(
    cast: Cast, reader: str, is_told: bool
) -> None:
    walk = Walk(APPENDIX_2, cast).to("stage_one_formal")
    walk.take("respond", **SUBSTANTIATED["respond"])
    give_a_part_in_deciding(walk.case, cast.outsider, reader)
    person = getattr(cast, reader, cast.outsider)

    with time_machine.travel("2026-07-30 12:00+01:00", tick=False):
        client = signed_in(person)
        assert ("Open the conduct referral" in client.get(walk.case.link).text) == is_told
        assert ("Open the conduct referral" in client.get(LIST).text) == is_told
        assert listed(person) == [walk.case.reference]
        assert listed(person, due="overdue") == ([walk.case.reference] if is_told else [])


def give_a_part_in_deciding(case: Complaint, person: Person, part: str) -> None:
    """A former panel member still has a part: they handle the case."""
    roles = {
        "decision maker": {CaseRole.DECISION_MAKER: None},
        "panel member": {CaseRole.PANEL: None},
        "former panel member": {CaseRole.PANEL: "2026-06-11", CaseRole.HANDLER: None},
    }
    for role, ended_on in roles.get(part, {}).items():
        Assignment.objects.create(
            complaint=case, role=role, person=person, from_on="2026-06-10", ended_on=ended_on
        )


def test_the_limits_kept_back_in_the_list_are_those_of_confidential_steps() -> None:
    steps = [step for route in ROUTES.values() for step in route.STEPS.values()]

    assert set(CONFIDENTIAL) == {limit for step in steps if step.read_by for limit in step.meets}


def test_at_the_weekend_nothing_is_overdue_by_a_working_day_yet(cast: Cast) -> None:
    file_case(cast, received_on=date(2026, 6, 5))  # due on Friday the 12th

    with time_machine.travel("2026-06-13 12:00+01:00", tick=False):
        page = signed_in(cast.manager).get(LIST).text

    assert "Overdue" in page
    assert "Overdue by" not in page


def test_the_most_urgent_case_comes_first(cast: Cast) -> None:
    days = [date(2026, 6, 9), date(2026, 6, 1), date(2026, 6, 5)]
    later, overdue, soon = (file_case(cast, received_on=on) for on in days)
    # Passed on, and sent without a name: no limit runs.
    unnamed = {"anonymous": True, "complainant": None, "complainant_role": "service_user"}
    undated = file_case(cast, received_on=date(2026, 5, 1), respondent_role="other", **unnamed)

    assert listed(cast.manager) == [each.reference for each in (overdue, soon, later, undated)]


def test_a_case_that_waits_for_an_owner_says_so(cast: Cast) -> None:
    case = file_case(cast)
    Complaint.objects.filter(pk=case.pk).update(owner=None)

    assert "Waiting for an owner" in signed_in(cast.manager).get(LIST).text
    assert listed(cast.manager, whose="nobody") == [case.reference]
    assert listed(cast.manager, whose="mine") == []


def ended(case: Complaint) -> Complaint:
    Complaint.objects.filter(pk=case.pk).update(stage="appendix-1:closed", closed_on="2026-06-10")
    Deadline.objects.filter(complaint=case).update(ended_on="2026-06-10")
    return case


def test_the_list_shows_open_cases_unless_asked(cast: Cast) -> None:
    open_case, closed_case = file_case(cast), ended(file_case(cast))

    assert listed(cast.manager) == [open_case.reference]
    assert listed(cast.manager, state="closed") == [closed_case.reference]
    assert set(listed(cast.manager, state="all")) == {open_case.reference, closed_case.reference}


def test_the_filters_narrow_the_list(cast: Cast) -> None:
    first = file_case(cast, received_on=date(2026, 6, 1))
    second = file_case(
        cast, received_on=date(2026, 6, 11), complainant=cast.service_user, complainant_role="service_user"
    )
    Assignment.objects.create(
        complaint=second, role=CaseRole.DECISION_MAKER, person=cast.manager, from_on=second.received_on
    )
    both = {first.reference, second.reference}

    assert listed(cast.manager, due="overdue") == [first.reference]
    assert listed(cast.manager, route="appendix-2") == [second.reference]
    assert listed(cast.manager, route="appendix-1", stage="appendix-1:received") == [first.reference]
    assert listed(cast.manager, route="appendix-1", stage="appendix-1:closed") == []
    assert set(listed(cast.manager, whose="mine")) == both
    assert listed(cast.manager, whose="role") == [second.reference]
    assert set(listed(cast.manager, route="appendix-9", whose="\x00", stage="x", due="never")) == both


def test_the_filters_tell_nothing_about_cases_one_may_not_see(cast: Cast) -> None:
    file_case(cast)
    before = signed_in(cast.other_manager).get(LIST).text
    file_case(cast, complainant=cast.service_user, complainant_role="service_user")

    assert filters(signed_in(cast.other_manager).get(LIST).text) == filters(before)
    assert filters(signed_in(cast.manager).get(LIST).text) == filters(before)


def filters(page: str) -> list[str]:
    return re.findall(r'<a href="(\?[^"]*)"', page)


@pytest.mark.parametrize("words", ["Amina", "bob carter", "said it again"])
def test_a_case_is_found_by_what_it_says_and_whom_it_names(cast: Cast, words: str) -> None:
    case = file_case(cast)

    assert listed(cast.manager, q=words) == [case.reference]
    assert listed(cast.manager, q=case.reference.lower()) == [case.reference]
    assert listed(cast.manager, q="Zebedee") == []


def test_the_search_finds_nothing_that_one_may_not_see(cast: Cast) -> None:
    case = elsewhere(cast)

    for words in ("Oscar", "said it again", case.reference):
        assert listed(cast.manager, q=words) == []


@pytest.mark.parametrize("words", ["\x00", "💐" * 500, "'; DROP TABLE", "%", "<b>", "a" * 5000])
def test_odd_searches_do_no_harm(cast: Cast, words: str) -> None:
    assert signed_in(cast.manager).get(LIST, {"q": words}).status_code == 200


def test_an_address_is_no_place_to_ask_the_database_questions(cast: Cast) -> None:
    file_case(cast)

    for question in ("account__contains", "complainant__name__startswith", "respondent__id", "owner"):
        assert signed_in(cast.manager).get(LIST, {question: "x"}).status_code == 400


@pytest.mark.parametrize("page", ["0", "99", "x"])
def test_a_page_that_is_not_there_does_no_harm(cast: Cast, page: str) -> None:
    assert signed_in(cast.manager).get(LIST, {"p": page}, follow=True).status_code == 200


def test_long_lists_come_in_pages(cast: Cast, many_cases: None) -> None:
    assert len(listed(cast.manager)) == 50
    assert len(listed(cast.manager, p="11")) == 10


@pytest.fixture
def many_cases(cast: Cast) -> None:
    add_cases(cast, 510)


def add_cases(cast: Cast, number: int) -> None:
    """Rows as filing would leave them, in two queries."""
    model = file_case(cast, received_on=date(2026, 6, 1))
    deadline = model.deadlines.get()
    copies = [
        Complaint(
            route=model.route,
            received_on=model.received_on - timedelta(days=place % 1000),
            filed_at=model.filed_at,
            complainant=cast.complainant,
            complainant_role=model.complainant_role,
            respondent=cast.respondent,
            respondent_role=model.respondent_role,
            service=cast.home_support,
            owner=cast.manager,
            account=model.account,
        )
        for place in range(number - 1)
    ]
    Complaint.objects.bulk_create(copies)
    Deadline.objects.bulk_create(
        Deadline(
            complaint=copy,
            limit=deadline.limit,
            label=deadline.label,
            start_on=copy.received_on,
            days=deadline.days,
            due_on=copy.received_on + timedelta(days=7),
        )
        for copy in copies
    )


@pytest.mark.parametrize("number", [10, 10_000])
@pytest.mark.parametrize("someone", ["manager", "director"])
def test_a_list_of_any_length_asks_the_database_equally_little(
    cast: Cast, count_queries: CountQueries, number: int, someone: str
) -> None:
    add_cases(cast, number)
    client = signed_in(getattr(cast, someone))

    with count_queries() as queries:
        response = client.get(LIST)

    assert response.status_code == 200
    assert len(queries) <= MOST_QUERIES, "\n\n".join(queries)


@pytest.mark.parametrize("address", ["add/", "{pk}/delete/", "{pk}/history/", "{pk}/", "not-a-case/change/"])
def test_nothing_can_be_added_deleted_or_looked_up_past_the_door(cast: Cast, address: str) -> None:
    case = file_case(cast)
    client = signed_in(cast.manager)

    for send in (client.get, client.post):
        assert send(f"{LIST}{address.format(pk=case.pk)}").status_code == 404


def test_there_is_no_action_upon_many_cases(cast: Cast) -> None:
    case = file_case(cast)

    signed_in(cast.manager).post(
        LIST, {"action": "delete_selected", "_selected_action": [str(case.pk)], "post": "yes"}
    )

    assert Complaint.objects.filter(pk=case.pk).exists()
    assert "_selected_action" not in signed_in(cast.manager).get(LIST).text


def test_no_other_record_of_a_case_is_in_the_admin(cast: Cast) -> None:
    case = file_case(cast)

    for model in ("assignment", "outcome", "deadline", "complainttag", "sanction", "servicewarning"):
        assert signed_in(cast.director).get(f"/admin/cases/{model}/").status_code == 404
    assert LogEntry.objects.count() == 0
    assert case.reference not in signed_in(cast.director).get("/admin/").text


def test_signed_out_one_is_asked_to_sign_in(cast: Cast) -> None:
    case = file_case(cast)

    for address in (LIST, case.link, step_url(case, "acknowledge")):
        assert Client().get(address, follow=True).redirect_chain[-1][0].startswith("/accounts/login/")
