"""cost-direction: the operator points the wrong way: costs at least, complaints at least, pass rates at most."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, IndicatorRule, Message
from perflint.tables.model import Indicator, IndicatorTable, TableKind
from perflint_rules.operators.directions import is_fixed_amount, is_money_cost, is_unwanted, should_be_high
from perflint_rules.operators.written import written_sign
from perflint_rules.values.single import single_quantity

AT_LEAST = ("≥", ">")
AT_MOST = ("≤", "<")


class CostDirection(IndicatorRule):
    """Costs are amounts of money; rates under 成本 (节约率, 控制率, 到位率) may point either way and are not judged.

    Satisfaction is `satisfaction-value`'s. "=" is let pass for standards that are laid down (补助标准, 工资).
    """

    code = "O104"
    rule = "cost-direction"
    name = Text("指标方向错误", "Operator points the wrong way")
    why = Text(
        "成本和投诉、事故、故障等应控制在一定数额以内，用“≤”；合格率、覆盖率、完成率等越高越好，用“≥”。"
        "方向填反，花得越多、出的问题越多，自评得分反而越高；成本用“=”，节约了反而算没有完成。",
        "Costs, complaints, accidents and faults are to stay below a limit (≤); pass, coverage and completion rates above one "
        "(≥). The wrong way round, spending more scores higher; with =, a saving counts as a miss.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.WARNING
    basis = (
        Basis("财预〔2021〕101号", "绩效目标是指预期产出和效果以及相应的成本控制要求", True),
        Basis("财预〔2021〕101号", "二（一）成本指标：反映预期成本的控制范围"),
    )
    messages = {
        "cost-at-least": Message(
            Text(
                "成本指标“{name}”的符号是“{operator}”，变成了花得越多越好。",
                "The cost “{name}” has {operator}: the more is spent the better.",
            ),
            Text("请把“{operator}”改为“≤”，即“≤{target}”。", "Replace {operator} by ≤: “≤{target}”."),
            Severity.ERROR,
        ),
        "cost-exact": Message(
            Text(
                "成本指标“{name}”的符号是“{operator}”，节约了反而算未完成。",
                "The cost “{name}” has {operator}, so that a saving counts as a miss.",
            ),
            Text("请把“{operator}”改为“≤”，即“≤{target}”。", "Replace {operator} by ≤: “≤{target}”."),
        ),
        "bad-at-least": Message(
            Text(
                "“{name}”应越少越好，符号却是“{operator}”。",
                "“{name}” should be low, but has {operator}.",
            ),
            Text("请把“{operator}”改为“≤”，即“≤{target}”。", "Replace {operator} by ≤: “≤{target}”."),
        ),
        "good-at-most": Message(
            Text(
                "“{name}”应越高越好，符号却是“{operator}”。",
                "“{name}” should be high, but has {operator}.",
            ),
            Text("请把“{operator}”改为“≥”，即“≥{target}”。", "Replace {operator} by ≥: “≥{target}”."),
        ),
    }
    good = (
        # savings, control rates, standards laid down, social and ecological costs, dealing with bad things, income as benefit
        Example(
            "| 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|---|---|\n"
            "| 成本指标 | 经济成本指标 | 公用经费支出额 | ≤ | 386 | 万元 |\n"
            "| 成本指标 | 经济成本指标 | 成本节约率 | ≥ | 5 | % |\n"
            "| 成本指标 | 经济成本指标 | 预算执行率 | ≥ | 95 | % |\n"
            "| 成本指标 | 经济成本指标 | 生活补助发放标准 | = | 500 | 元/人 |\n"
            "| 成本指标 | 生态环境成本指标 | 绿地恢复面积 | ≥ | 10 | 亩 |\n"
            "| 效益指标 | 经济效益指标 | 人均消费支出 | ≥ | 2 | 万元 |\n"
            "| 产出指标 | 质量指标 | 投诉处理率 | ≥ | 98 | % |\n| 产出指标 | 数量指标 | 故障维修次数 | ≥ | 20 | 次 |\n"
            "| 产出指标 | 质量指标 | 不合格率 | ≤ | 2 | % |\n| 产出指标 | 质量指标 | 安全事故起数 | = | 0 | 起 |\n"
            "| 效益指标 | 经济效益指标 | 节约采购成本 | ≥ | 100 | 万元 |\n"
            "| 满意度指标 | 服务对象满意度指标 | 群众满意度 | ≤ | 90 | % |"
        ),
    )
    bad = (
        Example(
            "| 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|---|---|\n"
            "| 成本指标 | 经济成本指标 | 预算支出总额 | ≥ | 90 | % |\n"
            "| 成本指标 | 经济成本指标 | 中心运行费 | = | 1409.57 | 万元 |\n"
            "| 产出指标 | 质量指标 | 有效投诉率 | ≥ | 5 | % |\n| 产出指标 | 质量指标 | 验收合格率 | ≤ | 95 | % |",
            (
                Expected("D2", {"name": "预算支出总额", "operator": "≥", "target": "90%"}, "cost-at-least"),
                Expected("D3", {"name": "中心运行费", "operator": "=", "target": "1409.57万元"}, "cost-exact"),
                Expected("D4", {"name": "有效投诉率", "operator": "≥", "target": "5%"}, "bad-at-least"),
                Expected("D5", {"name": "验收合格率", "operator": "≤", "target": "95%"}, "good-at-most"),
            ),
        ),
        Example(
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 数量指标 | 培训人数 | ≥200人 |\n"
            "| 成本指标 | 人均培训成本 | ≥300元 |",
            (Expected("C3", {"name": "人均培训成本", "operator": "≥", "target": "300元"}, "cost-at-least"),),
        ),
    )

    def check(self, indicator: Indicator, table: IndicatorTable) -> Sequence[Problem]:
        """Return at most one problem, at the operator or, where it has no cell, at the value."""
        name, target = indicator.name, indicator.target
        if not name or target is None:
            return ()
        sign = written_sign(indicator)
        message = self.wrong(indicator, table, name, sign) if sign is not None else None
        if message is None or sign is None:
            return ()
        quantity = single_quantity(indicator)
        if quantity is None or quantity.number == 0:
            return ()
        return (
            self.problem(
                indicator.operator or target,
                message,
                field="operator",
                indicator=indicator,
                confidence=Confidence.MEDIUM if message == "bad-at-least" else None,
                name=name,
                operator=sign,
                target=f"{quantity.number:f}{quantity.unit or ''}",
            ),
        )

    def wrong(self, indicator: Indicator, table: IndicatorTable, name: str, sign: str) -> str | None:
        """Which message fits the sign, or None."""
        if sign in AT_MOST:
            return "good-at-most" if should_be_high(name) else None
        if sign in AT_LEAST:
            if is_unwanted(name):
                return "bad-at-least"
            return "cost-at-least" if is_money_cost(indicator) and not is_fixed_amount(name) else None
        if sign == "=" and table.kind is not TableKind.SELF_EVALUATION:
            return "cost-exact" if is_money_cost(indicator) and not is_fixed_amount(name) else None
        return None
