"""What looks like indicators, or like a column of them, and was not read: so that it is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from perflint.documents.model import Cell
from perflint.regex import regex
from perflint.tables.drafts import DraftTable
from perflint.tables.vocabulary import key, label, level, level_names

#: A row whose cells run together is no longer than this, and holds a sign or a number with a unit.
GLUED_ROW = 80
VALUED = regex(r"[≥≤＝=＜＞<>]|\d[\d.]*(?:%|[\u4e00-\u9fff])")
#: A name with its number, filled in: 指标1：巡查次数.
NUMBERED = regex(r"指标\s?\d{1,2}\s?[:：]\s?(?=[\u4e00-\u9fff])(?!指标)")
#: What shows that cells that run together have a heading.
GLUED_HEADING = "一级指标二级指标"
#: Where the name of a level ends that begins a row, at the latest, and what stands behind one in a list of names.
NEAR, LISTED = 24, frozenset("、，,。和及与等")
#: So many level 2 names outside any table that was read mean that one was not.
TELLING = 3


def unread_levels(cells: Iterable[Cell]) -> Cell | None:
    """The first of several level 2 names among cells that no table was read from, or None where there are too few.

    A name may be cut over up to three cells, or begin a row whose cells run together.
    """
    names: list[Cell] = []
    pieces: list[Cell] = []
    for cell in cells:
        text = cell.text
        if len(text) <= 12 or text.startswith("【"):
            pieces = [*pieces[-2:], cell]
            if key(text).endswith("标"):
                first = next((n for n in range(len(pieces)) if _is_level2("".join(one.text for one in pieces[n:]))), None)
                if first is not None:
                    names.append(pieces[first])
                    pieces = []
            continue
        pieces = []
        if len(NUMBERED.findall(text)) >= TELLING:
            return cell
        enough = 1 if GLUED_HEADING in text else TELLING
        if text.count("指标") >= TELLING and len(_valued_names().findall(text)) >= enough:
            return cell
        if len(text) <= GLUED_ROW and _begins_with_level2(text) and VALUED.search(text):
            names.append(cell)
    return names[0] if len(names) >= TELLING else None


def _is_level2(text: str) -> bool:
    name = text.strip("【】").rpartition("-")[2]  # 【产出指标-数量指标】
    return key(name).endswith("指标") and level(2, name) is not None


def _begins_with_level2(text: str) -> bool:
    """Whether the name of a level 2 stands near the beginning of a text, and not in a list of such names."""
    found = next((name for name in level_names().finditer(text, 0, NEAR) if level(2, name[0]) is not None), None)
    return found is not None and text[found.end() : found.end() + 1] not in LISTED


@cache
def _valued_names() -> re.Pattern[str]:
    """The names of levels that a value follows, as in a table whose cells run together."""
    return re.compile(
        rf"{level_names().pattern}(?!\d+分)(?=[^、，,。和及与等][^，。；;]{{1,40}}?(?:[≥≤＝=＜＞<>]|\d(?![.、]\D)))"
    )


def note_unread(table: DraftTable) -> None:
    """Note where the rows before a table look like indicators that were not read."""
    first = unread_levels(cell for row in table.leading for cell in row)
    if first is not None:
        table.skipped.append((first.place, "unread-indicators"))


def note_columns_aside(table: DraftTable, headings: Sequence[Sequence[Cell]]) -> None:
    """Note the columns right of the last known heading that are headed as well, and hold something beside the rows."""
    for heading in (cell for row in headings for cell in row if label(cell.text) is None):
        below = (cell.column for row in table.leading for cell in row if (cell.row or 0) > (heading.row or 0))
        if heading.column in below:
            table.skipped.append((heading.place, "unknown-column"))
