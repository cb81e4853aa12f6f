"""no-baseline: a change of so many per cent, and nothing says compared with what."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, IndicatorRule, Message
from perflint.language.quantity import Quantity
from perflint.tables.model import Indicator, IndicatorTable
from perflint_rules.operators.written import written_sign
from perflint_rules.vagueness.doubts import doubt
from perflint_rules.values.changes import (
    CHANGE,
    LARGEST_CHANGE,
    RATE,
    change_in_name,
    change_in_value,
    names_baseline,
    starts_with_change,
)
from perflint_rules.values.single import PERCENT, explanations, single_quantity


class NoBaseline(IndicatorRule):
    """A rate of growth is commonly meant on the year before: there it is a hint only.

    Slogans with a percentage, zero targets and 缩短…天 are `vague-target`'s already.
    """

    code = "Q108"
    rule = "no-baseline"
    name = Text("增减没有基期", "Change without a baseline")
    why = Text(
        "“提高10%”“下降5%”必须说明与哪一年、哪个数相比。没有基期或基数，年底就算不出是否完成。",
        "“10 % more” must say: than when, than what. Without a baseline nobody can work out whether it was reached.",
    )
    dimension = Dimension.FEASIBILITY
    severity = Severity.WARNING
    basis = (Basis("财预〔2021〕101号", "三（一）指标解释：说明指标内涵、计算方法和数据口径"),)
    messages = {
        "default": Message(
            Text(
                "“{name}”的指标值“{target}”没有说明与什么相比。",
                "“{name}” is to change by “{target}”; compared with what is not said.",
            ),
            Text(
                "请写明基期和基数，如“较上年提高{number}%（上年为××）”，或改为要达到的数值。",
                "Give year and figure of the baseline, such as 较上年提高{number}%, or the level to be reached.",
            ),
        ),
        "rate": Message(
            Text("“{name}”没有写明与哪一年相比。", "“{name}” does not say compared with which year."),
            Text(
                "建议在名称或指标解释里写明基期，如“较上年增长”，并注明上年的数值。",
                "Name the baseline in the name or the definition (such as 较上年增长) and give last year's figure.",
            ),
            Severity.INFO,
        ),
    }
    good = (
        # a baseline in name, value or definition; a level that is reached; savings on a plan; a change word inside a name
        Example(
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 | 指标解释 |\n|---|---|---|---|---|\n"
            "| 借阅量较上年增长率 | ≥ | 5 | % | |\n"
            "| 就业率提高 | ≥ | 5 | % | 与2024年末登记就业率相比 |\n| 旅游收入 | | 同比增长8% | | |\n"
            "| 覆盖率提高到 | ≥ | 65 | % | |\n"
            "| 成本节约率 | ≥ | 3 | % | |\n| 能力提升工程完成率 | ≥ | 95 | % | |\n| 提高群众满意度 | ≥ | 90 | % | |\n"
            "| 降低投诉率 | ≤ | 5 | % | |\n| 服务收入增加额 | ≥ | 50 | 万元 | |\n| 预算控制率 | ≤ | 5 | % | |\n"
            "| 就业率 | ≥ | 提高到60% | | |"
        ),
    )
    bad = (
        Example(
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 | 指标解释 |\n|---|---|---|---|---|\n| 就业率提高 | ≥ | 5 | % | |\n"
            "| 可办事项 | ≥ | 增加10% | | 无 |\n| 提高参保率 | ≥ | 3 | % | |\n| 旅游收入增长率 | ≥ | 8 | % | |",
            (
                Expected("C2", {"name": "就业率提高", "target": "5%", "number": "5"}),
                Expected("C3", {"name": "可办事项", "target": "增加10%", "number": "10"}),
                Expected("C4", {"name": "提高参保率", "target": "3%", "number": "3"}),
                Expected("C5", {"name": "旅游收入增长率"}, "rate"),
            ),
        ),
    )

    def check(self, indicator: Indicator, table: IndicatorTable) -> Sequence[Problem]:
        """Return at most one problem, at the value."""
        target, name = indicator.target, indicator.name
        if target is None or not name:
            return ()
        quantity = single_quantity(indicator)
        if quantity is None or quantity.unit != PERCENT:
            return ()
        change = self.change(indicator, name, target.text, quantity)
        if change is None or doubt(indicator, name, indicator.quantities) is not None:
            return ()
        texts = [name, target.text, *(field.text for field in explanations(indicator))]
        if any(names_baseline(text) for text in texts):
            return ()
        if change == RATE:
            return (self.problem(target, "rate", field="target", indicator=indicator, name=name),)
        shown = f"{quantity.number:f}%" if target.text.isascii() else target.text
        number = quantity.number
        return (self.problem(target, field="target", indicator=indicator, name=name, target=shown, number=number),)

    def change(self, indicator: Indicator, name: str, value: str, quantity: Quantity) -> str | None:
        """What kind of change the percentage is, or None where it is a level."""
        if change_in_value(value):
            return CHANGE
        change = change_in_name(name)
        if change is None and starts_with_change(name) and written_sign(indicator) not in ("≤", "<"):
            return CHANGE if 0 < quantity.number <= LARGEST_CHANGE else None
        return change
