"""Finding the tables in running text: paragraphs, dumps of web pages and PDFs, markdown with slipped columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from perflint.documents.model import Cell
from perflint.tables.aligned_text import AlignedReader, AlignedTable
from perflint.tables.drafts import Draft, DraftTable, HeadingColumn
from perflint.tables.facts import number_of
from perflint.tables.glued_lines import facts_apart, total_apart
from perflint.tables.heading_words import heading_field
from perflint.tables.headings import BESIDE, Heading, complete, line_heading, row_heading, settle
from perflint.tables.page_marks import without_page_marks
from perflint.tables.row_alignment import align
from perflint.tables.row_tables import RowReader
from perflint.tables.stream_headings import StreamHeading, arrangements, glued_heading, stream_heading
from perflint.tables.stream_regions import after_subtotal, find_region
from perflint.tables.stream_tables import best_arrangement, read_stream
from perflint.tables.text_rows import TextRow
from perflint.tables.vocabulary import closes_table, is_long_term, is_section, is_title, label, level, only_level1, unread_levels

#: How many lines a title may stand above the heading of its table.
REACH = 120
#: So many rows show below which part of a heading its second line stands.
TRIED = 6
#: How many lines in a row may fit nowhere before a table is over.
PASSED = 6
#: The share of rows with a name and a value from which on the reading of cells that run together is believed.
CONVINCING, VALUES = 0.5, frozenset({"target", "actual", "weight"})
#: A label below a table and at most two totals.
TOTAL_CELLS = 3


def read_text(rows: Sequence[TextRow]) -> Iterator[DraftTable]:
    """Yield the tables of a text from top to bottom, each with the rows before and after it.

    Those whose columns are set by blanks come first: what stands between them is read without looking beyond.
    """
    rows = without_page_marks(rows)
    aligned: list[AlignedTable | None] = [*AlignedReader(rows, _ends).tables(), None]
    above: DraftTable | None = None
    start = 0
    for one in aligned:
        number = one.number if one is not None else len(rows)
        offset = start
        for table, first, end in _tables_of(rows[offset:number]):
            _lead(table, rows, start, offset + first, above)
            above = table
            yield table
            start = offset + end
        if one is not None:
            _lead(one.table, rows, start, number, above)
            start = _trailing(one.table, rows, one.end)
            above = one.table
            yield one.table
    rest = DraftTable([], [], [row.cells for row in rows[start:] if row.cells])
    _note_unread(rest, rows[start:])
    if rest.skipped:
        yield rest


def _tables_of(rows: Sequence[TextRow]) -> Iterator[tuple[DraftTable, int, int]]:
    """The tables of lines whose columns are not set by blanks, each with its first line and the one after it."""
    number = 0
    while number < len(rows):
        row = rows[number]
        if row.blank or not row.cells:
            number += 1
            continue
        found = _read_table(rows, number)
        if found is None:
            number += 1
            continue
        table, end = found
        if not table.drafts:
            number = max(number + 1, end)
            continue
        yield table, number, end
        number = end


def _lead(table: DraftTable, rows: Sequence[TextRow], start: int, number: int, above: DraftTable | None) -> None:
    """Give a table whose heading is line `number` what stands above it, from line `start` on; `above` is the last table."""
    if above is not None and not any(one.cells for one in rows[start:number]):
        table.title, table.leading = above.title, above.leading  # a second table of one form: both have its facts
    else:
        table.title, table.leading = _leading(rows, start, number, cell_a_line=table.cell_a_line)
    if table.glued:
        table.leading = [facts_apart(cells) for cells in table.leading]
    table.leading = table.leading + table.beside
    _note_unread(table, rows[start:number])


def _read_table(rows: Sequence[TextRow], number: int) -> tuple[DraftTable, int] | None:
    """The table whose heading begins in line `number` and the number of the line after it; None where none begins.

    A line with separators heads a table with one row a line, unless it is only a part of what several lines head.
    """
    headed = line_heading(rows[number])
    columns, after = _with_second_line(headed, rows, number + 1) if headed is not None else ([], number)
    streamed = stream_heading(rows, number)
    if streamed is not None and _said(streamed.columns) > max(_said(columns), _said_by_a_line(rows, number, streamed.after)):
        table = DraftTable([], [], reliable=False, cell_a_line=True)
        return table, _read_cells(table, rows, number, streamed)
    if not columns:
        glued = glued_heading(rows, number)
        if glued is None:
            return None
        table = DraftTable([], [], reliable=False, cell_a_line=True, glued=True)
        return table, _read_cells(table, rows, number, glued)
    heading = Heading.of(columns)
    table = DraftTable(complete(columns), [], reliable=False, long_term=is_long_term(heading.group))
    return table, _read_rows(table, rows, after, heading)


def _said(columns: Sequence[HeadingColumn]) -> int:
    """How many fields a heading has columns for."""
    return len({column.name for column in columns} - BESIDE)


def _said_by_a_line(rows: Sequence[TextRow], number: int, after: int) -> int:
    """How many fields the best of some lines heads alone."""
    return max((_said(line_heading(row) or []) for row in rows[number:after]), default=0)


def _with_second_line(columns: list[HeadingColumn], rows: Sequence[TextRow], number: int) -> tuple[list[HeadingColumn], int]:
    """The columns of a heading whose next line says more about some of them, and the number of the line after it."""
    cells = rows[number].cells if number < len(rows) else []
    if len(cells) < 2 or any(heading_field(cell.text) is None for cell in cells) or row_heading(cells) is not None:
        return columns, number
    placed = _placed(columns, cells)
    lower = [HeadingColumn(heading_field(cell.text) or "other", cell, None, None) for cell in cells]
    unplaced = [replace(column, first=None, last=None) for column in columns]
    following = [row.cells for row in rows[number + 1 : number + 1 + TRIED] if row.cells]
    orders = [placed, *arrangements([*unplaced, *lower])[1:]]
    return max(orders, key=lambda order: sum(align(row, order, 0.0).score for row in following)), number + 1


def _placed(columns: Sequence[HeadingColumn], cells: Sequence[Cell]) -> list[HeadingColumn]:
    """The columns of a heading with those of its second line in their place, as far as the separators show it."""
    bounds = [column.first or 0 for column in columns[1:]] + [10_000]
    whole: list[HeadingColumn] = []
    for column, bound in zip(columns, bounds, strict=True):
        lower = [cell for cell in cells if (column.first or 0) <= (cell.column or 0) < bound]
        below = [HeadingColumn(heading_field(cell.text) or "other", cell, cell.column, cell.column) for cell in lower]
        whole += below or [replace(column)]
    return settle(whole)


def _note_unread(table: DraftTable, rows: Sequence[TextRow]) -> None:
    """Note where the lines before a table look like indicators that were not read."""
    first = unread_levels(cell for row in rows for cell in row.cells)
    if first is not None:
        table.skipped.append((first.place, "unread-indicators"))


def _read_rows(table: DraftTable, rows: Sequence[TextRow], number: int, heading: Heading) -> int:
    """Read one row a line from `number` on; return the number of the line after the table.

    A few lines that fit nowhere are passed over where rows follow: they go on with the row above, or are noted.
    """
    reader = RowReader(table.columns)
    table.drafts = reader.drafts
    waiting: list[TextRow] = []
    end = number
    while number < len(rows):
        row = rows[number]
        number += 1
        if not row.cells:
            continue
        if _ends(row):
            following = after_subtotal(rows, number - 1)
            if following is not None:
                table.skipped.append((row.cells[0].place, "subtotal"))
                number = following
                continue
            end = _trailing(table, rows, number - 1) if not waiting else end
            break
        if len(row.cells) == 1 and is_section(row.cells[0].text):
            reader.drafts.append(Draft({"level1": [row.cells[0]]}))
            continue
        again = line_heading(row)
        if again is not None:
            if not (reader.drafts or waiting) or not heading.repeats(Heading.of(again)):
                break
            continue
        taken = reader.take(row, waiting)
        if taken is None:
            waiting.append(row)
            if len(waiting) > (PASSED if reader.drafts else 1) or any(label(cell.text) for cell in row.cells):
                break
            continue
        table.skipped += [(one.cells[0].place, "unfitting-row") for one in taken]
        waiting = []
        end = number
    table.doubts = reader.doubts
    return end


def _read_cells(table: DraftTable, rows: Sequence[TextRow], number: int, headed: StreamHeading) -> int:
    """Read a stream of cells whose heading begins in line `number`; return the number of the line after the table."""
    region = find_region(rows, number, headed)
    table.long_term = is_long_term(headed.heading.group)
    table.skipped += [(cell.place, "subtotal") for cell in region.subtotals]
    if region.cut_off is not None:
        table.skipped.append((region.cut_off.place, "table-too-long"))
    seen = [token.cell for token in region.tokens if token.cell is not None]
    columns = _with_sections([one for one in headed.columns if not headed.glued or one.name != "group"], seen, headed.glued)
    table.columns = complete(best_arrangement(region.tokens, columns, headed.glued))
    stream = read_stream(region.tokens, table.columns, headed.glued)
    if headed.glued and not _is_convincing(stream.drafts):
        return headed.after  # it is told that something was not read
    table.drafts = stream.drafts
    table.doubts = stream.doubts
    table.beside = region.facts
    if not stream.used:
        return headed.after
    end = region.tokens[stream.used - 1].row + 1
    following = end
    while following < region.end and not rows[following].cells:
        following += 1
    if following != region.end:
        return end
    return _trailing_cells(table, rows, following) if following < len(rows) else following


def _with_sections(columns: list[HeadingColumn], cells: Sequence[Cell], glued: bool) -> list[HeadingColumn]:
    """The columns with one for level 1, where no heading names it and the rows do (一、产出指标)."""
    if any(column.name == "level1" for column in columns):
        return columns
    if not any(is_section(cell.text) or (glued and only_level1(cell.text)) for cell in cells):
        return columns
    return [HeadingColumn("level1", columns[0].cell, None, None), *columns]


def _is_convincing(drafts: Sequence[Draft]) -> bool:
    """Whether what was read from cells that run together is likely what they say: most rows have a name and a value."""
    sound = sum("level3" in draft.cells and not VALUES.isdisjoint(draft.cells) for draft in drafts)
    return sound >= CONVINCING * len(drafts)


def _ends(row: TextRow) -> bool:
    """Whether a line ends the table above it: a title, a total, a remark, the facts of the next table."""
    first = row.cells[0].text
    if len(row.cells) == 1 and is_title(first):
        return True
    if level(1, first) is not None or level(2, first) is not None:
        return False
    head = first.replace("：", ":").partition(":")[0]
    if closes_table(first):
        return len(row.cells) == 1 or label(row.cells[1].text, after=True) is not None or first != head or len(row.cells) < 5
    return (label(head) is not None and len(row.cells) > 1) or (len(row.cells) > 1 and label(row.cells[1].text) is not None)


def _trailing(table: DraftTable, rows: Sequence[TextRow], number: int) -> int:
    """Collect the lines that belong below the table; return the number of the first that does not."""
    while number < len(rows):
        row = rows[number]
        if row.cells:
            if not any(closes_table(cell.text) for cell in row.cells) or (len(row.cells) == 1 and is_title(row.cells[0].text)):
                break
            table.trailing.append(row.cells)
        number += 1
    return number


def _trailing_cells(table: DraftTable, rows: Sequence[TextRow], number: int) -> int:
    """Collect a total below the table from lines of one cell each; return the number of the line after it."""
    first = rows[number].cells[0]
    apart = total_apart(first) if len(rows[number].cells) == 1 else []
    if apart:
        table.trailing.append(apart)
        return number + 1
    if label(first.text, after=True) is None:
        return number
    cells = [first]
    number += 1
    while number < len(rows) and len(cells) < TOTAL_CELLS and len(rows[number].cells) <= 1:
        cells += [cell for cell in rows[number].cells if number_of(cell.text) is not None]
        if rows[number].cells and cells[-1] is not rows[number].cells[0]:
            break
        number += 1
    table.trailing.append(cells)
    return number


def _leading(rows: Sequence[TextRow], start: int, number: int, cell_a_line: bool) -> tuple[Cell | None, list[list[Cell]]]:
    """The title above a heading and the rows between them; without a title, the rows of the same stretch."""
    first = max(start, number - REACH * (3 if cell_a_line else 1))
    found: tuple[Cell | None, list[list[Cell]]] | None = None
    for position in range(number - 1, first - 1, -1):
        row = rows[position]
        if len(row.cells) == 1 and is_title(row.cells[0].text):
            following = [one.cells for one in rows[position + 1 : number] if one.cells]
            if any(label(cell.text.split()[0]) is not None for cells in following for cell in cells):
                return row.cells[0], following
            found = found or (row.cells[0], following)  # perhaps the title of a part of the form, below its facts
    if found is not None:
        return found
    part = rows[number].part
    return None, [one.cells for one in rows[first:number] if one.cells and (one.part == part or first == start)]
