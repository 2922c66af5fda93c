"""What the tests of the case list, the case page and the steps have in common."""

import re
from datetime import date
from html import unescape
from typing import Any

from django.test import Client
from django.urls import reverse

from cases.models import Complaint
from people.models import Person
from tests.cases.law.tables import APPENDIX_1
from tests.cases.law.walking import file_standard
from tests.cast import Cast

LIST = "/admin/cases/complaint/"


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person.account)
    return client


def in_words(html: str) -> str:
    """What a page, or a part of one, says, without its marks and drawings."""
    without_drawings = re.sub(r"<svg.*?</svg>", "", html, flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", without_drawings)).split())


def file_case(cast: Cast, received_on: date = date(2026, 6, 3), **changes: Any) -> Complaint:
    """Amina complains about Bob; it happened in Home support, and Martha owns it."""
    return file_standard(APPENDIX_1, cast, received_on=received_on, **changes)


def step_url(case: Complaint, step: str) -> str:
    return reverse("admin:cases_complaint_step", args=[case.pk, step])
