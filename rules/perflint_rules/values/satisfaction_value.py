"""satisfaction-value: a satisfaction target that is capped, fixed, very low or perfect."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, IndicatorRule, Message, Option
from perflint.language.quantity import Quantity
from perflint.tables.model import Indicator, IndicatorTable, TableKind
from perflint_rules.operators.written import written_sign
from perflint_rules.self_evaluation.outcomes import is_bad_thing
from perflint_rules.values.single import PERCENT, is_satisfaction, single_quantity

FULL = 100


class SatisfactionValue(IndicatorRule):
    """Numbers above 100 % are `percent-range`'s. Self-evaluations are judged by their sign only."""

    code = "Q104"
    rule = "satisfaction-value"
    name = Text("满意度指标值不合理", "Unreasonable satisfaction target")
    why = Text(
        "满意度越高越好，符号应为“≥”；用“≤”等于满意的人越少越好，用“=”则高于目标也算偏离。指标值过低没有约束力，"
        "定为100%又往往只能靠少量样本达到。",
        "The more satisfaction the better: the sign is ≥. ≤ asks for little of it, = makes a better result a deviation. A very "
        "low target demands nothing; 100 % is usually met by a small sample only.",
    )
    dimension = Dimension.FEASIBILITY
    severity = Severity.WARNING
    basis = (
        Basis("财预〔2021〕101号", "二（四）满意度指标：申报满意度指标的项目，执行中应开展满意度调查或其他反馈收集"),
        Basis("财预〔2021〕101号", "三（七）满意度赋分：按满意度区间计分"),
    )
    lowest = Option(
        Decimal(80), Text("低于多少（%）的满意度目标要提示。", "Satisfaction targets below this (per cent) are pointed out.")
    )
    messages = {
        "at-most": Message(
            Text(
                "满意度指标“{name}”的符号是“{operator}”，变成了满意的人越少越好。",
                "“{name}” has {operator}: the fewer are satisfied the better.",
            ),
            Text("请改为“≥{target}”。", "Write “≥{target}”."),
            Severity.ERROR,
        ),
        "exact": Message(
            Text(
                "满意度指标“{name}”的符号是“=”，实际高于{target}也算偏离目标。",
                "“{name}” has =, so that more than {target} counts as a deviation.",
            ),
            Text("请改为“≥{target}”。", "Write “≥{target}”."),
        ),
        "low": Message(
            Text("满意度目标为{target}，低于{lowest}%，偏低。", "The satisfaction target is {target}, below {lowest} %."),
            Text(
                "建议参照上年调查结果设定，一般不低于{lowest}%；确因基数低的，请在指标解释里说明。",
                "Base it on last year's survey, usually at least {lowest} %; or say in the definition why it is low.",
            ),
            Severity.INFO,
        ),
        "full": Message(
            Text("满意度目标定为100%，没有余地。", "The satisfaction target is 100 %, which leaves no room."),
            Text(
                "建议按上年调查结果填写（如“≥95%”），并写明调查对象、方式和样本量。",
                "Base it on last year's survey (such as ≥95 %) and say who is asked, how, and how many.",
            ),
            Severity.INFO,
        ),
    }
    good = (
        # points, complaints under satisfaction, a zero, a share of dissatisfied
        Example(
            "| 二级指标 | 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|---|\n"
            "| 服务对象满意度指标 | 群众满意度 | ≥ | 95 | % |\n"
            "| 服务对象满意度指标 | 学员满意度评分 | ≥ | 4.5 | 分 |\n| 服务对象满意度指标 | 群众投诉率 | ≤ | 2 | % |\n"
            "| 服务对象满意度指标 | 学员不满意率 | ≤ | 5 | % |\n| 服务对象满意度指标 | 有责投诉起数 | = | 0 | 起 |"
        ),
    )
    bad = (
        Example(
            "| 二级指标 | 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|---|\n"
            "| 服务对象满意度指标 | 群众满意度 | ≤ | 95 | % |\n"
            "| 服务对象满意度指标 | 服务效能名列前茅 | = | 85 | % |\n| 服务对象满意度指标 | 学员满意度 | ≥ | 60 | % |\n"
            "| 服务对象满意度指标 | 家长满意度 | = | 100 | % |",
            (
                Expected("C2", {"name": "群众满意度", "operator": "≤", "target": "95%"}, "at-most"),
                Expected("C3", {"name": "服务效能名列前茅", "target": "85%"}, "exact"),
                Expected("D4", {"target": "60%", "lowest": "80"}, "low"),
                Expected("D5", {}, "full"),
            ),
        ),
    )

    def check(self, indicator: Indicator, table: IndicatorTable) -> Sequence[Problem]:
        """Return at most one problem: at the operator for its direction, at the value for its size."""
        target = indicator.target
        if target is None or not is_satisfaction(indicator):
            return ()
        name = indicator.name or ""
        quantity = single_quantity(indicator)
        if quantity is None or quantity.number <= 1 or is_bad_thing(name):
            return ()
        sign = written_sign(indicator)
        shown = f"{quantity.number:f}{quantity.unit or ''}"
        message = self.wrong(table, name, quantity, sign)
        at = indicator.operator or target
        if message == "at-most" and sign is not None:
            return (self.problem(at, message, field="operator", indicator=indicator, name=name, operator=sign, target=shown),)
        if message == "exact":
            return (self.problem(at, message, field="operator", indicator=indicator, name=name, target=shown),)
        if message == "low":
            return (self.problem(target, "low", field="target", indicator=indicator, target=shown, lowest=self.lowest),)
        if message == "full":
            return (self.problem(target, "full", field="target", indicator=indicator),)
        return ()

    def wrong(self, table: IndicatorTable, name: str, quantity: Quantity, sign: str | None) -> str | None:
        """Which message fits, or None."""
        named = "满意" in name
        if sign in ("≤", "<"):
            return "at-most" if named else None
        if quantity.unit != PERCENT or quantity.number > FULL or table.kind is TableKind.SELF_EVALUATION:
            return None
        if quantity.number == FULL:
            return "full" if named else None
        if sign == "=":
            return "exact"
        return "low" if named and quantity.number < self.lowest else None
