"""Tables in grids whose columns can be relied on: spreadsheets, csv, docx, html.

This is the hot path: a workbook of 100,000 rows goes through `GridReader.read`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from perflint.documents.model import Cell, Grid, Span
from perflint.tables.drafts import Draft, DraftTable, HeadingColumn, title_of
from perflint.tables.grid_facts import add_fact_columns, facts_of_project
from perflint.tables.grid_headings import grid_heading
from perflint.tables.grid_levels import LOOK, is_label_of_levels, level_of_block, with_levels
from perflint.tables.heading_words import heading_field
from perflint.tables.headings import Heading, complete
from perflint.tables.page_marks import PAGE_NUMBER
from perflint.tables.unread import note_columns_aside, note_unread
from perflint.tables.vocabulary import (
    NAME_FIELDS,
    SECOND,
    closes_table,
    is_long_term,
    is_title,
    is_total,
    label,
    level,
    only_dots,
    split_ordinal,
    year_in,
)

POINTS = frozenset({"weight", "score"})
LEVELS = frozenset({"level1", "level2", "group", "serial"})
VALUES = frozenset({"target", "weight", "actual", "score", "operator", "unit"})
#: A table goes on after at most this many empty rows, provided that the next row is plainly one of its rows.
GAP = 200
#: No heading of a name column and no label is longer than this.
LABEL = 10
#: How many rows may state the facts of the next project, and how many stand between a page number and the next heading.
FACT_ROWS = 4
PAGE_TURN = 6
#: A level name is one of the first so many cells of a row: a serial number, a label that spans the table, level 1, level 2.
LEVEL_CELLS = 4


class GridReader:
    """Finds the tables of one grid."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.ends: dict[tuple[int, int], int] = {
            (span.first_row, span.first_column): span.last_column for span in grid.spans if span.last_column > span.first_column
        }
        self.shared = _covered_rows(grid.spans)

    def read(self) -> Iterator[DraftTable]:
        """Yield the tables from top to bottom; what stands between them goes to the next one's leading rows."""
        rows = self.grid.rows
        leading: list[list[Cell]] = []
        last: DraftTable | None = None
        title: Cell | None = None
        number = 0
        while number < len(rows):
            found = self.heading(number)
            if found is None:
                leading.append(rows[number])
                number += 1
                continue
            columns, after = found
            columns = with_levels(columns, rows[after : after + LOOK])
            if not leading and last is not None:
                leading = last.leading[:]  # a second table of one form: what stands above the first is about both
            table = DraftTable(complete(columns), level_of_block(columns), leading)
            table.long_term = is_long_term(Heading.of(columns).group)
            title = table.common_title = title_of(leading) or title
            note_unread(table)
            right = max(column.last or 0 for column in columns)
            aside = [beside for row in rows[number:after] if (beside := [cell for cell in row if (cell.column or 0) > right])]
            leading += aside
            number = self._body(table, after)
            note_columns_aside(table, aside)
            if table.drafts or not leading:
                leading = []
                last = table
                yield table
        if leading:
            rest = DraftTable([], [], leading)
            note_unread(rest)
            yield rest

    def rest(self, table: DraftTable) -> DraftTable:
        """What this grid holds of a table that began in the grid before."""
        rest = DraftTable(table.columns, [], [])
        self._body(rest, 0)
        return rest

    def heading(self, number: int) -> tuple[list[HeadingColumn], int] | None:
        """The columns headed at row `number` (one or two rows) and the number of the row after the heading."""
        return grid_heading(self.grid.rows, number, self.ends)

    def _body(self, table: DraftTable, number: int) -> int:
        """Read the rows after a heading; return the number of the first row that is not the table's."""
        rows = self.grid.rows
        names = field_by_column(table.columns)
        required = Heading.of(table.columns)
        shared = self.shared
        drafts = table.drafts
        previous = rows[number][0].row or 0 if number < len(rows) else 0
        pending: dict[str, list[Cell]] = {}
        get = names.get
        right = max(names, default=0)
        while number < len(rows):
            row = rows[number]
            at = row[0].row or 0
            if at - previous > GAP:
                break
            cells: dict[str, list[Cell]] = {}
            for cell in row:
                name = get(cell.column or 0)
                if name is not None:
                    if name in cells:
                        cells[name].append(cell)
                    else:
                        cells[name] = [cell]
            if not self.grid.reliable_columns and is_label_of_levels(cells.get("level1")):
                del cells["level1"]
            if (row[-1].column or 0) > right:
                table.leading.append([cell for cell in row if (cell.column or 0) > right])
                if not cells:
                    number += 1
                    continue
            kind = self._kind(row, cells, required, number, at - previous > 1)
            if kind == "row":
                draft = Draft(cells)
                if at in shared:
                    draft.shared = _one_of(frozenset(name for one in shared[at] if (name := get(one)) and name not in cells))
                if pending:
                    draft.cells |= pending
                    pending = {}
                drafts.append(draft)
            elif kind == "level":
                drafts.append(Draft(cells))
            elif kind == "section":
                drafts.append(Draft({"level1": [row[0]]}))
            elif kind == "end":
                heading = self._page_turn(table, number, required)
                if heading is not None:
                    number = heading
                    continue
                facts = facts_of_project(row)
                if not facts or not self._goes_on(number + 1, required, skip=FACT_ROWS):
                    break
                pending |= facts
                add_fact_columns(table, facts)
            elif kind == "after":
                return self._after(table, number)
            else:
                table.skipped.append((row[0].place, kind))
                if kind == "repeated-heading":
                    drafts += level_of_block(found[0]) if (found := self.heading(number)) is not None else []
            previous = at
            number += 1
        return number

    def _kind(self, row: Sequence[Cell], cells: dict[str, list[Cell]], required: Heading, number: int, gap: bool) -> str:
        """What a row below a heading is: a row of the table, a level of its own, something skipped, or the end."""
        name = cells.get("level3") or cells.get("level2") or cells.get(SECOND + "level3")
        first = row[0].text
        if closes_table(first) and (len(row) < 4 or level(1, first) is None):
            return "subtotal" if self._goes_on(number + 1, required) else "after"
        if name is not None and _is_template(cells):
            return "template-row"
        if "level3" not in cells and self._is_section(row, cells, required, number):
            return "section"
        valued = not VALUES.isdisjoint(cells)
        if name is not None and ("level3" in cells or SECOND + "level3" in cells or "level3" not in required.names or valued):
            if len(name[0].text) <= LABEL:
                if heading_field(name[0].text) in NAME_FIELDS and self.heading(number) is not None:
                    return self._repeated(number, required)
                if "target" not in cells and label(name[0].text, after=True) is not None:
                    return "after"
            if valued or SECOND + "level3" in cells:
                return "row"
            if len(row) == 1 and is_title(first):
                return "end"
            if level(2, name[0].text) is not None and "level3" not in cells:
                return "level"
            if gap or label(first) is not None or (len(row) > 1 and label(row[1].text) is not None):
                return "end"
            return "row" if "level1" in cells or "level2" in cells or len(row) > 1 else "end"
        if name is None and ("target" in cells or "actual" in cells) and len(VALUES.intersection(cells)) > 1:
            return "row"
        if len(row) == 1 and level(1, first) is not None:
            return "level"
        if any(name in cells and level(depth, cells[name][0].text) is not None for depth, name in ((1, "level1"), (2, "level2"))):
            return "level"
        if len(row) > 1 and self.heading(number) is not None:
            return self._repeated(number, required)
        if all(heading_field(cell.text) is not None for cell in row):
            return "group-label"
        return "end"

    def _is_section(self, row: Sequence[Cell], cells: dict[str, list[Cell]], required: Heading, number: int) -> bool:
        """Whether a row only names a level 1 for the rows below it ("一、产出指标（50分）"), perhaps with its weight."""
        if level(1, row[0].text) is None or "level1" in cells or cells.keys() - {"level2", "group", "serial", *POINTS}:
            return False
        if level(2, row[0].text) is None:
            return True
        below = self.grid.rows[number + 1 : number + 2]
        return len(row) == 1 and any(level(2, cell.text) is not None for row in below for cell in row[:LEVEL_CELLS])

    def _page_turn(self, table: DraftTable, number: int, required: Heading) -> int | None:
        """The row that repeats the heading where a page number, and perhaps the title again, stand between; else None."""
        rows = self.grid.rows
        above = {row[0].text for row in table.leading if len(row) == 1}
        turned = False
        for at in range(number, min(len(rows), number + PAGE_TURN)):
            text = rows[at][0].text
            if turned and self.heading(at) is not None:
                return at if self._repeated(at, required) == "repeated-heading" else None
            is_number = PAGE_NUMBER.fullmatch(text) is not None
            running = text in above or is_title(text) or (year_in(text) is not None and len(text) <= LABEL)
            if len(rows[at]) > 1 or not (is_number or running):
                return None
            turned = turned or is_number
        return None

    def _goes_on(self, number: int, required: Heading, skip: int = 0) -> bool:
        """Whether a row after a total is plainly a row of the same table: it begins with a level, or repeats the heading.

        Up to `skip` rows that state facts may stand before it.
        """
        if number >= len(self.grid.rows):
            return False
        if skip and facts_of_project(self.grid.rows[number]):
            return self._goes_on(number + 1, required, skip - 1)
        cells = self.grid.rows[number][:LEVEL_CELLS]
        if any(level(depth, cell.text) is not None and not is_total(cell.text) for cell in cells for depth in (1, 2)):
            return True
        return self.heading(number) is not None and self._repeated(number, required) == "repeated-heading"

    def _repeated(self, number: int, required: Heading) -> str:
        """A heading inside the body: the same one again after a page break, or that of the next table."""
        found = self.heading(number)
        return "repeated-heading" if found is not None and required.repeats(Heading.of(found[0])) else "end"

    def _after(self, table: DraftTable, number: int) -> int:
        """Collect the rows that belong below a table: totals, remarks, signatures."""
        rows = self.grid.rows
        while number < len(rows):
            row = rows[number]
            if self.heading(number) is not None or (len(row) == 1 and is_title(row[0].text)):
                break
            if not any(closes_table(cell.text) for cell in row):
                break
            table.trailing.append(row)
            number += 1
        return number


def field_by_column(columns: Sequence[HeadingColumn]) -> dict[int, str]:
    """Which field the cells of each column number belong to."""
    names: dict[int, str] = {}
    for column in columns:
        if column.first is not None and column.last is not None:
            names.update(dict.fromkeys(range(column.first, column.last + 1), column.name))
    return names


@lru_cache(maxsize=256)
def _one_of(names: frozenset[str]) -> frozenset[str]:
    """The same set for equal ones: every row has one."""
    return names


def _is_template(cells: dict[str, list[Cell]]) -> bool:
    """Whether a row only shows where rows may be added: "……", or "指标3：" and nothing after it."""
    said = False
    for name, pieces in cells.items():
        if name not in LEVELS:
            for cell in pieces:
                rest = split_ordinal(cell.text)[1]
                if rest and not only_dots(rest):
                    return False
                said = True
    return said


def _covered_rows(spans: Sequence[Span]) -> dict[int, list[int]]:
    """By row, the columns whose cell is merged with a row above."""
    covered: dict[int, list[int]] = defaultdict(list)
    for span in spans:
        if span.last_row - span.first_row <= GAP:
            for row in range(span.first_row + 1, span.last_row + 1):
                covered[row].append(span.first_column)
    return covered
