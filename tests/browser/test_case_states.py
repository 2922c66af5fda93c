"""The page of a case in every state it can be in: no barrier, nothing wider than the screen."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cases.filing import Filing, file_complaint
from cases.models import (
    Action,
    Allegation,
    Complaint,
    Event,
    InterimMeasure,
    Message,
    Outcome,
    RoleException,
)
from cases.workflow import take_step
from people.clock import now, today
from people.models import Role
from tests.browser.filing import Check, SignIn
from tests.cast import Cast


@pytest.fixture
def case(cast: Cast) -> Complaint:
    told = Filing(
        account="He said it again.\nNobody laughed.",
        received_on=today() - timedelta(days=30),
        complainant=cast.complainant,
        complainant_role=Role.STAFF,
        respondent=cast.respondent,
        respondent_role=Role.STAFF,
        service=cast.home_support,
    )
    return file_complaint(told, by=cast.complainant.account, at=now())


def enter(case: Complaint, cast: Cast, step: str, **answers: Any) -> None:
    take_step(case, step, by=cast.manager.account, at=now(), on=today(), **answers)


def empty(case: Complaint, cast: Cast) -> None:
    """As it was filed."""


def held(case: Complaint, cast: Cast) -> None:
    enter(case, cast, "place_hold", agency="police", reference="CR/1", reason="Interviews")


def ownerless(case: Complaint, cast: Cast) -> None:
    Complaint.objects.filter(pk=case.pk).update(owner=None)


def withdrawal_asked(case: Complaint, cast: Cast) -> None:
    Complaint.objects.filter(pk=case.pk).update(asked_to_withdraw_on=today())
    Message.objects.create(
        complaint=case, at=now(), by=cast.complainant.account, from_complainant=True, text="I want to stop."
    )


def closed(case: Complaint, cast: Cast) -> None:
    Complaint.objects.filter(pk=case.pk).update(stage="appendix-1:closed", closed_on=today())
    Outcome.objects.create(complaint=case, code="not_substantiated", on=today(), reasons="Nobody heard it")


def with_everything(case: Complaint, cast: Cast) -> None:
    Complaint.objects.filter(pk=case.pk).update(safe_now="no", safe_contact="By text", hate_incident=True)
    soon, late = today() + timedelta(days=5), today() - timedelta(days=5)
    for number, due_on in enumerate((soon, late), start=1):
        Action.objects.create(complaint=case, text="Brief the team", owner=cast.manager, due_on=due_on)
        Allegation.objects.create(complaint=case, number=number, text="He mocked her accent. " * 5)
    InterimMeasure.objects.create(
        complaint=case, kind="no_contact", reason="Until heard", from_on=late, review_on=late
    )
    RoleException.objects.create(
        complaint=case, role="handler", person=cast.handler, reason="Nobody else", from_on=late
    )
    enter(case, cast, "add_note", text="Rang her", readers="shared")
    enter(case, cast, "add_note", text="Long " * 200, readers="internal")
    Complaint.objects.filter(pk=case.pk).update(follows=another(case, cast))
    add_events(case, cast, 60)


def another(case: Complaint, cast: Cast) -> Complaint:
    told = Filing(
        account="Before",
        received_on=date(2026, 1, 5),
        complainant=cast.complainant,
        complainant_role=Role.STAFF,
        respondent=cast.respondent,
        respondent_role=Role.STAFF,
        service=cast.home_support,
    )
    return file_complaint(told, by=cast.complainant.account, at=now())


def add_events(case: Complaint, cast: Cast, number: int) -> None:
    Event.objects.bulk_create(
        Event(
            complaint=case,
            kind=Event.Kind.ENTRY,
            at=now(),
            actor=cast.manager.account,
            step="add_note",
            label="Add a note",
            stage_from=case.stage,
            stage_to=case.stage,
            answers={"text": {"label": "Entry for the file", "value": f"Note {place}"}},
        )
        for place in range(number)
    )


STATES = [empty, held, ownerless, withdrawal_asked, closed, with_everything]


@pytest.fixture
def look(look: Check) -> Check:
    """There is one main action at most, too."""

    def check(page: Page) -> None:
        look(page)
        assert page.locator(".button:not(.button--secondary):not(.button--quiet)").count() <= 1

    return check


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_a_case_in_every_state(
    page: Page,
    case: Complaint,
    cast: Cast,
    sign_in: SignIn,
    look: Check,
    state: Callable[[Complaint, Cast], None],
    scheme: Any,
) -> None:
    state(case, cast)
    page.emulate_media(color_scheme=scheme)
    sign_in(page, "dina@fernlight.example" if state is ownerless else "martha@fernlight.example")

    page.goto(case.link)
    look(page)

    page.evaluate("document.querySelectorAll('#content details').forEach(each => each.open = true)")
    look(page)


def test_the_timeline_is_filtered_turned_and_shown_whole_without_a_script(
    page: Page, case: Complaint, cast: Cast, sign_in: SignIn, look: Check
) -> None:
    with_everything(case, cast)
    sign_in(page, "martha@fernlight.example")
    page.goto(case.link)
    views = page.get_by_role("navigation", name="What the timeline shows")

    views.get_by_role("link", name="Notes").click()
    expect(views.get_by_role("link", name="Notes")).to_have_attribute("aria-current", "true")
    expect(page.locator(".case-story .timeline__item")).to_have_count(50)
    look(page)

    page.get_by_role("link", name="Show all 62").click()
    expect(page.locator(".case-story .timeline__item")).to_have_count(62)

    views.get_by_role("link", name="Oldest first").click()
    views.get_by_role("link", name="Everything").click()
    expect(page.locator(".case-story .timeline__title").first).to_contain_text("Complaint received")
    look(page)


def test_what_comes_first_with_the_keyboard_is_the_main_action(
    page: Page, case: Complaint, sign_in: SignIn
) -> None:
    sign_in(page, "martha@fernlight.example")
    page.goto(case.link)

    page.get_by_role("navigation", name="Breadcrumb").or_(page.locator("div.breadcrumbs")).get_by_role(
        "link"
    ).last.focus()
    page.keyboard.press("Tab")

    expect(page.locator(":focus")).to_have_text("Acknowledge")
