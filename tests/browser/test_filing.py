"""Making a complaint in a browser: wide, narrow, by keyboard alone, and without scripts or newer CSS."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from cases.models import Complaint
from people.clock import today
from tests.browser.filing import PAGE, Check, SignIn, choose, file_about, send
from tests.cast import Cast


@pytest.fixture
def look(axe: Check) -> Check:
    """No barrier that a machine can find, and nothing wider than the screen."""

    def check(page: Page) -> None:
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0

    return check


def test_a_complaint_is_made_corrected_and_followed(
    sized: Page, cast: Cast, sign_in: SignIn, look: Check
) -> None:
    page = sized
    sign_in(page, "amina@fernlight.example")
    look(page)
    page.get_by_role("main").get_by_role("link", name="Make a complaint").click()
    look(page)

    page.get_by_label("Where was it?").fill("On a visit")
    choose(page, "Who is it about?", "One person, and I know who")
    send(page)
    expect(page).to_have_title(re.compile("^Error: "))
    expect(page.locator(".error-summary")).to_be_focused()
    look(page)
    expect(page.get_by_label("Where was it?")).to_have_value("On a visit")
    page.get_by_role("link", name="What happened?").click()
    expect(page.get_by_label("What happened?")).to_be_focused()

    page.get_by_label("What happened?").fill("He mocked my accent again.")
    page.get_by_label("Choose their name").select_option(label="Bob Carter")
    send(page)
    expect(page.get_by_role("heading", name="We have your complaint")).to_be_visible()
    look(page)
    page.get_by_role("link", name="Go to my complaints").click()
    expect(page.get_by_text("“He mocked my accent again.”")).to_be_visible()
    look(page)
    assert Complaint.objects.get().place == "On a visit"


def test_only_questions_that_apply_are_shown(page: Page, cast: Cast, sign_in: SignIn, look: Check) -> None:
    sign_in(page, "amina@fernlight.example")
    page.goto(PAGE)
    name, new_name = page.get_by_label("Choose their name"), page.locator("[name=respondent_name]")
    role, described = page.locator("[name=respondent_role]"), page.locator("[name=respondent_described]")
    for hidden in (name, new_name, role, described, page.locator("[name=consent]")):
        expect(hidden).to_be_hidden()

    choose(page, "Who is it about?", "One person, and I know who")
    expect(name).to_be_visible()
    expect(role).to_be_hidden()
    name.select_option(label="Somebody who is not on this list")
    expect(new_name).to_be_visible()
    expect(role).to_be_visible()

    choose(page, "Who is it about?", "One person, but I do not know who")
    expect(described).to_be_visible()
    expect(role).to_be_visible()
    expect(name).to_be_hidden()

    choose(page, "Who is this complaint for?", "For somebody else, and I am helping them")
    expect(page.locator("[name=consent]")).to_be_visible()
    expect(page.locator("[name=role]").first).to_be_hidden()
    look(page)

    choose(page, "Who is this complaint for?", "I do not want to say who I am")
    expect(page.get_by_text("We keep no note of who sent it")).to_be_visible()
    expect(page.locator("[name=safe_contact]")).to_be_hidden()
    look(page)


def test_a_complaint_is_made_for_a_service_user(page: Page, cast: Cast, sign_in: SignIn) -> None:
    sign_in(page, "amina@fernlight.example")
    page.goto(PAGE)
    page.get_by_label("What happened?").fill("He shouted at her.")
    choose(page, "Who is it about?", "One person, and I know who")
    page.get_by_label("Choose their name").select_option(label="Bob Carter")
    choose(page, "Who is this complaint for?", "For somebody else, and I am helping them")
    page.get_by_label("Who are you helping?").select_option(label="Sunita Rao")
    page.get_by_label("How did they agree that you do this for them?").fill("She asked me to.")
    page.get_by_label("Which day did they tell you?").fill(today().isoformat())
    send(page)
    expect(page.get_by_text("The person you are helping hears from us by")).to_be_visible()
    assert Complaint.objects.get().route == "appendix-2"


def test_a_keyboard_is_enough(page: Page, cast: Cast, sign_in: SignIn) -> None:
    sign_in(page, "amina@fernlight.example")
    page.goto(PAGE)
    press, typed = page.keyboard.press, page.keyboard.type

    def go_to(name: str) -> None:
        for _ in range(80):
            press("Tab")
            if page.evaluate("document.activeElement.name") == name:
                return
        pytest.fail(f"the Tab key does not reach “{name}”")

    go_to("account")
    typed("He mocked my accent again.")
    go_to("about")
    press("Space")
    go_to("respondent")
    typed("Bob")
    go_to("safe_now")
    press("ArrowUp")
    go_to("safe_contact")
    press("Tab")
    press("Enter")
    expect(page.get_by_role("heading", name="We have your complaint")).to_be_visible()
    case = Complaint.objects.get()
    assert (case.respondent, case.safe_now) == (cast.respondent, "no")


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


def test_sending_twice_by_going_back_files_once(page: Page, cast: Cast, sign_in: SignIn) -> None:
    sign_in(page, "amina@fernlight.example")
    first = file_about(page, "Bob Carter")
    page.go_back()
    if page.get_by_label("What happened?").input_value():  # the browser kept the page as it was
        send(page)
        expect(page.locator(".filed .reference")).to_have_text(first.reference)
    assert Complaint.objects.count() == 1
