"""Keeping policies in the admin."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from pytest_django.asserts import assertContains, assertRedirects

from people.standing import may_keep_policies
from policies.models import Policy, PolicyVersion
from tests.cast import Cast
from tests.policies.making import make_version
from tests.policies.word_files import paragraph, word_file

pytestmark = pytest.mark.django_db
POLICIES = "/admin/policies/policy/"
VERSIONS = "/admin/policies/policyversion/"


@pytest.fixture(autouse=True)
def _on_a_day_in_june():
    with time_machine.travel("2026-06-01 12:00Z", tick=False):
        yield


@pytest.fixture
def keeper(client: Client, cast: Cast) -> Client:
    client.force_login(cast.director.account)
    return client


def filled_in(**changes: Any) -> dict[str, Any]:
    version = {
        "label": "1",
        "text": "Be fair.",
        "approver": "The trustees",
        "approved_on": "2026-05-12",
        "next_review_on": "",
    }
    policy = {"title": "Equality Policy", "organisation": "Fernlight", "kind": "equality"}
    version |= {name: value for name, value in changes.items() if name not in policy}
    policy |= {name: value for name, value in changes.items() if name in policy}
    return {
        **policy,
        "versions-TOTAL_FORMS": "1",
        "versions-INITIAL_FORMS": "0",
        **{f"versions-0-{name}": value for name, value in version.items()},
    }


def upload(name: str, data: bytes, text: str = "") -> dict[str, Any]:
    return {"file": SimpleUploadedFile(name, data), "text": text}


def add(client: Client, **changes: Any) -> HttpResponse:
    return client.post(f"{POLICIES}add/", filled_in(**changes))


def test_a_policy_is_added_with_its_first_version(keeper: Client, cast: Cast) -> None:
    assertRedirects(add(keeper), POLICIES)
    version = PolicyVersion.objects.get()
    assert (version.policy.title, version.policy.organisation, version.label) == (
        "Equality Policy",
        "Fernlight",
        "1",
    )
    assert (version.html, version.next_review_on) == ("<p>Be fair.</p>\n", date(2027, 5, 12))
    assert version.added_by == cast.director.account
    assert version.history.get().history_user == cast.director.account


def test_a_word_file_is_taken_in(keeper: Client) -> None:
    assertRedirects(add(keeper, **upload("policy.docx", word_file(paragraph("Be fair.")))), POLICIES)
    assert PolicyVersion.objects.get().html == "<p>Be fair.</p>"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"text": ""}, "Choose the policy’s document, or paste its text below."),
        ({"text": " \n "}, "There is no text here."),
        (upload("policy.txt", b""), "The file is empty."),
        (upload("policy.exe", b"MZ"), "Choose a Word file"),
        (upload("policy.docx", b"PK\x03\x04"), "could not open this as a Word file"),
        (upload("policy.txt", b"Be fair.", text="Be fair."), "not both."),
        ({"next_review_on": "2029-05-13"}, "must be within 36 months of approval"),
        ({"next_review_on": "2026-05-12"}, "must be after the day of approval"),
        ({"approved_on": "2026-06-02"}, "cannot be in the future"),
        ({"approved_on": "soon"}, "Enter a valid date."),
        ({"approver": ""}, "This field is required."),
        ({"label": "x" * 41}, "at most 40 characters"),
        ({"label": "a\0b"}, "Null characters are not allowed."),
    ],
)  # fmt: skip
def test_what_is_refused_is_refused_beside_its_field_and_the_rest_is_kept(
    keeper: Client, changes: dict[str, Any], sentence: str
) -> None:
    page = add(keeper, organisation="Fernlight & =1+1 <b>", **changes)
    assertContains(page, sentence)
    assertContains(page, 'value="Fernlight &amp; =1+1 &lt;b&gt;"')
    assert not Policy.objects.exists()


def test_a_refused_text_is_still_in_its_box(keeper: Client) -> None:
    assertContains(add(keeper, text="Words that took an hour", approver=""), "Words that took an hour")


@pytest.mark.parametrize("text", ["مساواة للجميع 🌿", "=1+1", "<script>alert(1)</script>", "a" * 100_000])
def test_text_of_every_kind_is_kept_faithfully(keeper: Client, text: str) -> None:
    assertRedirects(add(keeper, text=text), POLICIES)
    assert PolicyVersion.objects.get().source == text


def test_another_version_is_added_on_the_page_of_the_policy(keeper: Client) -> None:
    policy = make_version().policy
    page = keeper.get(f"{POLICIES}{policy.pk}/change/")
    assertContains(page, "Version 1")
    answer = keeper.post(f"{POLICIES}{policy.pk}/change/", filled_in(label="2", text="Be kind."))
    assertRedirects(answer, POLICIES)
    assert {version.label for version in policy.versions.all()} == {"1", "2"}


def test_a_policy_is_related_to_others_but_not_to_itself(keeper: Client) -> None:
    policy, other = make_version().policy, make_version(title="Grievance Policy").policy
    data = filled_in(label="2") | {"related": [str(policy.pk), str(other.pk)]}
    assertRedirects(keeper.post(f"{POLICIES}{policy.pk}/change/", data), POLICIES)
    assert list(policy.related.all()) == [other]


def test_a_policy_can_be_renamed_without_a_new_version(keeper: Client) -> None:
    policy = make_version().policy
    empty = dict.fromkeys(("label", "text", "approver", "approved_on"), "")
    assertRedirects(
        keeper.post(f"{POLICIES}{policy.pk}/change/", filled_in(title="Fairness Policy", **empty)), POLICIES
    )
    policy.refresh_from_db()
    assert (policy.title, policy.versions.count(), policy.history.count()) == ("Fairness Policy", 1, 2)


def test_a_version_that_is_there_already_is_refused(keeper: Client) -> None:
    policy = make_version().policy
    answer = keeper.post(f"{POLICIES}{policy.pk}/change/", filled_in(label="1"))
    assertContains(answer, "This policy has a version of this name.")


def test_a_version_cannot_be_renamed_to_another(keeper: Client) -> None:
    make_version(version="1")
    second = make_version(version="2")
    facts = {"label": "1", "approver": "The Chair", "approved_on": "2026-05-12"}
    answer = keeper.post(f"{VERSIONS}{second.pk}/change/", facts)
    assertContains(answer, "This policy has a version of this name.")


def test_correcting_a_version_keeps_its_text_and_its_history(keeper: Client) -> None:
    version = make_version("Be fair.")
    facts = {
        "label": "1",
        "approver": "The Chair",
        "approved_on": "2026-05-12",
        "next_review_on": "2026-11-12",
    }
    assertRedirects(keeper.post(f"{VERSIONS}{version.pk}/change/", facts), VERSIONS)
    version.refresh_from_db()
    assert (version.approver, version.source) == ("The Chair", "Be fair.")
    assert version.history.count() == 2
    assert keeper.get(f"{VERSIONS}{version.pk}/history/").status_code == 200
    first = version.history.earliest()
    assertContains(keeper.get(f"{VERSIONS}{version.pk}/history/{first.pk}/"), "The trustees")


def test_the_keepers_are_the_system_administrator_the_director_and_the_equalities_lead(cast: Cast) -> None:
    keepers = {
        name for name in vars(cast) if hasattr(person := getattr(cast, name), "account")
        and may_keep_policies(person.account, date(2026, 6, 1))
    }  # fmt: skip
    assert keepers == {"sysadmin", "director", "equalities_lead"}


@pytest.mark.parametrize("who", ["manager", "chair", "trustee", "handler", "complainant", "service_user"])
def test_nobody_else_sees_or_uses_these_pages(client: Client, cast: Cast, who: str) -> None:
    version = make_version()
    client.force_login(getattr(cast, who).account)
    for address in (POLICIES, f"{POLICIES}add/", f"{POLICIES}{version.policy.pk}/change/", VERSIONS,
                    f"{VERSIONS}{version.pk}/change/", f"{VERSIONS}{version.pk}/history/"):  # fmt: skip
        assert client.get(address).status_code in (302, 403)
        assert client.post(address, filled_in(label="2")).status_code in (302, 403)
    assert PolicyVersion.objects.count() == 1


@pytest.mark.parametrize("who", ["sysadmin", "director", "equalities_lead"])
def test_the_keepers_use_these_pages_but_delete_nothing(client: Client, cast: Cast, who: str) -> None:
    version = make_version()
    client.force_login(getattr(cast, who).account)
    for address in (POLICIES, f"{POLICIES}add/", f"{POLICIES}{version.policy.pk}/change/", VERSIONS,
                    f"{VERSIONS}{version.pk}/change/", f"{VERSIONS}{version.pk}/history/"):  # fmt: skip
        assert client.get(address).status_code == 200
    for address in (
        f"{POLICIES}{version.policy.pk}/delete/",
        f"{VERSIONS}{version.pk}/delete/",
        f"{VERSIONS}add/",
    ):
        assert client.post(address, {"post": "yes"}).status_code == 403
    assert PolicyVersion.objects.count() == 1
