"""What the tests of intake have in common: going through the pages as a browser does."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

from cases.models import Draft
from people.models import Person
from tests.cast import Cast

DOOR = "/complain/"


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person.account)
    return client


def begin(client: Client) -> Draft:
    """Presses the button at the door; the draft is the newest one."""
    page = client.post(DOOR)["Location"]
    return Draft.objects.get(pk=page.split("/")[2])


def page(draft: Draft, name: str) -> str:
    return f"{DOOR}{draft.pk}/{name}/"
