"""Reading policies in a browser."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.cast import Cast
from tests.policies.making import make_version

pytestmark = pytest.mark.django_db(transaction=True)
TEXT = """## Who does what

| Who | What |
|---|---|
| Managers | Listen |

## Why

Be fair.

## Steps

\tYes\tNo
Are we fair?\t\t
Do we listen?\t\t
"""


def test_somebody_finds_a_policy_and_goes_to_one_of_its_parts(
    page: Page, cast: Cast, sign_in: Callable[[Page, str], None], axe: Callable[[Page], None]
) -> None:
    make_version(TEXT, version="2")
    make_version(TEXT, version="1", approved_on=date(2024, 5, 12))
    sign_in(page, "sunita@fernlight.example")
    page.goto("/policies/")
    axe(page)
    page.get_by_role("link", name="Equality Policy").click()
    axe(page)
    page.get_by_role("navigation", name="Contents").get_by_role("link", name="Why").click()
    expect(page).to_have_url(re.compile("#section-why$"))
    page.get_by_role("link", name="Version 1").click()
    expect(page.get_by_role("heading", name="This is an earlier version")).to_be_visible()
    axe(page)
