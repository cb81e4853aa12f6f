"""A sheet: cells of text at places, and what each cell stands for. Layouts make them, writers write them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

#: The name under which a sheet knows the first cell of the heading: findings about a whole table stand there.
FIRST_HEADING = "first heading"


class Meaning(NamedTuple):
    """One thing a cell says: a field of an indicator, or (indicator None) a fact of the table.

    `table` counts the tables of the sheet and `indicator` the indicators of the table, both from 0. `text` is the
    value itself, which may be a part of the cell's text ("项目名称：道路养护").
    """

    name: str
    text: str
    indicator: int | None = None
    table: int = 0


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A text at a row and column counted from 1, over so many `rows` and `columns`, and what it means."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    meanings: tuple[Meaning, ...] = ()


@dataclass(slots=True)
class Sheet:
    """The cells of one sheet, in reading order. `tables` counts its indicator tables."""

    name: str
    cells: list[SheetCell] = field(default_factory=list)
    hidden: bool = False
    tables: int = 1

    def put(self, row: int, column: int, text: str, *, rows: int = 1, columns: int = 1, means: Sequence[Meaning] = ()) -> None:
        """Add a cell. An empty one is kept where it spans, since its border is part of the form."""
        if text or rows > 1 or columns > 1:
            meanings = tuple(meaning for meaning in means if meaning.text)
            self.cells.append(SheetCell(row, column, text, rows, columns, meanings))

    @property
    def height(self) -> int:
        """The number of its last row."""
        return max((cell.row + cell.rows - 1 for cell in self.cells), default=0)

    @property
    def width(self) -> int:
        """The number of its last column."""
        return max((cell.column + cell.columns - 1 for cell in self.cells), default=0)

    def rows(self) -> Iterator[list[SheetCell]]:
        """The cells that begin in each row, from row 1 on, by column; a row may have none."""
        found: dict[int, list[SheetCell]] = {}
        for cell in self.cells:
            found.setdefault(cell.row, []).append(cell)
        for row in range(1, self.height + 1):
            yield sorted(found.get(row, []), key=lambda cell: cell.column)

    def banners(self) -> tuple[int, int]:
        """How many rows at the top and at the bottom hold nothing but one cell over the whole width.

        A text document writes them as paragraphs outside its table.
        """
        width = self.width
        alone = [len(row) == 1 and row[0].columns == width and row[0].rows == 1 for row in self.rows()]
        top = next((number for number, banner in enumerate(alone) if not banner), len(alone))
        bottom = next((number for number, banner in enumerate(reversed(alone)) if not banner), 0)
        return top, bottom

    def find(self, name: str, indicator: int | None = None, table: int = 0) -> SheetCell | None:
        """The cell that stands for a field of an indicator or for a fact, or None where the sheet does not show it."""
        for cell in self.cells:
            for meaning in cell.meanings:
                if (meaning.name, meaning.indicator, meaning.table) == (name, indicator, table):
                    return cell
        return None

    def position(self, name: str, indicator: int | None = None, table: int = 0) -> tuple[int, int]:
        """The row and column of what `find` finds; for an empty cell, where the indicator's row meets the column.

        Raises LookupError where the sheet has neither the cell nor that row and column.
        """
        cell = self.find(name, indicator, table)
        if cell is not None:
            return cell.row, cell.column
        heading = self.find(heading_of(name), None, table)
        if heading is None or indicator is None:
            raise LookupError(f"{name} of indicator {indicator} in table {table}")
        rows = [
            cell.row
            for cell in self.cells
            if cell.rows == 1 and any((meaning.indicator, meaning.table) == (indicator, table) for meaning in cell.meanings)
        ]
        return rows[0], heading.column


def heading_of(name: str) -> str:
    """The name under which a sheet knows the heading of the column of field `name`."""
    return f"heading of {name}"


def stack(name: str, sheets: Sequence[Sheet], gap: int = 2) -> Sheet:
    """One sheet with several below one another, `gap` empty rows apart."""
    whole = Sheet(name, tables=0)
    for sheet in sheets:
        down = whole.height + gap if whole.cells else 0
        for cell in sheet.cells:
            meanings = tuple(meaning._replace(table=meaning.table + whole.tables) for meaning in cell.meanings)
            whole.cells.append(replace(cell, row=cell.row + down, meanings=meanings))
        whole.tables += sheet.tables
    return whole
