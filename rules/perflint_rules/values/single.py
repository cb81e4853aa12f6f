"""The one number of a value, and the words around it that say what it is compared with."""

from __future__ import annotations

from perflint.language.quantity import Quantity
from perflint.tables.model import Field, Indicator
from perflint_rules.missing.gaps import given

PERCENT = "%"


def single_quantity(indicator: Indicator) -> Quantity | None:
    """The quantity of a value that is one exact number, operator and unit cells included; None for anything else."""
    quantities = indicator.quantities
    if len(quantities) != 1:
        return None
    quantity = quantities[0]
    return quantity if quantity.upper is None and quantity.kind is None else None


def explanations(indicator: Indicator) -> list[Field]:
    """What a row says about its value besides: definition and remark, where filled in."""
    return [field for field in (indicator.definition, indicator.remark) if field is not None and given(field)]


def is_satisfaction(indicator: Indicator) -> bool:
    """Whether a row is about satisfaction, by its name or its levels."""
    name = indicator.name or ""
    if "满意" in name:
        return "不满意" not in name
    return "满意" in indicator.levels
