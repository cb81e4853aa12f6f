"""cost-far-below-budget: the total cost in the indicators is a fraction of the money that is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, Option, TableRule
from perflint.tables.model import IndicatorTable, TableKind
from perflint_rules.funds.budget import budget_of, money
from perflint_rules.funds.cost_over_budget import WAN, near
from perflint_rules.funds.costs import amount_of, is_total, may_be_money


class CostFarBelowBudget(TableRule):
    """Only a row that stands for the whole project tells; a factor of 10,000 is a wrong unit, `cost-over-budget`'s."""

    code = "B102"
    rule = "cost-far-below-budget"
    name = Text("成本指标远低于预算", "Cost far below the budget")
    why = Text(
        "成本指标写的总成本明显少于申请的预算，要么成本算漏了，要么预算多报了。",
        "A total cost far below the budget means that either costs were forgotten or too much money is asked for.",
    )
    dimension = Dimension.APPROPRIATENESS
    severity = Severity.INFO
    confidence = Confidence.MEDIUM
    basis = (Basis("财预〔2015〕88号", "绩效目标应与预算确定的投资额或资金量相对应"),)
    kinds = frozenset((TableKind.TARGET,))
    least_share = Option(
        Decimal(50),
        Text(
            "总成本低于预算的这个百分比时提示（%）。", "The share of the budget (per cent) below which a total cost is reported."
        ),
    )
    messages = {
        "default": Message(
            Text(
                "总成本指标“{name}”为{cost}，只有预算{budget}的{share}%。",
                "The total cost “{name}” is {cost}, only {share} per cent of the budget of {budget}.",
            ),
            Text(
                "请核对成本测算：漏算的补全，预算确实多报的，按{cost}核减。",
                "Check the estimate: add what was left out, or cut the budget towards {cost}.",
            ),
        )
    }
    good = (
        # a part of the cost, and half of the money, are nothing to ask about
        Example(
            "# 2025年项目支出绩效目标表\n\n年度资金总额：100万元\n\n| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n"
            "| 成本指标 | 设备购置费 | ≤20万元 |\n| 成本指标 | 项目总成本 | ≤50万元 |"
        ),
    )
    bad = (
        Example(
            "# 2025年项目支出绩效目标表\n\n年度资金总额：100万元\n\n| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n"
            "| 成本指标 | 项目总成本 | ≤20万元 |",
            (Expected("C2", {"name": "项目总成本", "cost": "20万元", "budget": "100万元", "share": "20"}),),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield a problem for the largest total, where even that is too small."""
        budget = budget_of(table)
        if budget is None:
            return
        project = table.fact("project") or ""
        totals = [
            (amount, indicator)
            for indicator in table.indicators
            if may_be_money(indicator)
            and is_total(indicator.name or "", project)
            and (amount := amount_of(indicator)) is not None
        ]
        if not totals:
            return
        amount, indicator = max(totals, key=lambda one: one[0])
        if indicator.target is None or near(amount * WAN, budget.amount) or amount * 100 >= budget.amount * self.least_share:
            return
        yield self.problem(
            indicator.target,
            field="target",
            indicator=indicator,
            related=[budget.field.place],
            name=indicator.name or "",
            cost=money(amount, budget.unit),
            budget=budget.text,
            share=(amount * 100 / budget.amount).quantize(Decimal("0.1")),
        )
