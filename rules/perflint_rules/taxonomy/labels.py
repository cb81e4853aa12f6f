"""The labels of levels 1 and 2 in a table, each cell once, and how sure their reading is; for the rules on level names."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.tables.model import Field, IndicatorTable
from perflint_rules.missing.gaps import given

#: The parts of the standard taxonomy (财预〔2015〕88号, 财预〔2021〕101号); other level 1 names have parts of their own.
OUTPUT, BENEFIT, SATISFACTION, COST = "产出指标", "效益指标", "满意度指标", "成本指标"
STANDARD_LEVEL1 = (OUTPUT, BENEFIT, SATISFACTION, COST)


def is_readable(table: IndicatorTable) -> bool:
    """Whether level names stand where they were read: running text loses which rows a merged cell covers."""
    return not table.linear


def labels(table: IndicatorTable, depth: int) -> Iterator[tuple[Field, Field | None]]:
    """Each label of level `depth` (1 or 2) that the table shows, with the level 1 that visibly stands over it or None.

    A level 1 that is only carried down from a row above, its own cell being empty, does not visibly stand there.
    """
    seen: set[int] = set()
    for indicator in table.indicators:
        level1 = indicator.level1
        label = level1 if depth == 1 else indicator.level2
        if label is None or label.inferred or not given(label) or id(label.cell) in seen:
            continue
        seen.add(id(label.cell))
        stands = level1 is not None and ("level1" in indicator.shared or level1.cell.row == label.cell.row)
        yield label, level1 if stands and level1 is not None and not level1.inferred else None
