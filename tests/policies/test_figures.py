"""Drawings that other parts of the house make for a policy."""

from typing import Any

import pytest

from policies.figures import with_figures


def draw(name: str) -> str:
    return f"<svg><title>{name}</title></svg>"


@pytest.fixture(autouse=True)
def _figures(settings: Any) -> None:
    settings.POLICY_FIGURES = {"appendix-1": f"{__name__}.draw"}


@pytest.mark.parametrize("line", ["{{ figure: appendix-1 }}", "{{figure:appendix-1}}"])
def test_the_drawing_stands_where_the_document_names_it(line: str) -> None:
    page = with_figures(f"<p>Before</p>\n<p>{line}</p>")
    assert page.startswith("<p>Before</p>\n<figure")
    assert "<svg><title>appendix-1</title></svg>" in page
    assert "figure:" not in page


@pytest.mark.parametrize(
    "html",
    [
        "<p>{{ figure: appendix-9 }}</p>",
        "<p>{{ figure: ../settings }}</p>",
        "<p>See {{ figure: appendix-1 }} below.</p>",
        "<p>{{ secret }}</p>",
    ],
)
def test_what_nothing_draws_is_left_as_it_was_typed(html: str) -> None:
    assert with_figures(html) == html
