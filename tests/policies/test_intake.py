from datetime import date

import pytest
from django.core.exceptions import ValidationError

from policies.models import Kind, Policy, PolicyVersion
from tests.policies.making import ADDED_AT, make_version

pytestmark = pytest.mark.django_db


def test_a_document_becomes_a_version_of_a_new_policy() -> None:
    version = make_version("## Why\n\nBe **fair**.", kind=Kind.EQUALITY)
    version.refresh_from_db()
    assert version.policy.kind == Kind.EQUALITY
    assert version.source == "## Why\n\nBe **fair**."
    assert version.html == '<h2 id="section-why">Why</h2>\n<p>Be <strong>fair</strong>.</p>\n'
    assert version.contents == [{"level": 2, "id": "section-why", "text": "Why"}]
    assert version.next_review_on == date(2027, 5, 12)
    assert (version.added_at, version.added_by) == (ADDED_AT, None)


def test_the_same_title_adds_a_version_to_the_policy_there_is() -> None:
    first = make_version(version="1")
    second = make_version(version="2")
    assert first.policy == second.policy


def test_a_review_earlier_than_usual_is_kept() -> None:
    assert make_version(next_review_on=date(2026, 11, 12)).next_review_on == date(2026, 11, 12)


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        ({"next_review_on": date(2029, 5, 13)}, "next_review_on", "must be within 36 months of approval"),
        ({"approved_on": date(2026, 6, 2)}, "approved_on", "cannot be in the future"),
        ({"approver": ""}, "approver", "cannot be blank"),
        ({"version": "x" * 41}, "label", "at most 40 characters"),
        ({"title": "x" * 201}, "title", "at most 200 characters"),
        ({"kind": "song"}, "kind", "not a valid choice"),
    ],
)
def test_what_the_rules_refuse_is_refused_by_field_and_nothing_is_kept(
    given: dict[str, object], field: str, sentence: str
) -> None:
    with pytest.raises(ValidationError) as refusal:
        make_version(**given)
    assert sentence in refusal.value.message_dict[field][0]
    assert not Policy.objects.exists()


def test_a_version_cannot_be_taken_in_twice() -> None:
    make_version()
    with pytest.raises(ValidationError, match="This policy has a version of this name"):
        make_version()
    assert PolicyVersion.objects.count() == 1
