"""
Markdown to HTML: CommonMark with tables. HTML in the text is shown as text.

Two habits of converted documents are understood besides: tables whose columns are parted by tabs, and
the raised letters of "24<sup>th</sup>".
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from policies.documents.leftovers import TAB_IN_ROW, with_markdown_bullets, without_leftovers

_RAISED_OR_LOWERED = re.compile(r"</?su[pb]>")


def to_html(text: str) -> str:
    html: str = _parser().render(with_markdown_bullets(without_leftovers(text)))
    return html


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    parser.block.ruler.before("table", "tab_table", _tab_table, {"alt": ["paragraph"]})
    parser.inline.ruler.before("html_inline", "raised_or_lowered", _raised_or_lowered)
    return parser


def _raised_or_lowered(state: StateInline, silent: bool) -> bool:
    match = _RAISED_OR_LOWERED.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        state.push("html_inline", "", 0).content = match[0]
    state.pos = match.end()
    return True


def _tab_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Two lines or more with tabs are a table when they come to the same number of columns."""
    rows: list[list[str]] = []
    for line in range(start, end):
        content = state.src[state.bMarks[line] : state.eMarks[line]]
        if not TAB_IN_ROW.search(content):
            break
        rows.append([cell.strip() for cell in content.split("\t")])
    columns = _columns(rows)
    if len(rows) < 2 or len({len(row) for row in columns}) > 1:
        return False
    if not silent:
        _push_table(state, start, columns, names_rows=columns != rows)
        state.line = start + len(rows)
    return True


def _columns(rows: list[list[str]]) -> list[list[str]]:
    """A name and a value, parted by as many tabs as put the values in line, are two columns."""
    filled = [[cell for cell in row if cell] for row in rows]
    are_names_and_values = all(row[0] and len(cells) == 2 for row, cells in zip(rows, filled, strict=True))
    return filled if are_names_and_values else rows


def _push_table(state: StateBlock, start: int, rows: list[list[str]], names_rows: bool) -> None:
    state.push("table_open", "table", 1)
    for at, row in enumerate(rows, start):
        state.push("tr_open", "tr", 1)
        for column, cell in enumerate(row):
            tag = "th" if names_rows and column == 0 else "td"
            state.push(f"{tag}_open", tag, 1)
            content = state.push("inline", "", 0)
            content.content, content.children, content.map = cell, [], [at, at + 1]
            state.push(f"{tag}_close", tag, -1)
        state.push("tr_close", "tr", -1)
    state.push("table_close", "table", -1)
