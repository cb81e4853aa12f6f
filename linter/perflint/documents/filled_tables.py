"""Puts the text of a page into the cells that it stands in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from .page_table import PageCell, PageTable
from .ruled_tables import RuledTable
from .text_lines import Piece, lines_of


def fill(tables: Sequence[RuledTable], pieces: Sequence[Piece]) -> tuple[list[PageTable], list[Piece]]:
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
    found.cells.sort(key=lambda cell: (cell.row, cell.column))  # one that began in an open side came too early
    return found
