"""No barrier that a machine can find: on any page, at any stage, in any form, for whoever gets there."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from cases.models import Complaint
from cases.routes import ROUTES
from cases.routes.steps import Step
from tests.browser.filing import Check, SignIn
from tests.cases.law.tables import APPENDIX_1, LAWS, Law
from tests.cases.law.walking import put_at
from tests.cast import Cast

ONE_OF_MANY = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/)\d+(?=/)|(?<=/lettertext/)\w+")
# Files, the way out, and the forms of steps, which have tests of their own above.
NOT_PAGES = ("/step/", "/logout/", ".pdf", ".csv", ".ics", "/download/", "/export/", "/static/")
SAME_PAGE = {"_changelist_filters", "_to_field"}  # what Django's links carry along

# Where each of them is led; what somebody else is led to as well is looked at once.
PLACES = {
    "director": "/admin/(cases|monitoring)|/reports/|/$",
    "manager": r"/admin/cases/complaint/[^?]*$",
    "chair": r"/admin/cases/complaint/[^?]*$|/reports/$",
    "sysadmin": "/admin/(people|policies)|/admin/$",
    "complainant": "/",
}


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_the_page_of_a_case_at_every_stage(
    law: Law, cast: Cast, page: Page, sign_in: SignIn, look: Check
) -> None:
    sign_in(page, cast.director.account.email)
    for stage in law.stages:
        page.goto(put_at(law, cast, stage).link)
        look(page)


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_the_form_of_every_step(law: Law, cast: Cast, page: Page, sign_in: SignIn, look: Check) -> None:
    sign_in(page, cast.manager.account.email)
    for step in ROUTES[law.code].STEPS.values():
        if step.moves:
            stage = step.sources[0].partition(":")[2]
            _look_at_form(page, put_at(law, cast, stage), step, look)


def test_the_form_of_every_entry_for_the_file(cast: Cast, page: Page, sign_in: SignIn, look: Check) -> None:
    """They are the same on all routes."""
    sign_in(page, cast.manager.account.email)
    for step in ROUTES[APPENDIX_1.code].STEPS.values():
        if not step.moves:
            stage = step.sources[0].partition(":")[2] or "received"
            _look_at_form(page, put_at(APPENDIX_1, cast, stage), step, look)


def _look_at_form(page: Page, case: Complaint, step: Step, look: Check) -> None:
    """As the manager sees it who owns the case: theirs with faults, of the others the sentence why not."""
    page.goto(reverse("admin:cases_complaint_step", args=[case.pk, step.name]))
    send = page.get_by_role("button", name=step.label, exact=True)
    if send.count():
        send.click()  # the faults beside the fields; or the case, where nothing has to be answered
    look(page)


@pytest.mark.parametrize("name", PLACES)
def test_every_page_that_links_lead_to(
    name: str, cast: Cast, page: Page, sign_in: SignIn, look: Check
) -> None:
    for law in LAWS:
        put_at(law, cast, "received")
    sign_in(page, getattr(cast, name).account.email)
    looked_at = []
    for path in _pages_from(page, reverse("cases:home"), re.compile(PLACES[name])):
        assert page.locator("h1").count() == 1, path
        look(page)
        looked_at.append(path)
    assert len(looked_at) > 3


def _pages_from(page: Page, start: str, places: re.Pattern[str]) -> Iterator[str]:
    """Opens every page that can be reached by links, one of each kind, and of lists each filter once."""
    waiting, known = [start], _kinds(start)
    while waiting:
        path = waiting.pop(0)
        page.goto(path)
        if path != start or places.match(path):
            yield path
        for link in _links(page):
            if places.match(link) and not _kinds(link) <= known:
                known |= _kinds(link)
                waiting.append(link)


def _links(page: Page) -> list[str]:
    here = urlsplit(page.url)
    addresses: list[str] = page.eval_on_selector_all(
        "a[href]:not([rel~=nofollow])", "links => links.map(link => link.href)"
    )
    parts = (urlsplit(address) for address in addresses)
    inside = (each for each in parts if each.netloc == here.netloc and each.scheme == here.scheme)
    found = (each._replace(scheme="", netloc="", fragment="").geturl() for each in inside)
    return [link for link in found if not any(word in link for word in NOT_PAGES)]


def _kinds(link: str) -> set[tuple[str, str]]:
    """Two cases are pages of one kind; so are two choices of the same filter."""
    parts = urlsplit(link)
    path = ONE_OF_MANY.sub("*", parts.path)
    return {(path, "")} | {(path, name) for name, _ in parse_qsl(parts.query) if name not in SAME_PAGE}
