"""Sorting out what came in: who is meant by a name as it was typed, and what they were to the charity."""

import pytest
from playwright.sync_api import Page, expect

from cases.models import Complaint
from people.clock import today
from tests.browser.filing import Check, SignIn
from tests.browser.hands import ByMouse
from tests.cases.law.tables import APPENDIX_1
from tests.cases.law.walking import file_standard
from tests.cast import Cast

ARRIVALS = "/admin/cases/complaint/arrivals/"


@pytest.fixture
def case(cast: Cast) -> Complaint:
    """It names somebody as one hears it."""
    nobody_picked = {"about": "unknown", "respondent": None, "respondent_role": ""}
    return file_standard(
        APPENDIX_1,
        cast,
        received_on=today(),
        respondent_name="Bob Karter",
        details={"safe_now": "no"},
        **nobody_picked,
    )


def test_a_manager_sorts_out_who_is_meant_and_in_which_role(
    page: Page, case: Complaint, cast: Cast, sign_in: SignIn, look: Check
) -> None:
    sign_in(page, cast.manager.account.email)
    page.goto(ARRIVALS)
    row = page.get_by_role("row", name=case.reference)
    expect(row).to_contain_text("Not safe now")
    expect(row).to_contain_text("It is not known who it is about")
    look(page)
    row.get_by_role("link", name="Name the person").click()
    look(page)
    hand = ByMouse(page)
    hand.press("Name the person it is about")
    expect(page.locator(".error-summary")).to_be_focused()
    look(page)
    expect(page.locator("optgroup[label='Perhaps one of these'] option")).to_have_text(
        ["Bob Carter, member of staff: sounds alike"]
    )
    hand.take("The person it is about", "Bob Carter, member of staff: sounds alike")
    hand.choose("What were they to the charity when it happened?", "Service user")
    hand.write("How you know, or what you tried", "Amina told me on the telephone.")
    hand.press("Name the person it is about")
    expect(page.get_by_text("is recorded.")).to_be_visible()

    case = Complaint.objects.get(pk=case.pk)
    assert (case.respondent, case.respondent_role, case.route) == (
        cast.respondent,
        "service_user",
        "appendix-3",
    )
    page.goto(ARRIVALS)
    expect(page.get_by_role("row", name=case.reference)).to_contain_text("Nothing. See that they are safe")


def test_the_role_alone_moves_a_case_to_its_appendix(
    page: Page, cast: Cast, sign_in: SignIn, look: Check
) -> None:
    case = file_standard(APPENDIX_1, cast, received_on=today(), respondent_role="")
    sign_in(page, cast.manager.account.email)
    page.goto(ARRIVALS)
    page.get_by_role("row", name=case.reference).get_by_role("link", name="Set the roles").click()
    look(page)
    hand = ByMouse(page)
    hand.choose("What was the person who complained to the charity?", "Service user")
    hand.choose("What was the person it is about to the charity?", "Volunteer")
    hand.write("How you know", "He drove the bus on that day.")
    hand.press("Set the roles")
    expect(page.get_by_text("is recorded.")).to_be_visible()

    case = Complaint.objects.get(pk=case.pk)
    assert (case.complainant_role, case.respondent_role) == ("service_user", "volunteer")
    assert case.route == "appendix-2"
    page.goto(ARRIVALS)
    expect(page.get_by_text("Nothing to sort out")).to_be_visible()
    look(page)
