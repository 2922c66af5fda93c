"""What the tests of the filing page have in common: what somebody types, and sending it."""

from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client

from people.models import Person
from tests.cast import Cast

PAGE = "/complaints/new/"


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person.account)
    return client


def typed(cast: Cast, **changes: Any) -> dict[str, Any]:
    """Amina complains about Bob; every question that needs no answer is left as the page shows it."""
    usual = {
        "submission": str(uuid4()),
        "account": "He said it again.",
        "about": "person",
        "respondent": str(cast.respondent.pk),
        "service": str(cast.home_support.pk),
        "for_whom": "myself",
        "role": "staff",
        "safe_now": "not_said",
        "approach": "not_sure",
        "received_how": "conversation",
    }
    return usual | changes


def helping(cast: Cast, person: Person | str, **changes: Any) -> dict[str, Any]:
    """Amina helps somebody from the list, or a person of this name who is not on it."""
    who = (
        {"complainant": "unlisted", "complainant_name": person, "complainant_role": "service_user"}
        if isinstance(person, str)
        else {"complainant": str(person.pk)}
    )
    agreed = {"for_whom": "someone", "consent": "She asked me to.", "received_on": "2026-06-01"}
    return typed(cast, **agreed | who | changes)


def send(person: Person, answers: dict[str, Any]) -> HttpResponse:
    return signed_in(person).post(PAGE, answers)


def errors(response: HttpResponse) -> dict[str, list[str]]:
    """What the page says beside which question."""
    return {name: list(found) for name, found in response.context["form"].errors.items()}
