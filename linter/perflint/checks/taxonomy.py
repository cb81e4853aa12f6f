"""Which national taxonomy of indicators a table follows: that of 2015 or that of 2021.

The two differ in where costs stand: a second level under 产出 since 财预〔2015〕88号, a first level of its own, with
经济成本, 社会成本 and 生态环境成本 below it, since 财预〔2021〕101号.
"""

from __future__ import annotations

from perflint.tables.model import Field, IndicatorTable
from perflint.tables.vocabulary import Level, level

NATIONAL_2015 = "national-2015"
NATIONAL_2021 = "national-2021"

COST = "成本指标"
#: First levels that both taxonomies have; what stands below them tells as much where a table has no first level.
COMMON = frozenset(("产出指标", "效益指标", "满意度指标"))


def taxonomy_of(table: IndicatorTable) -> str | None:
    """`NATIONAL_2021` where cost is a first level of its own, `NATIONAL_2015` for other national levels; else None."""
    national = False
    for indicator in table.indicators:
        first, second = _level(1, indicator.level1), _level(2, indicator.level2)
        if (first is not None and first.name == COST) or (second is not None and second.parent == COST):
            return NATIONAL_2021
        national = national or (first is not None and first.name in COMMON)
        national = national or (second is not None and (second.parent in COMMON or second.name == COST))
    return NATIONAL_2015 if national else None


def _level(depth: int, field: Field | None) -> Level | None:
    return level(depth, field.text) if field is not None else None
