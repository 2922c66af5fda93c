"""
Makes the HTML of a document fit the page it is shown on.

The page's title is its only <h1>, so a document starts at <h2> and skips no level; headings get ids to
link to, tables get headers, and a picture leaves its description. Cleaning comes after this, not before.
"""

from collections import Counter
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from django.utils.text import slugify

from policies.documents.tables import Cell, Table

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
CELLS = ("th", "td")
TABLE_PARTS = ("thead", "tbody", "tfoot")
TOP_LEVEL, LOWEST_LEVEL = 2, 6
SPANS = ("colspan", "rowspan")


@dataclass(frozen=True)
class Heading:
    level: int
    id: str
    text: str


@dataclass
class _Piece:
    """An element being read whose own tags can only be written once its content is known."""

    attributes: str = ""
    written: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @property
    def html(self) -> str:
        return "".join(self.written)

    @property
    def text(self) -> str:
        return " ".join("".join(self.said).split())


class Shaper(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.headings: list[Heading] = []
        self._pieces = [_Piece()]
        self._tables: list[Table] = []
        self._levels_above: list[int] = []
        self._ids: Counter[str] = Counter()  # how often each was wanted

    @property
    def html(self) -> str:
        return self._pieces[0].html

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in HEADINGS:
            self._pieces.append(_Piece())
        elif tag in CELLS and self._tables:
            self._pieces.append(_Piece(_written({name: given[name] for name in SPANS if name in given})))
        elif tag == "table":
            self._tables.append(Table())
            self._pieces.append(_Piece())
        elif tag == "tr" and self._tables:
            self._tables[-1].rows.append([])
        elif tag == "img":
            self.handle_data(f"[Picture: {given['alt']}]" if given.get("alt") else "")
        elif tag not in TABLE_PARTS:
            self._write(f"<{tag}{_written(given)}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in HEADINGS:
            self._end_heading(int(tag[1]), self._pieces.pop())
        elif tag in CELLS and self._tables:
            self._end_cell(tag, self._pieces.pop())
        elif tag == "table" and self._tables:
            beside = self._pieces.pop()  # what stood between the cells: as a rule nothing but line ends
            self._write(beside.html.strip() + self._tables.pop().as_html())
        elif tag not in (*TABLE_PARTS, "tr"):
            self._write(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._pieces[-1].said.append(data)
        self._write(escape(data))

    def _write(self, html: str) -> None:
        self._pieces[-1].written.append(html)

    def _end_heading(self, level: int, piece: _Piece) -> None:
        if not piece.text:
            return
        while self._levels_above and self._levels_above[-1] >= level:
            self._levels_above.pop()
        shown = min(TOP_LEVEL + len(self._levels_above), LOWEST_LEVEL)
        self._levels_above.append(level)
        heading = Heading(shown, self._free_id(piece.text), piece.text)
        self.headings.append(heading)
        self._pieces[-1].said.append(piece.text)
        self._write(f'<h{shown} id="{escape(heading.id)}">{piece.html.strip()}</h{shown}>')

    def _free_id(self, text: str) -> str:
        wanted = id_ = f"section-{slugify(text, allow_unicode=True)[:60]}".rstrip("-")
        while self._ids[id_]:
            self._ids[wanted] += 1
            id_ = f"{wanted}-{self._ids[wanted]}"
        self._ids[id_] = 1
        return id_

    def _end_cell(self, tag: str, piece: _Piece) -> None:
        rows = self._tables[-1].rows
        rows[-1].append(Cell(piece.attributes, piece.html, tag == "th", is_empty=not piece.text))


def _written(attributes: dict[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
