"""Whether the columns of a grid hold what their headings say, and whether a grid goes on with the table before it."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.documents.model import Grid
from perflint.tables.drafts import Draft, DraftTable, join
from perflint.tables.fitness import fit
from perflint.tables.grid_tables import GridReader
from perflint.tables.headings import is_beside
from perflint.tables.vocabulary import PART, SECOND, level

#: From this fitness on a text may stand in its column, and this share of the cells must for columns to be trusted.
MISFIT = -2.0
GOOD = 0.95


def has_heading(grid: Grid) -> bool:
    """Whether a grid holds the heading of an indicator table."""
    reader = GridReader(grid)
    return any(reader.heading(number) is not None for number in range(len(grid.rows)))


def goes_on(table: DraftTable, grid: Grid) -> bool:
    """Read a grid as the rest of the table above it, which a page break has cut; False when it is not that.

    It has no heading of its own, and from its first row on its cells fit the columns of the table.
    """
    if table.trailing or not table.drafts or has_heading(grid):
        return False
    rest = GridReader(grid).rest(table)
    if not rest.drafts or rest.drafts[0].first.row != grid.rows[0][0].row or not fits_well(rest.drafts):
        return False
    table.drafts += rest.drafts
    table.trailing += rest.trailing
    return True


def reads_well(grid: Grid) -> bool:
    """Whether the columns of a grid, though nobody vouches for them, hold what their headings say."""
    drafts = [draft for table in GridReader(grid).read() for draft in table.drafts]
    return fits_well(drafts) and not _goes_further(grid, drafts[-1].first.row or 0)


def _goes_further(grid: Grid, last: int) -> bool:
    """Whether levels are named in rows below the last that was read: then something in between was misread."""
    below = (cell.text for row in grid.rows for cell in row if (cell.row or 0) > last)
    return any(text.endswith("指标") and level(2, text) is not None for text in below)


def fits_well(drafts: Sequence[Draft], share: float = GOOD) -> bool:
    """Whether this share of the cells fit their columns and this share of the rows have a value."""
    drafts = [draft for draft in drafts if draft.cells.keys() - {"level1", "level2"}]
    fits = [_fits(draft, name) for draft in drafts for name in draft.cells]
    values = [
        any(name in ("target", "actual") or name.startswith(PART) for name in draft.cells) for draft in drafts if named(draft)
    ]
    whole = all(len(cells) == 1 for draft in drafts for name, cells in draft.cells.items() if not is_beside(name))
    return bool(drafts) and whole and sum(fits) >= share * len(fits) and sum(values) >= share * len(values)


def named(draft: Draft) -> bool:
    """Whether a row has an indicator's name."""
    return "level3" in draft.cells or SECOND + "level3" in draft.cells


def _fits(draft: Draft, name: str) -> bool:
    """Whether a cell fits its column. A name may sound like a level ("服务对象满意度") where a level stands beside it."""
    if name.removeprefix(SECOND) == "level3" and name.replace("level3", "level2") in draft.cells:
        return True
    cells = draft.cells[name]
    texts = [cell.text for cell in cells] if is_beside(name) else [join(cells)]  # there may be several columns of codes
    return all(fit(name, text) > MISFIT for text in texts)
