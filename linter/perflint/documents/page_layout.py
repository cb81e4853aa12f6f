"""Lays out one page: which of its text stands in tables and which outside, in reading order.

Whoever finds lines and text on a page, in a PDF or in a scanned picture, hands them to `lay_out`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .aligned_tables import find_aligned_tables
from .page_table import PageCell, PageTable
from .ruled_tables import RuledTable, Segment, find_ruled_tables
from .text_lines import Piece, TextLine, lines_of

__all__ = ["PageCell", "PageTable", "ShownPage", "lay_out"]


@dataclass(slots=True)
class ShownPage:
    """A page as it is shown, upright: its size in points, its text, its ruled lines, the edges of its coloured areas."""

    width: float = 0.0
    height: float = 0.0
    pieces: list[Piece] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    fills: list[Segment] = field(default_factory=list)


def lay_out(
    segments: Iterable[Segment],
    pieces: Sequence[Piece],
    most_cells: int,
    fills: Sequence[Segment] = (),
    before: PageTable | None = None,
) -> list[PageTable | TextLine]:
    """Return the tables of a page and the lines outside them, in reading order.

    What no lines rule may still be a table by its columns; it is marked as not reliable.

    `segments` are the ruled lines. `fills` are the edges of coloured areas: they draw tables only where no ruled lines
    do. `before` is the table at the end of the page before, if any.
    `most_cells` is how many cells the tables of a page may have. Raises TooManyCellsError.
    """
    rulings = find_ruled_tables(segments, most_cells)
    tables, rest = _fill(rulings.tables, pieces)
    if fills and rest:
        outside = [edge for edge in fills if not any(_touches(table, edge) for table in rulings.tables)]
        coloured, rest = _fill(find_ruled_tables(outside, most_cells).tables, rest)
        tables += coloured
    blocks: list[PageTable | TextLine] = [*tables, *find_aligned_tables(lines_of(rest), rulings.loose, before)]
    blocks.sort(key=lambda block: (block.ys[0], block.xs[0]) if isinstance(block, PageTable) else (block.y0, block.x0))
    return blocks


def _touches(table: RuledTable, edge: Segment) -> bool:
    return edge.x0 < table.xs[-1] and edge.x1 > table.xs[0] and edge.y0 < table.ys[-1] and edge.y1 > table.ys[0]


def _fill(tables: Sequence[RuledTable], pieces: Sequence[Piece]) -> tuple[list[PageTable], list[Piece]]:
    """Put pieces into the cells that they stand in; returns the tables that have any, and the pieces left over."""
    placed = sorted(((piece.middle, piece) for piece in pieces), key=lambda one: one[0][1])
    heights = [middle[1] for middle, _ in placed]
    free = [True] * len(placed)
    filled = []
    for table in sorted(tables, key=_area):  # the innermost first
        contents: dict[int, list[Piece]] = {}
        for number in range(bisect_left(heights, table.ys[0]), bisect_left(heights, table.ys[-1])):
            (x, y), piece = placed[number]
            cell = table.cell_at(x, y) if free[number] else None
            if cell is not None:
                contents.setdefault(cell, []).append(piece)
                free[number] = False
        if contents:
            filled.append(_page_table(table, contents))
    return filled, [piece for (_, piece), left in zip(placed, free, strict=True) if left]


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
    xs = table.xs[first_column : columns + 1]
    found = PageTable(xs, table.ys[first_row : rows + 1], [])
    for number, whole in enumerate(table.cells):
        row, column = max(whole.row - first_row, 0) + 1, max(whole.column - first_column, 0) + 1
        last_row, last_column = min(whole.last_row + 1, rows) - first_row, min(whole.last_column + 1, columns) - first_column
        if last_row >= row and last_column >= column:
            cell = PageCell(row, column, last_row, last_column, xs[column - 1], xs[last_column])
            cell.unclosed = last_row == rows - first_row and whole.column in table.unclosed
            if number in contents:
                cell.add(lines_of(contents[number]))
            found.cells.append(cell)
    return found
