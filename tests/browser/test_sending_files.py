"""Files of a complaint as a browser sends them, one after another, while somebody goes on."""

import pytest
from playwright.sync_api import FilePayload, Page, Route, expect

from tests.browser.filing import PAGE
from tests.browser.hands import ByMouse


@pytest.fixture
def at_the_files(page: Page) -> ByMouse:
    page.goto(PAGE)
    person = ByMouse(page)
    person.press("Begin")
    person.arrive("You")
    page.goto(page.url.replace("/you/", "/files/"))
    return person


def test_whoever_goes_on_meanwhile_stays_to_read_why_a_file_is_refused(at_the_files: ByMouse) -> None:
    page, held = at_the_files.page, list[Route]()
    page.route("**/files/", lambda route: held.append(route), times=1)
    with page.expect_request("**/files/"):
        at_the_files.add("Add files", FilePayload(name="program.exe", mimeType="text/plain", buffer=b"MZ"))
    at_the_files.press("Continue")
    held[0].continue_()

    expect(page.get_by_role("main").get_by_text("We cannot take this kind of file.").first).to_be_visible()
    at_the_files.go_on("What you need from us")
