"""Searching the list of names as one types: by keyboard, with slips, and for who is not on it."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.filing import Check, SignIn
from tests.cast import Cast
from tests.factories import PersonFactory


@pytest.fixture
def about(page: Page, cast: Cast, sign_in: SignIn) -> Page:
    """Amina on the step that asks who it is about."""
    PersonFactory(name="Łukasz Ødegård")
    sign_in(page, "amina@fernlight.example")
    page.goto("/complain/")
    page.get_by_role("main").get_by_role("button").last.click()
    page.wait_for_url("**/you/")
    page.goto(page.url.replace("/you/", "/about/"))
    page.get_by_label("One person or several").check()
    return page


def box(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Choose their name")


def found(page: Page) -> list[str]:
    names = page.get_by_role("listbox").get_by_role("option").locator("span:first-child")
    return [name for name in names.all_inner_texts() if name != "Somebody who is not on this list"]


def test_a_name_is_found_by_any_of_its_words_without_accents_or_with_a_slip(about: Page) -> None:
    for typed, name in {
        "bob": "Bob Carter",
        "CART": "Bob Carter",
        "lukasz ode": "Łukasz Ødegård",
        "Cartre": "Bob Carter",
        "Sunitta": "Sunita Rao",
    }.items():
        box(about).fill(typed)
        assert found(about) == [name]


def test_a_name_is_chosen_by_keyboard_alone_and_said_aloud(about: Page, axe: Check) -> None:
    box(about).focus()
    about.keyboard.type("carter")
    axe(about)
    about.keyboard.press("ArrowDown")
    expect(box(about)).to_have_attribute("aria-activedescendant", "id_person_1_pick_0")
    axe(about)
    about.keyboard.press("Enter")
    expect(box(about)).to_have_value("Bob Carter")
    expect(box(about)).to_have_attribute("aria-expanded", "false")
    expect(about.get_by_role("status").filter(has_text="Chosen: Bob Carter")).to_have_count(1)
    about.keyboard.press("Escape")
    expect(box(about)).to_have_value("")


def test_who_is_not_on_the_list_is_kept_as_typed(about: Page) -> None:
    box(about).fill("Zed Newman")
    about.keyboard.press("Tab")
    expect(about.get_by_label("What is their name?")).to_have_value("Zed Newman")
    expect(box(about)).to_have_value("Somebody who is not on this list")
    about.get_by_role("button", name="Add another person").click()
    expect(about.get_by_role("group", name="Person 2")).to_be_focused()
    expect(about.get_by_label("What is their name?").first).to_have_value("Zed Newman")
