"""Lays out one page: which of its text stands in tables and which outside, in reading order.

Whoever finds lines and text on a page, in a PDF or in a scanned picture, hands them to `lay_out`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .ruled_tables import RuledTable, Segment, TableSpan, find_ruled_tables
from .text_lines import Piece, TextLine, cell_text, confidence_of, lines_of


@dataclass(slots=True)
class PageCell:
    """A cell with text: where it stands in its table (rows and columns from 1), its lines and their confidence."""

    row: int
    column: int
    last_row: int
    last_column: int
    text: str
    lines: list[TextLine] = field(repr=False)
    confidence: float | None = None


@dataclass(slots=True)
class PageTable:
    """A table of a page: the cells with text in reading order, the merged ranges (with or without text), its borders.

    `reliable` is False where no line vouches for the columns.
    """

    xs: list[float]
    ys: list[float]
    cells: list[PageCell]
    spans: list[TableSpan]
    reliable: bool = True


def lay_out(
    segments: Iterable[Segment], pieces: Sequence[Piece], most_cells: int, fills: Sequence[Segment] = ()
) -> list[PageTable | TextLine]:
    """Return the tables of a page and the lines outside them, in reading order.

    `segments` are the ruled lines. `fills` are the edges of coloured areas: they draw tables only where no ruled lines
    do. `most_cells` is how many cells the tables of a page may have. Raises TooManyCellsError.
    """
    rulings = find_ruled_tables(segments, most_cells)
    tables, rest = _fill(rulings.tables, pieces)
    if fills and rest:
        outside = [edge for edge in fills if not any(_touches(table, edge) for table in rulings.tables)]
        coloured, rest = _fill(find_ruled_tables(outside, most_cells).tables, rest)
        tables += coloured
    blocks: list[PageTable | TextLine] = [*tables, *lines_of(rest)]
    blocks.sort(key=lambda block: (block.ys[0], block.xs[0]) if isinstance(block, PageTable) else (block.y0, block.x0))
    return blocks


def _touches(table: RuledTable, edge: Segment) -> bool:
    return edge.x0 < table.xs[-1] and edge.x1 > table.xs[0] and edge.y0 < table.ys[-1] and edge.y1 > table.ys[0]


def _fill(tables: Sequence[RuledTable], pieces: Sequence[Piece]) -> tuple[list[PageTable], list[Piece]]:
    """Put pieces into the cells that they stand in; returns the tables that have any, and the pieces left over."""
    pieces = sorted(pieces, key=lambda piece: piece.y0 + piece.y1)
    heights = [(piece.y0 + piece.y1) / 2 for piece in pieces]
    free = [True] * len(pieces)
    filled = []
    for table in sorted(tables, key=_area):  # the innermost first
        contents: dict[int, list[Piece]] = {}
        for place in range(bisect_left(heights, table.ys[0]), bisect_left(heights, table.ys[-1])):
            piece = pieces[place]
            cell = table.cell_at((piece.x0 + piece.x1) / 2, heights[place]) if free[place] else None
            if cell is not None:
                contents.setdefault(cell, []).append(piece)
                free[place] = False
        if contents:
            filled.append(_page_table(table, contents))
    return filled, [piece for piece, left in zip(pieces, free, strict=True) if left]


def _area(table: RuledTable) -> float:
    return (table.xs[-1] - table.xs[0]) * (table.ys[-1] - table.ys[0])


def _page_table(table: RuledTable, contents: dict[int, list[Piece]]) -> PageTable:
    """The table with its text, without the open sides that hold none."""
    filled = [table.cells[number] for number in contents]
    first_row = int("top" in table.open_sides and all(cell.last_row > 0 for cell in filled))
    first_column = int("left" in table.open_sides and all(cell.last_column > 0 for cell in filled))
    rows, columns = len(table.ys) - 1, len(table.xs) - 1
    rows -= "bottom" in table.open_sides and all(cell.row < rows - 1 for cell in filled)
    columns -= "right" in table.open_sides and all(cell.column < columns - 1 for cell in filled)
    found = PageTable(table.xs[first_column : columns + 1], table.ys[first_row : rows + 1], [], [])
    for number, whole in enumerate(table.cells):
        span = TableSpan(
            max(whole.row - first_row, 0) + 1,
            max(whole.column - first_column, 0) + 1,
            min(whole.last_row + 1, rows) - first_row,
            min(whole.last_column + 1, columns) - first_column,
        )
        if span.last_row < span.row or span.last_column < span.column:
            continue
        if span[:2] != span[2:]:
            found.spans.append(span)
        if number in contents:
            lines = lines_of(contents[number])
            found.cells.append(PageCell(*span, cell_text(lines, found.xs[span.last_column]), lines, confidence_of(lines)))
    return found
