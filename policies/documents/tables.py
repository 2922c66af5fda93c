"""Tables with headers that a screen reader can name, whatever the document said about them."""

from dataclasses import dataclass, field

Attributes = dict[str, str]


@dataclass
class Cell:
    attributes: str  # colspan and rowspan, ready to be written
    content: str
    is_header: bool
    is_empty: bool


@dataclass
class Table:
    rows: list[list[Cell]] = field(default_factory=list)

    def as_html(self) -> str:
        """
        The first row is taken for the headers where the document marked none.

        An empty corner above the first column shows that this column holds the rows' names.
        """
        first = self.rows[0] if self.rows else []
        has_marks = any(cell.is_header for row in self.rows for cell in row)
        is_marked = all(cell.is_header or cell.is_empty for cell in first)
        has_head = len(self.rows) > 1 and (is_marked or not has_marks)
        names_rows = has_head and bool(first) and first[0].is_empty
        head = [_row(first, names_rows=False, names_columns=True)] if has_head else []
        body = [_row(row, names_rows, names_columns=False) for row in self.rows[len(head) :]]
        return (
            "<table>"
            + (f"<thead>{head[0]}</thead>" if head else "")
            + (f"<tbody>{''.join(body)}</tbody>" if body else "")
            + "</table>"
        )


def _row(cells: list[Cell], names_rows: bool, names_columns: bool) -> str:
    written = (_cell(cell, names_rows and at == 0, names_columns) for at, cell in enumerate(cells))
    return f"<tr>{''.join(written)}</tr>"


def _cell(cell: Cell, names_row: bool, names_column: bool) -> str:
    if cell.is_empty or not (cell.is_header or names_row or names_column):
        return f"<td{cell.attributes}>{cell.content}</td>"
    scope = "col" if names_column else "row"
    return f'<th scope="{scope}"{cell.attributes}>{cell.content}</th>'
