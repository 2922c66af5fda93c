"""Making a complaint in a browser: wide, narrow, by keyboard alone, and without scripts or newer CSS."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from cases.intake.drafts import answers_of
from cases.models import Complaint, Draft
from people.clock import today
from tests.browser.filing import (
    PAGE,
    Check,
    SignIn,
    begin,
    choose,
    file_about,
    go_on,
    leave_out_the_rest,
    pick,
    press,
    send,
    sent,
)
from tests.cast import Cast


@pytest.fixture
def look(axe: Check) -> Check:
    """No barrier that a machine can find, and nothing wider than the screen."""

    def check(page: Page) -> None:
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0

    return check


def test_somebody_unnamed_complains_without_an_account(sized: Page, cast: Cast, look: Check) -> None:
    page = sized
    page.goto(PAGE)
    look(page)
    press(page, "Begin")
    look(page)
    press(page, "Continue")
    expect(page).to_have_title(re.compile("^Error: "))
    expect(page.locator(".error-summary")).to_be_focused()
    look(page)

    choose(page, "Are you, or they, safe now?", "No")
    choose(page, "Who is this complaint for?", "I do not want to say who I am")
    choose(page, "What were you to us when it happened?", "I used your services")
    go_on(page, "Get help now")
    look(page)
    page.get_by_role("link", name="Go on with the complaint").click()
    page.get_by_label("What happened?").fill("He mocked my accent again.")
    press(page, "Save and come back later")
    expect(page.get_by_role("heading", name="Your private link")).to_be_visible()
    look(page)
    link = page.locator("#private-link").inner_text()

    page.context.clear_cookies()  # the browser was closed, or it is another one
    page.goto(link)
    look(page)
    press(page, "Go on")
    expect(page.get_by_label("What happened?")).to_have_value("He mocked my accent again.")
    go_on(page, "Who it is about")
    choose(page, "Who is it about?", "One person or several")
    page.get_by_label("What is their name?").fill("Bob")
    go_on(page, "What kind of treatment it was")
    leave_out_the_rest(page)
    look(page)
    page.get_by_role("link", name=re.compile("Change.*What happened")).click()
    page.get_by_label("Where was it?").fill("On a visit")
    go_on(page, "Check your answers")
    send(page)
    look(page)
    case = sent(page)
    assert (case.anonymous, case.place, case.safe_now) == (True, "On a visit", "no")
    expect(page.locator("#receipt-code")).to_have_text(re.compile(r"^(\w{4}-){4}\w{4}$"))


def test_a_complaint_is_made_and_followed_with_an_account(
    page: Page, cast: Cast, sign_in: SignIn, look: Check
) -> None:
    sign_in(page, "amina@fernlight.example")
    page.get_by_role("main").get_by_role("link", name="Make a complaint").first.click()
    file_about(page, "Bob Carter")
    look(page)
    page.get_by_role("link", name="Go to my complaints").click()
    expect(page.get_by_text("“He mocked my accent again.”")).to_be_visible()
    look(page)
    assert Complaint.objects.get().respondent == cast.respondent


def test_a_complaint_is_made_for_a_service_user(page: Page, cast: Cast, sign_in: SignIn) -> None:
    sign_in(page, "amina@fernlight.example")
    begin(page)
    choose(page, "Who is this complaint for?", "For somebody else, and I am helping them")
    pick(page, "Who are you helping?", "Sunita Rao")
    page.get_by_label("How did they agree that you do this for them?").fill("She asked me to.")
    page.get_by_label("Which day did they tell you?").fill(today().isoformat())
    go_on(page, "What happened")
    page.get_by_label("What happened?").fill("He shouted at her.")
    go_on(page, "Who it is about")
    choose(page, "Who is it about?", "One person or several")
    pick(page, "Choose their name", "Bob Carter")
    go_on(page, "What kind of treatment it was")
    leave_out_the_rest(page)
    expect(page.get_by_role("heading", name="Read the words back")).to_be_visible()
    send(page)
    expect(page.get_by_text("The person you are helping hears from us by")).to_be_visible()
    assert Complaint.objects.get().route == "appendix-2"


def test_a_keyboard_is_enough(page: Page, cast: Cast, sign_in: SignIn) -> None:
    sign_in(page, "amina@fernlight.example")
    page.goto(PAGE)
    key, type_in = page.keyboard.press, page.keyboard.type

    def go_to(what: str) -> None:
        for _ in range(80):
            key("Tab")
            if page.evaluate("(document.activeElement.name || document.activeElement.innerText)") == what:
                return
        pytest.fail(f"the Tab key does not reach “{what}”")

    def next_step(heading: str) -> None:
        go_to("continue")
        key("Enter")
        expect(page.get_by_role("heading", level=1, name=heading)).to_be_visible()

    go_to("Begin")
    key("Enter")
    expect(page.get_by_role("heading", level=1, name="You")).to_be_visible()
    next_step("What happened")
    go_to("account")
    type_in("He mocked my accent again.")
    next_step("Who it is about")
    go_to("about")
    key("ArrowDown")
    key("ArrowDown")
    next_step("What kind of treatment it was")
    next_step("Files")
    next_step("What you need from us")
    next_step("Check your answers")
    go_to("Send the complaint")
    key("Enter")
    expect(page.get_by_role("heading", name="We have your complaint")).to_be_visible()
    assert Complaint.objects.get().about == "no_one"


@pytest.mark.parametrize("missing", ["scripts", "style sheets"])
def test_nothing_needed_hangs_on_scripts_or_styles(
    browser: Browser,
    browser_context_args: dict[str, str],
    cast: Cast,
    sign_in: SignIn,
    missing: str,
) -> None:
    with browser.new_context(**browser_context_args, java_script_enabled=missing != "scripts") as context:
        page = context.new_page()
        if missing == "style sheets":
            page.route("**/*.css", lambda route: route.abort())
        sign_in(page, "amina@fernlight.example")
        file_about(page, "Bob Carter")
    assert Complaint.objects.get().owner == cast.manager


def test_what_is_typed_is_kept_while_somebody_types(page: Page, cast: Cast) -> None:
    page.clock.install()
    begin(page)
    choose(page, "Who is this complaint for?", "For me")
    page.get_by_label("What is your name?").fill("Rosa Quist")
    with page.expect_response(lambda response: response.status == 204):
        page.clock.fast_forward(5000)
    assert answers_of(Draft.objects.get())["you"]["name"] == ["Rosa Quist"]


def test_what_is_typed_is_kept_when_somebody_goes_away_by_a_link(page: Page, cast: Cast) -> None:
    begin(page)
    choose(page, "Who is this complaint for?", "For me")
    page.get_by_label("What is your name?").fill("Rosa Quist")
    page.get_by_role("link", name="Back").click()
    page.get_by_role("link", name="Go on").click()
    expect(page.get_by_label("What is your name?")).to_have_value("Rosa Quist")


def test_going_back_after_sending_files_nothing_again(page: Page, cast: Cast, sign_in: SignIn) -> None:
    sign_in(page, "amina@fernlight.example")
    file_about(page, "Bob Carter")
    page.go_back()
    button = page.get_by_role("button", name="Send the complaint")
    if button.count():
        button.click()
        expect(page.get_by_role("heading", name="We have your complaint")).to_be_visible()
    else:
        expect(page.get_by_role("heading", name="This was sent already")).to_be_visible()
    assert Complaint.objects.count() == 1
