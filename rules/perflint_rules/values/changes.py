"""Whether a percentage is the size of a change, and whether anything says compared with what."""

from __future__ import annotations

from functools import lru_cache

from perflint.language.normal import normal
from perflint.regex import regex
from perflint_rules.units.measures import bare_name

_CHANGES = "提高|提升|增长|增加|上升|下降|降低|减少|压减|压缩|缩减|缩短"
_RATE_OF_CHANGE = regex(rf"(?:(?:{_CHANGES})(?:率|比例|幅度|比率|速度)|增速|增幅|降幅|涨幅)$")
_ENDS_IN_CHANGE = regex(rf"(?:{_CHANGES}|增加值|提升值|下降值)$")
_STARTS_WITH_CHANGE = regex(rf"^(?:有效|进一步|逐步|持续|稳步)?(?:{_CHANGES})")
_CHANGE_IN_VALUE = regex(rf"(?:{_CHANGES})(?![到至为])")
# the level reached, not the change; a cost saved is so against its plan
_LEVEL = regex(r"(?:提高|提升|增长|增加|上升|下降|降低|减少|压减|压缩|缩减|缩短)(?:到|至|为|后)|控制|节约率|节能率")
_BASELINE = regex(
    "较|比上|比去|比前|比20[0-9]{2}|比(?:.{0,6})(?:年|月|期|前)|同比|环比|上年|去年|前一年|上一年|前年|往年|历年|历史|三年平均|基数|基期"
    "|基准|年均|年度增|相比|相较|以来|原有?|现有|改造前|实施前|项目前|培训前|20[0-9]{2}年的?基础|规划"
)

RATE = "rate"
CHANGE = "change"

#: A name that begins with 提高 and has a target above this probably gives the level that is to be reached.
LARGEST_CHANGE = 30


@lru_cache(maxsize=4096)
def change_in_name(name: str) -> str | None:
    """RATE for a rate of change (收入增长率), CHANGE for a name that ends in a change (就业率提高), else None."""
    bare = bare_name(name)
    if _LEVEL.search(bare):
        return None
    if _RATE_OF_CHANGE.search(bare):
        return RATE
    return CHANGE if _ENDS_IN_CHANGE.search(bare) else None


@lru_cache(maxsize=4096)
def starts_with_change(name: str) -> bool:
    """Whether a name begins with a change (提高参保率): its number may be the change or the level."""
    return _STARTS_WITH_CHANGE.match(name) is not None and not _LEVEL.search(name)


@lru_cache(maxsize=4096)
def change_in_value(value: str) -> bool:
    """Whether a value states a change: 提高5%, not 提高到95%."""
    return _CHANGE_IN_VALUE.search(value) is not None and not _LEVEL.search(value)


@lru_cache(maxsize=4096)
def names_baseline(text: str) -> bool:
    """Whether a text says what a change is measured against: 较上年, 同比, 在2020年基础上."""
    return _BASELINE.search(normal(text)) is not None
