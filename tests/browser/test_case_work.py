"""A manager takes a case of Appendix 1 from received to closed, in a real browser, wide and narrow."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from cases.models import Complaint, Event
from people.clock import today
from tests.cases.case_pages import LIST, file_case, step_url
from tests.cast import Cast

Check = Callable[[Page], None]
SignIn = Callable[[Page, str], None]
SIZES = [pytest.param((1280, 900), id="wide"), pytest.param((360, 780), id="phone")]


@pytest.fixture
def case(cast: Cast) -> Complaint:
    """Filed three weeks ago, so that every step has a day of its own in the past."""
    return file_case(
        cast,
        received_on=today() - timedelta(days=40),
        characteristics=["race"],
        conduct=["harassment"],
        details={"safe_contact": "By text, in the daytime", "wishes": "An apology"},
    )


class Work:
    """The case in the browser, one step after the other, a day between two."""

    def __init__(self, page: Page, case: Complaint, sign_in: SignIn, axe: Check) -> None:
        self.page = page
        self.case = case
        self.sign_in = sign_in
        self.axe = axe
        self.on: date = case.received_on

    def look(self) -> None:
        """No barrier that a machine can find, and nothing wider than the screen."""
        self.axe(self.page)
        wider = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wider <= 0, "the page scrolls sideways"

    def open(self, step: str) -> None:
        """From the case page by its button to the step's form, with the next day filled in."""
        self.page.goto(self.case.link)
        self.look()
        self.page.get_by_role("link", name=step, exact=True).click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text(step)
        self.on += timedelta(days=1)
        self.page.get_by_label("When was this done?").fill(self.on.isoformat())
        self.look()

    def fill(self, **answers: str) -> None:
        for label, words in answers.items():
            self.page.locator(f"[name={label}]").fill(words)

    def send(self, step: str, stage: str) -> None:
        self.page.get_by_role("button", name=step, exact=True).click()
        expect(self.page.get_by_text(f"“{step}” is recorded.")).to_be_visible()
        expect(self.page.locator(".matters__item").first).to_contain_text(stage)

    def choose(self, question: str, answer: str) -> None:
        self.page.get_by_role("group", name=question).get_by_label(
            re.compile(rf"^\s*{re.escape(answer)}")
        ).check()

    def declare(self) -> None:
        """Whoever is named has no conflict of interest, where the form asks for it."""
        for box in self.page.locator("[name^=no_conflict]").all():
            box.check()

    def tell_of_protection(self) -> None:
        self.page.get_by_label("The confidentiality and no-victimisation text was given").check()
        self.choose("Was the person it is about told", "Yes, now")

    def change_to(self, email: str) -> None:
        self.page.context.clear_cookies()
        self.sign_in(self.page, email)


@pytest.fixture(params=SIZES)
def work(request: pytest.FixtureRequest, page: Page, case: Complaint, sign_in: SignIn, axe: Check) -> Work:
    width, height = request.param
    page.set_viewport_size({"width": width, "height": height})
    return Work(page, case, sign_in, axe)


