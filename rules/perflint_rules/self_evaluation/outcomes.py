"""Target and result of an indicator as two numbers in one unit, and which way is better; shared by this topic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from perflint.language.numerals import parse_number, plain
from perflint.language.quantity import Quantity, combine
from perflint.language.units import convert, lookup_unit
from perflint.regex import regex
from perflint.tables.model import Field, Indicator
from perflint_corpora import load_rows
from perflint_rules.missing.gaps import given
from perflint_rules.units.measures import bare_name

HIGHER = "higher"
LOWER = "lower"
EQUAL = "equal"

_DIRECTIONS = {"≥": HIGHER, ">": HIGHER, "≤": LOWER, "<": LOWER, "=": EQUAL}

_CLAUSES = regex(r"[,;。:、]")

#: A percentage and the same share as a fraction of 1 are this far apart.
_SCALE_GAP = 50


class Outcome(NamedTuple):
    """What was to be reached and what was, in the same `unit` (empty where none is written).

    `direction` is which way is better; `stated` is False where the document gives no operator and the name decides.
    """

    target: Decimal
    actual: Decimal
    unit: str
    direction: str
    stated: bool

    @property
    def is_missed(self) -> bool:
        """Whether the result falls short of the target."""
        return self.actual > self.target if self.direction == LOWER else self.actual < self.target


def is_just_met(indicator: Indicator) -> bool:
    """Whether result and target are the same text and the score is the full weight: the common case, told quickly."""
    target, actual, weight, score = indicator.target, indicator.actual, indicator.weight, indicator.score
    if target is None or actual is None or target.text != actual.text:
        return False
    return weight is None or score is None or weight.text == score.text


def outcome_of(indicator: Indicator) -> Outcome | None:
    """The outcome of an indicator; None where one side is text, a date or several quantities, or nothing tells the direction."""
    target, actual = indicator.target, indicator.actual
    if target is None or actual is None:
        return None
    operator = indicator.operator.text if indicator.operator is not None else None
    unit = indicator.unit.text if indicator.unit is not None and given(indicator.unit) else None
    numbers = _numbers(operator, target.text, unit, actual.text)
    if numbers is None:
        return None
    wanted, reached, symbol, sign = numbers
    if sign == "定性":
        return None
    if sign is not None and sign != "=":
        return Outcome(wanted, reached, symbol, _DIRECTIONS[sign], True)
    direction = likely_direction(indicator.name or "", is_cost(indicator), symbol)
    if sign == "=" and direction is not None:
        # to spend less than exactly planned, or to be sooner, is no failure
        return Outcome(wanted, reached, symbol, LOWER if direction == LOWER else EQUAL, True)
    return Outcome(wanted, reached, symbol, direction, False) if direction is not None else None


@lru_cache(maxsize=4096)
def _numbers(operator: str | None, target: str, unit: str | None, actual: str) -> tuple[Decimal, Decimal, str, str | None] | None:
    wanted = _single(combine(operator, target, unit))
    reached = _single(combine(None, actual, None))
    if wanted is None or reached is None or (wanted.label and reached.label and wanted.label != reached.label):
        return None
    number: Decimal | None = reached.number
    # a bare result is meant in the unit of its target, even where that is not the one of the unit cell
    if reached.unit and wanted.unit and reached.unit != wanted.unit:
        number = convert(reached.number, reached.unit, wanted.unit)
    if number is None or _other_scale(wanted, number):
        return None
    return wanted.number, number, wanted.unit or reached.unit or "", wanted.operator


def _single(quantities: tuple[Quantity, ...]) -> Quantity | None:
    """The only quantity of a text, if it is an exact one."""
    if len(quantities) != 1:
        return None
    quantity = quantities[0]
    exact = quantity.upper is None and not quantity.approximate and quantity.kind is None
    return quantity if exact else None


def _other_scale(wanted: Quantity, reached: Decimal) -> bool:
    """Whether one of two shares seems to be a fraction of 1 and the other a percentage (0.95 and 95)."""
    small, big = sorted((abs(wanted.number), abs(reached)))
    unit = lookup_unit(wanted.unit) if wanted.unit else None
    return unit is not None and unit.dimension == "ratio" and 0 < small <= 1 and big > small * _SCALE_GAP


@cache
def _words(kind: str) -> tuple[str, ...]:
    return tuple(row["word"] for row in load_rows("direction_words") if row["kind"] == kind)


@cache
def _any_of(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _words(kind))))


@lru_cache(maxsize=4096)
def is_bad_thing(name: str) -> bool:
    """Whether a name speaks of something one wants little of (窗口投诉率), and not of dealing with it (投诉处理率).

    In a sentence only its last clause tells what is measured.
    """
    clause = _CLAUSES.split(bare_name(name))[-1]
    return _any_of("bad").search(clause) is not None and _any_of("handled").search(clause) is None


def is_cost(indicator: Indicator) -> bool:
    """Whether a row is about what something costs, by its level or its name."""
    return "成本" in indicator.levels or _is_cost_name(indicator.name or "")


@lru_cache(maxsize=4096)
def _is_cost_name(name: str) -> bool:
    return bare_name(name).endswith(_words("cost")) and not any(word in name for word in _words("gain"))


@lru_cache(maxsize=4096)
def likely_direction(name: str, cost: bool, unit: str) -> str | None:
    """Which way is better where no operator says so; None for durations, of which either may be."""
    if cost or is_bad_thing(name) or bare_name(name).endswith(_words("limit")):
        return LOWER
    known = lookup_unit(unit) if unit else None
    if known is not None and known.dimension == "duration":
        return None
    return HIGHER


def amount(number: Decimal, unit: str) -> str:
    """A number with its unit, as in 200人."""
    return f"{plain(number)}{unit}"


#: What people write as a reason when there is none.
NO_REASON = frozenset(("无", "暂无", "没有", "无偏差", "无原因", "已完成", "完成", "达标", "已达标", "正常", "—", "-", "/", "——"))


def reason_of(indicator: Indicator) -> Field | None:
    """The explanation of a deviation: its own cell, else the remark; None where both are empty."""
    return next((field for field in _reasons(indicator) if field is not None and field.text), None)


def _reasons(indicator: Indicator) -> Iterator[Field | None]:
    if indicator.deviation_reason is not None and explains(indicator.deviation_reason):
        yield indicator.deviation_reason
    if indicator.remark is not None and explains(indicator.remark):
        yield indicator.remark
    yield indicator.deviation_reason


def explains(reason: Field | None) -> bool:
    """Whether a text is more than 无 or 已完成."""
    return reason is not None and reason.text.rstrip("。.；;") not in NO_REASON


def precision(text: str) -> Decimal:
    """Half of the last digit that a number is written with: what rounding may have changed."""
    number = parse_number(text.rstrip("%％分 "))
    exponent = number.as_tuple().exponent if number is not None else 0
    return Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) else Decimal(0)
