"""cost-over-budget: a cost indicator allows more than the table has, or is not tied to the budget at all."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, TableRule
from perflint.language.units import lookup_unit
from perflint.tables.model import Indicator, IndicatorTable, TableKind
from perflint_rules.funds.budget import ROUNDING, Budget, budgets_of, money
from perflint_rules.funds.costs import amount_of, is_other_money, is_price, is_total, may_be_money, under_cost

#: What lies between 元 and 万元, and how near to it a quotient must be to look like a wrong unit.
WAN = Decimal(10_000)
HUNDRED = Decimal(100)
NEAR = Decimal("0.02")


class CostOverBudget(TableRule):
    """Compares totals and parts of the cost with the largest budget figure of the table; prices for one thing do not count.

    A self-evaluation repeats what was approved: its costs are compared only where it prints the initial budget too.
    """

    code = "B101"
    rule = "cost-over-budget"
    name = Text("成本指标与预算不符", "Cost indicator against the budget")
    why = Text(
        "成本指标规定最多花多少钱，不能超过项目预算；写成百分比或者单位写错的，成本就控制不住，也无法核对。",
        "A cost indicator says how much may be spent at most. It may not exceed the budget, and it must be an amount that can be "
        "compared with it.",
    )
    dimension = Dimension.APPROPRIATENESS
    severity = Severity.ERROR
    basis = (
        Basis("财预〔2021〕101号", "成本指标的指标值不得超出规定的预算支出标准"),
        Basis("财预〔2015〕88号", "绩效目标应与预算确定的投资额或资金量相对应"),
    )
    kinds = frozenset((TableKind.TARGET, TableKind.SELF_EVALUATION))
    messages = {
        "default": Message(
            Text(
                "成本指标“{name}”为{cost}，超过预算{budget}。", "The cost “{name}” is {cost}, more than the budget of {budget}."
            ),
            Text("请核对金额，把指标值改为不超过{budget}。", "Check the amount and keep it within {budget}."),
        ),
        "part": Message(
            Text(
                "成本指标“{name}”为{cost}，单项就超过预算{budget}。",
                "The cost “{name}” alone is {cost}, more than the budget of {budget}.",
            ),
            Text(
                "请核对金额和范围：本项目负担的部分不能超过{budget}；由其他资金负担的，请在名称中写明。",
                "Check it: what this project pays cannot exceed {budget}; name the other source if there is one.",
            ),
            Severity.WARNING,
        ),
        "unit": Message(
            Text(
                "成本指标“{name}”为{cost}，预算为{budget}，相差约1万倍，单位可能写错了（元、万元）。",
                "The cost “{name}” is {cost}, the budget {budget}: a factor of about 10,000. Is the unit (元, 万元) wrong?",
            ),
            Text("请核对计量单位，与预算{budget}保持一致。", "Check the unit against the budget of {budget}."),
        ),
        "untied": Message(
            Text(
                "成本指标“{name}”的指标值是{cost}，没有写明金额，与预算{budget}对不上。",
                "The cost “{name}” has the value {cost}: no amount, nothing to compare with the budget of {budget}.",
            ),
            Text("请改为金额，如“{name}≤{budget}”。", "Give an amount, such as “{name}≤{budget}”."),
            Severity.WARNING,
        ),
    }
    good = (
        # a price for one of something, savings, the investment of all years, a rate, all of the budget, a rounded total
        Example(
            "# 2025年项目支出绩效目标表\n\n项目名称：管网改造\n\n年度资金总额：1260.04万元\n\n"
            "| 二级指标 | 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|---|\n"
            "| 经济成本指标 | 管网改造总成本 | ≤ | 1260.1 | 万元 |\n| 经济成本指标 | 每公里单价 | ≤ | 2000 | 万元 |\n"
            "| 经济成本指标 | 节约办事成本 | ≥ | 3000 | 万元 |\n| 经济成本指标 | 工程总投资 | ≤ | 5000 | 万元 |\n"
            "| 经济成本指标 | 预算支出控制率 | ≤ | 95 | % |\n| 经济成本指标 | 预算支出总额 | ≤ | 100 | % |"
        ),
        # nobody knows what 1260 is counted in
        Example(
            "# 2025年项目支出绩效目标表\n\n年度资金总额：1260\n\n| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n"
            "| 成本指标 | 项目总成本 | ≤1260万元 |"
        ),
    )
    bad = (
        Example(
            "# 2025年项目支出绩效目标表\n\n项目名称：管网改造\n\n年度资金总额：1260万元\n\n"
            "| 二级指标 | 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|---|\n"
            "| 经济成本指标 | 管网改造总成本 | ≤ | 1300 | 万元 |\n| 经济成本指标 | 设备购置费 | ≤ | 1400 | 万元 |",
            (
                Expected("D2", {"name": "管网改造总成本", "cost": "1300万元", "budget": "1260万元"}),
                Expected("D3", {"name": "设备购置费", "cost": "1400万元", "budget": "1260万元"}, "part"),
            ),
        ),
        Example(
            "# 2025年项目支出绩效目标表\n\n年度资金总额：1260万元\n\n| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n"
            "| 成本指标 | 项目总成本 | ≤1260元 |",
            (Expected("C2", {"name": "项目总成本", "cost": "≤1260元", "budget": "1260万元"}, "unit"),),
        ),
        Example(
            "# 2023年部门整体支出绩效目标表\n\n预算支出总额：22465060.80元\n\n"
            "| 二级指标 | 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|---|\n"
            "| 经济成本指标 | 预算支出总额 | ≥ | 90 | % |",
            (Expected("D2", {"name": "预算支出总额", "cost": "≥90%", "budget": "22465060.8元"}, "untied"),),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield the costs that the budget does not cover."""
        budgets = budgets_of(table)
        if not budgets or (table.kind is TableKind.SELF_EVALUATION and "initial_budget" not in table.facts):
            return
        budget = max(budgets, key=lambda one: one.amount)
        project = table.fact("project") or ""
        for indicator in table.indicators:
            name = indicator.name
            if name is None or indicator.target is None or not (may_be_money(indicator) or under_cost(indicator)):
                continue
            if indicator.sign == "定性":
                continue
            total = is_total(name, project)
            if total or (under_cost(indicator) and not is_price(name) and not is_other_money(name)):
                yield from self.compare(indicator, name, total, budget)

    def compare(self, indicator: Indicator, name: str, total: bool, budget: Budget) -> Iterator[Problem]:
        """Yield the problem of one cost, if any."""
        amount = amount_of(indicator)
        message, cost = None, ""
        if amount is None:
            message = "untied" if total and under_cost(indicator) and is_share(indicator) else None
        elif near(amount, budget.amount * WAN) or (total and near(amount * WAN, budget.amount)):
            message = "unit"
        elif amount > budget.amount + ROUNDING and indicator.sign not in ("≥", ">"):
            message, cost = "default" if total else "part", money(amount, budget.unit)
        if message is None or indicator.target is None:
            return
        unsure = Confidence.MEDIUM if message == "part" else None
        yield self.problem(
            indicator.target,
            message,
            field="target",
            indicator=indicator,
            related=[budget.field.place],
            confidence=unsure,
            name=name,
            cost=cost or written(indicator),
            budget=budget.text,
        )


def is_share(indicator: Indicator) -> bool:
    """Whether the value is a share, but not all: ≤100% says that the budget is kept, and 1260% is an amount in a wrong unit."""
    quantities = indicator.quantities
    if len(quantities) != 1 or quantities[0].unit is None:
        return False
    unit, quantity = lookup_unit(quantities[0].unit), quantities[0]
    keeps_budget = quantity.number == HUNDRED and quantity.operator not in ("≥", ">")
    return unit is not None and unit.dimension == "ratio" and quantity.number <= HUNDRED and not keeps_budget


def near(amount: Decimal, other: Decimal) -> bool:
    """Whether two amounts are the same but for a little."""
    return abs(amount - other) <= other * NEAR


def written(indicator: Indicator) -> str:
    """The value with the operator and unit of the row, each once."""
    target = indicator.target.text if indicator.target is not None else ""
    operator = indicator.operator.text if indicator.operator is not None else ""
    unit = indicator.unit.text if indicator.unit is not None else ""
    return (operator if operator not in target else "") + target + (unit if unit not in target else "")
