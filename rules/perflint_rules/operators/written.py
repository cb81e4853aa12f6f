"""The operator of an indicator as somebody wrote it."""

from __future__ import annotations

from perflint.language.normal import normal
from perflint.language.operators import normalise_operator
from perflint.language.quantity import Quantity
from perflint.tables.model import Indicator


def is_written(quantity: Quantity, text: str) -> bool:
    """Whether the operator of a quantity is really written in a value: 达到95 is no 95 exactly."""
    return quantity.operator is not None and (quantity.operator != "=" or "=" in normal(text))


def written_sign(indicator: Indicator) -> str | None:
    """The operator of its own cell or, failing that, the one written in a value that is one quantity."""
    if indicator.operator is not None and (sign := normalise_operator(indicator.operator.text)):
        return sign
    quantities = indicator.quantities
    if len(quantities) != 1 or indicator.target is None or not is_written(quantities[0], indicator.target.text):
        return None
    return quantities[0].operator
