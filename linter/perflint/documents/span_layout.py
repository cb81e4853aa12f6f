"""Lays out what a reader of a text format finds: lines, and tables with merged cells, within the limits."""

from __future__ import annotations

from .limits import Limits
from .model import Cell, Document, Grid, Line, Lines, Notice, Place, Span
from .text import clean


class ExhaustedError(Exception):
    """A bound of the whole file is reached. The reader stops and keeps what it has; the notice is already given."""


class DocumentLayout:
    """A document in the making, and what of its limits is used up."""

    def __init__(self, document: Document, limits: Limits) -> None:
        self.document = document
        self.limits = limits
        self.cells = 0
        self.covered_cells = 0
        self._lines = 0
        self._tables = 0
        self._recognised = 0
        self._noticed: set[tuple[str, str, int | None, int | None]] = set()
        self._tallies: dict[tuple[str, int | None], tuple[Place, int]] = {}

    def notice(self, kind: str, place: Place, **parameters: object) -> None:
        """Tell the user something; of what is the same in one table or page, only the first place is told."""
        key = (kind, str(parameters.get("option", "")), place.table, place.page)
        if key not in self._noticed:
            self._noticed.add(key)
            self.document.notices.append(Notice(kind, place, {name: str(value) for name, value in parameters.items()}))

    def reached(self, option: str, place: Place) -> None:
        """Tell that the limit named `option` is reached at `place`."""
        self.notice("limit-reached", place, limit=getattr(self.limits, option), option=f"limits.{option}")

    def tally(self, kind: str, place: Place, count: int) -> None:
        """Count things of a kind; of each table they are told once, with their first place and their number."""
        first, before = self._tallies.get((kind, place.table), (place, 0))
        self._tallies[kind, place.table] = first, before + count

    def tell_tallies(self) -> None:
        """Tell what was counted, at the end of the document."""
        for (kind, _), (place, count) in self._tallies.items():
            self.notice(kind, place, count=count)

    def may_recognise(self, place: Place) -> bool:
        """Whether one more page may be recognised from its picture; the first one that may not is told."""
        self._recognised += 1
        if self._recognised == self.limits.recognised_pages + 1:
            self.reached("recognised_pages", place)
        return self._recognised <= self.limits.recognised_pages

    def exhaust(self, option: str, place: Place) -> None:
        """Stop reading for a limit of the whole file. Raises ExhaustedError."""
        self.reached(option, place)
        raise ExhaustedError

    def next_table(self) -> TableLayout:
        """Begin the next table of the document, behind the blocks there are."""
        self._tables += 1
        table = TableLayout(self, self._tables)
        self.document.blocks.append(table.grid)
        return table

    def line(self, number: int, text: str, page: int | None = None) -> None:
        """Add a line to the run of lines that is open, or open one. Raises ExhaustedError beyond limits.lines."""
        self._lines += 1
        if self._lines > self.limits.lines:
            self.exhaust("lines", Place(page=page, line=number))
        most = self.limits.line_characters
        if len(text) > most:
            self.reached("line_characters", Place(page=page, line=number))
            text = text[:most]
        blocks = self.document.blocks
        last = blocks[-1] if blocks else None
        if isinstance(last, Lines) and last.page == page:
            last.lines.append(Line(number, text))
        else:
            blocks.append(Lines(page=page, lines=[Line(number, text)]))


class TableLayout:
    """A grid in the making: its rows come one after the other, the cells of a row from left to right."""

    def __init__(self, layout: DocumentLayout, table: int | None) -> None:
        self.grid = Grid(table=table)
        self.row = 0
        self.full = False  # limits.rows is reached: the reader may stop
        self._layout = layout
        self._limits = layout.limits
        # Looked up once: these are compared with every cell.
        self._most_characters = layout.limits.cell_characters
        self._most_columns = layout.limits.columns
        self._most_cells = layout.limits.cells
        self._cells: list[Cell] = []
        self._column = 1
        # The last row that a merged cell from above covers, by column.
        self._covered_until: dict[int, int] = {}

    def next_row(self) -> None:
        """Begin the next row."""
        self.row += 1
        self._cells = []
        self._column = 1

    def place(self, column: int, text: str, line: int | None = None) -> None:
        """Put `text`, as the file has it, into a column of the current row; an empty text leaves no cell.

        What lies beyond limits.rows and columns is left out. Raises ExhaustedError beyond limits.cells.
        """
        if len(text) > self._most_characters:
            self._layout.reached("cell_characters", self._place(column, line))
            text = text[: self._most_characters]
        text = clean(text)
        if not text:
            return
        if column > self._most_columns:
            self._layout.reached("columns", self._place(column, line))
            return
        if not self._cells:
            if len(self.grid.rows) >= self._limits.rows:
                self._layout.reached("rows", self._place(column, line))
                self.full = True
                return
            self.grid.rows.append(self._cells)
        self._layout.cells += 1
        if self._layout.cells > self._most_cells:
            self._layout.exhaust("cells", self._place(column, line))
        self._cells.append(Cell(self.grid, text, self.row, column, line))

    def bounded_columns(self, count: int, column: int) -> int:
        """Return how many of the `count` columns that the cell in `column` claims are believed."""
        if count > self._limits.span_columns:
            self._layout.reached("span_columns", self._place(column))
        return max(0, min(count, self._limits.span_columns))

    def merge(self, span: Span) -> None:
        """Note a merged range. Raises ExhaustedError beyond limits.covered_cells."""
        place = Place(table=self.grid.table, row=span.first_row, column=span.first_column)
        height, width = span.last_row - span.first_row + 1, span.last_column - span.first_column + 1
        self._layout.covered_cells += height * width
        if self._layout.covered_cells > self._limits.covered_cells:
            self._layout.exhaust("covered_cells", place)
        if len(self.grid.spans) < self._limits.spans:
            self.grid.spans.append(span)
        else:
            self._layout.reached("spans", place)

    def flow(self, text: str, width: int, height: int, line: int | None = None) -> None:
        """Put a cell of `width` columns and `height` rows where html puts it: into the next free column.

        Raises ExhaustedError as `place` and `merge` do.
        """
        column = self._column
        while self._covered_until.get(column, 0) >= self.row:
            column += 1
        width = max(1, self.bounded_columns(width, column))
        self._column = column + width
        if width > 1 or height > 1:
            self.merge(Span(self.row, column, self.row + height - 1, column + width - 1))
        if height > 1:
            self._covered_until.update(dict.fromkeys(range(column, column + width), self.row + height - 1))
        self.place(column, text, line)

    def _place(self, column: int, line: int | None = None) -> Place:
        return Place(table=self.grid.table, row=self.row, column=column, line=line)
