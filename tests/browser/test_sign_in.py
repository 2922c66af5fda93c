from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.cast import Cast


def test_the_sign_in_page_has_no_barriers(page: Page, axe: Callable[[Page], None]) -> None:
    page.goto("/accounts/login/")
    axe(page)


def test_a_support_worker_signs_in(page: Page, sign_in: Callable[[Page, str], None], cast: Cast) -> None:
    sign_in(page, "amina@fernlight.example")
    expect(page).to_have_url("/")


def test_a_wrong_password_is_refused_with_a_sentence(
    page: Page, cast: Cast, axe: Callable[[Page], None]
) -> None:
    page.goto("/accounts/login/")
    page.fill("input[name=login]", "amina@fernlight.example")
    page.fill("input[name=password]", "not the password")
    page.press("input[name=password]", "Enter")
    expect(page.get_by_text("password you specified are not correct").first).to_be_visible()
    axe(page)
