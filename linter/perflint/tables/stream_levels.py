"""Levels of a text that no heading names: a common heading stands over them (目标维度), or they have none at all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from perflint.tables.drafts import HeadingColumn
from perflint.tables.vocabulary import NAME_FIELDS, is_section, level, only_level1

#: The columns that may turn out to hold levels.
OPEN = frozenset({"group", "other"})


def with_levels(columns: Sequence[HeadingColumn], texts: Iterable[str]) -> list[list[HeadingColumn]]:
    """The columns of a heading, and what they may be where the texts below it name levels that it does not.

    Columns for these stand before the names or in the place of one that is not known.
    """
    missing = [name for name in _levels_in(set(texts)) if all(column.name != name for column in columns)]
    at = next((number for number, column in enumerate(columns) if column.name in NAME_FIELDS), None)
    found = [list(columns)]
    if at is None:
        return found
    for names in [missing] if len(missing) < 2 else [missing, missing[:1], missing[1:]]:
        if names:
            found.append([*columns[:at], *_columns(names, columns[at]), *columns[at:]])
            found += [
                [*columns[:number], *_columns(names, columns[number]), *columns[number + 1 :]]
                for number in range(at)
                if columns[number].name in OPEN
            ]
    return found


def _levels_in(texts: Collection[str]) -> list[str]:
    """The levels that some texts plainly name."""
    first = any(only_level1(text) or is_section(text) for text in texts)
    second = any(text.endswith("指标") and level(1, text) is None and level(2, text) is not None for text in texts)
    return ["level1"] * first + ["level2"] * second


def _columns(names: Sequence[str], heading: HeadingColumn) -> list[HeadingColumn]:
    return [HeadingColumn(name, heading.cell, None, None) for name in names]
