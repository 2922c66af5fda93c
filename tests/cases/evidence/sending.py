"""Sending files: to the step of a draft, by the ordinary form and by a body made by hand."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from cases.models import Draft, Evidence
from tests.cases.evidence import samples

BOUNDARY = "----a-boundary"


def begun(client: Client, **you: str) -> str:
    """The address of the files of a new draft, whose first step says for whom it is."""
    client.post("/complain/")
    draft = Draft.objects.latest("begun_at")
    client.post(address(draft, "you"), {"for_whom": "myself", "role": "other", **you})
    return address(draft)


def address(draft: Draft, step: str = "files") -> str:
    return reverse("cases:intake_step", args=[draft.pk, step])


def body(*files: tuple[str, bytes], fields: Iterable[tuple[str, str]] = (), name: str = "evidence") -> bytes:
    """As a browser builds it, but with names exactly as they are given."""
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'.encode()
        for field, value in fields
    ]
    parts += [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"; filename="{filename}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n".encode()
        + content
        + b"\r\n"
        for filename, content in files
    ]
    return b"".join([*parts, f"--{BOUNDARY}--\r\n".encode()])


def send(client: Client, url: str, *files: tuple[str, bytes], **fields: str) -> HttpResponse:
    return send_raw(client, url, body(*files, fields=fields.items()))


def send_raw(client: Client, url: str, content: bytes) -> HttpResponse:
    answer: HttpResponse = client.post(
        url, content, content_type=f"multipart/form-data; boundary={BOUNDARY}", follow=False
    )
    return answer


def kept() -> list[str]:
    return [each.name for each in Evidence.objects.all()]


def one_picture(client: Client, url: str) -> Evidence:
    send(client, url, ("photo.jpg", samples.picture()), add="yes")
    return Evidence.objects.get()


def content_of(evidence: Evidence) -> bytes:
    with evidence.stored.open("rb") as stored:
        content: bytes = stored.read()
    return content
