"""Tables in text with one row a line: tab or blank separated dumps, markdown whose columns have slipped.

Each line is aligned to the heading by itself. A line that is no row may be the rest of the row before it: of several
cells that a page break has cut, or of one cell with a line end in it, after which the other cells of the row follow.
"""

from __future__ import annotations

from collections.abc import Sequence

from perflint.documents.model import Cell
from perflint.tables.drafts import Draft, HeadingColumn
from perflint.tables.fitness import FREE_TEXT, fit
from perflint.tables.row_alignment import Aligned, align
from perflint.tables.text_rows import TextRow
from perflint.tables.vocabulary import PART, label, level

#: A line is a row of the table from this score on.
ROW_SCORE = 0.0
CONTINUED_SCORE = -2.5
#: Only so long a line without any separator can be the rest of a cut cell.
FRAGMENT = 40
#: A line of more cells than so many times the columns of the heading is no row of its table.
WIDEST = 3
#: A name alone in its row is no longer than this, and no sentence.
NAME, SENTENCE_ENDS = 30, tuple("。；;：:")
#: A text that ends so goes on in the next line.
OPEN_ENDS = tuple("；;，,、：:（(")


class RowReader:
    """Reads the lines after a heading until one does not belong to the table."""

    def __init__(self, columns: Sequence[HeadingColumn]) -> None:
        self.columns = columns
        self.drafts: list[Draft] = []
        self.shift: float | None = 0.0
        self.doubts = 0
        self._begun: list[Cell] = []
        self._last: tuple[list[Cell], Aligned] | None = None

    def take(self, row: TextRow, waiting: Sequence[TextRow] = ()) -> list[TextRow] | None:
        """Add a line to the table; None when it does not belong to it.

        `waiting` are the lines right before it that did not belong by themselves: they do where this one is a row, and
        go on with the row above. Returns those among them that fit nowhere.
        """
        cells = row.cells
        if len(cells) > WIDEST * len(self.columns):
            return None
        begun, self._begun = self._begun, []
        if begun:
            whole = seam(begun, cells)
            aligned = align(whole, self.columns, self.shift)
            if aligned.score > ROW_SCORE and self._complete(aligned):
                self._add(whole, aligned)
                return list(waiting)
        if not waiting and self._ends_open() and self._extend(cells):
            return []
        fresh = align(cells, self.columns, self.shift)
        rest = align(cells, self.columns, self.shift, continued=True) if self.drafts else None
        if rest is not None and rest.score > fresh.score and rest.score > CONTINUED_SCORE:
            if len(cells) == 1 and cells[0].column == 1 and (len(cells[0].text) > FRAGMENT or "\t" not in row.text):
                return None
            self._continue(cells, rest)
            return list(waiting)
        if (fresh.score > ROW_SCORE and self._complete(fresh)) or (row.whole and self._is_unfilled(fresh, cells)):
            unused = [one for one in waiting if not self._extend(one.cells)]
            self._add(cells, fresh)
            return unused
        if not waiting and len(cells) > 1 and self._extend(cells):
            return []
        if self._begins(cells):
            self._begun = list(cells)
            return list(waiting)
        return None

    def _begins(self, cells: Sequence[Cell]) -> bool:
        """Whether a line that is no row yet may be the first part of one: level names, then a name that is cut off."""
        names = {field for cell in cells for field in ("level1", "level2") if level(int(field[-1]), cell.text) is not None}
        return bool(names) and 1 < len(cells) <= 4 and fit("level3", cells[-1].text) > 0

    def _complete(self, aligned: Aligned) -> bool:
        named = (self.columns[number].name for number in aligned.columns if number is not None)
        names = {"target" if name.startswith(PART) else name for name in named}
        return bool(names & {"level3", "level2"}) and bool(names & {"target", "actual", "weight", "operator", "unit"})

    def _is_unfilled(self, aligned: Aligned, cells: Sequence[Cell]) -> bool:
        """Whether a line that is a row for certain has no more than names."""
        names = [self.columns[number].name if number is not None else None for number in aligned.columns]
        if len(cells) == 1 and names == ["level3"]:
            text = cells[0].text
            return len(text) <= NAME and not text.endswith(SENTENCE_ENDS) and label(text) is None
        return bool(names) and set(names) <= {"level1", "level2", "level3"} and names[-1] != "level1"

    def _add(self, cells: Sequence[Cell], aligned: Aligned) -> None:
        self.drafts.append(self._draft(cells, aligned))
        self._last = (list(cells), aligned)
        self.doubts += aligned.dropped > 0
        self.shift = aligned.shift if aligned.shift is not None else self.shift

    def _draft(self, cells: Sequence[Cell], aligned: Aligned) -> Draft:
        draft = Draft({})
        for cell, number in zip(cells, aligned.columns, strict=True):
            if number is not None:
                draft.add(self.columns[number].name, cell)
        return draft

    def _continue(self, cells: Sequence[Cell], aligned: Aligned) -> None:
        for cell, number in zip(cells, aligned.columns, strict=True):
            name = self.columns[number].name if number is not None else None
            if name in FREE_TEXT or name == "target":
                self.drafts[-1].add(str(name), cell)
        self._last = None

    def _ends_open(self) -> bool:
        return self._last is not None and self._last[0][-1].text.endswith(OPEN_ENDS)

    def _extend(self, cells: Sequence[Cell]) -> bool:
        """Put a line to the last cell of the row above and the cells after it, if that does not make it a worse row."""
        if self._last is None or len(self._last[0]) + len(cells) > WIDEST * len(self.columns):
            return False
        last, before = self._last
        number = before.columns[-1]
        if number is None or self.columns[number].name not in FREE_TEXT | {"target", "actual"}:
            return False
        whole = seam(last, cells)
        aligned = align(whole, self.columns, self.shift)
        if aligned.score < before.score - 1 or aligned.dropped > before.dropped:
            return False
        self.drafts[-1] = self._draft(whole, aligned)
        self._last = (whole, aligned)
        return True


def seam(begun: Sequence[Cell], cells: Sequence[Cell]) -> list[Cell]:
    """The two parts of a row that a line end has cut inside a cell, as one row."""
    last, first = begun[-1], cells[0]
    offset = (last.column or 0) - (first.column or 0)
    whole = Cell(last.block, last.text + first.text, last.row, last.column, last.line)
    rest = [Cell(cell.block, cell.text, cell.row, (cell.column or 0) + offset, cell.line) for cell in cells[1:]]
    return [*begun[:-1], whole, *rest]
