"""What people do on the pages of making a complaint."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from cases.models import Complaint

PAGE = "/complain/"

SignIn = Callable[[Page, str], None]
Check = Callable[[Page], None]


def choose(page: Page, question: str, answer: str) -> None:
    page.get_by_role("group", name=question).get_by_label(answer, exact=True).check()


def pick(page: Page, question: str, name: str) -> None:
    """From the list as it is, or by typing the beginning of the name where scripts run."""
    field = page.get_by_label(question, exact=True).first
    if field.evaluate("each => each.tagName") == "SELECT":
        field.select_option(label=name)
        return
    field.fill(name)
    page.get_by_role("option", name=name).first.click()


def press(page: Page, button: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()


def go_on(page: Page, heading: str) -> None:
    """To the next step, which begins with this heading."""
    press(page, "Continue")
    expect(page.get_by_role("heading", level=1, name=heading)).to_be_visible()


def begin(page: Page) -> None:
    page.goto(PAGE)
    press(page, "Begin")
    expect(page.get_by_role("heading", level=1, name="You")).to_be_visible()


def leave_out_the_rest(page: Page) -> None:
    """From the step after the third to the page on which everything is checked."""
    for heading in ("Files", "What you need from us", "Check your answers"):
        go_on(page, heading)


def send(page: Page) -> None:
    press(page, "Send the complaint")
    expect(page.get_by_role("heading", name="We have your complaint")).to_be_visible()


def sent(page: Page) -> Complaint:
    return Complaint.objects.get(reference=page.locator(".filed .reference").inner_text())


def file_about(page: Page, name: str, account: str = "He mocked my accent again.") -> Complaint:
    """Whoever is signed in complains about somebody on the list, with three answers and no more."""
    begin(page)
    go_on(page, "What happened")
    page.get_by_label("What happened?").fill(account)
    go_on(page, "Who it is about")
    choose(page, "Who is it about?", "One person or several")
    pick(page, "Choose their name", name)
    go_on(page, "What kind of treatment it was")
    leave_out_the_rest(page)
    send(page)
    return sent(page)
