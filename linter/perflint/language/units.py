"""Units of measurement: what they measure and how they convert."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from perflint.language.normal import normal
from perflint.language.numerals import DIGITS
from perflint.regex import regex
from perflint_corpora import load_rows

COMPOUND = "per"
MIXED = "mixed"
NUMBER = "number"

_MULTIPLIERS = {
    "万亿": 10**12,
    "千万": 10**7,
    "百万": 10**6,
    "十万": 10**5,
    "亿": 10**8,
    "万": 10**4,
    "千": 1000,
    "百": 100,
    "十": 10,
}
# 万% or 千℃ would be misreadings.
_NEVER_MULTIPLIED = frozenset({"ratio", "temperature", "grade", "rank", NUMBER, MIXED, COMPOUND})
_SEPARATORS = r"[/·、,，()]"
_NUMBER_AND_UNIT = regex(rf"(?:{DIGITS})([^0-9].*)")


class Unit(NamedTuple):
    """A unit of measurement.

    `symbol` is the canonical spelling, `dimension` what it measures, `factor` its size in the dimension's base unit.
    A compound (元/人/天) has dimension "per", its `numerator` (None when the document lost it) and `denominators`.
    Units offered side by side (项、个、件) are `alternatives`; their dimension is the common one or "mixed".
    """

    symbol: str
    dimension: str
    factor: Decimal
    numerator: Unit | None = None
    denominators: tuple[Unit, ...] = ()
    alternatives: tuple[Unit, ...] = ()


@lru_cache(maxsize=8192)
def lookup_unit(text: str) -> Unit | None:
    """Return the unit that is the whole text, or None. A text that carries a number ("24小时") is no unit."""
    return _unit(normal(text))


@lru_cache(maxsize=8192)
def is_unit_like(text: str) -> bool:
    """Tell whether the text could stand in a unit column: a unit, or a number with one ("24小时")."""
    compact = normal(text)
    match = _NUMBER_AND_UNIT.fullmatch(compact)
    return _unit(match[1] if match else compact) is not None


def same_dimension(a: Unit | str, b: Unit | str) -> bool:
    """Tell whether values in the two units may be compared. A lost numerator ("/年") fits every numerator."""
    first, second = _as_unit(a), _as_unit(b)
    if first is None or second is None:
        return False
    return any(_comparable(x, y) for x in first.alternatives or (first,) for y in second.alternatives or (second,))


def convert(number: Decimal, a: Unit | str, b: Unit | str) -> Decimal | None:
    """Return the number given in unit `a` expressed in unit `b`, or None where they do not convert."""
    source, target = _as_unit(a), _as_unit(b)
    if source is None or target is None or MIXED in (source.dimension, target.dimension) or not _comparable(source, target):
        return None
    if source.dimension != COMPOUND:
        return number * source.factor / target.factor
    if source.numerator is None or target.numerator is None:
        return None
    # Multiply before dividing, so that 元/人/月 to 元/人/年 is exactly 12.
    dividend, divisor = number * source.numerator.factor, target.numerator.factor
    for part in target.denominators:
        dividend *= part.factor
    for part in source.denominators:
        divisor *= part.factor
    return dividend / divisor


@cache
def unit_spellings() -> dict[str, Unit]:
    """Return every simple unit by its normalised spellings."""
    spellings: dict[str, Unit] = {}
    for row in load_rows("units"):
        unit = Unit(row["symbol"], row["dimension"], Decimal(row["factor"]))
        for spelling in (row["symbol"], *row["aliases"].split("|")):
            if spelling:
                spellings[normal(spelling)] = unit
    return spellings


def unit_end(text: str, start: int) -> int:
    """Return where the unit that starts there ends in a normalised text, the longest; `start` itself if none does."""
    simple = _simple_regex()
    first = simple.match(text, start)
    if first is None:
        return start
    end = first.end()
    while end < len(text):
        if text[end] == "(":
            closing = text.find(")", end) + 1
            return closing if closing and _unit(text[start:closing]) else end
        following = simple.match(text, end + 1) if text[end] in "/·每" else None
        if following is None:
            break
        end = following.end()
    return end


@cache
def _simple_regex() -> re.Pattern[str]:
    by_first: dict[str, list[str]] = {}
    for word in sorted(unit_spellings(), key=len, reverse=True):
        by_first.setdefault(word[0], []).append(re.escape(word[1:]))
    words = "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items())
    # Words that only look multiplied come first: 百分比 is no hundred of 分.
    whole = "|".join(re.escape(word) for word in unit_spellings() if len(word) > 2 and word.startswith(tuple(_MULTIPLIERS)))
    return re.compile(f"(?:{whole}|(?:{'|'.join(_MULTIPLIERS)})?(?:{words}))")


def _as_unit(unit: Unit | str) -> Unit | None:
    return lookup_unit(unit) if isinstance(unit, str) else unit


def _comparable(a: Unit, b: Unit) -> bool:
    if a.dimension != b.dimension or a.dimension != COMPOUND:
        return a.dimension == b.dimension
    if sorted(part.dimension for part in a.denominators) != sorted(part.dimension for part in b.denominators):
        return False
    return a.numerator is None or b.numerator is None or a.numerator.dimension == b.numerator.dimension


def _unit(text: str) -> Unit | None:
    known = unit_spellings().get(text)
    if known or not text:
        return known
    return _multiplied(text) or _compound(text) or _alternatives(text)


def _multiplied(text: str) -> Unit | None:
    for prefix, factor in _MULTIPLIERS.items():
        if text.startswith(prefix):
            base = _unit(text[len(prefix) :])
            if base is None or base.dimension in _NEVER_MULTIPLIED or base.alternatives:
                return None
            return base._replace(symbol=prefix + base.symbol, factor=base.factor * factor)
    return None


def _simple(text: str) -> Unit | None:
    return unit_spellings().get(text) or _multiplied(text)


def _compound(text: str) -> Unit | None:
    """元/人/天, 元/平方米·月, 元每人, and the damaged /千瓦时."""
    if "(" in text:
        return None
    first, *others = re.split(r"[/·]|每", text)
    numerator = _simple(first)
    denominators = [_simple(part) for part in others]
    if not others or None in denominators or (first and numerator is None):
        return None
    divisors = tuple(part for part in denominators if part is not None)
    if numerator is not None and numerator.dimension == "count" and all(part.dimension == "count" for part in divisors):
        return None  # 台/套 are alternatives
    size = numerator.factor if numerator else Decimal(1)
    for part in divisors:
        size /= part.factor
    symbol = "/".join([numerator.symbol if numerator else "", *(part.symbol for part in divisors)])
    return Unit(symbol, COMPOUND, size, numerator, divisors)


def _alternatives(text: str) -> Unit | None:
    parts = re.split(_SEPARATORS, text.removeprefix("(").removesuffix(")"))
    units: list[Unit] = []
    for part in parts:
        unit = _simple(part)
        if unit is None:
            return None
        if unit.dimension == NUMBER and units:  # 元、万 means 元、万元
            unit = _simple(part + units[0].symbol) or unit
        if unit not in units:
            units.append(unit)
    if not units:
        return None
    if len(units) == 1:
        return units[0]
    dimensions = {unit.dimension for unit in units}
    dimension = dimensions.pop() if len(dimensions) == 1 else MIXED
    return Unit("/".join(unit.symbol for unit in units), dimension, units[0].factor, alternatives=tuple(units))
