"""price-times-quantity: what the planned quantity costs at the planned price is more than the budget."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, Option, TableRule
from perflint.tables.model import IndicatorTable, TableKind
from perflint_rules.funds.budget import budgets_of, money
from perflint_rules.funds.prices import Pair, only_pair

#: From this many yuan on a price is written in 万元.
LARGE = Decimal(100_000)


class PriceTimesQuantity(TableRule):
    """Only a table with one price and one quantity for it is judged, and only against the largest of its budget figures.

    A product below the budget is no fault: the project may pay for more than this one thing. Nor is a plan that turned
    out cheaper: the adjusted budget of a self-evaluation follows what was really paid.
    """

    code = "B103"
    rule = "price-times-quantity"
    name = Text("单价乘数量超过预算", "Price times quantity exceeds the budget")
    why = Text(
        "单价、数量和预算应当互相对得上。按表中的单价和数量计算已经超过预算，说明其中至少有一个数不对。",
        "Price, quantity and budget must fit. If the planned quantity at the planned price costs more than the budget, one of "
        "the three is wrong.",
    )
    dimension = Dimension.APPROPRIATENESS
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = (Basis("财预〔2015〕88号", "绩效目标应与任务数或计划数相对应，与投资额或资金量相匹配"),)
    tolerance = Option(
        Decimal(5),
        Text("单价乘数量超过预算多少（%）以内不提示。", "By how much (per cent) the product may exceed the budget."),
    )
    messages = {
        "default": Message(
            Text(
                "“{price}”{each}×“{quantity}”{number}，合计{product}，超过预算{budget}（多{excess}%）。",
                "{each} ({price}) times {number} ({quantity}) is {product}, {excess} per cent more than the budget of {budget}.",
            ),
            Text(
                "请核对单价、数量和预算：按{number}计算，单价应不超过{affordable}；数量或单价写错的改正过来。",
                "Check price, quantity and budget: for {number} the price may be {affordable} at most.",
            ),
        ),
        "monthly": Message(
            Text(
                "“{price}”每月{each}×“{quantity}”{number}×{months}个月，合计{product}，超过预算{budget}（多{excess}%）。",
                "{each} a month ({price}) times {number} ({quantity}) times {months} months is {product}, {excess} per cent more "
                "than the budget of {budget}.",
            ),
            Text(
                "请核对标准、人数、月数和预算：按{number}、{months}个月计算，每月应不超过{affordable}；不足{months}个月的，写明月数。",
                "Check standard, number, months and budget: for {number} and {months} months it may be {affordable} a month at "
                "most; if it is paid for fewer months, say so.",
            ),
        ),
    }
    good = (
        Example(
            "# 2025年项目支出绩效目标表\n\n年度资金总额：30万元\n\n| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n"
            "| 数量指标 | 培训人数 | ≥200人 |\n| 成本指标 | 人均培训成本 | ≤1500元/人 |"
        ),
        # two prices; a price for those who teach, a price by the day, a price for something else
        Example(
            "# 2025年项目支出绩效目标表\n\n年度资金总额：10万元\n\n| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n"
            "| 数量指标 | 培训人数 | ≥200人 |\n| 成本指标 | 培训讲师费标准 | ≤2000元/人 |"
        ),
        Example(
            "# 2025年项目支出绩效目标表\n\n年度资金总额：10万元\n\n| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n"
            "| 数量指标 | 用餐人数 | ≥41人 |\n| 成本指标 | 用餐标准 | ≤3500元/人/天 |"
        ),
        Example(
            "# 2025年项目支出绩效目标表\n\n年度资金总额：10万元\n\n| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n"
            "| 数量指标 | 培训人数 | ≥200人 |\n| 成本指标 | 人均培训成本 | ≤1500元/人 |\n"
            "| 成本指标 | 教材单价 | ≤50元/册 |"
        ),
    )
    bad = (
        Example(
            "# 2026年项目支出绩效目标表\n\n年度资金总额：21.20万元\n\n| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n"
            "| 数量指标 | 工作服人数 | 80人 |\n| 数量指标 | 工作服成本 | ≤4000元/套 |",
            (
                Expected(
                    "C3",
                    {
                        "price": "工作服成本",
                        "each": "4000元",
                        "quantity": "工作服人数",
                        "number": "80人",
                        "product": "32万元",
                        "budget": "21.2万元",
                        "excess": "51",
                        "affordable": "2650元",
                        "months": "1",
                    },
                ),
            ),
        ),
        Example(
            "# 2020年项目支出绩效目标表\n\n年度资金总额：93.5万元\n\n| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n"
            "| 数量指标 | 临聘人员数量 | 19人 |\n| 成本指标 | 临聘人员每月固定劳务标准 | 4500元 |",
            (
                Expected(
                    "C3",
                    {
                        "price": "临聘人员每月固定劳务标准",
                        "each": "4500元",
                        "quantity": "临聘人员数量",
                        "number": "19人",
                        "product": "102.6万元",
                        "budget": "93.5万元",
                        "excess": "10",
                        "affordable": "4100元",
                        "months": "12",
                    },
                    "monthly",
                ),
            ),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield at most one problem, at the price."""
        budgets = budgets_of(table)
        pair = only_pair(table) if budgets else None
        if pair is None or pair.price.target is None or pair.quantity.target is None:
            return
        budget = max(budgets, key=lambda one: one.amount)
        excess = (pair.product / budget.amount - 1) * 100
        if excess <= self.tolerance or self.was_paid(pair, table, budget.amount):
            return
        quantity = pair.quantity.quantities[0]
        affordable = budget.amount / pair.number / pair.months
        yield self.problem(
            pair.price.target,
            "monthly" if pair.months > 1 else "default",
            field="target",
            indicator=pair.price,
            related=[pair.quantity.place_of("target"), budget.field.place],
            price=pair.price.name or "",
            each=in_words(pair.each),
            quantity=pair.quantity.name or "",
            number=f"{quantity.number:f}{quantity.unit or ''}",
            product=money(pair.product, budget.unit),
            budget=budget.text,
            excess=round(excess),
            affordable=in_words(affordable.to_integral_value(rounding="ROUND_FLOOR")),
            months=pair.months,
        )

    def was_paid(self, pair: Pair, table: IndicatorTable, budget: Decimal) -> bool:
        """Whether the actual price and quantity fit what was spent."""
        result = pair.result if table.kind is TableKind.SELF_EVALUATION else None
        return result is not None and result <= max(table.amount("executed") or budget, budget) * (1 + self.tolerance / 100)


def in_words(price: Decimal) -> str:
    """A price in 元, a large one in 万元."""
    return money(price, "元" if price < LARGE else "万元")
