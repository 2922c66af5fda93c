"""No barrier on pages that are empty, full, faulty, waiting, or shown in the dark."""

from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from cases.models import Document, Letter
from people.clock import now, today
from people.models import OutgoingNotice
from tests.browser.filing import Check, SignIn
from tests.cases.law.tables import APPENDIX_1, LAWS
from tests.cases.law.walking import put_at
from tests.cast import Cast

DESK = reverse("admin:cases_desk")
CASES = reverse("admin:cases_complaint_changelist")
AUDIT = reverse("admin:cases_event_changelist")
HAND_OVER = reverse("casework:handover")
SERVICE_USERS = reverse("casework:service_users")
LETTER_TEXTS = reverse("admin:cases_lettertext_changelist")
OUTBOX = reverse("admin:people_outgoingnotice_changelist")
OWN_NOTICES = reverse("own_notices")
MY_COMPLAINTS = reverse("cases:mine")


def test_a_charity_without_a_single_case(cast: Cast, page: Page, sign_in: SignIn, look: Check) -> None:
    sign_in(page, cast.director.account.email)
    for address in (DESK, CASES, AUDIT, SERVICE_USERS, MY_COMPLAINTS):
        page.goto(address)
        look(page)


def test_the_audit_filtered_and_asked_for_days_that_cannot_be(
    cast: Cast, page: Page, sign_in: SignIn, look: Check
) -> None:
    put_at(APPENDIX_1, cast, "received")
    sign_in(page, cast.director.account.email)
    page.goto(f"{AUDIT}?kind=filed&since=2026-06-01")
    look(page)
    page.goto(f"{AUDIT}?since=2026-06-02&until=2026-06-01")
    expect(page.get_by_text("Choose the same day or a later one.").first).to_be_visible()
    look(page)


def test_a_letter_is_chosen_refused_looked_at_and_sent(
    cast: Cast, page: Page, sign_in: SignIn, look: Check
) -> None:
    case = put_at(APPENDIX_1, cast, "received")
    sign_in(page, cast.manager.account.email)
    page.goto(reverse("admin:cases_complaint_step", args=[case.pk, "send_letter"]))
    page.get_by_label("Acknowledgement").check()
    page.get_by_role("button", name="Continue").click()
    look(page)

    page.get_by_label("What it says").fill("")
    page.get_by_role("button", name="Send a letter").click()
    expect(page.get_by_role("heading", name="There is something to put right")).to_be_visible()
    look(page)

    page.get_by_label("What it says").fill("## What happens now\n\n- We talk with you")
    page.get_by_role("button", name="Look at it first").click()
    expect(page.get_by_role("heading", name="How it looks")).to_be_visible()
    look(page)

    page.get_by_label("By post").check()
    page.get_by_role("button", name="Send a letter").click()
    page.goto(case.link)
    look(page)


def test_the_text_of_a_letter_with_a_preview_and_with_faults(
    cast: Cast, page: Page, sign_in: SignIn, look: Check
) -> None:
    sign_in(page, cast.director.account.email)
    page.goto(f"{LETTER_TEXTS}outcome_complainant/")
    page.locator("[name=preview]").click()
    look(page)
    page.locator("[name=body]").fill("Dear {{ nobody }}")
    page.get_by_role("button", name="Save").first.click()
    expect(page.locator(".error-summary")).to_be_visible()
    look(page)


@pytest.mark.parametrize("status", ["waiting", "failed"])
def test_a_document_that_is_not_ready(
    status: str, cast: Cast, page: Page, sign_in: SignIn, look: Check
) -> None:
    case = put_at(APPENDIX_1, cast, "decision")
    document = Document.objects.create(
        complaint=case,
        kind=Document.Kind.CHRONOLOGY,
        made_for=Document.For.FILE,
        status=status,
        asked_by=cast.manager.account,
        asked_at=now() - timedelta(minutes=5),
    )
    sign_in(page, cast.manager.account.email)
    page.goto(reverse("casework:document", args=[case.pk, document.pk]) + "?still")
    look(page)


def test_a_chronology_with_what_it_leaves_out(cast: Cast, page: Page, sign_in: SignIn, look: Check) -> None:
    case = put_at(APPENDIX_1, cast, "decision")
    sign_in(page, cast.manager.account.email)
    page.goto(reverse("casework:chronology", args=[case.pk]))
    page.get_by_label("The panel").check()
    page.get_by_role("button", name="Continue").click()
    look(page)


def test_a_hand_over_with_its_cases_its_faults_and_its_results(
    cast: Cast, page: Page, sign_in: SignIn, look: Check
) -> None:
    for law in LAWS:
        put_at(law, cast, "received")
    sign_in(page, cast.director.account.email)
    page.goto(f"{HAND_OVER}?leaver={cast.manager.pk}&substitute={cast.handler.pk}")
    look(page)
    page.get_by_role("button", name="Hand over what can pass on").click()
    expect(page.locator(".error-summary")).to_be_visible()
    look(page)
    page.locator("[name=reason]").fill("She leaves")
    page.locator("[name=no_conflict]").check()
    page.get_by_role("button", name="Hand over what can pass on").click()
    expect(page.get_by_role("heading", name="handed over")).to_be_visible()
    look(page)


def test_notices_of_ones_own_and_a_private_address_for_the_calendar(
    cast: Cast, page: Page, sign_in: SignIn, look: Check
) -> None:
    sign_in(page, cast.manager.account.email)
    page.goto(OWN_NOTICES)
    page.get_by_role("button", name="Make a private address").click()
    expect(page.get_by_text("Copy it now: it is shown this once.")).to_be_visible()
    look(page)


def test_an_outbox_with_notices_that_are_stuck(cast: Cast, page: Page, sign_in: SignIn, look: Check) -> None:
    for state in OutgoingNotice.State:
        OutgoingNotice.objects.create(
            account=cast.manager.account,
            notice="new_case",
            reference="R-1",
            link="/",
            written_at=now() - timedelta(days=3),
            state=state,
        )
    sign_in(page, cast.sysadmin.account.email)
    for address in (OUTBOX, reverse("admin:index")):
        page.goto(address)
        expect(page.locator(".notice--warning").first).to_be_visible()
        look(page)


def test_the_pages_of_a_manager_in_the_dark(cast: Cast, page: Page, sign_in: SignIn, look: Check) -> None:
    case = put_at(APPENDIX_1, cast, "received")
    page.emulate_media(color_scheme="dark")
    sign_in(page, cast.director.account.email)
    step = reverse("admin:cases_complaint_step", args=[case.pk, "send_letter"])
    for address in ("/", DESK, CASES, case.link, step, AUDIT, LETTER_TEXTS, reverse("reports:index")):
        page.goto(address)
        look(page)


def test_the_pages_of_a_complainant_in_the_dark(cast: Cast, page: Page, sign_in: SignIn, look: Check) -> None:
    case = put_at(APPENDIX_1, cast, "outcome_issued")
    Letter.objects.create(
        complaint=case,
        code="outcome",
        reader="complainant",
        subject="Our answer",
        body="## What we found",
        sent_on=today(),
        how="page",
        written_by=cast.manager.account,
    )
    page.emulate_media(color_scheme="dark")
    sign_in(page, cast.complainant.account.email)
    for address in (MY_COMPLAINTS, case.own_link, reverse("cases:file"), OWN_NOTICES):
        page.goto(address)
        look(page)
    page.goto(case.own_link)
    page.get_by_role("link", name="Our answer", exact=True).click()
    look(page)
