"""Reading policies on the site."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from policies.models import Kind
from tests.cast import Cast
from tests.policies.making import make_version

pytestmark = pytest.mark.django_db
INDEX = "/policies/"
TEXT = "## Why\n\nBe fair.\n\n## Who\n\n### Staff\n\nEverybody."


@pytest.fixture(autouse=True)
def _on_a_day_in_june():
    with time_machine.travel("2026-06-01 12:00Z", tick=False):
        yield


@pytest.fixture
def reader(client: Client, cast: Cast) -> Client:
    client.force_login(cast.service_user.account)
    return client


def test_everyone_signed_in_reads_policies_and_nobody_else(client: Client, cast: Cast) -> None:
    version = make_version()
    addresses = [INDEX, version.policy.get_absolute_url(), version.get_absolute_url()]
    for address in addresses:
        assertRedirects(
            client.get(address), f"/accounts/login/?next={address}", fetch_redirect_response=False
        )
    for person in (cast.service_user, cast.outsider, cast.trustee, cast.director, cast.sysadmin):
        client.force_login(person.account)
        assert [client.get(address).status_code for address in addresses] == [200, 200, 200]


def test_the_list_shows_what_is_in_force_and_what_is_overdue(reader: Client) -> None:
    make_version(version="2024", approved_on=date(2024, 5, 12))
    make_version(version="2025", approved_on=date(2025, 5, 12))
    make_version(title="Grievance Policy", version="7", approved_on=date(2026, 1, 5))
    page = reader.get(INDEX)
    assertContains(page, "<td data-label='Version'>2025</td>", html=True)
    assertNotContains(page, "2024")
    assertContains(page, "5 January 2027")
    assertContains(page, "The trustees", count=2)
    assertContains(page, "Overdue", count=1)


def test_the_page_shows_the_text_with_its_contents(reader: Client) -> None:
    version = make_version(TEXT)
    page = reader.get(version.policy.get_absolute_url())
    assertContains(page, ">Equality Policy</h1>")
    assertContains(page, '<h2 id="section-why">Why</h2>', html=True)
    assertContains(page, '<a href="#section-staff">Staff</a>', html=True)
    assertContains(page, "12 May 2027")
    assertNotContains(page, "Overdue")
    assertNotContains(page, "earlier version")


def test_a_short_policy_has_no_contents(reader: Client) -> None:
    page = reader.get(make_version("Be fair.").get_absolute_url())
    assertNotContains(page, "Contents")


def test_an_earlier_version_says_so_and_leads_to_the_one_in_force(reader: Client) -> None:
    earlier = make_version("Old words.", version="1", approved_on=date(2024, 5, 12))
    later = make_version("New words.", version="2")
    page = reader.get(earlier.get_absolute_url())
    assertContains(page, "This is an earlier version")
    assertContains(page, "Old words.")
    assertNotContains(page, "Overdue")
    assertContains(page, f'<a href="{later.get_absolute_url()}">Version 2</a>', html=True)
    assertContains(reader.get(earlier.policy.get_absolute_url()), "New words.")


def test_related_policies_are_named(reader: Client) -> None:
    policy, grievance = make_version().policy, make_version(title="Grievance Policy").policy
    policy.related.add(grievance)
    for shown, other in ((policy, grievance), (grievance, policy)):
        page = reader.get(shown.get_absolute_url())
        assertContains(page, f'<a href="{other.get_absolute_url()}">{other.title}</a>', html=True)


def test_a_title_with_html_is_shown_as_typed(reader: Client) -> None:
    version = make_version(title="<b>Fair</b>")
    for address in (INDEX, version.get_absolute_url()):
        assertContains(reader.get(address), "&lt;b&gt;Fair&lt;/b&gt;")


def test_what_does_not_exist_is_not_found(reader: Client) -> None:
    for name in ("policies:read", "policies:version"):
        assert reader.get(reverse(name, args=[uuid4()])).status_code == 404


def test_policies_cannot_be_changed_from_their_pages(reader: Client) -> None:
    assert reader.post(INDEX).status_code == 405


def test_only_those_who_keep_policies_are_offered_to_add_one(client: Client, cast: Cast) -> None:
    for person, is_offered in ((cast.director, True), (cast.manager, False)):
        client.force_login(person.account)
        check = assertContains if is_offered else assertNotContains
        check(client.get(INDEX), "Add a policy")


def test_many_policies_cost_no_more_queries_than_few(reader: Client, count_queries) -> None:
    first = make_version(TEXT, kind=Kind.EQUALITY)
    first.policy.related.add(make_version(title="Grievance Policy").policy)

    def ask() -> list[tuple[int, int]]:
        counts = []
        for address in (INDEX, first.policy.get_absolute_url(), first.get_absolute_url()):
            with count_queries() as queries:
                assert reader.get(address).status_code == 200
            counts.append((len(queries), sum("policies_" in query for query in queries)))
        return counts

    few = ask()
    for n in range(10):
        make_version(TEXT, version=f"0.{n}", approved_on=date(2025, 1, 1) + timedelta(days=n))
        first.policy.related.add(make_version(title=f"Policy {n}").policy)
    assert ask() == few
    assert [of_policies for _, of_policies in few] == [1, 3, 3]
