"""The whole way, in a real browser: filed, handled step by step, counted, alerted about, reported."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cases.filing import Filing, file_complaint
from cases.models import Complaint
from monitoring.years import FinancialYear
from people.clock import now, today
from people.models import Person, Role
from tests.browser.filing import Check, SignIn, file_about
from tests.cases.case_pages import LIST, step_url
from tests.cases.law.answers import good_answers
from tests.cast import Cast
from tests.pdf_tools import text_of
from tests.tasks import run_waiting_tasks

ALERTS = "/admin/monitoring/alert/"
COUNTS = f"{ALERTS}counts/"
# Who takes which step on the way to a sanction, and where it leads.
TO_A_SANCTION = (
    ("martha", "acknowledge", "Acknowledged"),
    ("martha", "start_initial_investigation", "Initial investigation"),
    ("martha", "open_formal_investigation", "Formal investigation"),
    ("ivan", "submit_report", "Decision"),
    ("martha", "decide", "Outcome issued"),
    ("martha", "refer_to_disciplinary", "Disciplinary"),
    ("edward", "record_sanction", "Sanction issued"),
    ("martha", "close", "Closed"),
)
FOUND = {"finding": "substantiated", "finding_1": "substantiated"}


class Visitor:
    """One browser in which one of the cast after the other signs in."""

    def __init__(self, page: Page, sign_in: SignIn) -> None:
        self.page = page
        self._sign_in = sign_in
        self._who = ""

    def be(self, first_name: str) -> Page:
        if first_name != self._who:
            self.page.context.clear_cookies()
            self._sign_in(self.page, f"{first_name}@fernlight.example")
            self._who = first_name
        return self.page

    def sees(self, first_name: str, case: Complaint) -> bool:
        """Whether the list of cases shows it; for many people there is no such list."""
        self.be(first_name).goto(LIST)
        return case.reference in self.page.content()


@pytest.fixture
def visitor(page: Page, sign_in: SignIn) -> Visitor:
    return Visitor(page, sign_in)


def take(page: Page, case: Complaint, step: str, answers: Mapping[str, Any]) -> None:
    page.goto(step_url(case, step))
    for name, answer in answers.items():
        fill(page, name, answer)
    page.locator("main form button.button").first.click()
    expect(page.get_by_text("is recorded.")).to_be_visible()


def fill(page: Page, name: str, answer: Any) -> None:
    """Answers a question of a step, whichever way the page asks it; what it does not ask is left."""
    control = page.locator(f"main [name={name}]")
    if not control.count():
        return
    kind = control.first.evaluate("each => each.type")
    for each in answer if isinstance(answer, list) else [answer]:
        value = str(getattr(each, "pk", each))
        if kind == "select-one":
            control.select_option(value)
        elif each is True:
            control.check()
        elif kind in ("radio", "checkbox"):
            page.locator(f"main [name={name}][value='{value}']").check()
        else:
            control.fill(value)


def test_a_complaint_goes_from_its_page_to_a_sanction_and_the_third_raises_the_alert(
    visitor: Visitor, cast: Cast, axe: Check
) -> None:
    case = file_about(visitor.be("amina"), "Bob Carter")
    assert case.owner == cast.manager
    assert visitor.sees("martha", case)
    assert not visitor.sees("bob", case)
    assert not visitor.sees("olga", case)

    for who, step, stage in TO_A_SANCTION:
        page = visitor.be(who)
        answers = good_answers("appendix-1", cast, today())[step] | (FOUND if step == "decide" else {})
        take(page, case, step, answers)
        expect(page.locator(".matters__item").first).to_contain_text(stage)
    assert Complaint.objects.get(pk=case.pk).closed_on == today()
    page = visitor.be("amina")
    page.goto("/my-complaints/")
    expect(page.get_by_text("It has ended")).to_be_visible()
    assert "guidance" not in page.content().lower()  # which sanction is not hers to know

    expect_count(visitor, 1)
    file_by(cast.handler, cast.respondent)
    expect_count(visitor, 2)
    visitor.be("dina").goto(ALERTS)
    expect(visitor.page.get_by_text("No alerts")).to_be_visible()

    file_about(visitor.be("oscar"), "Bob Carter")
    expect_count(visitor, 3)
    for reader in ("dina", "martha"):
        page = visitor.be(reader)
        page.goto(ALERTS)
        expect(page.get_by_role("row", name="Bob Carter")).to_contain_text("3")
        page.get_by_role("link", name=re.compile("^Alert ")).click()
        expect(page.get_by_role("heading", name="Review this alert")).to_be_visible()
    axe(page)
    visitor.be("bob").goto(ALERTS)
    assert "Bob Carter" not in page.get_by_role("main").inner_text()


def file_by(who: Person, about: Person, account: str = "He mocked us.") -> Complaint:
    """As from the last page of making a complaint, without the way there."""
    told = Filing(
        account=account,
        received_on=today(),
        complainant=who,
        complainant_role=Role(who.role),
        respondent=about,
        respondent_role=Role(about.role),
        service=who.service,
    )
    return file_complaint(told, by=who.account, at=now())


def expect_count(visitor: Visitor, number: int) -> None:
    page = visitor.be("dina")
    page.goto(COUNTS)
    expect(page.get_by_role("row", name="Bob Carter").locator(".num")).to_have_text(str(number))


def test_a_case_about_the_director_is_invisible_to_the_director_on_every_page(
    visitor: Visitor, cast: Cast
) -> None:
    cases = [
        file_by(who, cast.director, "She mocked us.")
        for who in (cast.complainant, cast.handler, cast.outsider)
    ]
    case = cases[0]
    assert visitor.sees("carol", case)

    page = visitor.be("dina")
    year = FinancialYear.containing(today())
    pages = (
        "/",
        "/my-complaints/",
        LIST,
        f"{LIST}?q=mocked",
        f"{LIST}?q=Dina",
        ALERTS,
        COUNTS,
        "/reports/",
        f"/reports/{year.label}/",
        "/admin/",
    )
    for address in pages:
        page.goto(address)
        shown = page.locator("body").inner_text()
        assert not [each for each in cases if each.reference in shown or str(each.pk) in page.content()]
        assert "She mocked us" not in shown
    page.goto(ALERTS)
    expect(page.get_by_role("main")).not_to_contain_text("Dina Rossi")
    page.goto(COUNTS)
    expect(page.get_by_role("main")).not_to_contain_text("Dina Rossi")
    for address in (case.link, step_url(case, "acknowledge"), f"/complaints/{case.pk}/received/"):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 404
        expect(page.get_by_role("heading", name="We cannot find that page")).to_be_visible()


def test_a_trustee_downloads_the_report_and_its_numbers_are_those_of_the_database(
    visitor: Visitor, cast: Cast, axe: Check, tmp_path: Path
) -> None:
    for who in (cast.complainant, cast.handler, cast.outsider):
        file_by(who, cast.respondent)
    file_by(cast.complainant, cast.service_user)
    year = FinancialYear.containing(today())

    page = visitor.be("tariq")
    page.goto(f"/reports/{year.label}/")
    axe(page)
    page.get_by_role("button", name="Make the trustee paper").click()
    expect(page.get_by_text("We are making the PDF")).to_be_visible()
    run_waiting_tasks()
    page.reload()
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Download the PDF").click()
    file = tmp_path / "paper.pdf"
    downloading.value.save_as(file)
    paper = text_of(file)

    received = Complaint.objects.on_a_route().filter(received_on__range=(year.start, year.end))
    assert received.count() == 4
    assert line_of(paper, "All appendices")[-1] == received.count()
    for appendix in ("1", "2", "3"):
        here = received.filter(route=f"appendix-{appendix}")
        assert line_of(paper, f"Appendix {appendix}")[-1] == here.count()
    assert "Bob Carter" not in paper
    assert visitor.be("amina").goto("/reports/").status == 404


def line_of(paper: str, label: str) -> list[int]:
    """The numbers of the first line of a table that begins with this label."""
    line = next(line for line in paper.splitlines() if re.match(rf"\s*{re.escape(label)}\s+\d", line))
    return [int(number) for number in re.findall(r"\d+", line.partition(label)[2])]
