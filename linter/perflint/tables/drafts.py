"""Rows on their way from cells to indicators, the same for every way of reading them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from perflint.documents.model import Cell, Place
from perflint.tables.vocabulary import FACT_COLUMN, is_title


@dataclass(slots=True)
class HeadingColumn:
    """One column of a found heading: its field, its heading cell, and the column numbers it covers (inclusive).

    `first` and `last` are None for a column that has no heading of its own and follows from the rows below.
    `width` is how wide it is set, in half characters, where the wrapped heading shows it.
    """

    name: str
    cell: Cell
    first: int | None
    last: int | None
    width: int | None = None


class Draft:
    """One row of a table as cells by field; a field has several cells where a text was cut into fragments."""

    __slots__ = ("cells", "empty", "shared")

    def __init__(self, cells: dict[str, list[Cell]], shared: frozenset[str] = frozenset()) -> None:
        self.cells = cells
        self.shared = shared
        self.empty: dict[str, Place] = {}

    def text(self, name: str) -> str:
        """The text of a field, its fragments joined; empty when there is none."""
        return join(self.cells.get(name, ()))

    def add(self, name: str, cell: Cell) -> None:
        """Append a fragment to a field."""
        self.cells.setdefault(name, []).append(cell)

    @property
    def first(self) -> Cell:
        """The leftmost, topmost cell of the row."""
        return next(iter(self.cells.values()))[0]


def join(fragments: list[Cell] | tuple[Cell, ...]) -> str:
    """Join the fragments of one text; a blank is kept only where two Latin words or numbers would run together."""
    if len(fragments) == 1:
        return fragments[0].text
    text = ""
    for cell in fragments:
        piece = cell.text
        if text and piece and text[-1].isascii() and text[-1].isalnum() and piece[0].isascii() and piece[0].isalnum():
            text += " "
        text += piece
    return text


@dataclass(slots=True)
class DraftTable:
    """A table as found: heading, rows, and what stands before and after it in rows of cells."""

    columns: list[HeadingColumn]
    drafts: list[Draft]
    leading: list[list[Cell]] = field(default_factory=list)
    trailing: list[list[Cell]] = field(default_factory=list)
    title: Cell | None = None
    common_title: Cell | None = None  # that of several tables on a sheet, above the first of them
    long_term: bool = False
    cell_a_line: bool = False
    glued: bool = False  # nothing stands between its cells
    reliable: bool = True
    aligned: bool = False  # columns that blanks in a text have told
    doubts: int = 0
    beside: list[list[Cell]] = field(default_factory=list)
    facts: dict[str, list[Cell]] = field(default_factory=dict)
    skipped: list[tuple[Place, str]] = field(default_factory=list)

    @property
    def heading(self) -> Cell:
        """The first cell of the heading that is not that of a fact."""
        return next((one for one in self.columns if not one.name.startswith(FACT_COLUMN)), self.columns[0]).cell

    @property
    def linear(self) -> bool:
        """Whether the table was put together from running text."""
        return self.aligned or not self.reliable


def title_of(rows: Sequence[Sequence[Cell]]) -> Cell | None:
    """The title among the rows before a table: the last row of one cell that is a title."""
    for row in reversed(rows):
        if len(row) == 1 and is_title(row[0].text):
            return row[0]
    return None
