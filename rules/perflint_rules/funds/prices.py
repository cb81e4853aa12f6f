"""Pairs of a unit price and the quantity that it is for, among the indicators of one table."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from perflint.language.quantity import Quantity
from perflint.language.units import COMPOUND, Unit, convert, lookup_unit
from perflint.regex import regex
from perflint.tables.model import Indicator, IndicatorTable
from perflint_rules.funds.costs import is_other_money, is_price, may_be_money
from perflint_rules.self_evaluation.outcomes import is_cost, outcome_of
from perflint_rules.units.measures import bare_name

MONTHS_A_YEAR = 12

_MONTHLY = regex(r"每个?月|月均|[/按]月|月(?:工资|薪|度|补[贴助]|津贴|租金)")
#: Prices by the day, hour or meal need a number of days that tables do not give; by the event, the unit must say so.
_SHORTER = regex(r"每[天日班餐]|[日天餐]均|[/按](?:天|日|餐)|小时")
_BY_EVENT = regex(r"每[次场期批]|[次场期批]均")
#: What names of prices and quantities have in common without being about the same thing.
_GENERIC = regex(
    r"\([^()]*\)|单位|平均|人均|户均|每个?月|每人|月均|年均|均|单价|单[个台套批件人]?|价格|成本|标准|费用|经费|费|支出|资金|数量|人数|次数|"
    r"总数|个数|台数|面积|长度|采购|购置|固定|全年|年度"
)
#: A price for those who teach or judge is not for all who attend.
_FEW = regex(r"讲师|专家|教师|老师|师资|评委|讲课|授课|评审|咨询费")

#: So many characters must the names of a price and its quantity share: where the units agree, and where they do not tell
#: or the price is for something of a long name.
RELATED = 2
CLOSE = 3
LONG_NAME = 6

#: Quantities of these dimensions may differ in size of unit (亩, 万亩); others must be counted in the same thing.
_MEASURED = frozenset({"area", "length", "mass", "volume", "energy", "data"})


class Pair(NamedTuple):
    """A price in yuan for one of something, how many of it there are, and for how many months."""

    price: Indicator
    quantity: Indicator
    each: Decimal
    number: Decimal
    months: int

    @property
    def product(self) -> Decimal:
        """What it comes to as planned, in yuan."""
        return (self.each * self.number * self.months).quantize(Decimal("0.01"))

    @property
    def result(self) -> Decimal | None:
        """What it came to by the actual price and quantity of a self-evaluation, in yuan; None where these are not given."""
        price, quantity = outcome_of(self.price), outcome_of(self.quantity)
        if price is None or quantity is None:
            return None
        return self.product * price.actual * quantity.actual / (price.target * quantity.target)


def only_pair(table: IndicatorTable) -> Pair | None:
    """The one price of a table with the one quantity that it is for; None where there is doubt about either."""
    prices = [one for one in table.indicators if _unit_price(one) is not None]
    if len(prices) != 1:
        return None
    price = prices[0]
    each, per = _unit_price(price) or (Decimal(0), None)
    found: dict[Decimal, Indicator] = {}
    for one in table.indicators:
        number = _number_for(price.name or "", per, one) if one is not price else None
        if number is not None:
            found.setdefault(number, one)
    months = _months(table) if _is_monthly(price) else 1
    if len(found) != 1 or months is None:
        return None
    number, quantity = next(iter(found.items()))
    return Pair(price, quantity, each, number, months)


def _single(indicator: Indicator) -> Quantity | None:
    quantities = indicator.quantities
    exact = len(quantities) == 1 and quantities[0].upper is None and quantities[0].kind is None
    return quantities[0] if exact and quantities[0].number > 0 else None


def _unit_price(indicator: Indicator) -> tuple[Decimal, Unit | None] | None:
    """A price in yuan and the unit that it is for (None: the name must tell), or None where the row is no price."""
    name = indicator.name or ""
    if not may_be_money(indicator) or not is_cost(indicator) or is_other_money(name) or indicator.sign in ("≥", ">"):
        return None
    quantity = _single(indicator)
    unit = lookup_unit(quantity.unit) if quantity is not None and quantity.unit else None
    if quantity is None or unit is None or unit.alternatives or _SHORTER.search(name):
        return None
    if unit.dimension == "money":
        return (quantity.number * unit.factor, None) if is_price(name) and not _BY_EVENT.search(name) else None
    if unit.dimension != COMPOUND or (unit.numerator is not None and unit.numerator.dimension != "money"):
        return None
    things = [part for part in unit.denominators if part.symbol not in ("月", "年")]
    if len(things) > 1 or any(part.dimension == "duration" for part in things):
        return None
    # the text lost a numerator of one character, which is 元
    factor = unit.numerator.factor if unit.numerator is not None else Decimal(1)
    return quantity.number * factor, things[0] if things else None


def _is_monthly(price: Indicator) -> bool:
    quantity = _single(price)
    unit = lookup_unit(quantity.unit) if quantity is not None and quantity.unit else None
    by_unit = unit is not None and any(part.symbol == "月" for part in unit.denominators)
    return by_unit or _MONTHLY.search(price.name or "") is not None


def _months(table: IndicatorTable) -> int | None:
    """The months that a monthly price is paid for: those that an indicator states, else a year; None in doubt."""
    stated = {
        int(quantity.number)
        for one in table.indicators
        for quantity in one.quantities
        if quantity.unit == "月" and 1 <= quantity.number <= MONTHS_A_YEAR
    }
    if len(stated) > 1:
        return None
    return stated.pop() if stated else MONTHS_A_YEAR


def _number_for(price_name: str, per: Unit | None, indicator: Indicator) -> Decimal | None:
    """How many things a row counts that the price is for, or None."""
    name = indicator.name or ""
    if not _counts(indicator) or is_cost(indicator) or indicator.sign in ("≤", "<"):
        return None
    quantity = _single(indicator)
    if quantity is None or (_FEW.search(price_name) and not _FEW.search(name)):
        return None
    unit = lookup_unit(quantity.unit) if quantity.unit else None
    if unit is not None and unit.dimension in ("ratio", "money", "duration", "score"):
        return None
    thing = _thing(price_name)
    likeness = common_length(thing, _thing(name))
    if unit is None or unit.dimension == COMPOUND:
        return quantity.number if likeness >= CLOSE else None
    if per is not None and (unit.dimension in _MEASURED or base(unit) & base(per)):
        least = CLOSE if len(thing) >= LONG_NAME else RELATED
        return convert(quantity.number, unit, per) if likeness >= least or not thing else None
    # where the price does not say for what, or one thing goes to each person, the names must agree
    fits = per is None or (unit.dimension == "person" and per.dimension == "count")
    return quantity.number * unit.factor if fits and likeness >= CLOSE else None


@lru_cache(maxsize=4096)
def _thing(name: str) -> str:
    """What a name is about, without the words that prices and quantities share."""
    return _GENERIC.sub("", bare_name(name))


def _counts(indicator: Indicator) -> bool:
    """Whether a row is an output that is counted, as far as its level says."""
    level = indicator.level2 or indicator.level1
    return level is None or "数量" in level.text or level.text.startswith("产出")


def base(unit: Unit) -> set[str]:
    """The symbols of what a unit counts, without multipliers: 万人 counts 人, 台(套) counts 台 or 套."""
    return {one.symbol.lstrip("十百千万亿") for one in unit.alternatives or (unit,)}


@lru_cache(maxsize=4096)
def common_length(one: str, other: str) -> int:
    """The length of the longest run of characters that two names share."""
    best = 0
    for start in range(len(one)):
        while start + best < len(one) and one[start : start + best + 1] in other:
            best += 1
    return best
