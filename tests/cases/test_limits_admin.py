"""The charity's own limits, changed in the admin without touching code."""

from datetime import date

import pytest
from django.urls import reverse

from cases.models import Limit
from people.models import Person
from tests.cases.case_pages import file_case, signed_in
from tests.cast import Cast

LIST = "/admin/cases/limit/"


@pytest.fixture
def limit(cast: Cast) -> Limit:
    return Limit.objects.get(code="a1.acknowledge")


def change(limit: Limit, person: Person, **fields: object) -> int:
    address = reverse("admin:cases_limit_change", args=[limit.pk])
    return signed_in(person).post(address, fields, follow=True).status_code


@pytest.mark.parametrize("someone", ["director", "equalities_lead", "sysadmin"])
def test_those_who_run_the_charity_change_its_limits(cast: Cast, limit: Limit, someone: str) -> None:
    assert change(limit, getattr(cast, someone), days=3) == 200

    limit.refresh_from_db()
    assert (limit.days, limit.default) == (3, 5)


@pytest.mark.parametrize("someone", ["manager", "chair", "complainant", "trustee"])
def test_nobody_else_does(cast: Cast, limit: Limit, someone: str) -> None:
    assert change(limit, getattr(cast, someone), days=3) == 403
    assert signed_in(getattr(cast, someone)).get(LIST, follow=True).status_code == 403

    limit.refresh_from_db()
    assert limit.days == 5


def test_a_changed_limit_counts_from_the_next_complaint(cast: Cast, limit: Limit) -> None:
    before = file_case(cast).deadlines.get(limit="a1.acknowledge")
    change(limit, cast.director, days=3)

    after = file_case(cast).deadlines.get(limit="a1.acknowledge")

    # From Wednesday 3 June 2026.
    before.refresh_from_db()
    assert before.due_on == date(2026, 6, 10)
    assert after.due_on == date(2026, 6, 8)


@pytest.mark.parametrize("days", ["0", "-1", "261", "99999999999", "", "five", "1.5", "\x00"])
def test_a_number_of_days_that_makes_no_sense_is_refused(cast: Cast, limit: Limit, days: str) -> None:
    change(limit, cast.director, days=days)

    limit.refresh_from_db()
    assert limit.days == 5


def test_only_the_days_can_be_changed(cast: Cast, limit: Limit) -> None:
    change(limit, cast.director, days=4, code="x", label="x", default=1)

    limit.refresh_from_db()
    assert (limit.code, limit.label, limit.days, limit.default) == (
        "a1.acknowledge",
        "Acknowledge the complaint",
        4,
        5,
    )


def test_limits_are_set_back_to_the_policys_default(cast: Cast, limit: Limit) -> None:
    change(limit, cast.director, days=3)

    signed_in(cast.director).post(LIST, {"action": "reset_to_default", "_selected_action": [limit.pk]})

    limit.refresh_from_db()
    assert limit.days == 5


def test_limits_are_neither_added_nor_deleted(cast: Cast, limit: Limit) -> None:
    client = signed_in(cast.director)

    assert client.get(f"{LIST}add/").status_code == 403
    assert (
        client.post(reverse("admin:cases_limit_delete", args=[limit.pk]), {"post": "yes"}).status_code == 403
    )
    client.post(LIST, {"action": "delete_selected", "_selected_action": [limit.pk], "post": "yes"})
    assert Limit.objects.filter(pk=limit.pk).exists()


def test_the_list_says_where_each_limit_belongs_and_what_the_policy_says(cast: Cast) -> None:
    page = signed_in(cast.director).get(LIST).text

    assert "Appendix 3" in page
    assert "All three" in page
    assert (
        "policy's default".replace("'", "&#x27;") in page.lower() or "policy&#x27;s default" in page.lower()
    )
