"""No barrier on any page of making a complaint: empty, with faults, filled in, and however it is shown."""

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from cases.intake import check_page, views
from cases.intake.drafts import begin_draft, keep_answers
from cases.intake.steps import STEPS
from cases.models import Draft
from people.clock import now, today
from tests.browser.conftest import PHONE
from tests.browser.filing import PAGE, Check, SignIn, send
from tests.browser.hands import ByMouse
from tests.cast import Cast

Answers = Mapping[str, Mapping[str, list[str]]]

TOMORROW = str(today() + timedelta(days=1))
FILLED_IN: Answers = {
    "you": {"safe_now": ["no"], "for_whom": ["anonymous"], "role": ["service_user"]},
    "what": {"account": ["He mocked my accent. " * 20], "happened_on": ["2026-04-03"], "place": ["At home"]},
    "about": {
        "about": ["person"],
        "person_1_name": ["Bob"],
        "person_2_described": ["A tall man with a very-long-word-" + "x" * 60],
    },
    "kind": {"characteristics": ["race", "age"], "conduct": ["harassment"]},
    "files": {},
    "needs": {
        "wishes": ["An apology"],
        "reading_format": ["other"],
        "reading_format_other": ["Yellow paper"],
    },
}
WITH_A_FAULT: Answers = {
    "you": {"for_whom": ["someone"], "safe_now": ["no"]},
    "what": {"account": [" "], "happened_on": [TOMORROW]},
    "about": {"about": ["person"], "person_2_name": [""]},
    "needs": {"wishes": ["x" * 6000], "reading_format": ["other"]},
}


