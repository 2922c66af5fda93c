"""What the tests of making a complaint have in common: what somebody types, step by step, and sending it."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import Client

from cases.intake.drafts import begin_draft, keep_answers
from cases.intake.steps import STEPS
from cases.models import Draft
from people.clock import now
from people.models import Person, User
from tests.cast import Cast

DOOR = "/complain/"
STEP_OF = {name: slug for slug, step in STEPS.items() for name in step.base_fields}


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person.account)
    return client


def typed(cast: Cast, **changes: Any) -> dict[str, Any]:
    """Amina complains about Bob; every question that needs no answer is left as the page shows it."""
    usual = {
        "account": "He said it again.",
        "about": "person",
        "person_1_pick": str(cast.respondent.pk),
        "service": str(cast.home_support.pk),
        "for_whom": "myself",
        "role": "staff",
    }
    return usual | changes


def helping(cast: Cast, person: Person | str, **changes: Any) -> dict[str, Any]:
    """Amina helps somebody from the list, or a person of this name who is not on it."""
    who = (
        {"complainant": "unlisted", "complainant_name": person, "complainant_role": "service_user"}
        if isinstance(person, str)
        else {"complainant": str(person.pk)}
    )
    agreed = {
        "for_whom": "someone",
        "consent": "She asked me to.",
        "received_on": "2026-06-01",
        "received_how": "conversation",
    }
    return typed(cast, **agreed | who | changes)


def without_account(**changes: Any) -> dict[str, Any]:
    """Rosa, whom nobody knows, complains on the public page about somebody she describes."""
    usual = {
        "account": "He said it again.",
        "about": "person",
        "person_1_name": "Bob",
        "for_whom": "myself",
        "name": "Rosa Quist",
        "role": "service_user",
    }
    return usual | changes


def anonymous(**changes: Any) -> dict[str, Any]:
    return without_account(for_whom="anonymous", **changes)


def by_step(answers: Mapping[str, Any]) -> dict[str, dict[str, list[str]]]:
    """As a browser sends them: each step has its own, and each question a list of values."""
    steps: dict[str, dict[str, list[str]]] = {slug: {} for slug in STEPS}
    for name, value in answers.items():
        slug = STEP_OF.get(name, "about" if name.startswith("person_") else "you")
        steps[slug][name] = list(value) if isinstance(value, list) else [value]
    return steps


def page(draft: Draft, name: str) -> str:
    return f"{DOOR}{draft.pk}/{name}/"


def begun(client: Client, answers: Mapping[str, Any]) -> Draft:
    """A draft with all of this in it, as if every step had been left for the next."""
    account = User.objects.filter(pk=client.session.get("_auth_user_id")).first()
    draft, key = begin_draft(account or AnonymousUser(), None, now())
    for slug, sent in by_step(answers).items():
        keep_answers(draft, slug, sent, now())
    client.cookies["draft"] = key
    return draft


def send_by(client: Client, answers: Mapping[str, Any], **kwargs: Any) -> HttpResponse:
    return client.post(page(begun(client, answers), "check"), **kwargs)


def send(person: Person, answers: Mapping[str, Any]) -> HttpResponse:
    return send_by(signed_in(person), answers)


def errors(response: HttpResponse) -> dict[str, list[str]]:
    """What the page on which everything is checked says of which question."""
    return {name: list(found) for step in response.context["steps"] for name, found in step.errors.items()}
