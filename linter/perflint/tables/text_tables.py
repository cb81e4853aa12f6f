"""Finding the tables in running text: paragraphs, dumps of web pages and PDFs, markdown with slipped columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from perflint.documents.model import Cell
from perflint.tables.aligned_text import AlignedReader, AlignedTable
from perflint.tables.drafts import Draft, DraftTable, HeadingColumn
from perflint.tables.glued_headings import begins_row, glued_heading
from perflint.tables.glued_lines import begins_with_label, facts_apart
from perflint.tables.headings import BESIDE, Heading, complete, line_heading
from perflint.tables.lexemes import NUMBER
from perflint.tables.page_marks import without_page_marks
from perflint.tables.row_tables import RowReader
from perflint.tables.second_lines import with_levels_below, with_second_line
from perflint.tables.stream_headings import StreamHeading, stream_heading
from perflint.tables.stream_regions import after_subtotal, find_region, names_project
from perflint.tables.stream_tables import Stream, best_arrangement, read_stream, unparted
from perflint.tables.text_rows import TextRow
from perflint.tables.text_surroundings import leading_rows, trailing_rows, trailing_total, without_fact
from perflint.tables.tokens import Token
from perflint.tables.unread import unread_levels
from perflint.tables.vocabulary import closes_table, is_long_term, is_section, is_title, label, level, only_level1, plain_field

#: The rows of a next project begin within so many lines behind its label.
NEXT_LINES = 8
#: How many lines in a row may fit nowhere before a table is over.
PASSED = 6
#: So many numbers in a line in which cells run together show that a form was filled in.
FILLED = 4
#: The share of rows with a name and a value from which on the reading of cells that run together is believed, and what a
#: doubt takes from it.
CONVINCING, DOUBTED, VALUES = 0.5, 0.6, frozenset({"target", "actual"})


def read_text(rows: Sequence[TextRow]) -> Iterator[DraftTable]:
    """Yield the tables of a text from top to bottom, each with the rows before and after it.

    Those whose columns are set by blanks come first: what stands between them is read without looking beyond.
    """
    rows = without_page_marks(rows)
    aligned: list[AlignedTable | None] = [*AlignedReader(rows, _ends).tables(), None]
    above: DraftTable | None = None
    empty: dict[int, DraftTable] = {}  # those without any row, by the line in which their heading begins
    start = 0
    for one in aligned:
        number = one.number if one is not None else len(rows)
        offset = start
        for table, first, end in _tables_of(rows[offset:number]):
            if not table.drafts:
                empty[offset + first] = table
                continue
            _lead(table, rows, start, offset + first, above)
            _note_empty(table, empty, range(start, offset + first - NEXT_LINES))
            above = table
            yield table
            start = offset + end
        if one is not None:
            _lead(one.table, rows, start, number, above)
            start = trailing_rows(one.table, rows, one.end)
            above = one.table
            yield one.table
    rest = DraftTable([], [], [row.cells for row in rows[start:] if row.cells])
    _note_unread(rest, rows[start:])
    _note_empty(rest, empty, range(start, len(rows)))
    if rest.skipped:
        yield rest


def _tables_of(rows: Sequence[TextRow]) -> Iterator[tuple[DraftTable, int, int]]:
    """The tables of lines whose columns are not set by blanks, each with its first line and the one after it.

    Those that have a heading and no row are among them.
    """
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
        yield found.table, number, found.end
        while found.table.drafts and (start := _next_project(rows, found.end)) is not None:
            found = found.again(start)
            yield found.table, start, found.end
        number = max(number + 1, found.end)


@dataclass(slots=True)
class _Found:
    """A table, the number of the line after it, and how one more is read whose rows the same heading stands over."""

    table: DraftTable
    end: int
    again: Callable[[int], _Found]


def _next_project(rows: Sequence[TextRow], number: int) -> int | None:
    """The number of the line that names the next project under the same heading, whose rows follow at once; else None."""
    while number < len(rows) and not rows[number].cells:
        number += 1
    if number == len(rows):
        return None
    first = rows[number].cells[0]
    if begins_with_label(first, "project"):
        return number if number + 1 < len(rows) and begins_row(rows[number + 1].text) else None
    if not names_project(first.text.split()[0]):
        return None
    following = (cell.text.split()[0] for row in rows[number + 1 : number + 1 + NEXT_LINES] for cell in row.cells)
    return number if any(level(2, word) is not None or level(1, word) is not None for word in islice(following, 2)) else None


def _lead(table: DraftTable, rows: Sequence[TextRow], start: int, number: int, above: DraftTable | None) -> None:
    """Give a table whose heading is line `number` what stands above it, from line `start` on; `above` is the last table."""
    if above is not None and not any(one.cells for one in rows[start:number]):
        table.title = above.title  # a second table of one form: both have its facts
        table.leading = above.leading[: len(above.leading) - len(above.beside)]
    else:
        table.title, table.leading = leading_rows(rows, start, number, cell_a_line=table.cell_a_line, wrapped=table.aligned)
    table.cell_a_line |= any(row.whole for row in rows[start:number])
    if table.glued:
        table.leading = [facts_apart(cells) for cells in table.leading]
    table.leading = table.leading + table.beside
    _note_unread(table, rows[start:number])


def _read_table(rows: Sequence[TextRow], number: int) -> _Found | None:
    """The table whose heading begins in line `number`; None where none begins.

    A line with separators heads a table with one row a line, unless it is only a part of what several lines head.
    """
    headed = line_heading(rows[number])
    columns, after = with_second_line(headed, rows, number + 1) if headed is not None else ([], number)
    streamed = stream_heading(rows, number)
    if streamed is not None and _said(streamed.columns) > max(_said(columns), _said_by_a_line(rows, number, streamed.after)):
        return _cells_from(rows, number, streamed)
    if columns:
        columns = with_levels_below(columns, rows, after)
        return _rows_from(rows, after, columns, Heading.of(columns))
    glued = glued_heading(rows, number)
    return _cells_from(rows, number, glued) if glued is not None else None


def _cells_from(rows: Sequence[TextRow], number: int, headed: StreamHeading) -> _Found:
    table = DraftTable([], [], reliable=False, cell_a_line=True, glued=headed.glued)
    end = _read_cells(table, rows, number, headed)
    return _Found(table, end, lambda start: _cells_from(rows, start, replace(headed, used=0, after=start + 1)))


def _rows_from(rows: Sequence[TextRow], number: int, columns: list[HeadingColumn], heading: Heading) -> _Found:
    table = DraftTable(complete(columns), [], reliable=False, long_term=is_long_term(heading.group))
    end = _read_rows(table, rows, number, heading)
    return _Found(table, end, lambda start: _rows_from(rows, start, columns, heading))


def _said(columns: Sequence[HeadingColumn]) -> int:
    """How many fields a heading has columns for."""
    return len(Heading.of(columns).names - BESIDE)


def _said_by_a_line(rows: Sequence[TextRow], number: int, after: int) -> int:
    """How many fields the best of some lines heads alone."""
    return max((_said(line_heading(row) or []) for row in rows[number:after]), default=0)


def _note_unread(table: DraftTable, rows: Sequence[TextRow]) -> None:
    """Note where the lines before a table look like indicators that were not read."""
    first = unread_levels(cell for row in rows for cell in row.cells)
    if first is not None:
        table.skipped.append((first.place, "unread-indicators"))


def _note_empty(table: DraftTable, empty: dict[int, DraftTable], lines: range) -> None:
    """Note the headings in some lines before a table that have no rows, unless it is told already that none were read."""
    for one in (empty[number] for number in sorted(empty) if number in lines):
        if all(reason != "unread-indicators" for _, reason in table.skipped):
            unread = [(place, reason) for place, reason in one.skipped if reason == "unread-indicators"]
            table.skipped += unread or [(one.heading.place, "no-indicators")]


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
        if not (reader.drafts or waiting) and names_project(row.cells[0].text):
            table.beside.append(row.cells)
            continue
        if _ends(row):
            following = after_subtotal(rows, number - 1)
            if following is not None:
                table.skipped.append((row.cells[0].place, "subtotal"))
                number = following
                continue
            end = trailing_rows(table, rows, number - 1) if not waiting else end
            break
        if len(row.cells) == 1 and is_section(row.cells[0].text):
            reader.drafts.append(Draft({"level1": [row.cells[0]]}))
            continue
        again = line_heading(row)
        if again is not None:
            if not (reader.drafts or waiting) or not heading.repeats(Heading.of(again)):
                break
            continue
        row, fact = without_fact(row)
        table.beside += [fact] if fact else []
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
    region = find_region(rows, number, headed, lambda tokens: _read_tokens(tokens, headed)[1].used > 0)
    table.long_term = is_long_term(headed.heading.group)
    table.skipped += [(cell.place, "subtotal") for cell in region.subtotals]
    if region.cut_off is not None:
        table.skipped.append((region.cut_off.place, "table-too-long"))
    table.columns, stream = _read_tokens(region.tokens, headed)
    if headed.glued and not (stream.drafts and _is_convincing(stream)):
        if len(NUMBER.findall(rows[number].text)) >= FILLED:
            table.skipped.append((table.heading.place, "unread-indicators"))
        return headed.after
    table.doubts = stream.doubts + (unparted(stream.drafts, table.columns) if headed.glued else 0)
    table.drafts = stream.drafts
    block = _block_above(rows, number)
    if block is not None and not any(one.name == "level1" for one in headed.columns) and stream.drafts:
        stream.drafts[0].cells.setdefault("level1", [block])
    table.beside = region.facts
    if not stream.used:
        return headed.after
    end = region.tokens[stream.used - 1].row + 1
    following = end
    while following < region.end and not rows[following].cells:
        following += 1
    if following != region.end:
        return end
    return trailing_total(table, rows, following) if following < len(rows) else following


def _read_tokens(tokens: Sequence[Token], headed: StreamHeading) -> tuple[list[HeadingColumn], Stream]:
    """The columns of a heading as they stand above these tokens, and the rows that they make."""
    columns = complete(best_arrangement(tokens, headed.columns, headed.glued))
    return columns, read_stream(tokens, columns, headed.glued)


def _block_above(rows: Sequence[TextRow], number: int) -> Cell | None:
    """The name of a level 1 in the line above a heading, where each part of a table has a heading of its own."""
    above = next((row for row in reversed(rows[max(0, number - NEXT_LINES) : number]) if row.cells), None)
    return above.cells[0] if above is not None and len(above.cells) == 1 and only_level1(above.cells[0].text) else None


def _is_convincing(stream: Stream) -> bool:
    """Whether what was read from cells that run together is likely what they say: most rows have a name, a value, no doubts."""
    filled = [draft for draft in stream.drafts if not draft.cells.keys() <= {"level1", "level2"}]
    sound = sum(draft.text("level3")[:1].isalnum() and not VALUES.isdisjoint(map(plain_field, draft.cells)) for draft in filled)
    return sound - DOUBTED * stream.doubts >= CONVINCING * len(filled)


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
    return len(row.cells) > 1 and (_is_fact(first) or label(row.cells[1].text) is not None)


def _is_fact(text: str) -> bool:
    """Whether a cell is a label, or holds one before a colon; a name may begin with one that is no fact: 其中：新造林."""
    head, _, tail = text.replace("：", ":").partition(":")
    known = label(head)
    return known is not None and (known.fact is not None or not tail or label(text) is not None)
