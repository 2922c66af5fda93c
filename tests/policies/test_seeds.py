"""Policies of real organisations, kept beside the project and not in it."""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings

from policies.documents.document import Format
from policies.documents.reading import read_file
from policies.documents.rendering import render

FOLDER = Path(settings.BASE_DIR).parent / "shared" / "seeds"
POLICIES = sorted(FOLDER.glob("*.txt"))
LEFT_OUT = re.compile(r"\[bookmark: [^\]]*\]|</?sup>")  # no words of the policy

pytestmark = pytest.mark.skipif(not POLICIES, reason="no policies in shared/seeds beside the project")


class Words(HTMLParser):
    """The words of a page; an element that is not part of a line parts words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.text += "" if tag in ("sup", "strong", "em") else " "

    def handle_data(self, data: str) -> None:
        self.text += data


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem[:3])
def test_every_word_of_the_policy_is_on_the_page_as_often_as_in_the_file(path: Path) -> None:
    document = read_file(path.read_bytes(), path.name)
    assert words(Words(render(document).html).text) == words(LEFT_OUT.sub("", document.text))


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem[:3])
def test_the_policy_has_headings_and_lists_and_nothing_left_over(path: Path) -> None:
    rendered = render(read_file(path.read_bytes(), path.name))
    assert len(rendered.headings) >= 5
    assert rendered.html.count("<li>") >= 12
    for leftover in ("[bookmark", "·", "**", "##", "&lt;sup&gt;", "\N{REPLACEMENT CHARACTER}"):
        assert leftover not in rendered.html


def test_the_checklist_of_14_questions_is_a_table() -> None:
    documents = [read_file(path.read_bytes(), path.name) for path in POLICIES]
    [page] = [render(document).html for document in documents if document.format == Format.MARKDOWN]
    assert page.count('<th scope="row">') == 14
    assert page.count('<th scope="col">') == 2
