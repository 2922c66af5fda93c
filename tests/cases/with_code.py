"""Somebody without an account who comes back with a receipt code."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

from cases.intake.keys import hash_of_code, receipt_code
from cases.models import Complaint
from cases.reporter import Reporter
from tests.cases.law.tables import Law
from tests.cases.law.walking import Walk
from tests.cast import Cast

CODE = receipt_code("the key of a draft that was sent")
OTHER_CODE = receipt_code("the key of another draft")
CODE_PAGE, LIST = "/complain/code/", "/my-complaints/with-code/"


def with_receipt(code: str = CODE) -> dict[str, Any]:
    """What is added to a filing for whoever gets this code."""
    return {"receipt": hash_of_code(code)}


def anonymous_walk(law: Law, cast: Cast) -> Walk:
    return Walk(law, cast, complainant=None, anonymous=True, **with_receipt())


def reporter(code: str = CODE) -> Reporter:
    return Reporter(hash_of_code(code))


def enter(client: Client, code: str = CODE, **extra: Any) -> HttpResponse:
    return client.post(CODE_PAGE, {"receipt_code": code}, **extra)


def came_back(code: str = CODE) -> Client:
    client = Client()
    assert enter(client, code).status_code == 302
    return client


def send_as(client: Client, case: Complaint, step: str, **answers: Any) -> HttpResponse:
    answers.setdefault("seen", Complaint.objects.get(pk=case.pk).version)
    return client.post(f"{case.own_link}{step}/", answers)
