"""Every line of the three flowcharts, walked in a real browser from the case page to the next stage."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.db.models import Model
from playwright.sync_api import Locator, Page, expect

from cases.models import Complaint
from cases.routes import stage_label
from tests.cases.law.answers import TOWARDS
from tests.cases.law.tables import LAWS, Law, Row
from tests.cases.law.walking import Walk, moment
from tests.cast import Cast

SignIn = Callable[[Page, str], None]


@pytest.fixture(autouse=True)
def cookies_of_any_day(settings: Any) -> None:
    """The browser's clock stays where it is: a cookie with an end would have ended for it already."""
    settings.CSRF_COOKIE_AGE = None


@pytest.fixture
def page(page: Page) -> Page:
    """A failed look-up tells which line it was sooner than the usual ten seconds."""
    page.set_default_timeout(5_000)
    return page


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_every_line_of_the_flowchart_can_be_walked(law: Law, cast: Cast, page: Page, sign_in: SignIn) -> None:
    for row in law.rows:
        source = row.sources.split()[0]
        for target in row.targets.split():
            walk = Walk(law, cast).before(row.step, source)
            _take_in_the_browser(page, sign_in, walk, row, target)
            assert walk.stage == target, f"{law} {row.step}"


def _take_in_the_browser(page: Page, sign_in: SignIn, walk: Walk, row: Row, target: str) -> None:
    on = walk.on + timedelta(days=1)
    who = getattr(walk.cast, row.who.split()[0])
    with time_machine.travel(moment(on), tick=True):
        _change_to(page, sign_in, who.account.email)
        page.goto(walk.case.link)
        link = page.locator(f'a[href$="/step/{row.step}/"]').first
        label = link.inner_text()
        link.click()
        expect(page.get_by_role("heading", level=1)).to_have_text(label)
        answers = walk.answers(row.step, on) | TOWARDS.get((walk.law.code, row.step, target), {})
        _answer(page, answers, must_ask=row.records.split())
        page.get_by_role("button", name=label, exact=True).click()
        expect(page.get_by_text(f"“{label}” is recorded.")).to_be_visible()
        now = Complaint.objects.get(pk=walk.case.pk)
        expect(page.locator(".matters")).to_contain_text(stage_label(now.stage))


def _change_to(page: Page, sign_in: SignIn, email: str) -> None:
    page.context.clear_cookies()
    sign_in(page, email)


def _answer(page: Page, answers: dict[str, Any], must_ask: list[str]) -> None:
    """What the policy wants recorded is asked; of the rest, as a finding for an allegation, what is there."""
    for question, answer in answers.items():
        fields = page.locator(f'[name="{question}"]')
        if not fields.count() and question not in must_ask:
            continue
        several = answer if isinstance(answer, list | tuple | set) else [answer]
        for each in several:
            _give(fields, each)


def _give(fields: Locator, answer: Any) -> None:
    """As a person would: tick, choose or type."""
    first = fields.first
    kind = first.evaluate("field => field.type")
    words = _words(answer)
    if kind == "checkbox" and isinstance(answer, bool):
        first.set_checked(answer)
    elif kind in ("checkbox", "radio"):
        fields.and_(fields.page.locator(f'[value="{words}"]')).check()
    elif kind.startswith("select"):
        first.select_option(words)
    else:
        first.fill(words)


def _words(answer: Any) -> str:
    if isinstance(answer, Model):
        return str(answer.pk)
    return answer.isoformat() if isinstance(answer, date) else str(answer)
