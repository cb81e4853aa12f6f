"""Targets as their cells say, and what results say in words; shared by the rules that quote or judge them."""

from __future__ import annotations

from functools import lru_cache

from perflint.language.normal import normal
from perflint.language.quantity import parse_quantities
from perflint.regex import regex
from perflint.tables.model import Indicator
from perflint_rules.missing.gaps import given

MET = "met"
PARTLY = "partly"
MISSED = "missed"

_MISSED = regex(r"未(?:能)?(?:达成|完成|达到|达标|实现)|没有(?:达成|完成|达到)|不达标|效果较差")
_PARTLY = regex(r"部分(?:达成|完成|达到|达标|实现)|未(?:能)?(?:全部|完全|全面)|具有一定效果")
_MET = regex(
    r"(?:已|全部|全面|完全|按时|按期|圆满|如期)*(?:达成|完成|达到|实现|达标)(?:了|年度|预期|既定|绩效|目标|指标|任务|要求|工作)*[。.]?"
)


def as_written(indicator: Indicator) -> str:
    """Operator, target and unit as their cells say; a unit that the target carries itself is not repeated."""
    operator, target, unit = indicator.operator, indicator.target, indicator.unit
    text = (operator.text if operator is not None and given(operator) else "") + (target.text if target is not None else "")
    if unit is None or not given(unit) or any(one.unit for one in parse_quantities(target.text if target is not None else "")):
        return text
    return text + unit.text


@lru_cache(maxsize=4096)
def achievement(text: str) -> str | None:
    """How far a result in words says that the target was met: MET, PARTLY, MISSED, or None where it does not say."""
    compact = normal(text)
    if _PARTLY.search(compact):
        return PARTLY
    if _MISSED.search(compact):
        return MISSED
    return MET if _MET.fullmatch(compact) else None
