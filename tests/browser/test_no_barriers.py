"""No barrier that a machine can find: on any page of the managers' room, at any stage, in any form."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from cases.routes import ROUTES
from tests.cases.law.tables import LAWS, Law
from tests.cases.law.walking import put_at
from tests.cast import Cast

Check = Callable[[Page], None]
SignIn = Callable[[Page, str], None]

SIZES = [pytest.param((1280, 900), id="wide"), pytest.param((320, 640), id="narrow")]
ONE_OF_MANY = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/)\d+(?=/)")
NOT_PAGES = ("/logout/", ".pdf", ".csv", ".ics", "/download/", "/export/", "/static/")


@pytest.fixture(params=SIZES)
def sized(request: pytest.FixtureRequest, page: Page) -> Page:
    width, height = request.param
    page.set_viewport_size({"width": width, "height": height})
    return page


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_the_page_of_a_case_at_every_stage(
    law: Law, cast: Cast, sized: Page, sign_in: SignIn, axe: Check
) -> None:
    sign_in(sized, cast.director.account.email)
    for stage in law.stages:
        sized.goto(put_at(law, cast, stage).link)
        _look(sized, axe)


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_the_form_of_every_step_empty_and_with_faults(
    law: Law, cast: Cast, page: Page, sign_in: SignIn, axe: Check
) -> None:
    """As the manager sees it who owns the case: their own forms, and of the others the sentence why not."""
    sign_in(page, cast.manager.account.email)
    for step in ROUTES[law.code].STEPS.values():
        stage = step.sources[0].partition(":")[2] or "received"
        case = put_at(law, cast, stage)
        page.goto(reverse("admin:cases_complaint_step", args=[case.pk, step.name]))
        _look(page, axe)
        send = page.get_by_role("button", name=step.label, exact=True)
        if send.count():
            send.click()
            _look(page, axe)  # the faults beside the fields; or the case, where nothing has to be answered


@pytest.mark.parametrize("name", ["director", "manager", "chair", "sysadmin", "complainant"])
def test_every_page_that_links_lead_to(
    name: str, cast: Cast, sized: Page, sign_in: SignIn, axe: Check
) -> None:
    for law in LAWS:
        put_at(law, cast, "received")
    sign_in(sized, getattr(cast, name).account.email)
    for path in _pages_from(sized, reverse("cases:home")):
        assert sized.locator("h1").count() == 1, path
        _look(sized, axe)


def _pages_from(page: Page, start: str) -> Iterator[str]:
    """Opens every page that can be reached by links, one of each kind."""
    waiting, known = [start], {_kind(start)}
    while waiting:
        path = waiting.pop(0)
        page.goto(path)
        yield path
        for link in _links(page):
            if _kind(link) not in known:
                known.add(_kind(link))
                waiting.append(link)


def _links(page: Page) -> list[str]:
    here = urlsplit(page.url)
    addresses: list[str] = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    parts = (urlsplit(address) for address in addresses)
    inside = (each for each in parts if each.netloc == here.netloc and each.scheme == here.scheme)
    found = (each._replace(scheme="", netloc="", fragment="").geturl() for each in inside)
    return [link for link in found if not any(word in link for word in NOT_PAGES)]


def _kind(link: str) -> tuple[str, frozenset[str]]:
    """Two cases are pages of one kind; so are two choices of the same filter."""
    parts = urlsplit(link)
    return ONE_OF_MANY.sub("*", parts.path), frozenset(name for name, _ in parse_qsl(parts.query))


def _look(page: Page, axe: Check) -> None:
    axe(page)
    wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wider <= 0, f"{page.url} scrolls sideways"