def test_a_case_is_taken_from_received_to_closed(work: Work, cast: Cast) -> None:
    page = work.page
    work.sign_in(page, "martha@fernlight.example")
    page.goto(LIST)
    expect(page.get_by_role("link", name=work.case.reference)).to_be_visible()
    work.look()

    work.open("Acknowledge")
    page.get_by_role("button", name="Acknowledge", exact=True).click()
    expect(page.get_by_role("heading", name="There is something to put right")).to_be_visible()
    expect(page).to_have_title(re.compile("^Error: Acknowledge"))
    work.look()
    work.fill(how="Met in person", wants="An apology", adjustments="None")
    work.tell_of_protection()
    work.send("Acknowledge", "Acknowledged")

    work.open("Start initial investigation")
    page.locator("[name=handler]").select_option(label="Hana Novak")
    page.get_by_label("They have declared").check()
    work.choose("Interim measures", "Considered: none needed")
    work.fill(measures_reason="They do not work together")
    work.choose("How serious is it?", "Serious: repeated")
    work.choose("Police or safeguarding", "Considered: neither is needed")
    work.send("Start initial investigation", "Initial investigation")

    expect(page.get_by_text("Agree informal resolution Only for the handler.")).to_be_visible()

    work.open("Open formal investigation")
    page.locator("[name=investigator]").select_option(label="Ivan Petrov")
    work.declare()
    page.get_by_label("They have declared").check()
    work.fill(allegations="He mocked her accent.\nHe did it again.", reason="It happened twice")
    page.get_by_label("The person complained about was told").check()
    work.send("Open formal investigation", "Formal investigation")

    work.change_to("ivan@fernlight.example")
    work.open("Submit report")
    work.fill(established="Both remarks", not_established="None", mitigation="None", evidence="Two accounts")
    work.choose("Recommendation", "Formal action")
    work.send("Submit report", "Decision")

    work.change_to("martha@fernlight.example")
    work.open("Decide")
    for number in ("1", "2"):
        work.choose(f"Allegation {number}: finding", "Substantiated")
        page.locator(f"[name=reasons_{number}]").fill("Two people heard it")
    page.locator("[name=finding][value=substantiated]").check()
    work.fill(reasons="Two people heard it")
    page.locator("[name=letters_sent]").check()
    work.send("Decide", "Outcome issued")

    work.open("Refer to disciplinary")
    page.get_by_label("Edward Lowe").check()
    work.declare()
    work.fill(reason="Substantiated")
    work.send("Refer to disciplinary", "Disciplinary")

    work.change_to("edward@fernlight.example")
    work.open("Record sanction")
    page.locator("[name=sanction]").first.check()
    work.fill(reasons="A first time")
    page.locator("[name=letter_sent]").check()
    work.send("Record sanction", "Sanction issued")

    work.change_to("martha@fernlight.example")
    work.open("Close")
    work.fill(learning="Talk about accents", follow_up_on=(today() + timedelta(days=20)).isoformat())
    page.locator("[name=letters_sent]").check()
    if page.locator("[name=appeal_waived]").count():
        work.fill(appeal_waived="Both in writing")
    work.send("Close", "Closed")
    work.look()
    expect(page.get_by_text("This case has come to its end.")).to_be_visible()
    expect(page.locator(".node--here")).to_contain_text("Closed")

    page.goto(LIST)
    expect(page.get_by_text("No cases here")).to_be_visible()
    work.look()


def test_a_stale_page_gives_back_what_was_typed(work: Work, cast: Cast) -> None:
    work.sign_in(work.page, "martha@fernlight.example")
    work.open("Acknowledge")
    work.fill(how="Met in person", wants="An apology", adjustments="None", note="Typed with care")
    work.tell_of_protection()
    Complaint.objects.filter(pk=work.case.pk).update(version=1)  # as after somebody else's entry

    work.page.get_by_role("button", name="Acknowledge", exact=True).click()

    expect(work.page.get_by_role("heading", name="This was not done")).to_be_visible()
    expect(work.page.get_by_label("Note for the file")).to_have_value("Typed with care")
    work.look()
    work.send("Acknowledge", "Acknowledged")


def test_a_step_of_another_stage_says_why_it_cannot_be_taken(work: Work) -> None:
    work.sign_in(work.page, "martha@fernlight.example")

    work.page.goto(step_url(work.case, "decide"))

    expect(work.page.get_by_text("is not possible while the case is at “Received”")).to_be_visible()
    work.look()


def test_without_a_mouse_a_step_is_taken_all_the_same(work: Work) -> None:
    page = work.page
    work.sign_in(page, "martha@fernlight.example")
    page.goto(step_url(work.case, "add_note"))

    page.locator("textarea[name=text]").focus()
    page.keyboard.type("Called back at noon")
    page.get_by_role("button", name="Add a note").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_text("“Add a note” is recorded.")).to_be_visible()
    assert Event.objects.filter(complaint=work.case, step="add_note").exists()
