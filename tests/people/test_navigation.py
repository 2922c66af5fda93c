"""Where each person is shown the way to, on every page."""

from uuid import uuid4

import pytest
from django.test import Client, RequestFactory

from people.context import navigation
from people.models import User
from tests.cast import Cast

EVERYBODY = ["Make a complaint", "My complaints", "Policies"]


def labels(user: User, path: str = "/") -> list[str]:
    request = RequestFactory().get(path)
    request.user = user
    return [item.label for item in navigation(request)["navigation"]]


def current(user: User, path: str) -> list[str]:
    request = RequestFactory().get(path)
    request.user = user
    return [item.label for item in navigation(request)["navigation"] if item.is_current]


def test_a_support_worker_is_shown_what_everybody_may_use(cast: Cast):
    assert labels(cast.complainant.account) == EVERYBODY


def test_a_manager_is_shown_the_cases(cast: Cast):
    assert "Cases" in labels(cast.manager.account)


def test_who_works_on_cases_is_shown_their_work_first(cast: Cast):
    assert labels(cast.manager.account)[0] == labels(cast.director.account)[0] == "Your work"
    assert "Your work" not in labels(cast.sysadmin.account)


def test_a_trustee_is_shown_the_report_and_not_the_cases(cast: Cast):
    shown = labels(cast.trustee.account)
    assert "Report" in shown
    assert "Cases" not in shown


def test_a_system_administrator_is_shown_the_set_up_and_not_the_cases(cast: Cast):
    shown = labels(cast.sysadmin.account)
    assert "Set-up" in shown
    assert "Cases" not in shown


def test_the_director_who_keeps_the_register_is_shown_the_set_up(cast: Cast):
    assert "Set-up" in labels(cast.director.account)
    assert "Set-up" not in labels(cast.manager.account)


def test_the_nearest_place_above_a_page_is_marked_as_current(cast: Cast):
    assert current(cast.complainant.account, "/complain/") == ["Make a complaint"]
    assert current(cast.complainant.account, "/my-complaints/") == ["My complaints"]
    assert current(cast.complainant.account, f"/my-complaints/{uuid4()}/") == ["My complaints"]
    assert current(cast.complainant.account, "/policies/") == ["Policies"]
    assert current(cast.complainant.account, "/") == []


@pytest.mark.django_db
def test_somebody_signed_out_is_shown_no_way_anywhere(client: Client):
    assert b"site-nav" not in client.get("/accounts/login/").content
