"""The funds block of a self-evaluation: budget, spending, the rate printed and the rate worked out."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from perflint.tables.model import Field, IndicatorTable
from perflint_rules.self_evaluation.outcomes import precision
from perflint_rules.weights.reading import read_weights

HUNDRED = Decimal(100)
ONE = Decimal(1)

#: Below this percentage of the budget, spending beside a rate many times as high was put into the wrong cell.
IMPLAUSIBLE = Decimal("0.1")
MANY_TIMES = 100


class Execution(NamedTuple):
    """Budget and spending of a year. `rate` is worked out from them, in per cent; None where there is no budget."""

    budget: Field
    executed: Field
    printed: Field | None
    rate: Decimal | None

    @property
    def is_slipped(self) -> bool:
        """Whether the amount spent is next to nothing while the printed rate is many times as high."""
        number = self.printed.number if self.printed is not None else None
        if number is None or self.rate is None:
            return False
        return self.rate < IMPLAUSIBLE and number >= ONE and number > self.rate * MANY_TIMES

    def agrees(self, tolerance: Decimal) -> bool:
        """Whether the printed rate is the one worked out, as a percentage or a fraction, within its own rounding."""
        number = self.printed.number if self.printed is not None else None
        if number is None or self.rate is None or self.printed is None:
            return True
        rounding = precision(self.printed.text)
        if abs(number - self.rate) <= max(tolerance, rounding):
            return True
        if self.printed.text[-1] in "%％":
            return False
        return abs(number * HUNDRED - self.rate) <= max(tolerance, min(rounding * HUNDRED, ONE))


def read_execution(table: IndicatorTable) -> Execution | None:
    """The funds block of a table; None where budget or spending is missing."""
    facts = table.facts
    budget, executed = facts.get("annual_budget"), facts.get("executed")
    if budget is None or executed is None:
        return None
    total, spent = budget.number, executed.number
    rate = spent / total * HUNDRED if total is not None and spent is not None and total > 0 else None
    return Execution(budget, executed, facts.get("execution_rate"), rate)


def possible_weights(table: IndicatorTable, accepted: Sequence[Decimal]) -> Sequence[Decimal]:
    """What the rate may weigh: as printed, else what the weights of the indicators leave, else any that is accepted."""
    weight = table.number("execution_weight")
    if weight:
        return (weight,)
    weights = read_weights(table)
    left = (weights.whole - weights.total) / weights.whole * HUNDRED
    complete = weights.rows and not weights.missing and not weights.unreadable
    return (left,) if complete and left in accepted else accepted
