"""Documents straight from bytes, for what reads tables: no reader of a format stands before it and tidies up.

A line of text is a row and a tab ends a cell; the first byte says what the lines become.
"""

from __future__ import annotations

import random

from perflint.documents import Cell, Document, Grid, Line, Lines, Span
from tests.fuzz.properties import LIMITS

_KINDS = 4


def document_of(data: bytes) -> Document:
    """A document of one block: a grid with or without spans, one with unreliable columns, or running text."""
    kind = data[0] % _KINDS if data else 0
    texts = data[1:].decode("utf-8", errors="replace").splitlines()[: LIMITS.rows]
    if kind == 0:
        return Document("a.txt", "txt", [Lines(lines=[Line(number, text) for number, text in enumerate(texts, 1)])])
    grid = Grid(sheet="表", reliable_columns=kind != 1)
    for number, text in enumerate(texts, 1):
        cells = text.split("\t")[: LIMITS.columns]
        row = [
            Cell(grid, cell.strip()[: LIMITS.cell_characters], number, column)
            for column, cell in enumerate(cells, 1)
            if cell.strip()
        ]
        if row:
            grid.rows.append(row)
    if kind == _KINDS - 1:
        grid.spans = _spans(grid, random.Random(len(data)))
    return Document("a.xlsx", "xlsx", [grid])


def data_of(texts: list[list[str]], kind: int) -> bytes:
    """The bytes that `document_of` makes a document of these rows from."""
    return bytes([kind]) + "\n".join("\t".join(row) for row in texts).encode()


def _spans(grid: Grid, chance: random.Random) -> list[Span]:
    """Merged ranges over empty cells to the right of and below some cells, none over another."""
    taken = {(cell.row or 0, cell.column or 0) for cell in grid.cells()}
    spans = []
    for cell in list(grid.cells()):
        row, column = cell.row or 0, cell.column or 0
        wide, high = chance.choice(((1, 1), (1, 1), (2, 1), (1, 2), (2, 2), (1, 5)))
        area = {(row + down, column + right) for down in range(high) for right in range(wide)}
        if len(area) > 1 and not (area - {(row, column)}) & taken:
            taken |= area
            spans.append(Span(row, column, row + high - 1, column + wide - 1))
    return spans
