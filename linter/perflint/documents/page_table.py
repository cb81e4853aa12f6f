"""A table as it stands on a page, and its cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from .text_lines import TextLine, cell_text, confidence_of


@dataclass(slots=True)
class PageCell:
    """A cell of a table, empty or not: its rows and columns (from 1), its left and right border, its lines and text.

    `unclosed` tells that it reaches the bottom of the table and that no line closes it there.
    """

    row: int
    column: int
    last_row: int
    last_column: int
    left: float
    right: float
    lines: list[TextLine] = field(default_factory=list, repr=False)
    text: str = ""
    unclosed: bool = False

    def add(self, lines: Iterable[TextLine]) -> None:
        """Add lines below those it has."""
        self.lines = [*self.lines, *lines]
        self.text = cell_text(self.lines, self.right)

    @property
    def confidence(self) -> float | None:
        """How sure a recogniser was of its least sure piece; None where the text is certain."""
        return confidence_of(self.lines)

    @property
    def is_merged(self) -> bool:
        """Whether it covers several rows or columns."""
        return self.last_row > self.row or self.last_column > self.column


@dataclass(slots=True)
class PageTable:
    """A table of a page: the borders of its columns and rows, and its cells in reading order, which cover it.

    `reliable` is False where no line vouches for the columns; `sure` (0 to 1) is less than 1 where none vouches for the rows.
    """

    xs: list[float]
    ys: list[float]
    cells: list[PageCell]
    reliable: bool = True
    sure: float = 1.0

    @property
    def bottom(self) -> list[PageCell]:
        """The cells that reach the last row."""
        return [cell for cell in self.cells if cell.last_row == len(self.ys) - 1]
