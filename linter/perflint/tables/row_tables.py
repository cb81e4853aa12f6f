"""Tables in text with one row a line: tab or blank separated dumps, markdown whose columns have slipped.

Each line is aligned to the heading by itself. A line that only holds free text continues the row before it (a cell
that a page break or a line end has cut); a row that breaks off in the middle is joined with the next line when both
together fit better than each alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from perflint.documents.model import Cell
from perflint.tables.drafts import Draft, HeadingColumn
from perflint.tables.fitness import FREE_TEXT
from perflint.tables.row_alignment import Aligned, align
from perflint.tables.text_rows import TextRow

#: A line is a row of the table from this score on.
ROW_SCORE = 0.0
CONTINUED_SCORE = -2.5
#: Only so long a line without any separator can be the rest of a cut cell.
FRAGMENT = 40


class RowReader:
    """Reads the lines after a heading until one does not belong to the table."""

    def __init__(self, columns: Sequence[HeadingColumn]) -> None:
        self.columns = columns
        self.drafts: list[Draft] = []
        self.shift: float | None = 0.0
        self.doubts = 0
        self._last_cells: list[Cell] = []
        self._last_score = 0.0
        self._last_shift: float | None = 0.0

    def take(self, row: TextRow) -> bool:
        """Add a line to the table; False when it does not belong to it."""
        cells = row.cells
        fresh = align(cells, self.columns, self.shift)
        rest = align(cells, self.columns, self.shift, continued=True) if self.drafts else None
        joined = self._joined(cells)
        separate = max(fresh.score, rest.score if rest else fresh.score)
        if joined is not None and joined[1].score > self._last_score + max(separate, 0.0) + 1.0:
            self.drafts.pop()
            self._add(joined[0], joined[1], self._last_shift)
            return True
        if rest is not None and rest.score > fresh.score and rest.score > CONTINUED_SCORE:
            if len(cells) == 1 and cells[0].column == 1 and (len(cells[0].text) > FRAGMENT or "\t" not in row.text):
                return False
            self._continue(cells, rest)
            return True
        if fresh.score > ROW_SCORE and self._complete(fresh):
            self._add(list(cells), fresh, self.shift)
            return True
        return False

    def _joined(self, cells: list[Cell]) -> tuple[list[Cell], Aligned] | None:
        """The row before and this line as one row, its last cell and our first one being one text."""
        if not self.drafts or not self._last_cells:
            return None
        if any(name in self.drafts[-1].cells for name in ("weight", "score", "actual")) or not cells:
            return None
        last, first = self._last_cells[-1], cells[0]
        seam = Cell(last.block, last.text + first.text, last.row, last.column, last.line)
        offset = (last.column or 0) - (first.column or 0)
        rest = [Cell(cell.block, cell.text, cell.row, (cell.column or 0) + offset, cell.line) for cell in cells[1:]]
        whole = [*self._last_cells[:-1], seam, *rest]
        return whole, align(whole, self.columns, self._last_shift)

    def _complete(self, aligned: Aligned) -> bool:
        names = {self.columns[number].name for number in aligned.columns if number is not None}
        return bool(names & {"level3", "level2"}) and bool(names & {"target", "actual", "weight", "operator", "unit"})

    def _add(self, cells: list[Cell], aligned: Aligned, shift: float | None) -> None:
        draft = Draft({})
        for cell, number in zip(cells, aligned.columns, strict=True):
            if number is not None:
                draft.add(self.columns[number].name, cell)
        self.drafts.append(draft)
        self.doubts += aligned.dropped > 0
        self._last_cells, self._last_score, self._last_shift = cells, aligned.score, shift
        self.shift = aligned.shift if aligned.shift is not None else self.shift

    def _continue(self, cells: Sequence[Cell], aligned: Aligned) -> None:
        for cell, number in zip(cells, aligned.columns, strict=True):
            name = self.columns[number].name if number is not None else None
            if name in FREE_TEXT or name == "target":
                self.drafts[-1].add(str(name), cell)
        self._last_cells = []
