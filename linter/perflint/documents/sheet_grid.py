"""Builds the grid of a worksheet within the limits, and says what had to be left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import groupby

from .limits import Limits
from .model import Cell, Grid, Notice, Place, Span, column_letters
from .sheet_merges import settle_merges

_LISTED_RANGES = 20  # of hidden rows or columns in one notice


class GridBuilder:
    """The grid of one worksheet in the making, and the notices about it."""

    def __init__(self, grid: Grid, limits: Limits, room: int) -> None:
        """`room` is the number of cells that may still be read from the file."""
        self.grid = grid
        self.limits = limits
        self.notices: list[Notice] = []
        self.room = room
        self._last_row = 0
        self._ordered = True
        self._ranges: list[Span] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._noticed: Counter[str] = Counter()
        self._tallies: Counter[str] = Counter()
        self._tally_places: dict[str, Place] = {}

    def place(self, row: int, column: int) -> Place:
        """The place of a cell of this sheet."""
        return Place(sheet=self.grid.sheet, row=row, column=column)

    def notice(self, kind: str, place: Place, **parameters: object) -> None:
        """Tell the user something, at most limits.notices times of one kind."""
        self._noticed[kind] += 1
        if self._noticed[kind] <= self.limits.notices:
            self.notices.append(Notice(kind, place, {name: str(value) for name, value in parameters.items()}))
        elif self._noticed[kind] == self.limits.notices + 1:
            self.reached("notices", place)

    def reached(self, option: str, place: Place) -> None:
        """Tell that the limit `option` was reached, and where."""
        self.notice("limit-reached", place, limit=getattr(self.limits, option), option=f"limits.{option}")

    def tally(self, kind: str, place: Place, count: int = 1) -> None:
        """Count things of a kind; each kind is told once, with its first place and its number."""
        self._tallies[kind] += count
        self._tally_places.setdefault(kind, place)

    def add_row(self, cells: list[Cell]) -> bool:
        """Add the cells of one row, at least one. Return whether there is room for more."""
        rows, row = self.grid.rows, cells[0].row or 0
        if len(rows) >= self.limits.rows:
            self.reached("rows", cells[0].place)
            return False
        if len(cells) > self.room:
            self.reached("cells", cells[self.room].place)
            if self.room:
                rows.append(cells[: self.room])
            return False
        self.room -= len(cells)
        rows.append(cells)
        if row <= self._last_row:
            self._ordered = False
        self._last_row = row
        return True

    def out_of_order(self) -> None:
        """Tell that the cells of a row do not come in ascending order."""
        self._ordered = False

    def hide_row(self, row: int) -> None:
        """Note that a row is hidden."""
        self._hidden_rows.add(row)

    def hide_columns(self, first: int, last: int) -> None:
        """Note that a stretch of columns is hidden."""
        self._hidden_columns.update(range(first, min(last, self.limits.columns) + 1))

    def merge(self, span: Span) -> None:
        """Note a merged range."""
        room = self.limits.spans - len(self._ranges)
        if room == 0:
            self.reached("spans", self.place(span.first_row, span.first_column))
        if room >= 0:
            self._ranges.append(span)

    def finish(self) -> None:
        """Complete the grid and the notices."""
        grid = self.grid
        if not self._ordered:
            grid.rows = _ordered(grid.cells())
        for cell in settle_merges(grid, self._ranges[: self.limits.spans]):
            self.tally("covered-cells", cell.place)
        self._ranges.clear()
        if self._hidden_rows:
            self._hidden_rows &= {cells[0].row or 0 for cells in grid.rows}
        if self._hidden_columns:
            self._hidden_columns &= {cell.column or 0 for cell in grid.cells()}
        for kind, place in self._tally_places.items():
            self.notice(kind, place, count=self._tallies[kind])
        self._tell_hidden("hidden-rows", "rows", self._hidden_rows, str)
        self._tell_hidden("hidden-columns", "columns", self._hidden_columns, column_letters)
        grid.hidden_rows = frozenset(self._hidden_rows)
        grid.hidden_columns = frozenset(self._hidden_columns)

    def _tell_hidden(self, kind: str, parameter: str, numbers: set[int], label: Callable[[int], str]) -> None:
        if numbers:
            self.notice(kind, Place(sheet=self.grid.sheet), **{parameter: _ranges_text(numbers, label)}, count=len(numbers))


def _ordered(cells: Iterable[Cell]) -> list[list[Cell]]:
    """The cells in order; of two at one place, which a sound file has not, the first."""
    places: dict[tuple[int, int], Cell] = {}
    for cell in cells:
        places.setdefault((cell.row or 0, cell.column or 0), cell)
    return [[places[place] for place in row] for _, row in groupby(sorted(places), lambda place: place[0])]


def _ranges_text(numbers: Iterable[int], label: Callable[[int], str]) -> str:
    """List numbers as ranges: 3, 7, 8, 9 -> "3、7-9"."""
    ordered = sorted(numbers)
    starts = [number for number, before in zip(ordered, [0, *ordered], strict=False) if number != before + 1 or not before]
    ends = [number for number, after in zip(ordered, [*ordered[1:], 0], strict=False) if number + 1 != after]
    texts = [label(start) if start == end else f"{label(start)}-{label(end)}" for start, end in zip(starts, ends, strict=True)]
    return "、".join(texts[:_LISTED_RANGES]) + ("…" if len(texts) > _LISTED_RANGES else "")
