"""Whether the unit that a value carries agrees with the one in the unit cell."""

from __future__ import annotations

from functools import lru_cache

from perflint.language.quantity import Quantity
from perflint.language.units import COMPOUND, MIXED, NUMBER, Unit, lookup_unit

#: Dimensions that people count with loosely: another word of the same group is an untidy unit, not a contradiction.
COUNTED = frozenset({"count", "frequency", "person", "visit", "household"})

#: The classifier that stands for any other.
GENERIC = "个"


def disagreement(quantities: tuple[Quantity, ...], cell: Unit) -> tuple[str, Quantity] | None:
    """How the units that a value carries contradict the unit cell: ("dimension" or "symbol", the quantity), or None.

    One quantity that agrees is enough: what else the value says is not this rule's business.
    """
    worst: tuple[str, Quantity] | None = None
    for quantity in quantities:
        verdict = compare(quantity.unit, cell) if quantity.unit else "unknown"
        if verdict in ("same", "unknown"):
            return None
        if worst is None or (verdict == "dimension" and worst[0] != "dimension"):
            worst = (verdict, quantity)
    return worst


@lru_cache(maxsize=8192)
def compare(own: str, cell: Unit) -> str:
    """Compare the unit of a value with the unit cell: "same", "symbol" (another of its kind), "dimension" or "unknown"."""
    unit = lookup_unit(own)
    if unit is None or NUMBER in (unit.dimension, cell.dimension):
        return "unknown"
    strict = bool(cell.alternatives)  # a list of units has said which ones it means
    verdicts = {_compare(one, other, strict) for one in unit.alternatives or (unit,) for other in cell.alternatives or (cell,)}
    return next(verdict for verdict in ("same", "unknown", "symbol", "dimension") if verdict in verdicts)


def _compare(own: Unit, cell: Unit, strict: bool) -> str:
    if COMPOUND in (own.dimension, cell.dimension):
        own_top, cell_top = (unit.numerator if unit.dimension == COMPOUND else unit for unit in (own, cell))
        if own_top is None or cell_top is None:
            return "unknown"
        own, cell = own_top, cell_top
    if own.symbol == cell.symbol or MIXED in (own.dimension, cell.dimension):
        return "same"
    if own.dimension in COUNTED and cell.dimension in COUNTED:
        if own.factor != cell.factor and own.dimension == cell.dimension:
            return "symbol"
        loose = (GENERIC in (own.symbol, cell.symbol) and not strict) or own.dimension == cell.dimension == "frequency"
        return "same" if loose else "symbol"
    if own.dimension != cell.dimension:
        return "dimension"
    return "same" if own.factor == cell.factor else "symbol"
