"""Aligning one row of cells, whose columns are only roughly right, to the typed columns of a heading.

The best monotone assignment (dynamic programming over cells and columns): every cell goes to a column that fits it,
several fragments may share a column, columns may stay empty, and cells that fit nowhere are dropped. The column of a
cell in the text is a hint only: what matters is that a whole row is shifted by the same amount.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from perflint.documents.model import Cell
from perflint.tables.drafts import HeadingColumn
from perflint.tables.fitness import FREE_TEXT, continuation, fit, loss
from perflint.tables.heading_words import heading_field
from perflint.tables.vocabulary import ORDINAL, level

#: What a change of the shift between two neighbouring cells costs, per column, and dropping a cell.
SHIFT = 0.3
DROP = 3.0
DROP_SCRAP = 0.5
ORPHAN = 1.0
#: So many cells in a row may be dropped between two that fit: more never pay, and bound the work on a row.
MOST_DROPPED = 8


@dataclass(slots=True)
class Aligned:
    """The assignment of a row's cells to column numbers of the heading (None: dropped) and how good it is."""

    score: float
    columns: list[int | None]
    shift: float | None

    @property
    def dropped(self) -> int:
        """How many cells fitted nowhere."""
        return sum(column is None for column in self.columns)


def align(cells: Sequence[Cell], columns: Sequence[HeadingColumn], shift: float | None, continued: bool = False) -> Aligned:
    """Assign the cells of one row.

    `shift` is how far the previous row stood to the right of the heading, if known. With `continued` the row is taken
    for the rest of the row before it: only free text may stand in it and no column is missing.
    """
    texts = [cell.text for cell in cells]
    width = len(columns)
    lost = [0.0, *accumulate(loss(column.name) for column in columns)]  # the cost of the columns before each
    best: list[list[float]] = []
    back: list[list[tuple[int, int] | None]] = []
    dropped = [DROP_SCRAP if index == 0 and is_scrap(text) else DROP for index, text in enumerate(texts)]
    shifts = [[_shift(cell, column) for column in columns] for cell in cells]
    tops: list[list[float]] = []  # the best of each row of `best` up to each column
    before = 0.0
    for index, text in enumerate(texts):
        row = [0.0] * width
        row_back: list[tuple[int, int] | None] = [None] * width
        for number in range(width):
            name = columns[number].name
            score = fit(name, text)
            if continued:
                score = 0.0 if (name in FREE_TEXT or name == "target") and score > -2 and not ORDINAL.match(text) else -9.0
            here = shifts[index][number]
            reached = -before + _turn(shift, here) * 0.5 - (0.0 if continued else lost[number])
            origin: tuple[int, int] | None = None
            between = 0.0
            for earlier in range(index - 1, max(index - 1 - MOST_DROPPED, -1), -1):
                from_row, from_shifts = best[earlier], shifts[earlier]
                for previous in range(number if number and tops[earlier][number - 1] - between > reached else 0):
                    total = from_row[previous] - between
                    if total <= reached:  # all that follows only makes it less
                        continue
                    if not continued:
                        total -= lost[number] - lost[previous + 1] + orphan(columns, previous, number, texts[earlier])
                    total += _turn(from_shifts[previous], here)
                    if total > reached:
                        reached, origin = total, (earlier, previous)
                total = from_row[number] - between + continuation(name, text) - score + _turn(from_shifts[number], here)
                if total > reached:
                    reached, origin = total, (earlier, number)
                between += dropped[earlier]
            row[number] = reached + score
            row_back[number] = origin
        before += dropped[index]
        best.append(row)
        tops.append(list(accumulate(row, max)))
        back.append(row_back)
    return _trace(cells, columns, best, back, dropped, continued)


def _trace(
    cells: Sequence[Cell],
    columns: Sequence[HeadingColumn],
    best: list[list[float]],
    back: list[list[tuple[int, int] | None]],
    dropped: list[float],
    continued: bool,
) -> Aligned:
    """Pick the best end and walk back from it."""
    width = len(columns)
    end: tuple[int, int] | None = None
    top = float("-inf")
    after = 0.0
    for index in range(len(cells) - 1, -1, -1):
        for number in range(width):
            total = best[index][number] - after - (0.0 if continued else _lost(columns, number + 1, width))
            if total > top:
                top, end = total, (index, number)
        after += dropped[index]
    assignment: list[int | None] = [None] * len(cells)
    shift: float | None = None
    while end is not None:
        index, number = end
        assignment[index] = number
        if shift is None:
            shift = _shift(cells[index], columns[number])
        end = back[index][number]
    return Aligned(top, assignment, shift)


def _lost(columns: Sequence[HeadingColumn], first: int, end: int) -> float:
    return sum(loss(columns[number].name) for number in range(first, end))


def is_scrap(text: str) -> bool:
    """Whether a text at the start of a row is a piece of the label that spans the whole table ("绩", "绩效指标")."""
    return len("".join(text.split())) <= 3 or heading_field(text) == "group"


def orphan(columns: Sequence[HeadingColumn], previous: int, number: int, text: str) -> float:
    """What it costs to take a name of either level for one of level 1 in a row that then has none of level 2."""
    if columns[previous].name != "level1" or level(2, text) is None:
        return 0.0
    return ORPHAN if any(columns[between].name == "level2" for between in range(previous + 1, number)) else 0.0


def _shift(cell: Cell, column: HeadingColumn) -> float | None:
    """How far a cell stands to the right of its column; None where the column has no place of its own."""
    if column.first is None or column.last is None or cell.column is None:
        return None
    if cell.column < column.first:
        return cell.column - column.first
    return max(0, cell.column - column.last)


def _turn(one: float | None, other: float | None) -> float:
    if one is None or other is None:
        return 0.0
    return -SHIFT * abs(one - other)
