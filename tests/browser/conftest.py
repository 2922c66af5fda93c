"""A real browser on a real server. Every test in this folder carries the mark `browser`."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request, ViewportSize
from pytest_django.live_server_helper import LiveServer
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.filing import Check, OpenPage, SignIn, type_in_password

HERE = Path(__file__).parent
LAPTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 320, "height": 640}  # also a laptop at 400 % zoom
LAYOUT_RULES = ["target-size", "scrollable-region-focusable"]  # what may differ on a phone
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Playwright keeps an event loop running beside the test's own queries.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
SIZES = [pytest.param((1280, 900), id="wide"), pytest.param((320, 640), id="narrow")]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium, so that no browser is downloaded."""
    chromium = shutil.which("chromium") or pytest.fail("Chromium is missing: sudo apt-get install chromium")
    return browser_type_launch_args | {"executable_path": chromium, "args": CHROMIUM_FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any], live_server: LiveServer) -> dict[str, Any]:
    """Tests write `page.goto("/")`; date fields are laid out the British way."""
    return browser_context_args | {"base_url": live_server.url, "locale": "en-GB"}


@dataclass
class Watch:
    """What breaks on a page, except while a tool of the tests works on it."""

    faults: list[str] = field(default_factory=list)
    is_on: bool = True

    def note(self, fault: str) -> None:
        if self.is_on:
            self.faults.append(fault)

    @contextmanager
    def looking_away(self) -> Iterator[None]:
        self.is_on = False
        yield
        self.is_on = True


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def page(page: Page, live_server: LiveServer, watch: Watch) -> Iterator[Page]:
    """A page that fails its test when a script or the content policy breaks, or another host is asked."""
    yield _watched(page, live_server, watch)
    assert watch.faults == []


@pytest.fixture
def open_page(
    new_context: CreateContextCallback, live_server: LiveServer, watch: Watch
) -> Iterator[OpenPage]:
    """`open_page(PHONE, scripts=False)`: a browser of somebody's own, watched as `page` is."""

    def open_one(size: ViewportSize = LAPTOP, *, scripts: bool = True) -> Page:
        context = new_context(viewport=size, java_script_enabled=scripts)
        return _watched(context.new_page(), live_server, watch)

    yield open_one
    assert watch.faults == []


def _watched(page: Page, live_server: LiveServer, watch: Watch) -> Page:
    def note_console(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            watch.note(message.text)

    def note_request(request: Request) -> None:
        if not request.url.startswith((live_server.url, "data:", "blob:")):
            watch.note(f"asked another host: {request.url}")

    page.on("console", note_console)
    page.on("pageerror", lambda error: watch.note(str(error)))
    page.on("request", note_request)
    page.set_default_timeout(10_000)
    return page


@pytest.fixture(params=SIZES)
def sized(request: pytest.FixtureRequest, page: Page) -> Page:
    width, height = request.param
    page.set_viewport_size({"width": width, "height": height})
    return page


@pytest.fixture
def sign_in() -> SignIn:
    """`sign_in(page, email)` through the sign-in page, as one of the cast."""

    def fill_in(page: Page, email: str) -> None:
        page.goto("/accounts/login/")
        type_in_password(page, email)

    return fill_in


@pytest.fixture
def axe(watch: Watch) -> Callable[..., None]:
    """`axe(page)` asserts that the page breaks no rule of WCAG 2.2 AA that a machine can check."""

    def check(page: Page, rules: list[str] = AXE_RULES) -> None:
        options: dict[str, Any] = {"resultTypes": ["violations"], "runOnly": rules}
        if page.evaluate("matchMedia('(forced-colors: active)').matches"):
            options["rules"] = {
                "color-contrast": {"enabled": False}
            }  # the system's; axe reads the page's own
        with watch.looking_away():  # it tries out styles of its own, which the content policy forbids
            results = Axe().run(page, options=options)
        assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"

    return check


@pytest.fixture
def look(axe: Callable[..., None]) -> Check:
    """`look(page)` as a laptop and as a phone show it: no barrier, and nothing wider than the screen."""

    def check(page: Page) -> None:
        page.set_viewport_size(LAPTOP)
        axe(page)
        _fits(page)
        page.set_viewport_size(PHONE)
        axe(page, LAYOUT_RULES)
        _fits(page)

    return check


def _fits(page: Page) -> None:
    wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wider <= 0, f"{page.url} scrolls sideways"
