"""overshoot-unexplained: a result far above its target, without a word on why."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, IndicatorRule, Message, Option
from perflint.tables.model import Indicator, IndicatorTable, TableKind
from perflint_rules.self_evaluation.outcomes import LOWER, amount, explains, is_bad_thing, is_cost, outcome_of, reason_of


class OvershootUnexplained(IndicatorRule):
    """Results of `factor` times the target and more. Costs and things one wants little of are left out."""

    code = "S106"
    rule = "overshoot-unexplained"
    name = Text("超额完成未说明原因", "Overshoot without a reason")
    why = Text(
        "完成值远高于指标值，往往说明年初指标值定得偏低。应分析原因；因目标值设定明显偏低造成的，要按偏离程度扣减得分，"
        "并在下年调高指标值。文件没有规定统一比例，本规则默认按1.3倍提示，可以调整。",
        "A result far above its target often means that the target was set too low. The reason must be given; where the target "
        "was clearly too low, points are taken off and next year's is raised. No document fixes a factor; 1.3 can be changed.",
    )
    dimension = Dimension.APPROPRIATENESS
    severity = Severity.WARNING
    basis = (
        Basis("财预〔2020〕10号", "第十六条 完成值高于指标值较多的，要分析原因；目标值设定明显偏低的，按偏离度适度调减分值"),
    )
    kinds = frozenset({TableKind.SELF_EVALUATION})
    factor = Option(
        Decimal("1.3"),
        Text("完成值达到指标值的多少倍时要求说明。", "From which multiple of the target on a reason is asked for."),
    )
    messages = {
        "default": Message(
            Text(
                "指标值{target}，完成值{actual}，是指标值的{times}倍，没有说明原因。",
                "Target {target}, result {actual}: {times} times the target, without a reason.",
            ),
            Text(
                "请在偏差原因中说明大幅超额的原因；年初指标值定低了的，按偏离程度扣减得分，并据此调高下年指标值。",
                "Say why; if the target was set too low, take points off for it and raise next year's target.",
            ),
        )
    }
    good = (
        Example(
            "# 2023年项目支出绩效自评表\n\n"
            "| 三级指标 | 指标性质 | 年度指标值 | 计量单位 | 全年完成值 | 权重 | 得分 | 偏差原因 |\n"
            "|---|---|---|---|---|---|---|---|\n| 培训人数 | ≥ | 200 | 人 | 250 | 20 | 20 | |\n"
            "| 办件量 | ≥ | 100 | 件 | 250 | 20 | 20 | 新增网上办理渠道，办件量大增 |\n"
            "| 投诉件数 | ≤ | 2 | 件 | 5 | 20 | 0 | 无 |\n"
            "| 办件数量 | ≥ | 3 | 万件 | 31000件 | 20 | 20 | |"
        ),
        # costs, faults and a share written once as a fraction, once as a percentage
        Example(
            "# 2023年项目支出绩效自评表\n\n| 二级指标 | 三级指标 | 年度指标值 | 计量单位 | 全年完成值 |\n|---|---|---|---|---|\n"
            "| 成本指标 | 中心运行 | 100 | 万元 | 180 |\n| 质量指标 | 设备故障率 | 1 | % | 3 |\n"
            "| 质量指标 | 合格率 | 0.95 | % | 95% |"
        ),
    )
    bad = (
        Example(
            "# 2021年项目支出绩效自评表\n\n"
            "| 三级指标 | 指标性质 | 年度指标值 | 计量单位 | 全年完成值 | 权重 | 得分 | 偏差原因 |\n"
            "|---|---|---|---|---|---|---|---|\n| 受理政务服务业务 | 无 | 160420 | 件 | 392846 | 45 | 45 | 无 |\n"
            "| 业务网上申报 | ≥ | 1.7595 | 万件 | 400100件 | 45 | 45 | |",
            (
                Expected("E2", {"target": "160420件", "actual": "392846件", "times": "2.45"}),
                Expected("E3", {"target": "1.7595万件", "actual": "40.01万件", "times": "22.74"}),
            ),
        ),
    )

    def check(self, indicator: Indicator, table: IndicatorTable) -> Sequence[Problem]:
        """Compare result and target where more is better and nothing is explained."""
        actual, target = indicator.actual, indicator.target
        if actual is None or target is None or actual.text == target.text or explains(reason_of(indicator)):
            return ()
        outcome = outcome_of(indicator)
        if outcome is None or outcome.direction == LOWER or outcome.target <= 0 or outcome.actual < self.factor * outcome.target:
            return ()
        if is_bad_thing(indicator.name or "") or is_cost(indicator) or "deviation_reason" in table.lost_columns:
            return ()
        return (
            self.problem(
                actual,
                field="actual",
                indicator=indicator,
                confidence=None if outcome.stated else Confidence.MEDIUM,
                target=amount(outcome.target, outcome.unit),
                actual=amount(outcome.actual, outcome.unit),
                times=round(outcome.actual / outcome.target, 2),
            ),
        )
