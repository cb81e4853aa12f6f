"""Finding the heading of an indicator table and what its columns are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from perflint.documents.model import Cell
from perflint.tables.drafts import HeadingColumn
from perflint.tables.heading_words import heading_field, similar_heading_field
from perflint.tables.part_headings import in_parts, part_names
from perflint.tables.text_rows import TextRow
from perflint.tables.vocabulary import ASIDE, NAME_FIELDS, PART, SECOND, VALUE_FIELDS, fact_column, key, label, level, year_in

#: What a heading may have or lack on another page of the same table.
BESIDE = frozenset({"group", "serial", "other"})
#: The fields that a second table beside the first may begin with.
INDICATOR_NAMES = frozenset({"level1", "level2", "level3"})
#: The fields whose headings may name a year.
YEARLY = frozenset({"target", "actual", "score"})
#: Words that head a column only in a row that is a heading without them.
SHORT = {"目标": "target", "完成": "actual"}
#: From so many years on, columns of targets are a plan that begins with this year.
PLAN = 3


class Heading(NamedTuple):
    """The fields of a heading, and the label of the group that they stand in ("年度绩效指标")."""

    names: frozenset[str]
    group: str

    @classmethod
    def of(cls, columns: Sequence[HeadingColumn]) -> Heading:
        """The heading of these columns."""
        group = next((key(column.cell.text) for column in columns if column.name == "group"), "")
        return cls(frozenset(column.name for column in columns if not column.name.startswith(ASIDE)), group)

    def repeats(self, other: Heading) -> bool:
        """Whether another heading is this one again: the same fields, and no other group of indicators."""
        return self.names - BESIDE == other.names - BESIDE and (not other.group or self.group == other.group)


def is_heading(fields: set[str]) -> bool:
    """Whether these fields together make the heading of an indicator table."""
    if not fields & NAME_FIELDS:
        return False
    if {"level1", "level2", "level3"} <= fields:
        return True
    return len(fields - {"group", "serial", "remark", "other"}) >= 3 and bool(fields & VALUE_FIELDS)


def is_beside(name: str) -> bool:
    """Whether a column is none that the table is read for; there may be several of a kind."""
    return name in BESIDE or name.startswith(ASIDE)


def row_heading(cells: Sequence[Cell], ends: Sequence[int] = ()) -> list[HeadingColumn] | None:
    """The columns that a row of cells heads, or None. `ends` gives the last column that each cell covers.

    What stands to the right of the last heading is beside the table, not in it.
    """
    known = [heading_field(cell.text) for cell in cells]
    found = {name for name in known if name}
    if len(found) < 2 or not is_heading(found | _goals(cells, found)):
        return None
    return headed_columns(cells, known, found, ends)


def headed_columns(
    cells: Sequence[Cell], known: Sequence[str | None], found: set[str], ends: Sequence[int] = ()
) -> list[HeadingColumn]:
    """The columns of a row that is a heading, some of whose fields are `known` to the letter."""
    names = column_names(cells, known, found)
    count = next(number for number in range(len(names), 0, -1) if names[number - 1] is not None)
    parts = part_names([cell.text for cell in cells[count:]])
    columns = [
        HeadingColumn(name or "other", cell, cell.column, ends[number] if ends else cell.column)
        for number, (name, cell) in enumerate(zip([*names[:count], *(parts or ())], cells, strict=False))
    ]
    return settle(in_parts(columns[:count], columns[count:]) if parts is not None else columns)


def column_names(cells: Sequence[Cell], known: Sequence[str | None], found: set[str]) -> list[str | None]:
    """The fields of the cells of a row that is a heading, where `known` are those known to the letter.

    Once the exact ones make a heading, a cell that only resembles one counts too. Facts may have columns before the
    indicators' own, and a level 1 may stand in place of its heading (产出指标 | 二级指标 | 三级指标).
    """
    if None not in known:
        return list(known)
    first = next((number for number, name in enumerate(known) if name in INDICATOR_NAMES), 0)
    return [
        name
        or (fact_column(cell.text) or _level_of_block(cell.text) if number < first else _goal(cell.text, found))
        or similar_heading_field(cell.text)
        for number, (name, cell) in enumerate(zip(known, cells, strict=True))
    ]


def _level_of_block(text: str) -> str | None:
    """Level 1 where a cell of the heading names the level itself, for all rows of a block."""
    return "level1" if level(1, text) is not None else None


def _goal(text: str, found: set[str]) -> str | None:
    """The value where no other column has it and this one is headed by a goal ("年度目标") or by what came of it ("完成")."""
    known = label(text)
    name = SHORT.get(key(text)) or ("target" if known is not None and known.fact == "goal" else None)
    return name if name not in found else None


def _goals(cells: Sequence[Cell], found: set[str]) -> set[str]:
    return {name for cell in cells if (name := _goal(cell.text, found)) is not None}


def settle(columns: list[HeadingColumn]) -> list[HeadingColumn]:
    """Resolve what depends on the whole heading: a group label that is really the name column, doubled fields.

    Where the names of indicators come twice, two tables stand side by side (中期目标 and 年度目标) under shared levels:
    the fields of the second get the prefix `SECOND`. Any other doubled field counts once.
    """
    names = [column.name for column in columns]
    if "level3" not in names and "group" in names and names.index("group") > 0:
        columns[names.index("group")].name = "level3"
    _set_aside_weights_of_levels(columns)
    set_aside_other_years(columns)
    seen: set[str] = set()
    prefix = ""
    for column in columns:
        if column.name in INDICATOR_NAMES and column.name in seen and names.count("level3") == 2 and not prefix:
            prefix, seen = SECOND, set()
        if is_beside(column.name):
            continue
        if column.name in seen:
            column.name = ASIDE + column.name
            continue
        seen.add(column.name)
        column.name = prefix + column.name
    return columns


def _set_aside_weights_of_levels(columns: Sequence[HeadingColumn]) -> None:
    """Where a weight stands after each level (一级指标 分值 二级指标 分值 三级指标 分值), that of the name is the indicator's."""
    names = [column.name for column in columns]
    if "level3" not in names:
        return
    last = names.index("level3")
    for name in ("weight", "score"):
        if name in names[:last] and name in names[last:]:
            for column in columns[:last]:
                if column.name == name:
                    column.name = ASIDE + name


def set_aside_other_years(columns: Sequence[HeadingColumn]) -> None:
    """Where headings name different years, only the columns of one are this table's: the others get another name.

    That is the latest ("2023年完成值", "2024年目标值"), or the first of a plan over several ("2025年目标值", 2026, 2027).
    """
    years = [year_in(column.cell.text) if column.name in YEARLY else None for column in columns]
    targets = {year for year, column in zip(years, columns, strict=True) if year is not None and column.name == "target"}
    own = min(targets) if len(targets) >= PLAN else max((year for year in years if year is not None), default=None)
    for column, year in zip(columns, years, strict=True):
        if year is not None and year != own and not column.name.startswith(ASIDE):
            column.name = ASIDE + column.name


def complete(columns: list[HeadingColumn]) -> list[HeadingColumn]:
    """Add the value column that a damaged heading lost: there is no indicator table without one."""
    if any(column.name in VALUE_FIELDS or column.name.startswith(PART) for column in columns):
        return columns
    return [*columns, HeadingColumn("target", columns[-1].cell, None, None)]


def line_heading(row: TextRow) -> list[HeadingColumn] | None:
    """The columns that one line of text with separators heads, or None."""
    return row_heading(row.cells) if len(row.text) <= 400 and len(row.cells) >= 3 else None
