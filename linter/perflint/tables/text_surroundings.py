"""What stands around a table in running text: its title and facts above it, totals and remarks below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from perflint.documents.model import Cell
from perflint.tables.aligned_facts import wrapped_rows
from perflint.tables.drafts import DraftTable
from perflint.tables.facts import number_of
from perflint.tables.glued_lines import LABEL, total_apart
from perflint.tables.heading_words import heading_field
from perflint.tables.text_rows import TextRow
from perflint.tables.vocabulary import closes_table, is_title, label

#: How many lines a title may stand above the heading of its table.
REACH = 120
#: A label below a table and at most two totals.
TOTAL_CELLS = 3


def trailing_rows(table: DraftTable, rows: Sequence[TextRow], number: int) -> int:
    """Collect the lines that belong below the table; return the number of the first that does not."""
    while number < len(rows):
        row = rows[number]
        if row.cells:
            if not any(closes_table(cell.text) for cell in row.cells) or (len(row.cells) == 1 and is_title(row.cells[0].text)):
                break
            table.trailing.append(row.cells)
        number += 1
    return number


def trailing_total(table: DraftTable, rows: Sequence[TextRow], number: int) -> int:
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


def without_fact(row: TextRow) -> tuple[TextRow, list[Cell]]:
    """A row without the label and value of a fact that stand to the right of it, and these two cells, if any."""
    cells = row.cells
    if len(cells) <= TOTAL_CELLS or heading_field(cells[-2].text) is not None or len(cells[-2].text) < LABEL:
        return row, []
    known = label(cells[-2].text)
    if known is None or known.fact is None:
        return row, []
    return replace(row, cells=cells[:-2]), cells[-2:]


def leading_rows(
    rows: Sequence[TextRow], start: int, number: int, cell_a_line: bool, wrapped: bool = False
) -> tuple[Cell | None, list[list[Cell]]]:
    """The title above a heading and the rows between them; without a title, the rows of the same stretch.

    `wrapped` tells that cells may go on below their beginning.
    """
    first = max(start, number - REACH * (3 if cell_a_line else 1))
    title, between = _leading(rows, first, number, start)
    return title, wrapped_rows(between) if wrapped else [one.cells for one in between if one.cells]


def _leading(rows: Sequence[TextRow], first: int, number: int, start: int) -> tuple[Cell | None, list[TextRow]]:
    """The title from line `first` on above a heading, and the lines between them."""
    found: tuple[Cell | None, list[TextRow]] | None = None
    for position in range(number - 1, first - 1, -1):
        row = rows[position]
        if len(row.cells) == 1 and is_title(row.cells[0].text):
            following = list(rows[position + 1 : number])
            if any(label(cell.text.split()[0]) is not None for one in following for cell in one.cells):
                return row.cells[0], following
            found = found or (row.cells[0], following)  # perhaps the title of a part of the form, below its facts
    if found is not None:
        return found
    part = rows[number].part
    return None, [one for one in rows[first:number] if one.part == part or first == start]
