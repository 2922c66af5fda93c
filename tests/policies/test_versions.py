"""Which version was in force when, and when it is overdue."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from policies.models import Policy, PolicyVersion
from tests.policies.making import ADDED_AT, make_version

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("on", "label"),
    [
        (date(2024, 5, 11), None),
        (date(2024, 5, 12), "1"),
        (date(2025, 5, 11), "1"),
        (date(2025, 5, 12), "2"),
        (date(2030, 1, 1), "2"),
    ],
)
def test_the_version_approved_last_is_in_force(on: date, label: str | None) -> None:
    make_version(version="2", approved_on=date(2025, 5, 12))
    make_version(version="1", approved_on=date(2024, 5, 12))
    make_version(title="Grievance Policy", version="9", approved_on=date(2020, 5, 12))
    in_force = Policy.objects.get(title="Equality Policy").versions.in_force_on(on)
    assert [version.label for version in in_force] == ([label] if label else [])


def test_each_policy_has_one_version_in_force() -> None:
    for title in ("Equality Policy", "Grievance Policy"):
        for year in (2024, 2025):
            make_version(title=title, version=str(year), approved_on=date(year, 5, 12))
    in_force = PolicyVersion.objects.in_force_on(date(2026, 1, 1)).order_by("policy__title")
    assert [str(version) for version in in_force] == [
        "Equality Policy, version 2025",
        "Grievance Policy, version 2025",
    ]


def test_of_two_versions_approved_on_one_day_the_one_added_later_is_in_force() -> None:
    make_version(version="b", added_at=ADDED_AT + timedelta(minutes=1))
    make_version(version="a", added_at=ADDED_AT)
    assert PolicyVersion.objects.in_force_on(date(2026, 6, 1)).get().label == "b"


@pytest.mark.parametrize(
    ("on", "is_overdue"),
    [(date(2027, 5, 11), False), (date(2027, 5, 12), False), (date(2027, 5, 13), True)],
)
def test_a_policy_is_overdue_from_the_day_after_its_review(on: date, is_overdue: bool) -> None:
    assert make_version(approved_on=date(2026, 5, 12)).is_overdue_on(on) is is_overdue


def test_the_database_itself_refuses_a_review_before_approval() -> None:
    version = make_version()
    with pytest.raises(IntegrityError), transaction.atomic():
        PolicyVersion.objects.filter(pk=version.pk).update(next_review_on=version.approved_on)


def test_changes_are_kept_in_the_history() -> None:
    version = make_version()
    version.approver = "The Chair"
    version.save()
    assert [past.approver for past in version.history.all()] == ["The Chair", "The trustees"]
    assert version.policy.history.count() == 1


def test_approval_today_is_judged_by_the_day_in_london() -> None:
    just_after_midnight_in_london = datetime(2026, 5, 11, 23, 30, tzinfo=UTC)
    make_version(approved_on=date(2026, 5, 12), added_at=just_after_midnight_in_london)
