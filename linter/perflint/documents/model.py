"""What is written in a file: grids of cells and runs of lines, each piece of text with its place.

A place is born in the reader that saw the cell and is carried along, never computed again. Nothing here knows what
an indicator is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


def column_letters(column: int) -> str:
    """Return the spreadsheet letters of a 1-based column number: 1 -> A, 27 -> AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class Place(NamedTuple):
    """Where a text stands. All numbers count from 1; what a format does not have is None.

    `sheet`, `row`, `column` are set in spreadsheets and csv; `table` (the n-th table of the document), `row` and
    `column` in docx, html, markdown and paged formats; `line` in every text format, and in paged ones (the n-th line
    of the page outside its tables); `page` in paged formats.
    """

    sheet: str | None = None
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None

    @property
    def cell(self) -> str | None:
        """The A1-style address, or None where the format has no cells."""
        if self.row is None or self.column is None:
            return None
        return f"{column_letters(self.column)}{self.row}"


NOWHERE = Place()


class Cell:
    """One piece of text at one place of a block.

    `text` has outer white space and line breaks inside removed (a break between two Latin words becomes a blank).
    `row` and `column` count from 1 inside the block; `line` is the physical line of a text format, else None.
    """

    __slots__ = ("block", "column", "line", "row", "text")

    def __init__(self, block: Block, text: str, row: int | None, column: int | None, line: int | None = None) -> None:
        self.block = block
        self.text = text
        self.row = row
        self.column = column
        self.line = line

    @property
    def place(self) -> Place:
        """The place of this cell in its document."""
        block = self.block
        page = block.page
        if page is not None and self.row is not None:
            page = block.page_of(self.row)
        return Place(block.sheet, page, block.table, self.row, self.column, self.line)

    def __repr__(self) -> str:
        return f"Cell({self.text!r} at {self.place.cell or self.line})"


class Span(NamedTuple):
    """A merged range, 1-based and inclusive."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(slots=True, eq=False)
class Block:
    """A stretch of a document in reading order; what its cells share of their place."""

    sheet: str | None = None
    page: int | None = None
    table: int | None = None

    def page_of(self, row: int) -> int | None:
        """The page on which a row of the block begins."""
        return self.page


@dataclass(slots=True, eq=False)
class Grid(Block):
    """A table of cells as the file has it, sparse: empty cells and empty rows are absent.

    `rows` are in ascending row order, the cells of a row in ascending column order; the text of a merged range
    stands in its top left cell only, and `spans` lists the ranges. `reliable_columns` is False where the column of
    a cell is only a guess of whoever made the text (markdown from OCR, tab separated dumps). `later_pages` are the
    pages that the table goes on to after its first one, each as (first row that begins there, page). `sure` (0 to 1) is
    how sure it is which text stands in which row: less than 1 where nothing draws the rows.
    """

    rows: list[list[Cell]] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    hidden: bool = False
    reliable_columns: bool = True
    later_pages: list[tuple[int, int]] = field(default_factory=list)
    sure: float = 1.0

    def page_of(self, row: int) -> int | None:
        """The page on which a row begins."""
        return next((page for first, page in reversed(self.later_pages) if row >= first), self.page)

    def cells(self) -> Iterator[Cell]:
        """Every non-empty cell, row by row."""
        for row in self.rows:
            yield from row


@dataclass(slots=True)
class Line:
    """One line of a text, as written but for the line end; `number` counts from 1."""

    number: int
    text: str


@dataclass(slots=True, eq=False)
class Lines(Block):
    """A run of lines outside any grid: paragraphs of a document, or a whole plain text.

    Tabs inside a line are kept: only whoever knows the columns can say what they separate.
    """

    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True, frozen=True)
class Notice:
    """Something a reader saw that its user must know of: a hidden sheet, a formula without a value, a limit reached.

    `kind` is a stable kebab-case name, `parameters` fill its message; `place` is where, as exactly as known.
    """

    kind: str
    place: Place = NOWHERE
    parameters: dict[str, str] = field(default_factory=dict)


class Comment(NamedTuple):
    """What somebody noted on a cell or a paragraph, with its line breaks; it is no part of the document's own text."""

    text: str
    place: Place


@dataclass(slots=True)
class Document:
    """A file as read: its blocks in reading order, the comments on them, and the notices of its reader.

    `recognised` are the places whose text was read from a picture, each with how sure the recogniser was (0 to 1).
    """

    path: str
    format: str
    blocks: list[Grid | Lines] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    recognised: dict[Place, float] = field(default_factory=dict)

    def release(self) -> None:
        """Let the grids go of their cells and spans once these were read: who still needs a cell keeps it, the others are freed.

        Cells know their grid; a grid that knew its cells as well would keep them until the garbage collector comes by.
        """
        for block in self.blocks:
            if isinstance(block, Grid):
                block.rows, block.spans = [], []


class DocumentError(Exception):
    """A file that could not be read. `kind` names the reason (stable, kebab-case), `parameters` fill its message."""

    def __init__(self, kind: str, **parameters: object) -> None:
        super().__init__(kind, parameters)
        self.kind = kind
        self.parameters = {name: str(value) for name, value in parameters.items()}
