"""Lays out one page: which of its text stands in tables and which outside, in reading order.

Whoever finds lines and text on a page, in a PDF or in a scanned picture, hands them to `lay_out`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .ruled_tables import RuledTable, Segment, find_ruled_tables
from .text_lines import Piece, TextLine, cell_text, confidence_of, lines_of


@dataclass(slots=True)
class PageCell:
    """A cell of a table, empty or not: its rows and columns (from 1), its left and right border, its lines and text.

    `unclosed` tells that it reaches the bottom of the table and that no line closes it there.
    """

    row: int
    column: int
    last_row: int
    last_column: int
    left: float
    right: float
    lines: list[TextLine] = field(default_factory=list, repr=False)
    text: str = ""
    unclosed: bool = False

    def add(self, lines: Iterable[TextLine]) -> None:
        """Add lines below those it has."""
        self.lines = [*self.lines, *lines]
        self.text = cell_text(self.lines, self.right)

    @property
    def confidence(self) -> float | None:
        """How sure a recogniser was of its least sure piece; None where the text is certain."""
        return confidence_of(self.lines)

    @property
    def is_merged(self) -> bool:
        """Whether it covers several rows or columns."""
        return self.last_row > self.row or self.last_column > self.column


@dataclass(slots=True)
class PageTable:
    """A table of a page: the borders of its columns and rows, and its cells in reading order, which cover it.

    `reliable` is False where no line vouches for the columns.
    """

    xs: list[float]
    ys: list[float]
    cells: list[PageCell]
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