class Drafts:
    """Complaints that this browser has begun, as if all of it had been typed."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site

    def begin(self, answers: Answers, account: Any = None) -> Draft:
        draft, key = begin_draft(account or AnonymousUser(), None, now())
        for step, typed in answers.items():
            keep_answers(draft, step, typed, now())
        self.page.context.add_cookies([{"name": "draft", "value": key, "url": self.site + PAGE}])
        return draft

    def open(self, answers: Answers, page: str, account: Any = None) -> Draft:
        draft = self.begin(answers, account)
        self.go_to(draft, page)
        return draft

    def go_to(self, draft: Draft, page: str) -> None:
        self.page.goto(f"{PAGE}{draft.pk}/{page}/")


@pytest.fixture
def drafts(page: Page, cast: Cast, live_server: LiveServer) -> Drafts:
    return Drafts(page, live_server.url)


def press_links_of_the_summary(page: Page) -> None:
    """Reading goes on at the summary, and each of its lines leads to the question it is about."""
    expect(page.locator(".error-summary")).to_be_focused()
    links = page.locator(".error-summary a")
    assert links.count()
    for number in range(links.count()):
        links.nth(number).click()
        focused = page.locator(":focus")
        expect(focused).to_be_in_viewport()
        assert focused.evaluate("each => each.matches('input, select, textarea')"), links.nth(number)


@pytest.mark.parametrize("slug", STEPS)
def test_a_step_without_an_account(slug: str, page: Page, drafts: Drafts, look: Check) -> None:
    drafts.open({}, slug)
    look(page)
    drafts.open(FILLED_IN, slug)
    look(page)
    if slug in WITH_A_FAULT:
        drafts.open(WITH_A_FAULT, slug)
        page.get_by_role("button", name="Continue").click()
        expect(page).to_have_title(re.compile("^Error: "))
        look(page)
        press_links_of_the_summary(page)


HELPING = {"for_whom": ["someone"], "complainant": ["unlisted"], "received_on": [TOMORROW]}


def several_people(cast: Cast) -> dict[str, list[str]]:
    return {"about": ["person"], "person_1_pick": [str(cast.respondent.pk)], "person_2_pick": ["unlisted"]}


def test_steps_with_an_account_and_lists_to_choose_from(
    page: Page, cast: Cast, drafts: Drafts, sign_in: SignIn, look: Check
) -> None:
    sign_in(page, cast.manager.account.email)
    for slug, typed in (("you", HELPING), ("about", several_people(cast))):
        drafts.open({slug: typed}, slug, cast.manager.account)
        look(page)
        page.get_by_role("button", name="Continue").click()
        look(page)
        press_links_of_the_summary(page)


def test_the_tab_key_gets_through_a_step_and_nothing_it_stops_at_is_covered(
    page: Page, cast: Cast, drafts: Drafts, sign_in: SignIn
) -> None:
    sign_in(page, cast.manager.account.email)
    page.set_viewport_size({"width": 320, "height": 256})  # a laptop at 400 % zoom
    page.emulate_media(reduced_motion="reduce")  # nothing is on its way still when it is looked for
    for slug, typed in (("you", HELPING), ("about", several_people(cast))):
        drafts.open({slug: typed}, slug, cast.manager.account)
        last = page.get_by_role("contentinfo").get_by_role("link").last
        for _ in range(60):
            page.keyboard.press("Tab")
            assert page.evaluate(IS_IN_SIGHT), page.evaluate("document.activeElement.outerHTML.slice(0, 300)")
            if last.evaluate("each => each === document.activeElement"):
                break
        expect(last).to_be_focused()


# Some of it is on top of everything else there.
IS_IN_SIGHT = """() => {
    const focused = document.activeElement;
    const box = focused.getBoundingClientRect();
    const at = (down) => document.elementFromPoint(box.left + box.width / 2, box.top + box.height * down);
    return [0.1, 0.5, 0.9].some((down) => {
        const top = at(down);
        return top && (focused.contains(top) || top.contains(focused) && top.closest("main, label"));
    });
}"""


def test_a_step_that_was_open_too_long(page: Page, drafts: Drafts, look: Check) -> None:
    drafts.open(FILLED_IN, "what")
    page.get_by_label("Where was it?").fill("On a visit")
    page.context.clear_cookies(name="csrftoken")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert").filter(has_text="The page was open too long")).to_be_focused()
    expect(page.get_by_label("Where was it?")).to_have_value("On a visit")
    look(page)
    ByMouse(page).go_on("Who it is about")


def test_pages_before_between_and_after_the_steps(
    page: Page, drafts: Drafts, look: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    for address in ("/", PAGE, "/easy-read/", "/leave/about/", "/complain/code/"):
        page.goto(address)
        look(page)
    draft = drafts.begin({"what": FILLED_IN["what"]})
    page.goto(PAGE)
    expect(page.get_by_role("heading", name="Not sent yet")).to_be_visible()
    look(page)
    for each in ("help", "saved", "throw-away"):
        drafts.go_to(draft, each)
        look(page)
    drafts.go_to(draft, "saved")
    page.goto(page.locator("#private-link").inner_text())
    look(page)
    drafts.go_to(draft, "throw-away")
    page.get_by_role("button", name="Throw it away").click()
    expect(page.get_by_text("We have kept nothing of it.")).to_be_visible()
    look(page)
    drafts.go_to(draft, "what")
    expect(page.get_by_role("heading", name="We cannot open that")).to_be_visible()
    look(page)
    monkeypatch.setattr(views, "may_begin", lambda request: False)
    page.goto(PAGE)
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("alert").filter(has_text="Please wait a minute")).to_be_focused()
    look(page)


def test_everything_is_checked_sent_and_was_sent_already(
    page: Page, drafts: Drafts, look: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts.open({"you": FILLED_IN["you"], "what": WITH_A_FAULT["what"]}, "check")
    expect(page.locator(".error-summary")).to_be_focused()
    look(page)
    page.locator(".error-summary a").first.click()
    expect(page).to_have_url(re.compile(r"\?change$"))

    draft = drafts.open(FILLED_IN, "check")
    link = saved_link(page, drafts, draft)
    drafts.go_to(draft, "check")
    look(page)
    with monkeypatch.context() as patch:
        patch.setattr(check_page, "may_send", lambda request: False)
        page.get_by_role("button", name="Send the complaint").click()
    expect(page.get_by_role("alert").filter(has_text="Please wait a minute")).to_be_focused()
    look(page)
    send(ByMouse(page))
    look(page)
    page.goto(link)
    expect(page.get_by_role("heading", name="This was sent already")).to_be_visible()
    look(page)


def saved_link(page: Page, drafts: Drafts, draft: Draft) -> str:
    drafts.go_to(draft, "saved")
    return page.locator("#private-link").inner_text()


def in_the_dark(page: Page, site: str) -> None:
    page.emulate_media(color_scheme="dark")


def in_forced_colours(page: Page, site: str) -> None:
    page.emulate_media(forced_colors="active")


def from_right_to_left(page: Page, site: str) -> None:
    page.set_viewport_size(PHONE)
    page.context.add_cookies([{"name": "language", "value": "ur", "url": site}])


@pytest.mark.parametrize(
    "shown", [in_the_dark, in_forced_colours, from_right_to_left], ids=lambda each: each.__name__
)
def test_the_main_pages_as_readers_need_them(
    shown: Callable[[Page, str], None], page: Page, drafts: Drafts, axe: Check, live_server: LiveServer
) -> None:
    shown(page, live_server.url)
    for address in ("/", PAGE, "/easy-read/", "/complain/code/"):
        page.goto(address)
        look_once(page, axe)
    draft = drafts.begin(FILLED_IN)
    for each in (*STEPS, "help", "saved", "check"):
        drafts.go_to(draft, each)
        look_once(page, axe)
    page.locator("main form button.button").last.click()
    expect(page.locator("#receipt-code")).to_be_visible()
    look_once(page, axe)
    drafts.open(WITH_A_FAULT, "what")
    page.locator("[name=continue]").click()
    press_links_of_the_summary(page)
    look_once(page, axe)
    if shown is from_right_to_left:
        expect(page.locator("html[dir=rtl][lang=ur]")).to_have_count(1)


def look_once(page: Page, axe: Check) -> None:
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, page.url
