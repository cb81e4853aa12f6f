"""The weights of a table as numbers, on one scale; shared by the rules of this topic and those on scores."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from perflint.checks.memo import once_a_table
from perflint.tables.model import Field, Indicator, IndicatorTable
from perflint_rules.missing.gaps import given

HUNDRED = Decimal(100)
ONE = Decimal(1)

#: Weights that are all at most 1 and add up to less than this are fractions of 1, not points.
MOST_AS_FRACTIONS = Decimal("1.5")


class Weighted(NamedTuple):
    """A row with its weight; a weight that merged cells share stands in the first of their rows only."""

    indicator: Indicator
    field: Field
    number: Decimal


class Weights(NamedTuple):
    """The weights of a table. `whole` is what all points together make: 100, or 1 where weights are fractions."""

    rows: list[Weighted]
    unreadable: list[Indicator]
    missing: list[Indicator]
    total: Decimal
    whole: Decimal

    def on_scale(self, points: Decimal) -> Decimal:
        """Points of a hundred (or their fraction, as whoever filled in the form wrote it) on the table's scale."""
        if self.whole == ONE:
            return points / HUNDRED if points > ONE else points
        return points * HUNDRED if Decimal(0) < points <= ONE else points


@once_a_table
def read_weights(table: IndicatorTable) -> Weights:
    """Collect the weights of a table; a row without name and weight is an unused line of the form, not a gap."""
    rows: list[Weighted] = []
    unreadable: list[Indicator] = []
    missing: list[Indicator] = []
    total = Decimal(0)
    fractions = True
    for indicator in table.indicators:
        field = indicator.weight
        if "weight" in indicator.shared:
            continue
        if field is None or not given(field):
            if given(indicator.level3):
                missing.append(indicator)
            continue
        number = field.number
        if number is None:
            unreadable.append(indicator)
            continue
        rows.append(Weighted(indicator, field, number))
        total += number
        fractions = fractions and number <= ONE and field.text[-1] not in "%％"
    fractions = fractions and len(rows) > 1 and total < MOST_AS_FRACTIONS
    return Weights(rows, unreadable, missing, total, ONE if fractions else HUNDRED)
