"""The cells of a worksheet whose records come one by one (xls, xlsb), gathered into the rows of its grid."""

from __future__ import annotations

from .model import Cell, Place
from .sheet_grid import GridBuilder
from .sheet_text import ERRORS, CellTexts, clean_stored


class CellRecords:
    """Takes the stored values of a sheet, in any order; rows and columns count from 0, as in the records."""

    def __init__(self, builder: GridBuilder, texts: CellTexts) -> None:
        self.full = False  # more cells than there is room for: the rest need not be looked at
        self._builder = builder
        self._grid = builder.grid
        self._texts = texts
        self._longest = builder.limits.cell_characters
        self._last_column = builder.limits.columns
        self._room = builder.room
        self._rows: dict[int, list[Cell]] = {}

    def place(self, row: int, column: int) -> Place:
        """The place of a cell."""
        return self._builder.place(row + 1, column + 1)

    def number(self, row: int, column: int, value: float, style: int) -> None:
        """Take a number and the index of its cell format."""
        if column >= self._last_column:
            self._far(row, column)
        elif text := self._texts.number(value, style):
            self._add(row, column, text)

    def shared(self, row: int, column: int, index: int, style: int) -> None:
        """Take a text by its index in the shared strings."""
        strings = self._texts.strings
        if index >= len(strings):
            self._builder.tally("missing-strings", self.place(row, column))
            return
        if index in strings.cut:
            self._builder.reached("cell_characters", self.place(row, column))
        self._styled(row, column, strings[index], style)

    def text(self, row: int, column: int, text: str, style: int) -> None:
        """Take a text as the file has it."""
        if len(text) > self._longest:
            self._builder.reached("cell_characters", self.place(row, column))
            text = text[: self._longest]
        self._styled(row, column, clean_stored(text), style)

    def boolean(self, row: int, column: int, value: int) -> None:
        """Take a truth value."""
        self._add(row, column, "TRUE" if value else "FALSE")

    def error(self, row: int, column: int, code: int) -> None:
        """Take the error that a formula gave."""
        text = ERRORS.get(code, "#N/A")
        self._builder.notice("cell-error", self.place(row, column), error=text)
        self._add(row, column, text)

    def uncached(self, row: int, column: int) -> None:
        """Note a formula whose value is not stored."""
        self._builder.notice("formula-uncached", self.place(row, column))

    def finish(self) -> None:
        """Complete the grid and the notices of the builder."""
        for _, cells in sorted(self._rows.items()):
            columns = [cell.column or 0 for cell in cells]
            if any(column <= before for column, before in zip(columns[1:], columns, strict=False)):
                self._builder.out_of_order()
            if not self._builder.add_row(cells):
                break
        self._builder.finish()

    def _far(self, row: int, column: int) -> None:
        self._builder.tally("far-cells", self.place(row, column))

    def _styled(self, row: int, column: int, text: str, style: int) -> None:
        if text and self._texts.styled:
            text = self._texts.styled(text, style)
        if text:
            self._add(row, column, text)

    def _add(self, row: int, column: int, text: str) -> None:
        if column >= self._last_column:
            self._far(row, column)
            return
        cell = Cell(self._grid, text, row + 1, column + 1)
        cells = self._rows.get(row)
        if cells is None:
            self._rows[row] = [cell]
        else:
            cells.append(cell)
        self._room -= 1
        self.full = self._room < 0
