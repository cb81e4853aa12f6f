"""What contradicts a value: its unit cell, the quantities in its name, a promise of zero."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from math import prod
from typing import NamedTuple

from perflint.checks.findings import Confidence
from perflint.checks.rule import plain_text
from perflint.language.normal import normal
from perflint.language.numerals import parse_number
from perflint.language.quantity import HOURS_PER_WEEK, Quantity, parse_quantities
from perflint.language.units import Unit, lookup_unit, same_dimension
from perflint.regex import regex
from perflint_rules.units.agreement import disagreement
from perflint_rules.units.measures import measure_of

_PRODUCT = regex(r"[0-9]+(?:\.[0-9]+)?(?:\*[0-9]+(?:\.[0-9]+)?)+")
_ZERO_PROMISE = regex(
    r'零"?(?:投诉|举报|上访|信访|事故|伤亡|死亡|差错|失误|误差|超时|延误|逾期|违规|违纪|违法|故障|缺陷|感染|积压)(?!"?率)'
)

#: A name at least this long is a sentence; shorter ones may well carry a quantity (2个社区绿化工程).
SENTENCE_LENGTH = 15

#: Quantities of these dimensions in a name limit or describe what is measured (3个工作日内, 24小时): they do not count it.
DESCRIBING = frozenset({"duration", "ratio", "number", "grade", "rank", "score"})


class Conflict(NamedTuple):
    """A message of the rule with its parameters; `confidence` where it is less sure than the rule."""

    message: str
    parameters: dict[str, str]
    confidence: Confidence | None = None


@lru_cache(maxsize=4096)
def cell_conflict(value: str, cell: str) -> Conflict | None:
    """How a value contradicts its unit cell, or None."""
    product = product_of(value)
    if product is not None:
        number, unit = product
        result = {"product": plain_text(number), "product_unit": unit or cell}
        return Conflict("expression", {"value": value, "unit": cell, **result})
    known = lookup_unit(cell)
    found = disagreement(parse_quantities(value), known) if known is not None else None
    if found is None:
        return None
    verdict, quantity = found
    own = {"own": quantity.unit or "", "number": plain_text(quantity.number)}
    return Conflict(verdict, {"value": value, "unit": cell, **own})


@lru_cache(maxsize=4096)
def name_conflict(name: str, value: str, cell: str, quantity: Quantity) -> Conflict | None:
    """How a value, which is one quantity, contradicts its name, or None. `cell` is the text of the unit cell, if any."""
    unit = lookup_unit(quantity.unit) if quantity.unit else None
    if unit is None:
        return None
    promise = _ZERO_PROMISE.search(normal(name).replace('零"', "零"))
    if promise and unit.dimension == "ratio" and quantity.number not in (0, 100):
        return Conflict("zero-promise", {"promise": promise[0], "value": value})
    if len(name) < SENTENCE_LENGTH or unit.dimension == "ratio":
        return None
    stated = stated_quantities(name)
    if not stated or any(same_dimension(other, unit) for _, other in stated):
        return None
    words = "、".join(text for text, _ in stated)
    if len({other.dimension for _, other in stated}) > 1:
        return Conflict("name", {"quantities": words, "value": value, "unit": cell}, Confidence.MEDIUM)
    if quantity.label and quantity.label not in name:
        return Conflict("subject", {"quantities": words, "label": quantity.label, "value": value}, Confidence.LOW)
    return None


def product_of(text: str) -> tuple[Decimal, str | None] | None:
    """The result of a value that is an expression (24*7), and its unit where the expression is known to give one."""
    compact = normal(text)
    if "*" not in compact:
        return None
    hours = next((one for one in parse_quantities(text) if one.kind == HOURS_PER_WEEK), None)
    if not _PRODUCT.fullmatch(compact):
        return (hours.number, hours.unit) if hours is not None else None
    product = prod((parse_number(part) or Decimal(0) for part in compact.split("*")), start=Decimal(1))
    return product, hours.unit if hours is not None and hours.number == product else None


@lru_cache(maxsize=4096)
def stated_quantities(name: str) -> tuple[tuple[str, Unit], ...]:
    """The quantities that a sentence in place of a name counts, as written and with their units.

    A name that ends in a measure says what is measured, whatever quantities it carries.
    """
    if measure_of(name) is not None:
        return ()
    found: list[tuple[str, Unit]] = []
    for quantity in parse_quantities(name):
        unit = lookup_unit(quantity.unit) if quantity.unit else None
        if unit is not None and quantity.operator is None and unit.dimension not in DESCRIBING:
            found.append((name[quantity.start : quantity.end].strip(), unit))
    return tuple(found)
