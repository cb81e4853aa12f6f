"""Numbers of goals and indicators side by side: whether they count the same thing, and whether they are equal."""

from __future__ import annotations

from decimal import Decimal

from perflint.language.quantity import Quantity
from perflint.language.units import convert, lookup_unit, same_dimension
from perflint.tables.model import Indicator

#: Dimensions of what is counted or measured in a plan; rates, periods and money are none.
COUNTED = frozenset({"count", "person", "visit", "area", "length", "mass", "volume", "frequency", "energy"})


def equal_numbers(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities may be the same amount; a lost unit fits every other, 50期 may be 50次."""
    first, second = (lookup_unit(unit) if unit else None for unit in (one.unit, other.unit))
    if first is not None and second is not None:
        if same_dimension(first, second):
            converted = convert(one.number, first, second)
            return other.number == (one.number if converted is None else converted)
        if "ratio" in (first.dimension, second.dimension):
            return False
    return one.number == other.number or plain_number(one) == plain_number(other)


def plain_number(quantity: Quantity) -> Decimal:
    """The number without its multiplier: 35万人次 is 350000."""
    unit = lookup_unit(quantity.unit) if quantity.unit else None
    return quantity.number * unit.factor if unit is not None and unit.dimension in COUNTED else quantity.number


def same_unit(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities count the same kind of thing."""
    return one.unit is not None and other.unit is not None and same_dimension(one.unit, other.unit)


def counted(indicator: Indicator) -> Decimal | None:
    """How many of something a row plans at least, without multiplier; None for rates, durations and money."""
    quantities = indicator.quantities
    if len(quantities) != 1 or quantities[0].upper is not None or quantities[0].operator in ("≤", "<"):
        return None
    unit = lookup_unit(quantities[0].unit) if quantities[0].unit else None
    return plain_number(quantities[0]) if unit is not None and unit.dimension in COUNTED else None


def shown(quantity: Quantity) -> str:
    """A number with its unit."""
    return f"{quantity.number:f}{quantity.unit or ''}"
