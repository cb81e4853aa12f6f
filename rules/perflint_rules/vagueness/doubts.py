"""What can be doubted about a target: judgements of one text or row, each memoised where it costs."""

from __future__ import annotations

from functools import lru_cache

from perflint.language.quantity import Quantity
from perflint.language.units import lookup_unit
from perflint.language.vagueness import is_measurable, slogan, vague_phrases
from perflint.regex import regex
from perflint.tables.model import Indicator

_OUTPUT = regex("产出|数量|质量|时效|成本")
_NOBODYS_SATISFACTION = regex(
    r"(?:稳步|不断|持续|进一步)*(?:提升|提高|增强|确保|保证|保障|达到|实现|保持|改善)?的?满意[度率]?(?:指标|达到|提升|提高)?"
)
_GOES_ON = regex("并?(?:长期|持续|始终|常年)(?:坚持|保持|开展|进行|可持续)[。；;]?")
_SAYS_WHOSE = regex("服务对象|受益|群众|公众|企业|职工|学生|家长|患者|用户|居民|村民")
_REDUCE = regex("压减|压缩|缩短|缩减|减少|降低|精简")
_REDUCE_TO = regex("(?:压减|压缩|缩短|缩减|减少|降低|精简)(?:后|到|至|为|了|掉)")
#: A name that ends so says by how much; one that ends in 时限 or 时间 leaves open whether the old or the new one is meant.
_AMOUNT_OF_CHANGE = regex(r"(?:率|幅度|比例|数|量|数额|天数|工作日|时长|程度)[。；;]?$")


def doubt(indicator: Indicator, name: str, quantities: tuple[Quantity, ...]) -> str | None:
    """Which message fits a value that is a number, or None."""
    if len(quantities) != 1 or quantities[0].label is not None or quantities[0].kind is not None:
        return None
    quantity = quantities[0]
    if quantity.operator == "≥" and quantity.number == 0 and quantity.upper is None:
        return "zero"
    if quantity.unit == "%":
        if "满意" in name:
            return "whose" if _NOBODYS_SATISFACTION.fullmatch(name) and not says_whose(indicator) else None
        return "what-percent" if slogan(name) else None
    return "by-or-to" if quantity.operator in (None, "=") and leaves_open_by_or_to(name, quantity.unit) else None


@lru_cache(maxsize=4096)
def is_empty_phrase(text: str) -> bool:
    """Whether a value only says that something gets better or is striven for."""
    if is_measurable(text):
        return False
    return bool(vague_phrases(text)) or slogan(text) is not None or _GOES_ON.fullmatch(text) is not None


def is_output(indicator: Indicator) -> bool:
    """Whether the row stands under 产出, by its level 1 or, without one, its level 2."""
    level = indicator.level1 or indicator.level2
    return level is not None and _OUTPUT.search(level.text) is not None


def says_whose(indicator: Indicator) -> bool:
    """Whether the levels of a satisfaction row name those who are asked."""
    return _SAYS_WHOSE.search(indicator.levels) is not None


@lru_cache(maxsize=4096)
def leaves_open_by_or_to(name: str, unit: str | None) -> bool:
    """Whether a name speaks of a reduction without saying if the value is the reduction or what remains."""
    if unit is None or not _REDUCE.search(name) or _REDUCE_TO.search(name) or _AMOUNT_OF_CHANGE.search(name):
        return False
    known = lookup_unit(unit)
    return known is not None and known.dimension == "duration"


def spoken(quantity: Quantity) -> str:
    """A quantity as one would write it: ≥90%."""
    return f"{quantity.operator or ''}{quantity.number:f}{quantity.unit or ''}"
