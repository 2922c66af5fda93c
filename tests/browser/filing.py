"""What people do on the filing page."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from cases.models import Complaint

PAGE = "/complaints/new/"

SignIn = Callable[[Page, str], None]
Check = Callable[[Page], None]


def choose(page: Page, question: str, answer: str) -> None:
    page.get_by_role("group", name=question).get_by_label(answer, exact=True).check()


def send(page: Page) -> None:
    page.get_by_role("button", name="Send the complaint").click()


def file_about(page: Page, name: str, account: str = "He mocked my accent again.") -> Complaint:
    """Whoever is signed in complains about somebody on the list, with three answers and no more."""
    page.goto(PAGE)
    page.get_by_label("What happened?").fill(account)
    choose(page, "Who is it about?", "One person, and I know who")
    page.get_by_label("Choose their name").select_option(label=name)
    send(page)
    expect(page.get_by_role("heading", name="We have your complaint")).to_be_visible()
    return Complaint.objects.get(reference=page.locator(".filed .reference").inner_text())
