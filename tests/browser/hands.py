"""The two ways in which people give their answers: with a mouse or a finger, and with the keyboard alone."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

FIRST_LINK = "Skip to the main part of the page"
MOST_STOPS = 80  # of the Tab key, on the way to anything in the main part of a page
HAS_FOCUS = """each => each === document.activeElement
    || (each.matches("fieldset") && each.contains(document.activeElement))"""

Files = str | Path | FilePayload | Sequence[str | Path] | Sequence[FilePayload]


class ByMouse:
    """Somebody who clicks and taps."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def choose(self, question: str, *answers: str) -> None:
        for answer in answers:
            self._answer(question, answer).check()

    def write(self, question: str, words: str) -> None:
        self._asked(question).fill(words)

    def give_day(self, question: str, day: date) -> None:
        self._asked(question).fill(day.isoformat())

    def take(self, question: str, choice: str, *, about: str = "") -> None:
        """From a list of the browser's own."""
        self._asked(question, about).select_option(label=choice)

    def pick(self, question: str, name: str, *, about: str = "") -> None:
        """From the list of names as it is, or by typing the beginning where scripts run."""
        self.page.wait_for_load_state()  # by then a script has put its field before the list, if there is one
        field = self._asked(question, about)
        if _is_list(field):
            field.select_option(label=name)
            return
        field.fill(name)
        self.page.get_by_role("option", name=name).first.click()

    def add(self, question: str, files: Files) -> None:
        self.page.get_by_label(question).set_input_files(files)

    def press(self, button: str) -> None:
        self.page.get_by_role("button", name=button, exact=True).click()

    def follow(self, link: str) -> None:
        self.page.get_by_role("main").get_by_role("link", name=link, exact=True).first.click()

    def arrive(self, heading: str) -> None:
        expect(self.page.get_by_role("heading", level=1, name=heading)).to_be_visible()

    def go_on(self, heading: str) -> None:
        """To the next step, which begins with this heading."""
        self.press("Continue")
        self.arrive(heading)

    def _answer(self, question: str, answer: str) -> Locator:
        return self._group(question).get_by_label(answer, exact=True)

    def _group(self, question: str) -> Locator:
        return self.page.get_by_role("group", name=question).filter(visible=True).last

    def _asked(self, question: str, about: str = "") -> Locator:
        place = self.page.get_by_role("group", name=about) if about else self.page.get_by_role("main")
        return place.get_by_label(question).filter(visible=True).first


class ByKeyboard(ByMouse):
    """Somebody who has Tab, the arrows, Space, Enter and the letters, and nothing else."""

    def choose(self, question: str, *answers: str) -> None:
        for answer in answers:
            wanted = self._answer(question, answer)
            if wanted.get_attribute("type") == "checkbox":
                self._reach(wanted)
                self._key("Space")
            else:
                self._choose_one(self._group(question), wanted)
            expect(wanted).to_be_checked()

    def _choose_one(self, group: Locator, wanted: Locator) -> None:
        """The Tab key reaches such a group once; the arrows choose in it."""
        self._reach(group)
        while not wanted.evaluate(HAS_FOCUS):
            self._key("ArrowDown")
        if not wanted.is_checked():
            self._key("Space")

    def write(self, question: str, words: str) -> None:
        self._reach(self._asked(question))
        self.page.keyboard.type(words)

    def give_day(self, question: str, day: date) -> None:
        """In the order in which this browser asks for day and month: the language of its menus decides."""
        field = self._asked(question)
        self._reach(field)
        for order in (f"{day:%d%m%Y}", f"{day:%m%d%Y}"):
            self.page.keyboard.type(order)
            if field.input_value() == day.isoformat():
                return
            for _ in range(2):
                self._key("ArrowLeft")
        pytest.fail(f"{question} takes no day from the keyboard")

    def take(self, question: str, choice: str, *, about: str = "") -> None:
        self._take(self._asked(question, about), choice)

    def _take(self, field: Locator, choice: str) -> None:
        self._reach(field)
        choices = field.locator("option").all_inner_texts()
        for _ in range(choices.index(choice)):
            self._key("ArrowDown")
        expect(field.locator("option:checked")).to_have_text(choice)

    def pick(self, question: str, name: str, *, about: str = "") -> None:
        self.page.wait_for_load_state()
        field = self._asked(question, about)
        if _is_list(field):
            self._take(field, name)
            return
        self._reach(field)
        self.page.keyboard.type(name)
        self._key("ArrowDown")
        self._key("Enter")
        expect(field).to_have_value(name)

    def add(self, question: str, files: Files) -> None:
        self._reach(self.page.get_by_label(question))
        with self.page.expect_file_chooser() as chooser:
            self._key("Space")
        chooser.value.set_files(files)

    def press(self, button: str) -> None:
        self._reach(self.page.get_by_role("button", name=button, exact=True))
        self._key("Enter")

    def follow(self, link: str) -> None:
        self._reach(self.page.get_by_role("main").get_by_role("link", name=link, exact=True).first)
        self._key("Enter")

    def arrive(self, heading: str) -> None:
        """
        A new page begins at its beginning, and its first stop leads past what all pages have; or it begins
        there already, where the page before did and sent an address that says so.
        """
        super().arrive(heading)
        if not self.page.url.endswith("#main"):
            self._key("Tab")
            expect(self.page.get_by_role("link", name=FIRST_LINK)).to_be_focused()
            self._key("Enter")
        expect(self.page.get_by_role("main")).to_be_focused()

    def _reach(self, wanted: Locator) -> None:
        for _ in range(MOST_STOPS):
            if wanted.evaluate(HAS_FOCUS):
                return
            self._key("Tab")
        pytest.fail(f"the Tab key does not reach {wanted}")

    def _key(self, key: str) -> None:
        self.page.keyboard.press(key)


def _is_list(field: Locator) -> bool:
    return bool(field.evaluate("each => each.tagName === 'SELECT'"))
