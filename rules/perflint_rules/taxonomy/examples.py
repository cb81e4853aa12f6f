"""Indicators of the reference library as suggestions show them."""

from __future__ import annotations

from perflint.language.reference import sector_of, suggest
from perflint.tables.model import IndicatorTable
from perflint_corpora.reference import ReferenceIndicator

#: So many names say what a table is about.
TELLING_ROWS = 8


def examples(table: IndicatorTable, level2: str | None, name: str = "", limit: int = 2) -> str:
    """Indicators that fit under `level2`, near to `name` and the table's project, as in “培训人数（人）”“学员出勤率≥95%”.

    Without a level 2, or with one that the library does not know, those of any level.
    """
    hint = subject(table)
    found = suggest(name, level2, hint, limit) or suggest(name, None, hint, limit)
    return "".join(f"“{shown(indicator)}”" for indicator in found)


def shown(indicator: ReferenceIndicator) -> str:
    """An indicator of the library with its typical value or, where there is none, its unit."""
    if indicator.target:
        return f"{indicator.name}{indicator.operator}{indicator.target}{indicator.unit}"
    return f"{indicator.name}（{indicator.unit}）"


def subject(table: IndicatorTable) -> str | None:
    """The first text of a table whose words tell a sector; None if none does.

    Looked at in turn: its project, title, unit, department and the names of its first indicators.
    """
    title = table.title.text if table.title is not None else None
    names = "、".join(indicator.name or "" for indicator in table.indicators[:TELLING_ROWS])
    texts = (table.fact("project"), title, table.fact("unit_name"), table.fact("department"), names)
    return next((text for text in texts if text and sector_of(text)), None)
