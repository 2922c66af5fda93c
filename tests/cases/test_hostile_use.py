"""
Crafted, stale and misplaced requests: refused in a sentence or not found, recorded, and nothing changed.

"Nothing" is every row of every table that hangs on the case, compared before and after.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.core import serializers
from django.db.models import ForeignKey
from django.http import HttpResponse

from cases.models import Complaint, Event, Involvement
from cases.workflow import STALE
from people.models import OutgoingNotice, Person
from tests.cases.case_pages import file_case, signed_in, step_url
from tests.cases.test_case_steps import ACKNOWLEDGED, said
from tests.cast import Cast

Attack = Callable[[Cast, Complaint], HttpResponse]


@pytest.fixture(autouse=True)
def thursday_4_june_2026() -> Iterator[None]:
    with time_machine.travel("2026-06-04 12:00+01:00", tick=False):
        yield


def everything_about(case: Complaint) -> str:
    """Every row of the case as text, but for the record of attempts, and the notices that went out."""
    rows: list[Any] = [Complaint.objects.get(pk=case.pk)]
    for model in apps.get_models():
        for each in model._meta.get_fields():
            if isinstance(each, ForeignKey) and each.related_model is Complaint:
                rows += model._default_manager.filter(**{each.name: case.pk}).order_by("pk")
    kept = [row for row in rows if not (isinstance(row, Event) and row.kind in KINDS_OF_ATTEMPTS)]
    return serializers.serialize("json", kept) + str(OutgoingNotice.objects.count())


# Every kind of event that tells of looking or trying, and not of anything done.
KINDS_OF_ATTEMPTS = {kind.value for kind in Event.Kind} - {"filed", "step", "entry", "imported"}


def post(person: Person, case: Complaint, step: str, /, **sent: Any) -> HttpResponse:
    version = str(Complaint.objects.get(pk=case.pk).version)
    return signed_in(person).post(step_url(case, step), {"seen": version, "on": "2026-06-04", **sent})


def acknowledge(person: Person, case: Complaint, **changes: Any) -> HttpResponse:
    return post(person, case, "acknowledge", **{**ACKNOWLEDGED, "respondent_told": "now", **changes})


def naming(case: Complaint, cast: Cast, person: Person, role: str = "handler") -> HttpResponse:
    sent = {"role": role, "person": str(person.pk), "no_conflict": "on", "reason": "x"}
    return post(cast.manager, case, "name_people", **sent)


REFUSED: dict[str, tuple[Attack, str]] = {
    "a step of a later stage": (
        lambda cast, case: post(cast.manager, case, "decide", finding="substantiated"),
        "“Decide” is not possible while the case is at “Received”.",
    ),
    "a step of another route": (
        lambda cast, case: post(cast.manager, case, "screen", in_danger="no"),
        "There is no such step for this complaint.",
    ),
    "a step that is somebody else's": (
        lambda cast, case: acknowledge(cast.director, case),
        "“Acknowledge” is for the owner of the case.",
    ),
    "an entry for the Director by a manager": (
        lambda cast, case: post(cast.manager, case, "hand_on", owner=str(cast.chair.pk), reason="x"),
        "“Hand the case on” is for",
    ),
    "handing over by a manager": (
        lambda cast, case: post(cast.manager, case, "hand_over", leaver=str(cast.manager.pk), reason="x"),
        "“Hand over what somebody does” is for",
    ),
    "a method that is no step": (
        lambda cast, case: post(cast.manager, case, "_settle"),
        "There is no such step for this complaint.",
    ),
    "a page that has seen a later case": (
        lambda cast, case: acknowledge(cast.manager, case, seen="7"),
        STALE,
    ),
    "a page that has seen nothing": (lambda cast, case: acknowledge(cast.manager, case, seen=""), STALE),
    "a page that has seen nonsense": (lambda cast, case: acknowledge(cast.manager, case, seen="1e9"), STALE),
}


@pytest.mark.parametrize("attack", REFUSED)
def test_it_is_refused_in_a_sentence_recorded_and_nothing_changes(cast: Cast, attack: str) -> None:
    case = file_case(cast)
    before = everything_about(case)
    send, sentence = REFUSED[attack]

    response = send(cast, case)

    assert response.status_code == 409
    assert sentence in said(response)
    assert everything_about(case) == before
    assert case.events.filter(kind=Event.Kind.REFUSED).count() == 1


FAULTY: dict[str, Attack] = {
    "the person complained about": lambda cast, case: naming(case, cast, cast.respondent),
    "the complainant": lambda cast, case: naming(case, cast, cast.complainant, "investigator"),
    "a service user": lambda cast, case: naming(case, cast, cast.service_user),
    "nobody on the register": lambda cast, case: post(
        cast.manager, case, "name_people", role="handler", person="3f2504e0-4f89-41d3-9a0c-0305e82c3301"
    ),
    "a role that there is not": lambda cast, case: naming(case, cast, cast.handler, "owner"),
    "an owner outside the line": lambda cast, case: post(
        cast.director, case, "hand_on", owner=str(cast.outsider.pk), reason="x"
    ),
    "the person complained about as owner": lambda cast, case: post(
        cast.director, case, "hand_on", owner=str(cast.respondent.pk), reason="x"
    ),
    "the person complained about as substitute": lambda cast, case: post(
        cast.director,
        case,
        "hand_over",
        leaver=str(cast.manager.pk),
        substitute=str(cast.respondent.pk),
        no_conflict="on",
        reason="x",
    ),
    "a case that one may not see as the repeated one": lambda cast, case: post(
        cast.manager, case, "set_aside", outcome="duplicate", duplicate_of=hidden(cast).reference, reason="x"
    ),
    "a day in the future": lambda cast, case: acknowledge(cast.manager, case, on="2026-06-05"),
}


def hidden(cast: Cast) -> Complaint:
    """A case about Martha, who looks for it."""
    return file_case(cast, respondent=cast.manager)


@pytest.mark.parametrize("attack", FAULTY)
def test_what_is_not_offered_is_refused_beside_its_question_and_nothing_changes(
    cast: Cast, attack: str
) -> None:
    case = file_case(cast)
    hidden_before = hidden(cast)
    before = everything_about(case).rpartition("]")[0]

    response = FAULTY[attack](cast, case)

    assert response.status_code == 422
    assert everything_about(case).rpartition("]")[0] == before
    assert not hidden_before.events.exclude(kind=Event.Kind.FILED).exists()


OUTSIDE: dict[str, Callable[[Cast], Person]] = {
    "the complainant": lambda cast: cast.complainant,
    "the person complained about": lambda cast: cast.respondent,
    "the manager of another service": lambda cast: cast.other_manager,
    "a trustee": lambda cast: cast.trustee,
    "a system administrator": lambda cast: cast.sysadmin,
    "a service user": lambda cast: cast.service_user,
}


@pytest.mark.parametrize("who", OUTSIDE)
@pytest.mark.parametrize("step", ["acknowledge", "decide", "add_note", "stand_down", "withdraw", "hand_over"])
def test_to_whoever_may_not_see_the_case_no_step_is_there_and_nothing_changes(
    cast: Cast, who: str, step: str
) -> None:
    case = file_case(cast)
    before = everything_about(case)

    sent = {"seen": "0", "text": "x", "reason": "x", **ACKNOWLEDGED}
    response = signed_in(OUTSIDE[who](cast)).post(step_url(case, step), sent, follow=True)

    assert response.status_code in (403, 404)
    assert everything_about(case) == before


GONE: dict[str, Callable[[Cast, Complaint], Any]] = {
    "displaced as a witness": lambda cast, case: Involvement.objects.create(
        complaint=case, person=cast.manager, kind="witness", from_on=case.received_on
    ),
    "the person it is about": lambda cast, case: Complaint.objects.filter(pk=case.pk).update(
        respondent=cast.manager
    ),
    "no longer with the charity": lambda cast, case: Person.objects.filter(pk=cast.manager.pk).update(
        left_on=case.received_on
    ),
    "signed out for good": lambda cast, case: (
        type(cast.manager.account).objects.filter(pk=cast.manager.account_id).update(is_active=False)
    ),
}


@pytest.mark.parametrize("what", GONE)
def test_a_page_that_was_opened_in_time_is_of_no_use_afterwards(cast: Cast, what: str) -> None:
    """Martha opened the form, and then something happened; now she sends it."""
    case = file_case(cast)
    client = signed_in(cast.manager)
    assert client.get(step_url(case, "acknowledge")).status_code == 200
    GONE[what](cast, case)
    before = everything_about(case)

    response = client.post(step_url(case, "acknowledge"), {"seen": "0", **ACKNOWLEDGED}, follow=True)

    assert response.status_code in (200, 403, 404)
    assert case.reference not in response.text
    assert everything_about(case) == before


def test_a_form_for_one_case_sent_to_another_answers_for_that_other_alone(cast: Cast) -> None:
    one, other = file_case(cast), hidden(cast)
    before = everything_about(other)

    assert acknowledge(cast.manager, other).status_code == 404

    assert everything_about(other) == before
    assert Complaint.objects.get(pk=one.pk).stage == "appendix-1:received"
