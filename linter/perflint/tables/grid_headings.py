"""The heading of a table in a grid: one row, or two of which the lower says more about wide columns of the upper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from perflint.documents.model import Cell
from perflint.tables.drafts import HeadingColumn
from perflint.tables.grid_levels import LOOK, with_levels
from perflint.tables.heading_words import heading_field
from perflint.tables.headings import column_names, headed_columns, is_heading, row_heading, settle
from perflint.tables.vocabulary import PART, VALUE_FIELDS, is_whole

#: A group of columns has at least so many: a single cell below another is a value, not a heading.
GROUP = 2
#: The columns for which a common heading may stand over parts that have names of their own (villages, quarters).
DIVISIBLE = frozenset({"target"})

#: What stands beside a value below a common heading.
PIECES = frozenset({"operator", "unit"})

Ends = Mapping[tuple[int, int], int]


def grid_heading(rows: Sequence[Sequence[Cell]], number: int, ends: Ends) -> tuple[list[HeadingColumn], int] | None:
    """The columns headed at row `number` and the number of the row after the heading, or None.

    `ends` gives the last column of every cell that is merged to the right, by its row and column.
    """
    row = rows[number]
    if len(row) < 2 or not any(heading_field(cell.text) for cell in row):
        return None
    last = [_end(cell, ends) for cell in row]
    columns = row_heading(row, last) or _heading_without_levels(row, last, rows[number + 1 : number + 1 + LOOK])
    below = rows[number + 1] if number + 1 < len(rows) else []
    lower = _lower_columns(row, below, ends, headed=columns is not None)
    if lower is not None:
        return lower, number + 2
    return (columns, number + 1) if columns is not None else None


def _heading_without_levels(
    row: Sequence[Cell], ends: Sequence[int], below: Sequence[Sequence[Cell]]
) -> list[HeadingColumn] | None:
    """The columns of a heading that names no levels, though the rows below begin with them; else None."""
    known = [heading_field(cell.text) for cell in row]
    found = {name for name in known if name}
    if "level3" not in found or not found & VALUE_FIELDS:
        return None
    columns = with_levels(headed_columns(row, known, found, ends), below)
    return columns if is_heading({column.name for column in columns}) else None


def _end(cell: Cell, ends: Ends) -> int:
    return ends.get((cell.row or 0, cell.column or 0), cell.column or 0)


def _lower_columns(row: Sequence[Cell], below: Sequence[Cell], ends: Ends, headed: bool) -> list[HeadingColumn] | None:
    """The columns of a heading in two rows, or None where the row below is no part of the heading."""
    if not below:
        return None
    exact = [heading_field(cell.text) for cell in row]
    known = [heading_field(cell.text) for cell in below]
    found = {name for name in (*exact, *known) if name}
    if not is_heading(found):
        return None
    named = sum(name is not None for name in known)
    reach = _reach(row, below, ends)
    under = [[cell for cell in below if first <= (cell.column or 0) <= last] for first, last in reach]
    whole = row_heading(below) is not None
    if not _says_more(under, named, len(below), headed and whole):
        return None
    top = column_names(row, exact, found)
    if whole and None in top:
        return None  # a line of facts above a heading of one row
    columns: list[HeadingColumn] = []
    for cell, name, (first, last), parts in zip(row, top, reach, under, strict=True):
        if not parts:
            columns.append(HeadingColumn(name or "other", cell, first, _end(cell, ends)))
        else:
            columns += _parts(name, parts, ends, found) if last >= first else []
    covered = {id(cell) for parts in under for cell in parts}
    columns += [
        HeadingColumn(name or "other", cell, cell.column, _end(cell, ends))
        for cell, name in zip(below, known, strict=True)
        if id(cell) not in covered
    ]
    columns.sort(key=lambda column: column.first or 0)
    return settle(columns) if is_heading({column.name for column in columns}) else None


def _reach(row: Sequence[Cell], below: Sequence[Cell], ends: Ends) -> list[tuple[int, int]]:
    """The columns from each cell of a row up to the next, whether or not they are merged."""
    starts = [cell.column or 0 for cell in row]
    last = max(_end(row[-1], ends), below[-1].column or 0)
    return list(zip(starts, [start - 1 for start in starts[1:]] + [last], strict=True))


def _says_more(under: Sequence[Sequence[Cell]], named: int, count: int, both_head: bool) -> bool:
    """Whether the lower of two rows belongs to the heading: it holds headings, or groups of columns and nothing else."""
    if named * 2 >= count and named and not both_head:
        return True
    groups = [parts for parts in under if parts]
    return not both_head and bool(groups) and len(groups) < len(under) and all(len(parts) >= GROUP for parts in groups)


def _parts(parent: str | None, cells: Sequence[Cell], ends: Ends, found: set[str]) -> list[HeadingColumn]:
    """The columns below a common heading; where none of them is a heading by itself, they are parts of its value."""
    names = [heading_field(cell.text) for cell in cells]
    if None in names and PIECES.intersection(names) and "target" not in found - {parent}:
        names[names.index(None)] = "target"  # 性质 | 值 | 单位 below 年度指标值
    elif parent in DIVISIBLE and not any(names):
        names = ["target" if is_whole(cell.text) else None for cell in cells]
        if not any(names):
            names = [f"{PART}{number}" for number in range(len(cells))]
    return [HeadingColumn(name or "other", cell, cell.column, _end(cell, ends)) for cell, name in zip(cells, names, strict=True)]
