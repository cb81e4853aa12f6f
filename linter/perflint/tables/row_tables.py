"""Tables in text with one row a line: tab or blank separated dumps, markdown whose columns have slipped.

Each line is aligned to the heading by itself. A line that only holds free text continues the row before it (a cell
that a page break or a line end has cut); a line that breaks off after a name is joined with the next one when both
together make a row.
"""

from __future__ import annotations

from collections.abc import Sequence

from perflint.documents.model import Cell
from perflint.tables.drafts import Draft, HeadingColumn
from perflint.tables.fitness import FREE_TEXT, fit
from perflint.tables.row_alignment import Aligned, align
from perflint.tables.text_rows import TextRow
from perflint.tables.vocabulary import level

#: A line is a row of the table from this score on.
ROW_SCORE = 0.0
CONTINUED_SCORE = -2.5
#: Only so long a line without any separator can be the rest of a cut cell.
FRAGMENT = 40
#: A line of more cells than so many times the columns of the heading is no row of its table.
WIDEST = 3


class RowReader:
    """Reads the lines after a heading until one does not belong to the table."""

    def __init__(self, columns: Sequence[HeadingColumn]) -> None:
        self.columns = columns
        self.drafts: list[Draft] = []
        self.shift: float | None = 0.0
        self.doubts = 0
        self._begun: list[Cell] = []

    def take(self, row: TextRow) -> bool:
        """Add a line to the table; False when it does not belong to it."""
        cells = row.cells
        if len(cells) > WIDEST * len(self.columns):
            return False
        begun, self._begun = self._begun, []
        if begun:
            whole = seam(begun, cells)
            aligned = align(whole, self.columns, self.shift)
            if aligned.score > ROW_SCORE and self._complete(aligned):
                self._add(whole, aligned)
                return True
        fresh = align(cells, self.columns, self.shift)
        rest = align(cells, self.columns, self.shift, continued=True) if self.drafts else None
        if rest is not None and rest.score > fresh.score and rest.score > CONTINUED_SCORE:
            if len(cells) == 1 and cells[0].column == 1 and (len(cells[0].text) > FRAGMENT or "\t" not in row.text):
                return False
            self._continue(cells, rest)
            return True
        if fresh.score > ROW_SCORE and self._complete(fresh):
            self._add(cells, fresh)
            return True
        if self._begins(cells):
            self._begun = list(cells)
            return True
        return False

    def _begins(self, cells: Sequence[Cell]) -> bool:
        """Whether a line that is no row yet may be the first part of one: level names, then a name that is cut off."""
        names = {field for cell in cells for field in ("level1", "level2") if level(int(field[-1]), cell.text) is not None}
        return bool(names) and 1 < len(cells) <= 4 and fit("level3", cells[-1].text) > 0

    def _complete(self, aligned: Aligned) -> bool:
        names = {self.columns[number].name for number in aligned.columns if number is not None}
        return bool(names & {"level3", "level2"}) and bool(names & {"target", "actual", "weight", "operator", "unit"})

    def _add(self, cells: Sequence[Cell], aligned: Aligned) -> None:
        draft = Draft({})
        for cell, number in zip(cells, aligned.columns, strict=True):
            if number is not None:
                draft.add(self.columns[number].name, cell)
        self.drafts.append(draft)
        self.doubts += aligned.dropped > 0
        self.shift = aligned.shift if aligned.shift is not None else self.shift

    def _continue(self, cells: Sequence[Cell], aligned: Aligned) -> None:
        for cell, number in zip(cells, aligned.columns, strict=True):
            name = self.columns[number].name if number is not None else None
            if name in FREE_TEXT or name == "target":
                self.drafts[-1].add(str(name), cell)


def seam(begun: Sequence[Cell], cells: Sequence[Cell]) -> list[Cell]:
    """The two parts of a row that a line end has cut inside a cell, as one row."""
    last, first = begun[-1], cells[0]
    offset = (last.column or 0) - (first.column or 0)
    whole = Cell(last.block, last.text + first.text, last.row, last.column, last.line)
    rest = [Cell(cell.block, cell.text, cell.row, (cell.column or 0) + offset, cell.line) for cell in cells[1:]]
    return [*begun[:-1], whole, *rest]
