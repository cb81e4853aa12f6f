"""Level names row by row: filled down, put together from fragments, inferred where a text has lost them."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.documents.model import Cell
from perflint.tables.drafts import Draft, join
from perflint.tables.model import Field
from perflint.tables.vocabulary import Level, key, level, split_ordinal

EDGES = "·•.,，。、-— "


def reliable_levels(drafts: Sequence[Draft]) -> list[tuple[Field | None, Field | None]]:
    """Level 1 and 2 of every row, filled down; a new level 1 without a level 2 starts with none."""
    levels: list[tuple[Field | None, Field | None]] = []
    level1: Field | None = None
    level2: Field | None = None
    for draft in drafts:
        first, second = draft.cells.get("level1"), draft.cells.get("level2")
        if first:
            text = join(first)
            if level1 is None or level1.text != text:
                level2 = None
            level1 = Field(text, first[0])
        if second:
            level2 = Field(join(second), second[0])
        levels.append((level1, level2))
    return levels


def text_levels(drafts: Sequence[Draft], has_level1: bool) -> list[tuple[Field | None, Field | None]]:
    """Level 1 and 2 of every row of a text, where a merged cell's name may stand in any of its rows.

    Rows are grouped by the ordinals of their names ("指标1", "指标2" belong together) and by the level 2 names that
    can be read. A name of level 1 that cannot be read follows from level 2 where the taxonomy leaves no choice.
    """
    levels: list[tuple[Field | None, Field | None]] = []
    level1: Field | None = None
    level2: Field | None = None
    for group in _groups(drafts):
        found = _level2_of(group)
        if found is not None:
            level2 = found
        for draft in group:
            level1 = _level1_of(draft, level1, level2, has_level1)
            levels.append((level1, level2))
    return levels


def _groups(drafts: Sequence[Draft]) -> list[list[Draft]]:
    groups: list[list[Draft]] = []
    names: list[list[Level | None]] = []
    expected = ""
    for draft in drafts:
        ordinal = split_ordinal(draft.text("level3"))[0]
        named = level(2, draft.text("level2"))
        follows = bool(groups) and (ordinal == expected if ordinal else _is_scrap(draft.text("level2")))
        if follows and named is not None and any(one not in (None, named) for one in names[-1]):
            follows = False  # the numbers go on over several levels
        if follows:
            groups[-1].append(draft)
            names[-1].append(named)
        else:
            groups.append([draft])
            names.append([named])
        expected = str(int(ordinal) + 1) if ordinal.isdigit() else ""
    return groups


def _is_scrap(text: str) -> bool:
    """Whether this can only be a piece of a level name that began above ("指标"), or nothing."""
    return not text or key(text) in ("指标", "标", "指")


def _level2_of(group: Sequence[Draft]) -> Field | None:
    fragments = [cell for draft in group for cell in draft.cells.get("level2", ())]
    if not fragments:
        return None
    whole = "".join(cell.text.strip(EDGES) for cell in fragments)
    if level(2, whole) is not None:
        return Field(whole, fragments[0])
    for cell in fragments:
        if level(2, cell.text) is not None:
            return Field(cell.text, cell)
    return Field(join(fragments), fragments[0])


def _level1_of(draft: Draft, above: Field | None, level2: Field | None, has_level1: bool) -> Field | None:
    cells: Sequence[Cell] = draft.cells.get("level1", ())
    text = join(list(cells)) if cells else ""
    if cells and level(1, text) is not None:
        return Field(text, cells[0])
    entry = level(2, level2.text) if level2 is not None else None
    parent = entry.parent if entry is not None else None
    if parent is not None and level2 is not None and has_level1:
        if above is not None and _same(above.text, parent):
            return above
        return Field(parent, cells[0] if cells else level2.cell, inferred=True)
    if cells and above is None:
        return Field(text, cells[0])
    return above


def _same(one: str, other: str) -> bool:
    first, second = level(1, one), level(1, other)
    return first is not None and first == second
