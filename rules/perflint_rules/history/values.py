"""The values of an indicator as numbers that those of other years can be compared with."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from perflint.language.normal import normal
from perflint.language.operators import normalise_operator
from perflint.language.quantity import Quantity
from perflint.language.units import convert, lookup_unit
from perflint.regex import regex
from perflint.tables.model import Indicator, IndicatorTable
from perflint_rules.missing.gaps import given
from perflint_rules.self_evaluation.outcomes import outcome_of

_YEAR = regex(r"(?:19|20)[0-9]{2}年?度?")

#: What may follow or surround a target without changing it.
PUNCTUATION = " .。;；,，、\"'"

#: A change of funds beyond this factor is a mistaken currency unit.
PLAUSIBLE_CHANGE = 100

#: The facts that tell the year's funds, the best first.
FUNDS = ("annual_budget", "initial_budget", "total_budget")


@lru_cache(maxsize=4096)
def without_years(text: str) -> str:
    """A normalised text without its years."""
    return _YEAR.sub("", text)


class Values(NamedTuple):
    """What was to be reached and what was, in one unit (None where none is written)."""

    target: Decimal | None
    actual: Decimal | None
    unit: str | None

    def converted(self, unit: str | None) -> Values | None:
        """The values in another unit; None where they do not convert."""
        if unit == self.unit:
            return self
        if unit is None or self.unit is None:
            return None
        target = convert(self.target, self.unit, unit) if self.target is not None else None
        actual = convert(self.actual, self.unit, unit) if self.actual is not None else None
        return Values(target, actual, unit) if target is not None or actual is not None else None


def exact_quantity(indicator: Indicator) -> Quantity | None:
    """The target as one exact quantity; None where it is text, a date, a range, an estimate or several quantities."""
    quantities = indicator.quantities
    if len(quantities) != 1:
        return None
    quantity = quantities[0]
    exact = quantity.upper is None and not quantity.approximate and quantity.kind is None and quantity.operator != "定性"
    return quantity if exact else None


def unit_of(indicator: Indicator) -> str | None:
    """The unit of the target's first quantity, or None."""
    quantities = indicator.quantities
    return quantities[0].unit if quantities else None


def values_of(indicator: Indicator) -> Values | None:
    """Target and result of an indicator, or None where its target is no exact quantity."""
    quantity = exact_quantity(indicator)
    if quantity is None:
        return None
    outcome = outcome_of(indicator)
    if outcome is None:
        return Values(quantity.number, None, quantity.unit)
    return Values(outcome.target, outcome.actual, outcome.unit or None)


def funds_of(table: IndicatorTable) -> Decimal | None:
    """The year's funds in yuan, or None."""
    return next((amount for name in FUNDS if (amount := table.amount(name)) is not None and amount > 0), None)


def funds_ratio(now: IndicatorTable, past: IndicatorTable) -> Decimal | None:
    """This table's funds as a multiple of the earlier one's; None where one is not known or their units must differ."""
    funds, before = funds_of(now), funds_of(past)
    if funds is None or before is None:
        return None
    ratio = funds / before
    return ratio if 1 / Decimal(PLAUSIBLE_CHANGE) < ratio < PLAUSIBLE_CHANGE else None


def depends_on_funds(unit: str | None) -> bool:
    """Whether less money may buy less of what is measured so: counts and sizes, not shares, scores, times."""
    known = lookup_unit(unit) if unit else None
    return known is None or known.dimension not in ("ratio", "score", "rank", "grade", "duration", "temperature")


def same_target(one: Indicator, other: Indicator, *, years: bool = True) -> bool:
    """Whether two indicators ask for the same; amounts are converted, and what one leaves unsaid is no difference.

    Without `years`, 2022年12月 and 2023年12月 are the same.
    """
    first, second = exact_quantity(one), exact_quantity(other)
    if first is None or second is None:
        texts = (_bare_text(one), _bare_text(other))
        return texts[0] == texts[1] if years else without_years(texts[0]) == without_years(texts[1])
    if first.operator and second.operator and first.operator != second.operator:
        return False
    number: Decimal | None = second.number
    if first.unit and second.unit and first.unit != second.unit:
        number = convert(second.number, second.unit, first.unit)
    return first.number == number


def _bare_text(indicator: Indicator) -> str:
    """The target as text without operator and punctuation, with the unit of its cell where it does not carry it."""
    text = normal(indicator.target.text) if indicator.target is not None else ""
    operator = normalise_operator(text[:1])
    text = text.removeprefix(operator or "").strip(PUNCTUATION)
    unit = normal(indicator.unit.text) if indicator.unit is not None and given(indicator.unit) else ""
    return text if not unit or text.endswith(unit) else text + unit
