"""Drawing a form row by row, as html flows its cells: what is merged downwards keeps its columns in the rows below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import NamedTuple

from perflint_corpora.samples.model import FactName, FieldName, SampleTable
from perflint_corpora.samples.sheet import Meaning, Sheet

LEVELS: tuple[FieldName, ...] = ("level1", "level2")


class Piece(NamedTuple):
    """One cell to be placed: over so many `columns` (0: all that are left) and `rows`."""

    text: str
    columns: int = 1
    rows: int = 1
    means: tuple[Meaning, ...] = ()


class Column(NamedTuple):
    """A column of indicators: its field (None: nothing that perflint keeps), heading, width and how a cell is shown."""

    field: FieldName | None
    heading: str
    columns: int = 1
    shown: Callable[[int], str] | None = None


#: What may be put into a line: a cell, or a text with the columns and rows that it takes.
Put = Piece | str | tuple[str, int] | tuple[str, int, int]


class Form:
    """A sheet in the making. `tables` are what it shows; most forms show one."""

    def __init__(self, tables: Sequence[SampleTable], width: int, name: str = "绩效表", top: int = 1, left: int = 1) -> None:
        self.tables = tables
        self.sheet = Sheet(name, tables=len(tables))
        self.width = width
        self.row = top
        self.left = left
        self._covered: dict[int, int] = {}

    @property
    def table(self) -> SampleTable:
        """The only table, or the first."""
        return self.tables[0]

    def line(self, *put: Put) -> None:
        """Put cells side by side into the next row, into the columns that no cell from above covers."""
        pieces = [one if isinstance(one, Piece) else Piece(one) if isinstance(one, str) else Piece(*one) for one in put]
        column = 1
        for number, piece in enumerate(pieces):
            while self._covered.get(column, 0) >= self.row:
                column += 1
            rest = sum(later.columns for later in pieces[number + 1 :])
            columns = piece.columns or self.width - column + 1 - rest
            if columns < 1 or column + columns - 1 > self.width:
                raise ValueError(f"row {self.row} of {self.table.name}: no room for {piece.text!r} in column {column}")
            self.sheet.put(
                self.row, self.left + column - 1, piece.text, rows=piece.rows, columns=columns, means=list(piece.means)
            )
            if piece.rows > 1:
                self._covered.update(dict.fromkeys(range(column, column + columns), self.row + piece.rows - 1))
            column += columns
        self.row += 1

    def banner(self, text: str, *means: Meaning) -> None:
        """Put one text over the whole width."""
        self.line(Piece(text, 0, 1, means))

    def title(self, year: bool = True) -> None:
        """The title, and the year below it in brackets."""
        means = [Meaning("title", self.table.title, None, number) for number in range(len(self.tables))]
        years = self._means("year")
        self.banner(self.table.title, *means, *(years if self.table.fact("year") in self.table.title else ()))
        if year:
            self.banner(f"（{self.table.fact('year')}年度）", *years)

    def value(self, name: FactName, columns: int = 1, rows: int = 1, only: int | None = None, as_text: str = "") -> Piece:
        """The cell of a fact; of the table number `only`, else of all. `as_text` is what the cell shows around it."""
        text = self.tables[only or 0].fact(name)
        return Piece(as_text or text, columns, rows, tuple(self._means(name, only)))

    def again(self, name: FactName, columns: int = 1) -> Piece:
        """A cell that repeats a fact which another cell stands for."""
        return Piece(self.table.fact(name), columns)

    def money(self, text: str, columns: int = 1, rows: int = 1) -> Piece:
        """A label that says what the amounts beside it are counted in."""
        return Piece(f"{text}（{self.table.fact('currency_unit')}）", columns, rows, tuple(self._means("currency_unit")))

    def _means(self, name: FactName, only: int | None = None) -> list[Meaning]:
        """What a cell with this fact says about the tables of the form."""
        chosen = range(len(self.tables)) if only is None else [only]
        return [Meaning(name, self.tables[number].fact(name), None, number) for number in chosen]

    def headings(self, columns: Sequence[Column], *before: Put) -> None:
        """One row with the headings of columns."""
        self.line(*before, *(Piece(column.heading, column.columns) for column in columns))

    def indicators(
        self, columns: Sequence[Column], levels: str = "merged", rows: Sequence[int] | None = None, number: int = 0
    ) -> None:
        """The rows of the table `number`, or some of them; `levels` that go on are "merged", "repeated" or "once"."""
        for row in range(len(self.tables[number])) if rows is None else rows:
            self.line(*self.cells(columns, row, levels, rows, number))

    def cells(
        self, columns: Sequence[Column], row: int, levels: str = "merged", rows: Sequence[int] | None = None, number: int = 0
    ) -> list[Piece]:
        """The cells of one indicator; a level is merged over the run of `rows` that share it."""
        table = self.tables[number]
        pieces = []
        for column in columns:
            name = column.field
            run = [row]
            if name in ("level1", "level2") and levels != "repeated":
                run = self._run(table, name, row, rows or range(len(table)))
                if run[0] != row:
                    pieces += [Piece("", column.columns)] if levels == "once" else []
                    continue
            text = column.shown(row) if column.shown is not None else table.cell(row, name) if name is not None else ""
            value = text if name in ("level1", "level2") else table.cell(row, name) if name is not None else ""
            means = tuple(Meaning(name, value, one, number) for one in run) if name is not None else ()
            pieces.append(Piece(text, column.columns, len(run) if levels == "merged" else 1, means))
        return pieces

    def _run(self, table: SampleTable, name: FieldName, row: int, rows: Sequence[int]) -> list[int]:
        """The rows around `row` that share this level and those above it."""
        upper: list[FieldName] = [level for level in LEVELS if level in table.columns and level <= name]
        runs = (list(run) for _, run in groupby(rows, lambda one: [table.cell(one, level) for level in upper]))
        return next(run for run in runs if row in run)


def joined(table: SampleTable) -> SampleTable:
    """The same table with operator, value and unit in one cell ("≥95%") and no columns of their own."""
    for number in range(len(table)):
        operator, unit = table.cell(number, "operator").replace("定性", ""), table.cell(number, "unit")
        table = table.with_cell(number, "target", f"{operator}{table.cell(number, 'target')}{unit}")
        if "actual" in table.columns:
            table = table.with_cell(number, "actual", f"{table.cell(number, 'actual')}{unit}")
    return table.without_columns("operator", "unit")


def levels(width: int = 1) -> tuple[Column, Column, Column]:
    """The columns of the three levels, the third so many columns wide."""
    return Column("level1", "一级指标"), Column("level2", "二级指标"), Column("level3", "三级指标", width)


def pick(table: SampleTable, *columns: Column) -> list[Column]:
    """Those of the columns that the table fills, and all that hold nothing perflint keeps."""
    return [column for column in columns if column.field is None or column.field in table.columns]


def span(columns: Sequence[Column]) -> int:
    """How many columns of the sheet these take."""
    return sum(column.columns for column in columns)
