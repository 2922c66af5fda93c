"""Sending files where scripts run: how far each one is, what is refused, and going on meanwhile."""

from playwright.sync_api import FilePayload, Page, Route, expect

from cases.models import Evidence
from tests.browser.filing import Check, begin
from tests.browser.hands import ByMouse
from tests.cases.evidence import samples
from tests.cast import Cast

PICTURE: FilePayload = {"name": "On the bus.jpg", "mimeType": "image/jpeg", "buffer": samples.picture()}
PROGRAM: FilePayload = {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": b"MZ\x90\x00" * 99}
LETTER: FilePayload = {"name": "letter.pdf", "mimeType": "application/pdf", "buffer": samples.pdf()}


class SlowLine:
    """Holds back what is sent to the step until it is let go."""

    def __init__(self, page: Page) -> None:
        self.held: list[Route] = []
        self.is_slow = True
        page.route("**/files/", self._carry)

    def _carry(self, route: Route) -> None:
        if self.is_slow:
            self.held.append(route)
        else:
            route.continue_()

    def let_go(self) -> None:
        self.is_slow = False
        self.held.pop().continue_()


def test_each_file_says_how_far_it_is_and_what_became_of_it(page: Page, cast: Cast, look: Check) -> None:
    begin(hand := ByMouse(page))
    hand.choose("Who is this complaint for?", "For me")
    hand.write("What is your name?", "Rosa Quist")
    hand.choose("What were you to us", "I used your services")
    hand.go_on("What happened")
    page.goto(page.url.replace("/what/", "/files/"))
    line = SlowLine(page)
    hand.add("Add files", [PICTURE, PROGRAM, LETTER])
    rows = page.locator("[data-files-sending] li")
    expect(rows).to_have_count(3)
    expect(rows.first).to_contain_text("On the bus.jpg is being sent")
    expect(rows.first.get_by_role("progressbar")).to_be_visible()
    look(page)
    rows.nth(2).get_by_role("button", name="Cancel letter.pdf").click()
    expect(page.get_by_role("status").filter(has_text="letter.pdf was not sent")).to_have_count(1)
    expect(page.get_by_label("Add files")).to_be_focused()

    line.let_go()
    expect(page.locator("[data-files-kept] li")).to_contain_text("On the bus.jpg")
    expect(rows.nth(1)).to_contain_text("photo.jpg")
    expect(rows.nth(1)).to_contain_text("It is not the kind of file that its name says.")
    assert [each.name for each in Evidence.objects.all()] == ["On the bus.jpg"]
    look(page)

    line.is_slow = True
    hand.add("Add files", [LETTER])
    hand.press("Continue")
    expect(page.get_by_text("We go on as soon as your files are sent.")).to_be_visible()
    line.let_go()
    hand.arrive("What you need from us")
    assert {each.name for each in Evidence.objects.all()} == {"On the bus.jpg", "letter.pdf"}

    page.go_back()
    page.get_by_role("button", name="Remove On the bus.jpg").click()
    expect(page.locator("[data-files-kept] li")).to_have_count(1)
    expect(page.locator("[data-files-kept]")).not_to_contain_text("On the bus.jpg")
