"""The timeline of a case: what to look at, in which order, a page at a time. Links alone choose."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.utils.http import urlencode

from cases.telling.story import Chapter, Subject

PER_PAGE = 50
EVERYTHING = "all"
OLDEST = "oldest"
HERE = "#story"


@dataclass(frozen=True)
class View:
    """One of several ways to look at it: a link, or the one that is chosen now."""

    words: str
    link: str
    is_chosen: bool
    number: int = 0


@dataclass(frozen=True)
class Timeline:
    """`asked` is the query of the page's address; what is not understood in it is passed over."""

    chapters: Sequence[Chapter]
    asked: Mapping[str, str]

    @property
    def subject(self) -> str:
        show = self.asked.get("show", "")
        return show if show in Subject.values else ""

    @property
    def is_oldest_first(self) -> bool:
        return self.asked.get("order") == OLDEST

    @property
    def is_whole(self) -> bool:
        return self.asked.get("page") == EVERYTHING

    @cached_property
    def chosen(self) -> list[Chapter]:
        """Of the chosen subject, in the chosen order; events are recorded from the oldest on."""
        found = [each for each in self.chapters if not self.subject or each.subject == self.subject]
        return found if self.is_oldest_first else found[::-1]

    @cached_property
    def page(self) -> "Page[Chapter]":
        pages = Paginator(self.chosen, max(len(self.chosen), 1) if self.is_whole else PER_PAGE)
        return pages.get_page(self.asked.get("page"))

    @property
    def filters(self) -> list[View]:
        """Everything, then every subject that there is something about."""
        numbers = Counter(each.subject for each in self.chapters)
        everything = View("Everything", self._link(show=""), not self.subject, len(self.chapters))
        subjects = (
            View(str(each.label), self._link(show=each), each == self.subject, numbers[each])
            for each in Subject
            if numbers[each] or each == self.subject
        )
        return [everything, *subjects]

    @property
    def orders(self) -> list[View]:
        return [
            View("Newest first", self._link(order=""), not self.is_oldest_first),
            View("Oldest first", self._link(order=OLDEST), self.is_oldest_first),
        ]

    @property
    def latest(self) -> Chapter | None:
        return self.chapters[-1] if self.chapters else None

    @property
    def earlier_page(self) -> str:
        return self._link(page=str(self.page.previous_page_number()))

    @property
    def next_page(self) -> str:
        return self._link(page=str(self.page.next_page_number()))

    @property
    def all_pages(self) -> str:
        return self._link(page=EVERYTHING)

    def _link(self, **changes: str) -> str:
        """The address with these changes; another choice begins on its first page."""
        now = {"show": self.subject, "order": OLDEST if self.is_oldest_first else ""}
        query = urlencode({name: value for name, value in {**now, **changes}.items() if value})
        return f"?{query}{HERE}"
