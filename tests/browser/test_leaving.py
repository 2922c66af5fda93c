"""“Leave this site now”: pressed in the middle of a complaint, and then somebody else goes back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)

SECRET = "He does it whenever nobody else is there."
ELSEWHERE = "/healthz"  # stands in for another site: it shows nothing of ours


@pytest.fixture(autouse=True)
def exit_address(settings, live_server: LiveServer) -> str:
    settings.QUICK_EXIT_URL = live_server.url + ELSEWHERE
    return settings.QUICK_EXIT_URL


def tell(page: Page, site: str) -> None:
    """From the start page to the question what happened, with the answer typed but not sent."""
    page.goto(site)
    page.get_by_role("link", name="Make a complaint").first.click()
    page.get_by_role("button", name="Begin").click()
    page.goto(page.url.replace("/you/", "/what/"))
    page.locator("textarea").first.fill(SECRET)


def press(page: Page) -> None:
    page.get_by_role("link", name="Leave this site now").click()


def press_escape_thrice(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Escape")


@pytest.mark.parametrize("leave", [press, press_escape_thrice])
def test_nothing_of_ours_is_seen_by_going_back(
    page: Page, live_server: LiveServer, exit_address: str, leave: Callable[[Page], None]
):
    tell(page, live_server.url)
    leave(page)
    page.wait_for_url(exit_address)
    for _ in range(3):  # the steps, the door, the start page
        page.go_back(wait_until="commit")
        page.wait_for_url(exit_address)
        assert page.locator("body").inner_text().strip() == "ok"


def test_without_scripts_what_was_typed_is_not_seen_by_going_back(
    browser: Browser, live_server: LiveServer, exit_address: str
):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    tell(page, live_server.url)
    press(page)
    page.wait_for_url(exit_address)
    page.go_back(wait_until="commit")
    page.wait_for_url(exit_address)
    assert SECRET not in page.content()
    context.close()


def test_whoever_comes_back_on_purpose_finds_the_site_and_not_what_was_typed(
    page: Page, live_server: LiveServer, exit_address: str
):
    tell(page, live_server.url)
    draft = page.url
    press(page)
    page.wait_for_url(exit_address)
    page.goto(live_server.url)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(draft)
    expect(page.get_by_text(SECRET)).to_have_count(0)
    assert "draft" not in {cookie["name"] for cookie in page.context.cookies()}


def test_the_way_out_stays_in_sight_and_covers_no_field_that_is_focused(page: Page, live_server: LiveServer):
    page.set_viewport_size({"width": 320, "height": 256})  # a laptop at 400 % zoom
    page.emulate_media(reduced_motion="reduce")  # nothing is on its way still when it is measured
    page.goto(f"{live_server.url}/accounts/login/")
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Leave this site now")).to_be_focused()
    line = page.locator(".leave").bounding_box()
    page.keyboard.press("End")
    page.keyboard.press("Shift+Tab")
    for _ in range(14):
        page.keyboard.press("Shift+Tab")
        focused = page.evaluate(
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {"
            " const box = document.activeElement.getBoundingClientRect();"
            " done([document.activeElement.className, box.top, box.bottom]) })))"
        )
        if focused[0] not in ("leave__button", "skip-link", ""):
            assert focused[1] >= line["height"] - 1, focused
    expect(page.get_by_role("link", name="Leave this site now")).to_be_in_viewport()
