"""Tables in lines whose columns are set by blanks, as printing to text and `pdftotext -layout` give them.

Cells are put together over the lines that they are wrapped to, and go through the reader of grids.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from perflint.documents.model import Cell, Grid, Lines, Span
from perflint.documents.text import clean, unwrapped
from perflint.documents.text_columns import MEASURES, Measure
from perflint.tables.aligned_columns import astray, columns_of, find_stacks
from perflint.tables.aligned_heading import HeadingCell, aligned_heading, begins_columns
from perflint.tables.aligned_strays import settled
from perflint.tables.aligned_words import WORD, Bit, Word, bits_of, is_set_apart, words_of
from perflint.tables.drafts import DraftTable
from perflint.tables.grid_tables import GridReader
from perflint.tables.grid_trust import fits_well
from perflint.tables.headings import row_heading
from perflint.tables.level_lines import level_names
from perflint.tables.merged_bands import merged_cells
from perflint.tables.row_bands import row_bands
from perflint.tables.text_rows import TextRow
from perflint.tables.vocabulary import FACT_COLUMN, closes_table

#: So many blank lines end a table that stands on one page.
BLANK = 8
#: No line of the first column, which names levels or projects, is longer.
NAME = 20
#: At most this share of the words may reach from one column into the next.
ASTRAY = 0.15
#: This share of the cells must fit their columns.
FITTING = 0.8
#: What may be merged over rows.
MERGED = ("level1", "level2", "group")


class AlignedTable(NamedTuple):
    """A table and the numbers of its first line and of the line after it."""

    table: DraftTable
    number: int
    end: int


class AlignedReader:
    """Reads the tables of a text whose columns are set by blanks. `ends` tells whether a line ends the table above it."""

    def __init__(self, rows: Sequence[TextRow], ends: Callable[[TextRow], bool]) -> None:
        self._rows = rows
        self._ends = ends

    def tables(self) -> Iterator[AlignedTable]:
        """The tables from top to bottom. Each line is looked at for one of them only, whatever becomes of it."""
        number = 0
        while number < len(self._rows):
            end = self._end_if_headed(number)
            if end is None:
                number += 1
                continue
            if is_set_apart(self._rows[number:end]):
                read = (self._read(number, end, measure) for measure in self._measures(number, end))
                table = next((one for one in read if one is not None), None)
                if table is not None:
                    yield AlignedTable(table, number, end)
            number = end

    def _end_if_headed(self, number: int) -> int | None:
        """The number of the line after the table whose heading begins in line `number`; None where none seems to begin."""
        row = self._rows[number]
        if not row.cells or not isinstance(row.cells[0].block, Lines) or not begins_columns(row, MEASURES[0]):
            return None
        found = aligned_heading(self._rows, number, MEASURES[0])
        if found is None or row_heading(self._titles(found[0])) is None:
            return None
        return self._end(found[1], found[0])

    def _end(self, number: int, heading: Sequence[HeadingCell]) -> int:
        """The number of the line after the table of this heading that goes on in line `number`."""
        blank = 0
        part = self._rows[number - 1].part
        end = number
        for at in range(number, len(self._rows)):
            row = self._rows[at]
            blank = 0 if row.cells else blank + 1
            if blank > BLANK or (row.cells and self._ends_before(at, heading, turned=row.part != part)):
                break
            if row.cells:
                part, end = row.part, at + 1
        return end

    def _ends_before(self, number: int, heading: Sequence[HeadingCell], turned: bool) -> bool:
        """Whether a line does not belong to the table above; the same heading does where a page has `turned`."""
        row = self._rows[number]
        if "\t" in row.text or not isinstance(row.cells[0].block, Lines):
            return True
        first = WORD.search(row.text)
        if first is not None and len(first[0]) > NAME and first.start() < heading[0].last:
            return True  # running text
        beside = first is not None and first.end() <= heading[0].first and len(row.cells) > 1
        if self._ends(row) and not (beside and not closes_table(row.cells[0].text)):
            return True
        found = aligned_heading(self._rows, number, MEASURES[0])
        if found is None or row_heading(self._titles(found[0])) is None:
            return False
        return not turned or [cell.text for cell in found[0]] != [cell.text for cell in heading]

    def _measures(self, number: int, end: int) -> list[Measure]:
        """The ways of counting columns, the one first by which the fewest words reach out of their columns."""
        tried = []
        for order, measure in enumerate(MEASURES):
            found = aligned_heading(self._rows, number, measure)
            if found is None:
                continue
            heading, after = found
            part = self._rows[number].part
            words = [
                word for at in range(after, end) if self._rows[at].part == part for word in words_of(self._rows[at], at, measure)
            ]
            count = astray(words, heading)
            if count <= ASTRAY * len(words):
                tried.append((count, order))
        return [MEASURES[order] for _, order in sorted(tried)]

    def _read(self, number: int, end: int, measure: Measure) -> DraftTable | None:
        """The table in these lines if columns are counted by `measure`."""
        found = aligned_heading(self._rows, number, measure)
        if found is None:
            return None
        heading, after = found
        titles = self._titles(heading)
        columns = row_heading(titles)
        if columns is None:
            return None
        # A serial number beside the middle of a project's rows says nothing of where they begin.
        names = {(column.first or 0) - 1: "other" if column.name == "serial" else column.name for column in columns}
        fields = [names.get(at, "other") for at in range(len(heading))]
        words = settled(self._columns(heading, fields, after, end, measure), fields)
        bits = {at: bits_of(one) for at, one in enumerate(words) if one}
        grid = _grid(bits, names, lambda bit, row, column: self._cell(bit, row, column))
        if grid is None:
            return None
        cells, spans, doubts = grid
        table = next(iter(GridReader(Grid(rows=[titles, *cells], spans=spans)).read()), None)
        if table is None or not fits_well(table.drafts, FITTING):
            return None
        table.aligned, table.doubts = True, doubts
        table.leading = []
        for row in (titles, *cells):
            for cell in row:
                cell.row = None  # a text has lines only
        return table

    def _columns(
        self, heading: list[HeadingCell], names: Sequence[str], after: int, end: int, measure: Measure
    ) -> list[list[Word]]:
        """The words of each column over all pages."""
        columns: list[list[Word]] = [[] for _ in names]
        for part, numbers in groupby(range(after, end), key=lambda at: self._rows[at].part):
            lines = list(numbers)
            words = [word for at in lines for word in words_of(self._rows[at], at, measure)]
            if not words:
                continue
            head: Sequence[HeadingCell] = heading if part == self._rows[after - 1].part else ()
            again = self._again(lines, heading, measure) if not head else None
            if again is not None:
                head, behind = again
                words = [word for word in words if word.row >= behind]
            found = columns_of(find_stacks(words, head), names, head, columns)
            for column, more in zip(columns, found, strict=True):
                column += more
        return columns

    def _again(
        self, lines: Sequence[int], heading: Sequence[HeadingCell], measure: Measure
    ) -> tuple[list[HeadingCell], int] | None:
        """The heading where a page repeats it, and the number of the line after it."""
        first = next((at for at in lines if self._rows[at].cells), lines[0])
        for at in range(first, min(first + 3, lines[-1] + 1)):
            found = aligned_heading(self._rows, at, measure)
            if found is not None and [cell.text for cell in found[0]] == [cell.text for cell in heading]:
                return found
        return None

    def _titles(self, heading: Sequence[HeadingCell]) -> list[Cell]:
        """The cells of a heading, one column each."""
        titles = []
        for at, cell in enumerate(heading, 1):
            first = self._first(cell.words[0].row)
            titles.append(Cell(first.block, cell.text, 1, at, first.line))
        return titles

    def _first(self, number: int) -> Cell:
        """The first cell of a line, or of one before where the line has only a full stop."""
        return next(row.cells[0] for row in self._rows[number::-1] if row.cells)

    def _cell(self, bits: Sequence[Bit], row: int, column: int) -> Cell:
        first = self._first(bits[0].row)
        return Cell(first.block, clean(unwrapped([bit.text for bit in bits])), row, column, first.line)


def _grid(
    bits: dict[int, list[Bit]], names: dict[int, str], cell_of: Callable[[Sequence[Bit], int, int], Cell]
) -> tuple[list[list[Cell]], list[Span], int] | None:
    """The rows of cells below a heading in row 1, what is merged, and how many rows are in doubt; None without rows."""
    merged = {at for at in bits if names.get(at, "") in MERGED or names.get(at, "").startswith(FACT_COLUMN)}
    plain = {at: one for at, one in bits.items() if at in names and at not in merged}
    begun = {
        text[0].row for at in merged if names[at] in ("level1", "level2") for text in level_names(bits[at], int(names[at][-1]))
    }
    bands = row_bands(plain, names, begun)
    if bands is None:
        return None
    rows: list[list[Cell]] = [[] for _ in bands.tops]
    spans: list[Span] = []
    for at, groups in bands.cells.items():
        for row, group in enumerate(groups):
            if group:
                rows[row].append(cell_of(group, row + 2, at + 1))
    ends: set[int] = set()
    for at in sorted(merged, reverse=True):
        cells = merged_cells(bits[at], names[at], bands, ends if names[at] == "level1" else ())
        if names[at] == "level2":
            ends = {last for _, last, _ in cells}
        for first, last, group in cells:
            rows[first].append(cell_of(group, first + 2, at + 1))
            if last > first:
                spans.append(Span(first + 2, at + 1, last + 2, at + 1))
    for one in rows:
        one.sort(key=lambda cell: cell.column or 0)
    return [one for one in rows if one], spans, bands.doubts
