"""Levels that no heading names: the cell is left empty, says something of its own (目标类别), or names the level itself."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.documents.model import Cell
from perflint.tables.drafts import Draft, HeadingColumn
from perflint.tables.heading_words import heading_field
from perflint.tables.vocabulary import NAME_FIELDS, level

#: How many rows below a heading tell what its unnamed columns hold.
LOOK = 12
#: The columns that may turn out to hold levels.
OPEN = frozenset({"group", "serial", "other"})


def with_levels(columns: list[HeadingColumn], below: Sequence[Sequence[Cell]]) -> list[HeadingColumn]:
    """The columns with those of level 1 and 2 that the rows below show, where every cell is the name of such a level."""
    names = {column.name for column in columns}
    missing = [depth for depth in (1, 2) if f"level{depth}" not in names]
    name = next((column for column in columns if column.name in NAME_FIELDS), None)
    if not missing or name is None or name.first is None:
        return columns
    found = {
        first: column for column in columns if column.first is not None for first in range(column.first, (column.last or 0) + 1)
    }
    texts: dict[int, set[str]] = {}
    for row in below:
        for cell in row:
            at = cell.column or 0
            if at < name.first and (at not in found or found[at].name in OPEN):
                texts.setdefault(at, set()).add(cell.text)
    for at in sorted(texts):
        depth = next((one for one in missing if all(level(one, text) is not None for text in texts[at])), None)
        if depth is None:
            continue
        missing.remove(depth)
        if at in found:
            found[at].name = f"level{depth}"
        else:
            columns = sorted([*columns, HeadingColumn(f"level{depth}", name.cell, at, at)], key=lambda one: one.first or 0)
    return columns


def level_of_block(columns: Sequence[HeadingColumn]) -> list[Draft]:
    """A row for the level 1 that stands in the heading of its block, in place of 一级指标."""
    return [Draft({"level1": [column.cell]}) for column in columns if column.name == "level1" and level(1, column.cell.text)]


def is_label_of_levels(cells: Sequence[Cell] | None) -> bool:
    """Whether cells say what all levels together are called ("绩效指标"), which stands beside them."""
    return cells is not None and heading_field("".join(cell.text for cell in cells)) == "group"
