"""What people do on the pages of making a complaint, however they do it."""

from collections.abc import Callable

from playwright.sync_api import Page

from cases.models import Complaint
from tests.browser.hands import ByMouse
from tests.factories import PASSWORD

PAGE = "/complain/"
AFTER_WHOM = ("What kind of treatment it was", "Files", "What you need from us", "Check your answers")

OpenPage = Callable[..., Page]
SignIn = Callable[[Page, str], None]
Check = Callable[[Page], None]


def begin(hand: ByMouse) -> None:
    hand.page.goto(PAGE)
    hand.arrive("Make a complaint")
    hand.press("Begin")
    hand.arrive("You")


def leave_out(hand: ByMouse, *headings: str) -> None:
    """To each of these pages from the one before, without an answer."""
    for heading in headings:
        hand.go_on(heading)


def send(hand: ByMouse) -> list[Complaint]:
    hand.press("Send the complaint")
    hand.arrive("We have your complaint")
    shown = hand.page.locator(".filed .reference").all_inner_texts()
    return [Complaint.objects.get(reference=reference) for reference in shown]


def file_about(page: Page, name: str, account: str = "He mocked my accent again.") -> Complaint:
    """Whoever is signed in complains about somebody on the list, with three answers and no more."""
    begin(hand := ByMouse(page))
    hand.go_on("What happened")
    hand.write("What happened?", account)
    hand.go_on("Who it is about")
    hand.choose("Who is it about?", "One person or several")
    hand.pick("Choose their name", name)
    leave_out(hand, *AFTER_WHOM)
    (case,) = send(hand)
    return case


def type_in_password(page: Page, email: str) -> None:
    """On the sign-in page, wherever it leads from there."""
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(lambda url: "/accounts/login/" not in url)
