"""What somebody typed is there again, whatever came in between; and what they sent is filed once."""

import re
from typing import Any

from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from cases.intake.drafts import answers_of
from cases.intake.keys import hash_of_code
from cases.models import Complaint, Draft
from tests.browser.conftest import PHONE
from tests.browser.filing import (
    AFTER_WHOM,
    OpenPage,
    SignIn,
    begin,
    file_about,
    leave_out,
    send,
    type_in_password,
)
from tests.browser.hands import ByMouse
from tests.cast import Cast

ACCOUNT = "He mocked my accent.\n<b>“Again”</b> & again."
AS_SENT = ACCOUNT.replace("\n", "\r\n")  # by every browser


def tell(hand: ByMouse) -> None:
    """Rosa says who she is and what happened, without going on."""
    begin(hand)
    hand.choose("Who is this complaint for?", "For me")
    hand.write("What is your name?", "Rosa Quist")
    hand.choose("What were you to us", "I used your services")
    hand.go_on("What happened")
    hand.write("What happened?", ACCOUNT)


def expect_typed(page: Page) -> None:
    expect(page.get_by_label("What happened?")).to_have_value(ACCOUNT)


def test_a_pause_a_refresh_and_the_back_button(page: Page, cast: Cast) -> None:
    page.clock.install()
    tell(hand := ByMouse(page))
    with page.expect_response(lambda response: response.status == 204):
        page.clock.fast_forward(5000)
    assert answers_of(Draft.objects.get())["what"]["account"] == [AS_SENT]
    page.reload()
    expect_typed(page)
    hand.go_on("Who it is about")
    page.go_back()
    expect_typed(page)
    page.go_back()
    expect(page.get_by_label("What is your name?")).to_have_value("Rosa Quist")
    page.go_forward()
    hand.write("Where was it?", "On a visit")
    page.get_by_role("link", name="Back").click()
    hand.go_on("What happened")
    expect(page.get_by_label("Where was it?")).to_have_value("On a visit")


def test_another_device_where_only_the_private_link_leads_back(open_page: OpenPage, cast: Cast) -> None:
    page = open_page()
    tell(hand := ByMouse(page))
    hand.press("Save and come back later")
    hand.arrive("It is kept")
    link = page.locator("#private-link").inner_text()
    unfinished = page.get_by_role("link", name="Go on now").get_attribute("href") or ""

    page = open_page(PHONE, scripts=False)
    page.goto(unfinished)
    expect(page.get_by_role("heading", name="We cannot open that")).to_be_visible()
    page.goto(link)
    expect(page.get_by_role("main")).not_to_contain_text("accent")
    hand = ByMouse(page)
    hand.press("Go on")
    expect_typed(page)
    hand.go_on("Who it is about")
    hand.choose("Who is it about?", "A person, but I do not know who")
    leave_out(hand, *AFTER_WHOM)
    page.get_by_role("link", name=re.compile("Change.*What happened")).click()
    hand.write("Where was it?", "On a visit")
    hand.go_on("Check your answers")
    (case,) = send(hand)
    assert (case.account, case.place) == (AS_SENT, "On a visit")
    page.goto(link)
    hand.arrive("This was sent already")
    expect(page.get_by_role("main")).to_contain_text(case.reference)
    expect(page.get_by_role("main")).not_to_contain_text(re.compile(r"(\w{4}-){4}\w{4}"))


def test_a_session_that_ends_in_the_middle(open_page: OpenPage, cast: Cast, sign_in: SignIn) -> None:
    page = open_page(PHONE, scripts=False)
    sign_in(page, "amina@fernlight.example")
    begin(hand := ByMouse(page))
    hand.go_on("What happened")
    hand.write("What happened?", ACCOUNT)
    page.context.clear_cookies(name="sessionid")
    hand.press("Continue")
    expect(page.get_by_text("What you typed is kept. Sign in to go on.")).to_be_visible()
    type_in_password(page, "amina@fernlight.example")
    expect_typed(page)
    hand.go_on("Who it is about")
    hand.choose("Who is it about?", "A person, but I do not know who")
    leave_out(hand, *AFTER_WHOM)
    (case,) = send(hand)
    assert (case.complainant, case.account) == (cast.complainant, AS_SENT)


def test_somebody_who_remembers_that_they_have_an_account(open_page: OpenPage, cast: Cast) -> None:
    page = open_page()
    tell(hand := ByMouse(page))
    hand.press("Save and come back later")
    page.goto("/complain/")
    page.goto("/accounts/login/?next=/complain/")
    type_in_password(page, "sunita@fernlight.example")
    hand.follow("Go on")
    expect_typed(page)
    hand.go_on("Who it is about")
    assert Draft.objects.get().account == cast.service_user.account
    hand.choose("Who is it about?", "One person or several")
    hand.pick("Choose their name", "Bob Carter")
    leave_out(hand, *AFTER_WHOM)
    (case,) = send(hand)
    assert (case.complainant, case.receipt) == (cast.service_user, "")


def test_the_button_is_pressed_twice(page: Page, cast: Cast) -> None:
    tell(hand := ByMouse(page))
    hand.go_on("Who it is about")
    hand.choose("Who is it about?", "A person, but I do not know who")
    leave_out(hand, *AFTER_WHOM)
    page.get_by_role("button", name="Send the complaint").dblclick()
    hand.arrive("We have your complaint")
    case = Complaint.objects.get()
    assert case.receipt == hash_of_code(page.locator("#receipt-code").inner_text())
    page.reload()
    hand.arrive("We cannot open that")  # nothing is left in this browser that could
    assert Complaint.objects.count() == 1


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


def test_somebody_who_left_quickly_finds_it_all_by_the_private_link(
    open_page: OpenPage, cast: Cast, settings: Any, live_server: LiveServer
) -> None:
    settings.QUICK_EXIT_URL = live_server.url + "/healthz"
    page = open_page()
    tell(hand := ByMouse(page))
    hand.press("Save and come back later")
    link = page.locator("#private-link").inner_text()
    hand.follow("Go on now")
    hand.write("Where was it?", "On a visit")
    page.get_by_role("link", name="Leave this site now").click()
    page.wait_for_url("**/healthz")
    for _ in range(50):  # the last that was typed is on its way still
        if "On a visit" in Draft.objects.get().answers:
            break
        page.reload()

    page = open_page(PHONE)
    page.goto(link)
    ByMouse(page).press("Go on")
    expect_typed(page)
    expect(page.get_by_label("Where was it?")).to_have_value("On a visit")
