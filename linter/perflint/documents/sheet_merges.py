"""The merged ranges of a worksheet, held against the cells that are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .model import Cell, Grid, Span


def settle_merges(grid: Grid, ranges: Iterable[Span]) -> list[Cell]:
    """Set the spans of a grid from its merged ranges, and take out and return the cells that a spreadsheet covers by them.

    Spans end where the used part of the sheet ends, are more than one cell, and overlap no earlier one. Work and memory
    grow with the numbers of cells and ranges, not with the area that they cover.
    """
    rows = grid.rows
    if not rows:
        return []
    last_column = max(cells[-1].column or 0 for cells in rows)
    waiting = sorted(_clipped(ranges, rows[-1][0].row or 0, last_column), reverse=True)
    covered_until = [0] * (last_column + 1)  # the last row, by column
    any_covered_until = 0
    hidden: list[Cell] = []
    for index, cells in enumerate(rows):
        row = cells[0].row or 0
        anchors = set()
        while waiting and waiting[-1].first_row <= row:
            span = waiting.pop()
            columns = slice(span.first_column, span.last_column + 1)
            if max(covered_until[columns]) >= span.first_row:
                continue
            covered_until[columns] = [span.last_row] * (span.last_column + 1 - span.first_column)
            any_covered_until = max(any_covered_until, span.last_row)
            grid.spans.append(span)
            if span.first_row == row:
                anchors.add(span.first_column)
        if row <= any_covered_until:
            seen = [cell for cell in cells if covered_until[cell.column or 0] < row or cell.column in anchors]
            if len(seen) < len(cells):
                shown = {cell.column for cell in seen}
                hidden.extend(cell for cell in cells if cell.column not in shown)
                rows[index] = seen
    if hidden:
        grid.rows = [cells for cells in rows if cells]
    return hidden


def _clipped(ranges: Iterable[Span], last_row: int, last_column: int) -> Iterator[Span]:
    for first_row, first_column, end_row, end_column in ranges:
        span = Span(first_row, first_column, min(end_row, last_row), min(end_column, last_column))
        if 0 < first_row <= span.last_row and 0 < first_column <= span.last_column and span[:2] != span[2:]:
            yield span
