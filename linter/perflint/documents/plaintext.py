"""Reads plain text: drawn tables as grids, other lines as they are. What their columns are is found out elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from .charset import read_text
from .drawn_tables import DrawnTable, drawn_end, read_drawing
from .limits import Limits
from .model import Document, Place
from .span_layout import DocumentLayout, ExhaustedError

_PAGE_BREAK = "\f"


def read_plaintext(data: bytes, name: str, limits: Limits) -> Document:
    """Read a plain text into runs of lines, one for each page if it has form feeds, and grids where characters draw tables.

    Raises DocumentError `binary-text`.
    """
    text, notices = read_text(data)
    layout = DocumentLayout(Document(name, "txt", notices=notices), limits)
    with suppress(ExhaustedError):
        _read_lines(split_lines(text, layout), layout, 1 if _PAGE_BREAK in text else None)
    return layout.document


def _read_lines(lines: Sequence[str], layout: DocumentLayout, page: int | None) -> None:
    """Lay out lines from `page` on: tables that they draw as grids, the others as they are. Raises ExhaustedError."""
    index = end = 0  # up to `end` the lines are known to draw no table
    while index < len(lines):
        if index >= end:
            end = max(drawn_end(lines, index), index + 1)
            drawn = read_drawing(lines[index:end], layout.limits.columns) if end > index + 1 else None
            if drawn is not None:
                _add_table(drawn, index, page, layout)
                index = end
                continue
        first, *turned = lines[index].split(_PAGE_BREAK) if page is not None else [lines[index]]
        layout.line(index + 1, first, page)
        for part in turned:
            page = (page or 0) + 1
            if part:
                layout.line(index + 1, part, page)
        index += 1


def _add_table(drawn: DrawnTable, index: int, page: int | None, layout: DocumentLayout) -> None:
    """Add a table whose first line has this index."""
    table = layout.next_table()
    table.grid.page = page
    table.grid.reliable_columns = drawn.ruled
    for cell in drawn.cells:
        while table.row < cell.span.first_row:
            table.next_row()
        table.place(cell.span.first_column, cell.text, index + cell.line + 1)
        if (cell.span.last_row, cell.span.last_column) != (cell.span.first_row, cell.span.first_column):
            table.merge(cell.span)


def split_lines(text: str, layout: DocumentLayout) -> list[str]:
    """Return the physical lines of a text, at most limits.lines, without their ends (LF, CR LF or CR, nothing else)."""
    most = layout.limits.lines
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n", most)
    if len(lines) > most:
        rest = lines.pop()
        if rest:
            layout.reached("lines", Place(line=most + 1))
    elif not lines[-1]:
        lines.pop()  # the end of the last line begins no further one
    return lines
