"""From a document to the HTML of its page. What leaves here is safe to show."""

from dataclasses import dataclass

import nh3

from policies.documents import markdown, plain_text
from policies.documents.document import Document, Format
from policies.documents.shaping import Heading, Shaper

TAGS = {
    *("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "hr", "br"),
    *("strong", "em", "b", "i", "u", "s", "sup", "sub", "code", "a"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    **{f"h{level}": {"id"} for level in range(2, 7)},
    "a": {"href", "id"},
    "li": {"id"},
    "ol": {"start"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
}
LINKS_MAY_START_WITH = {"http", "https", "mailto", "tel"}


@dataclass(frozen=True)
class Rendered:
    html: str
    headings: list[Heading]


def render(document: Document) -> Rendered:
    shaper = Shaper()
    shaper.feed(_html_of(document))
    shaper.close()
    html = nh3.clean(shaper.html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=LINKS_MAY_START_WITH)
    return Rendered(html, shaper.headings)


def _html_of(document: Document) -> str:
    if document.format == Format.WORD:
        return document.text
    if document.format == Format.PLAIN:
        return markdown.to_html(plain_text.to_markdown(document.text))
    return markdown.to_html(document.text)
