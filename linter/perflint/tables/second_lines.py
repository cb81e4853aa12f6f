"""Headings of text with one row a line whose next line says more about some of their columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from perflint.documents.model import Cell
from perflint.regex import regex
from perflint.tables.drafts import HeadingColumn
from perflint.tables.heading_words import heading_field
from perflint.tables.headings import row_heading, settle
from perflint.tables.row_alignment import align
from perflint.tables.stream_headings import arrangements
from perflint.tables.stream_levels import with_levels
from perflint.tables.text_rows import TextRow
from perflint.tables.vocabulary import level

#: So many rows show below which part of a heading its second line stands.
TRIED = 6
#: A line that says more about headings, none of which is known, has so many cells at least, each of so many Han characters.
PARTS, PART_NAME, HAN = 4, 8, regex(r"[\u4e00-\u9fff]+")


def with_second_line(columns: list[HeadingColumn], rows: Sequence[TextRow], number: int) -> tuple[list[HeadingColumn], int]:
    """The columns of a heading whose next line says more about some of them, and the number of the line after it."""
    cells = rows[number].cells if number < len(rows) else []
    if len(cells) < 2 or row_heading(cells) is not None:
        return columns, number
    if any(heading_field(cell.text) is None for cell in cells):
        parts = _names_parts(cells) and _begins_with_level(rows[number + 1 : number + 2])
        return columns, number + 1 if parts else number
    placed = _placed(columns, cells)
    lower = [HeadingColumn(heading_field(cell.text) or "other", cell, None, None) for cell in cells]
    unplaced = [replace(column, first=None, last=None) for column in columns]
    following = [row.cells for row in rows[number + 1 : number + 1 + TRIED] if row.cells]
    orders = [placed, *arrangements([*unplaced, *lower])[1:]]
    return max(orders, key=lambda order: sum(align(row, order, 0.0).score for row in following)), number + 1


def with_levels_below(columns: list[HeadingColumn], rows: Sequence[TextRow], number: int) -> list[HeadingColumn]:
    """The columns of a heading with those of the levels that the rows from line `number` on name and it does not."""
    following = [row.cells for row in rows[number : number + TRIED] if row.cells]
    orders = with_levels(columns, (cell.text for row in following for cell in row))
    if len(orders) == 1:
        return columns
    return max(orders, key=lambda order: sum(align(row, order, 0.0).score for row in following))


def _placed(columns: Sequence[HeadingColumn], cells: Sequence[Cell]) -> list[HeadingColumn]:
    """The columns of a heading with those of its second line in their place, as far as the separators show it."""
    bounds = [column.first or 0 for column in columns[1:]] + [10_000]
    whole: list[HeadingColumn] = []
    for column, bound in zip(columns, bounds, strict=True):
        lower = [cell for cell in cells if (column.first or 0) <= (cell.column or 0) < bound]
        below = [HeadingColumn(heading_field(cell.text) or "other", cell, cell.column, cell.column) for cell in lower]
        whole += below or [replace(column)]
    return settle(whole)


def _names_parts(cells: Sequence[Cell]) -> bool:
    """Whether a line names parts of columns that no list knows, and nothing else: 经费保障, 制度保障, 确定能, 有可能."""
    return len(cells) >= PARTS and all(
        len(cell.text) <= PART_NAME
        and HAN.fullmatch(cell.text) is not None
        and level(1, cell.text) is None
        and level(2, cell.text) is None
        for cell in cells
    )


def _begins_with_level(rows: Sequence[TextRow]) -> bool:
    return any(level(1, cell.text) is not None or level(2, cell.text) is not None for row in rows for cell in row.cells[:2])
