"""The budget of a table in yuan, and amounts written the way the document writes them; shared by this topic."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from perflint.checks.memo import once_a_table
from perflint.checks.rule import plain_text
from perflint.tables.model import CURRENCIES, Field, IndicatorTable, TableKind

#: The facts that state what may be spent, the most telling first.
TARGET_FACTS = ("total_budget", "annual_budget", "initial_budget")
EVALUATION_FACTS = ("annual_budget", "initial_budget", "total_budget")

#: Amounts this close are equal: forms in 万元 round to two decimals, and checkers allow 0.1万元.
ROUNDING = Decimal(1000)


class Budget(NamedTuple):
    """One budget figure of a table: the name of its fact, where it stands, the amount in yuan, the unit it is printed in."""

    name: str
    field: Field
    amount: Decimal
    unit: str

    @property
    def text(self) -> str:
        """The figure as the document counts it."""
        return money(self.amount, self.unit)


@once_a_table
def budgets_of(table: IndicatorTable) -> list[Budget]:
    """The budget figures of a table whose unit of money is known, the most telling first.

    Without a stated unit a factor of 10,000 may be missing, and nothing can be compared.
    """
    names = TARGET_FACTS if table.kind is TableKind.TARGET else EVALUATION_FACTS
    found = []
    for name in names:
        amount = table.amount(name) if name in table.facts else None
        if amount is None or amount <= 0:
            continue
        field = table.facts[name]
        unit = next((unit for unit in CURRENCIES if field.text.endswith(unit)), table.fact("currency_unit"))
        if unit in CURRENCIES:
            found.append(Budget(name, field, amount, unit))
    return found


def budget_of(table: IndicatorTable) -> Budget | None:
    """The budget figure that a table is measured by, or None."""
    return next(iter(budgets_of(table)), None)


def money(amount: Decimal, unit: str) -> str:
    """An amount in yuan written in a unit of money: 212042.71 is 21.2万元."""
    return f"{plain_text((amount / CURRENCIES[unit]).quantize(Decimal('0.01')))}{unit}"
