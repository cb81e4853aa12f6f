"""Which kind of indicator a row claims to be, by its level names, and what it may be instead."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from perflint.tables.model import Indicator
from perflint.tables.vocabulary import level
from perflint_rules.missing.gaps import given


class Kind(StrEnum):
    """The kinds that the regulations define, each by its usual label. `BENEFIT` is one whose level 2 is not given."""

    QUANTITY = "数量指标"
    QUALITY = "质量指标"
    TIMELINESS = "时效指标"
    COST = "成本指标"
    ECONOMIC = "经济效益指标"
    SOCIAL = "社会效益指标"
    ECOLOGICAL = "生态效益指标"
    SUSTAINED = "可持续影响指标"
    BENEFIT = "效益指标"
    SATISFACTION = "满意度指标"


class Stray(StrEnum):
    """What has no place among the indicators where it stands, nor a better one."""

    MANAGEMENT = "management"
    INPUT = "input"
    NOT_ECOLOGICAL = "ecology"


class Verdict(NamedTuple):
    """What a row is instead of what it is filed as, the words that show it, and whether they alone do."""

    right: Kind | Stray
    evidence: str
    sure: bool = True


BENEFITS = frozenset((Kind.ECONOMIC, Kind.SOCIAL, Kind.ECOLOGICAL, Kind.SUSTAINED, Kind.BENEFIT))

_KINDS = {str(kind): kind for kind in Kind} | {"进度指标": Kind.TIMELINESS, "经济成本指标": Kind.COST}
#: Without a level 2, level 1 says the kind of these only.
_LEVEL1_KINDS = frozenset((Kind.BENEFIT, Kind.SATISFACTION, Kind.COST))


def kind_of(indicator: Indicator) -> Kind | None:
    """The kind that a row's level 2 or, failing that, level 1 names; None for other taxonomies and unknown labels."""
    if indicator.level2 is not None:
        return kind_of_level2(indicator.level2.text) if given(indicator.level2) else None
    if indicator.level1 is None:
        return None
    known = level(1, indicator.level1.text)
    kind = _KINDS.get(known.name) if known is not None else None
    return kind if kind in _LEVEL1_KINDS else None


@lru_cache(maxsize=4096)
def kind_of_level2(label: str) -> Kind | None:
    """The kind that a label of level 2 names in whichever spelling, or None. 社会成本 is no cost that is counted in money."""
    known = level(2, label)
    if known is None:
        return None
    if known.parent == Kind.SATISFACTION:
        return Kind.SATISFACTION
    return _KINDS.get(known.name)
