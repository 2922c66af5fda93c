"""The demo charity as somebody finds it who tries Redress for the first time."""

from collections import Counter
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django_tasks_db.models import DBTaskResult

from cases.evidence.tasks import look_after
from cases.models import Complaint, Deadline, Event, ServiceWarning
from cases.routes import APPENDICES
from cases.tasks import make_document
from demo.accounts import PASSWORD, WHO_SEES_WHAT
from demo.context import WARNING
from demo.people import email_of
from monitoring.models import Alert
from monitoring.years import FinancialYear
from people.models import OutgoingNotice, Person, User
from policies.models import Policy, PolicyVersion
from tests.demo.charity.conftest import NOW, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

STAGES = {stage.value for route in APPENDICES for stage in route.Stage}
PASSED_THROUGH = {"appendix-3:service_decision"}  # no case stands there today


def account(key: str) -> User:
    return User.objects.get(email=email_of(key))


def visible_to(key: str) -> set[str]:
    return set(Complaint.objects.visible_to(account(key), TODAY).values_list("reference", flat=True))


def rows_of_every_table() -> dict[str, int]:
    counted = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")
            counted[table] = cursor.fetchone()[0]
    return counted


def test_there_are_about_forty_people_and_four_services() -> None:
    assert 35 <= Person.objects.count() <= 45
    assert set(Person.objects.exclude(service=None).values_list("service__name", flat=True)) == {
        "Home support",
        "Supported housing",
        "Day centre",
        "Befriending",
    }


def test_about_seventy_complaints_came_in_over_four_financial_years() -> None:
    received = Complaint.objects.values_list("received_on", flat=True)
    assert 65 <= len(received) <= 75
    years = {FinancialYear.containing(on).label for on in received}
    assert years == {"2023-24", "2024-25", "2025-26", "2026-27"}


def test_complaints_are_on_all_three_routes_and_two_are_redirected() -> None:
    by_route = Counter(Complaint.objects.values_list("route", flat=True))
    assert all(by_route[f"appendix-{number}"] >= 15 for number in (1, 2, 3))
    assert by_route["redirected"] == 2


def test_every_stage_of_every_flowchart_was_reached() -> None:
    assert set(Event.objects.values_list("stage_to", flat=True)) >= STAGES


def test_a_case_stands_at_nearly_every_stage() -> None:
    assert STAGES - set(Complaint.objects.values_list("stage", flat=True)) == PASSED_THROUGH


def test_no_step_was_refused() -> None:
    assert not Event.objects.filter(kind=Event.Kind.REFUSED).exists()


def test_nothing_happened_in_the_future() -> None:
    assert not Event.objects.filter(at__gt=NOW).exists()
    assert not Complaint.objects.filter(received_on__gt=TODAY).exists()


def test_some_duties_are_overdue_and_some_are_due_within_a_week() -> None:
    days_left = [(on - TODAY).days for on in Deadline.objects.running().values_list("due_on", flat=True)]
    assert len([days for days in days_left if days < 0]) >= 3
    assert len([days for days in days_left if 0 <= days <= 7]) >= 3


def test_some_are_anonymous_some_are_brought_for_others_and_some_share_an_incident() -> None:
    assert 2 <= Complaint.objects.filter(anonymous=True).count() <= 5
    assert Complaint.objects.exclude(brought_by=None).count() >= 5
    incidents = Counter(Complaint.objects.values_list("incident", flat=True))
    assert len([number for number in incidents.values() if number > 1]) >= 3


def test_one_service_review_waits_after_three_warnings() -> None:
    case = Complaint.objects.get(stage="appendix-3:service_review")
    warnings = ServiceWarning.objects.filter(person=case.respondent)
    assert list(warnings.values_list("level", flat=True)) == ["first", "second", "final"]
    assert warnings.live(TODAY).filter(level="final").exists()


def test_whoever_was_dismissed_has_left() -> None:
    assert Person.objects.exclude(left_on=None).get().name == "Gavin Strickland"


def test_no_mail_waits_to_be_sent() -> None:
    assert not OutgoingNotice.objects.exists()
    waiting = set(DBTaskResult.objects.values_list("task_path", flat=True))
    assert waiting == {make_document.module_path, look_after.module_path}


def test_the_alert_is_shown_to_the_director_and_not_to_the_person_it_is_about() -> None:
    alert = Alert.objects.get()
    assert alert.person.account is not None
    assert (alert.number, alert.year) == (3, FinancialYear.containing(TODAY))
    assert alert in Alert.objects.visible_to(account("ruth"), TODAY)
    assert alert not in Alert.objects.visible_to(alert.person.account, TODAY)


def test_the_case_about_the_director_is_the_chairs_and_hidden_from_the_director() -> None:
    case = Complaint.objects.get(respondent=account("ruth").person)
    assert case.owner == account("elspeth").person
    assert case.reference in visible_to("elspeth")
    assert case.reference not in visible_to("ruth") | visible_to("priya") | visible_to("kieran")


@pytest.mark.parametrize("key", WHO_SEES_WHAT)
def test_everybody_in_the_table_can_sign_in_and_is_warned(key: str) -> None:
    client = Client()
    assert client.login(email=email_of(key), password=PASSWORD)
    assert WARNING in client.get("/").content.decode()


@pytest.mark.parametrize("key", ["denise", "marian", "priya", "ruth", "elspeth", "desmond", "farah"])
def test_those_who_work_on_cases_find_some(key: str) -> None:
    assert visible_to(key)


@pytest.mark.parametrize("key", ["abigail", "suresh", "maureen", "kieran"])
def test_the_others_find_none(key: str) -> None:
    assert not visible_to(key)


@pytest.mark.parametrize("key", ["abigail", "suresh", "maureen"])
def test_worker_volunteer_and_service_user_have_a_complaint_of_their_own(key: str) -> None:
    assert Complaint.objects.made_by(account(key)).exists()


def test_four_policies_are_approved_by_the_trustees_and_tied_to_one_another() -> None:
    assert Policy.objects.count() == 4
    assert all(policy.related.count() == 3 for policy in Policy.objects.all())
    assert set(PolicyVersion.objects.values_list("approver", flat=True)) == {"Board of trustees"}


def test_the_review_of_one_policy_is_overdue() -> None:
    overdue = [version for version in PolicyVersion.objects.all() if version.is_overdue_on(TODAY)]
    assert [version.policy.title for version in overdue] == ["Grievance Policy"]


def test_loading_it_again_changes_nothing_and_says_so() -> None:
    before, said = rows_of_every_table(), StringIO()
    call_command("load_demo", stdout=said)
    assert rows_of_every_table() == before
    assert "loaded already" in said.getvalue()
