"""funds-sum: the sources of the money do not add up to the total printed above them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, TableRule
from perflint.tables.model import CURRENCIES, IndicatorTable
from perflint_rules.funds.budget import money
from perflint_rules.funds.parts import parts_of
from perflint_rules.missing.gaps import with_field

#: The sums that forms print with their sources.
TOTALS = ("total_budget", "initial_budget", "annual_budget", "executed")

#: Each amount may be rounded to 0.01 of the unit; checkers let 0.1 of 万元 pass.
TOLERANCE = Decimal(1000)

_TOTAL = (
    "| 项目名称 | 培训 | | 主管部门 | 教育局 |\n|---|---|---|---|---|\n| 项目资金（万元） | 年度资金总额 | 100 | | |\n"
    "| | 其中：财政拨款 | {} | | |\n"
)
_INDICATORS = (
    "| 一级指标 | 二级指标 | 三级指标 | 指标值 | 权重 |\n| 产出指标 | 数量指标 | 培训人数 | ≥200人 | 50 |\n"
    "| 效益指标 | 社会效益指标 | 就业率 | ≥60% | 40 |"
)


class FundsSum(TableRule):
    """A single source below a total ("其中：财政拨款") need not be all of it: it is only too much when it exceeds the total."""

    code = "B104"
    rule = "funds-sum"
    name = Text("资金构成合计不平", "Funds do not add up")
    why = Text(
        "资金总额应等于财政拨款、上年结转、其他资金等各项之和；不相等，就不知道哪个数是批复的预算。",
        "The total must equal the sum of its sources, else nobody knows which figure was approved.",
    )
    dimension = Dimension.APPROPRIATENESS
    severity = Severity.ERROR
    basis = (
        Basis("财预〔2015〕88号", "附件 绩效目标申报表：年度资金总额、其中财政拨款、其他资金"),
        Basis("财预〔2020〕10号", "附件 项目支出绩效自评表：年度资金总额、当年财政拨款、上年结转资金、其他资金"),
    )
    messages = {
        "default": Message(
            Text(
                "{field}为{total}，各项来源合计为{sum}（{parts}），相差{difference}。",
                "The {field} is {total}, its sources make {sum} ({parts}): off by {difference}.",
            ),
            Text(
                "请核对各项来源和总额，使{parts}之和等于{field}。",
                "Check the sources and the total; {parts} must make the {field}.",
            ),
        ),
        "part": Message(
            Text("{parts}为{sum}，超过了{field}{total}。", "{parts} is {sum}, more than the {field} of {total}."),
            Text("请核对两个数：其中一项不能大于总额{total}。", "Check both: a part cannot exceed the total of {total}."),
        ),
    }
    good = (
        Example(_TOTAL.format("80.05") + "| | 其他资金 | 20 | | |\n" + _INDICATORS),
        # one source need not be all; an empty one is nothing
        Example(_TOTAL.format("80") + _INDICATORS),
        Example(_TOTAL.format("100") + "| | 其他资金 | | | |\n" + _INDICATORS),
    )
    bad = (
        Example(
            _TOTAL.format("80") + "| | 其他资金 | 10 | | |\n" + _INDICATORS,
            (
                Expected(
                    "C2",
                    {
                        "field": "total_budget",
                        "total": "100万元",
                        "sum": "90万元",
                        "parts": "财政拨款80万元、其他资金10万元",
                        "difference": "-10万元",
                    },
                ),
            ),
        ),
        Example(
            _TOTAL.format("120") + _INDICATORS,
            (
                Expected(
                    "C2",
                    {
                        "field": "total_budget",
                        "total": "100万元",
                        "sum": "120万元",
                        "parts": "财政拨款",
                        "difference": "20万元",
                    },
                    "part",
                ),
            ),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield one problem for each total that its sources do not make."""
        unit = table.fact("currency_unit") or "元"
        for name in TOTALS:
            amount = table.amount(name) if name in table.facts else None
            parts = parts_of(table, table.facts[name]) if amount is not None and unit in CURRENCIES else []
            if amount is None or not parts:
                continue
            total = sum((part.amount for part in parts), Decimal(0))
            tolerance = min(TOLERANCE, abs(amount) / 100)
            if abs(total - amount) <= tolerance or (len(parts) == 1 and total < amount):
                continue
            alone = len(parts) == 1
            labels = [part.label.partition("：")[2] or part.label for part in parts]
            amounts = (
                labels if alone else [f"{label}{money(part.amount, unit)}" for label, part in zip(labels, parts, strict=True)]
            )
            found = self.problem(
                table.facts[name],
                "part" if alone else "default",
                related=[part.cell.place for part in parts if part.cell is not None],
                field=name,
                total=money(amount, unit),
                sum=money(total, unit),
                parts="、".join(amounts),
                difference=money(total - amount, unit),
            )
            yield with_field(found)
