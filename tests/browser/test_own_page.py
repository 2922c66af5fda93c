"""The complainant's own page in a browser: by keyboard, wide and narrow, without a barrier in any state."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from cases.models import Appeal, Complaint, Hold, Letter, Message
from people.clock import now, today
from tests.browser.filing import Check, SignIn
from tests.cases.law.tables import APPENDIX_1, APPENDIX_2
from tests.cases.law.walking import file_standard, put_at
from tests.cases.with_code import CODE, OTHER_CODE, with_receipt
from tests.cast import Cast


@pytest.fixture
def look(axe: Check) -> Check:
    """No barrier that a machine can find, and nothing wider than the screen."""

    def check(page: Page) -> None:
        page.wait_for_load_state()
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0

    return check


@pytest.fixture
def by_keyboard(sized: Page) -> Callable[..., None]:
    """`by_keyboard(name)` follows a link or presses a button; with `typed`, answers a question instead."""

    def go_to(name: str, words: str) -> None:
        for _ in range(60):
            sized.keyboard.press("Tab")
            if name in sized.evaluate(words):
                return
        pytest.fail(f"the Tab key does not reach “{name}”")

    def act(name: str, typed: str = "") -> None:
        if typed:
            go_to(name, "document.activeElement.labels?.[0]?.innerText ?? ''")
            sized.keyboard.type(typed)
            return
        go_to(name, "document.activeElement.innerText")
        with sized.expect_navigation():
            sized.keyboard.press("Enter")

    return act


def open_window(case: Complaint, limit: str) -> None:
    """As if the answer had been given today."""
    case.deadlines.create(
        limit=limit,
        label="Open",
        start_on=today(),
        days=10,
        due_on=today() + timedelta(days=14),
        is_window=True,
    )


def test_a_complainant_reads_writes_and_appeals_by_keyboard(
    sized: Page, cast: Cast, sign_in: SignIn, look: Check, by_keyboard: Callable[..., None]
) -> None:
    page = sized
    case = put_at(APPENDIX_1, cast, "outcome_issued")
    open_window(case, "a1.appeal_window")
    Message.objects.create(complaint=case, at=now(), from_complainant=False, text="Please ask us anything.")
    Letter.objects.create(
        complaint=case,
        code="outcome",
        reader="complainant",
        subject="Our answer",
        body="Dear Amina,\n\nWe found that it happened.",
        sent_on=today(),
        how="page",
        written_by=cast.manager.account,
    )
    sign_in(page, "amina@fernlight.example")
    page.goto("/my-complaints/")
    look(page)

    by_keyboard(case.reference)
    expect(page.get_by_role("heading", name="You have our answer")).to_be_visible()
    expect(page.get_by_text("Please ask us anything.")).to_be_visible()
    look(page)

    by_keyboard("Your message", "May I bring my sister?")
    by_keyboard("Send the message")
    expect(page.get_by_text("We have your message.")).to_be_visible()
    expect(page.get_by_text("May I bring my sister?")).to_be_visible()
    look(page)

    by_keyboard("Our answer")
    expect(page.get_by_text("We found that it happened.")).to_be_visible()
    look(page)
    by_keyboard("Back to my complaint")

    by_keyboard("Appeal against our answer")
    look(page)
    by_keyboard("Send the appeal")
    expect(page.get_by_role("heading", name="There is something to put right")).to_be_visible()
    look(page)
    by_keyboard("Why do you not agree with our answer?", "Nobody asked the driver.")
    by_keyboard("Send the appeal")
    expect(page.get_by_role("heading", name="An appeal is being heard")).to_be_visible()
    look(page)
    assert Appeal.objects.get().grounds == "Nobody asked the driver."


def test_somebody_without_an_account_comes_back_with_a_code_by_keyboard(
    sized: Page, cast: Cast, look: Check, by_keyboard: Callable[..., None]
) -> None:
    page = sized
    case = file_standard(
        APPENDIX_1, cast, received_on=today(), complainant=None, anonymous=True, **with_receipt()
    )
    page.goto("/complain/code/")
    look(page)
    by_keyboard("Your receipt code", OTHER_CODE)
    by_keyboard("Go on")
    expect(page.get_by_role("heading", name="There is something to put right")).to_be_visible()
    look(page)
    page.get_by_role("textbox", name="Your receipt code").fill(CODE.lower())
    by_keyboard("Go on")
    expect(page.get_by_role("heading", name="We have your complaint")).to_be_visible()
    look(page)

    page.context.clear_cookies(name="visit")
    by_keyboard("Your message", "It happened again.")
    by_keyboard("Send the message")
    expect(page.get_by_role("heading", name="Tell us again who you are")).to_be_visible()
    look(page)
    by_keyboard("Your receipt code", CODE)
    by_keyboard("Send it now")
    expect(page.get_by_text("We have your message.")).to_be_visible()
    assert case.messages.get().text == "It happened again."

    by_keyboard("Leave these pages")
    expect(page.get_by_text("You have left these pages.")).to_be_visible()


def test_a_service_user_asks_for_stage_two_by_keyboard(
    sized: Page, cast: Cast, sign_in: SignIn, look: Check, by_keyboard: Callable[..., None]
) -> None:
    page = sized
    case = put_at(APPENDIX_2, cast, "response_issued")
    open_window(case, "a2.stage_two_window")
    sign_in(page, "sunita@fernlight.example")
    page.goto(case.own_link)

    by_keyboard("Ask us to look at it again")
    look(page)
    by_keyboard("Ask for stage two")

    expect(page.get_by_role("heading", name="We are looking at it again")).to_be_visible()
    look(page)


def test_who_wants_to_withdraw_may_change_their_mind(
    sized: Page, cast: Cast, sign_in: SignIn, look: Check
) -> None:
    page = sized
    case = file_standard(APPENDIX_1, cast, received_on=today())
    sign_in(page, "amina@fernlight.example")
    page.goto(case.own_link)

    page.get_by_role("link", name="Withdraw your complaint").click()
    look(page)
    page.get_by_role("group", name="Did anybody press you to stop?").get_by_label("Yes").check()
    page.get_by_role("button", name="I want to withdraw").click()
    expect(page.get_by_text("If you change your mind, tell us below.")).to_be_visible()
    look(page)
    page.get_by_role("link", name="Go on with your complaint").click()
    page.get_by_role("button", name="I want to go on").click()
    expect(page.get_by_text("Your complaint goes on.")).to_be_visible()


def test_pages_on_hold_ended_and_refused_have_no_barrier(
    sized: Page, cast: Cast, sign_in: SignIn, look: Check
) -> None:
    page = sized
    case = put_at(APPENDIX_1, cast, "outcome_issued")
    hold = Hold.objects.create(
        complaint=case, agency="police", reason="An arrest", from_on=today(), review_on=today()
    )
    sign_in(page, "amina@fernlight.example")
    page.goto(case.own_link)
    expect(page.get_by_role("heading", name="We have been asked to wait")).to_be_visible()
    look(page)
    page.goto(f"{case.own_link}lodge_appeal/")
    expect(page.get_by_role("heading", name="This was not done")).to_be_visible()
    look(page)

    hold.delete()
    Complaint.objects.filter(pk=case.pk).update(stage="appendix-1:closed", closed_on=today())
    page.goto(case.own_link)
    expect(page.get_by_role("heading", name="It has ended")).to_be_visible()
    look(page)
    page.emulate_media(color_scheme="dark")
    page.reload()
    look(page)


def test_without_scripts_a_message_is_sent_all_the_same(
    browser, browser_context_args, cast: Cast, sign_in: SignIn
) -> None:
    case = file_standard(APPENDIX_1, cast, received_on=today())
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, "amina@fernlight.example")

    page.goto(case.own_link)
    page.get_by_label("Your message").fill("Hello")
    page.get_by_role("button", name="Send the message").click()

    expect(page.get_by_text("We have your message.")).to_be_visible()
    context.close()
