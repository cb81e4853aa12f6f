"""shortfall-unexplained: a missed target, or lost points, without a reason and a remedy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, IndicatorRule, Message, Option
from perflint.tables.model import Indicator, IndicatorTable, TableKind
from perflint_rules.self_evaluation.outcomes import Outcome, amount, explains, is_just_met, outcome_of, reason_of
from perflint_rules.self_evaluation.wording import MET, achievement


class ShortfallUnexplained(IndicatorRule):
    """Misses are judged by the operator or, without one, by what the name suggests; the latter is less sure.

    A remark counts as an explanation. Where the conversion to text lost the column, nothing is said.
    """

    code = "S105"
    rule = "shortfall-unexplained"
    name = Text("未完成未说明原因", "Shortfall without a reason")
    why = Text(
        "没有完成目标或者被扣分的指标，要逐项说明原因和改进措施，不能留空，也不能只写“无”“已完成”。"
        "原因写不清楚，自评结果就无法用于改进管理和安排下年预算。",
        "Every indicator that missed its target or lost points needs its reason and what will be done about it; neither an empty "
        "cell nor “无” will do. Without reasons a self-evaluation is of no use for the next budget.",
    )
    dimension = Dimension.FEASIBILITY
    severity = Severity.ERROR
    basis = (Basis("财预〔2020〕10号", "单位自评：未完成绩效目标或偏离较大的，应分析说明原因并提出改进措施"),)
    kinds = frozenset({TableKind.SELF_EVALUATION})
    folds = True
    min_length = Option(10, Text("偏差原因至少应有的字数。", "How many characters a reason should have at least."))
    messages = {
        "default": Message(
            Text(
                "指标值{target}，只完成{actual}，没有填写偏差原因。",
                "Target {target}, result {actual}: missed, and no reason is given.",
            ),
            Text(
                "请写明没有完成的原因和改进措施，如“因……影响，少完成{gap}；下年将……”。",
                "Say why it was missed (by {gap}) and what will be done about it.",
            ),
        ),
        "no-reason": Message(
            Text(
                "指标值{target}，完成值{actual}，未达到指标值，偏差原因却只写“{reason}”。",
                "Target {target}, result {actual}: missed, but the reason only says “{reason}”.",
            ),
            Text(
                "请把“{reason}”改为具体原因和改进措施，说明相差的{gap}是怎样造成的。",
                "Replace “{reason}” by the actual reason for the difference of {gap} and by what will be done about it.",
            ),
            Severity.WARNING,
        ),
        "short": Message(
            Text(
                "指标值{target}，只完成{actual}，偏差原因只有{length}个字：“{reason}”。",
                "Target {target}, result {actual}: missed, and the reason has {length} characters only: “{reason}”.",
            ),
            Text(
                "请补充：为什么少完成{gap}，采取什么措施，何时补上。",
                "Add why it fell short by {gap}, what is done about it, and by when.",
            ),
            Severity.INFO,
        ),
        "points-lost": Message(
            Text(
                "得分{score}低于权重{weight}，没有填写扣分原因。",
                "The score {score} is below the weight {weight}, and no reason is given.",
            ),
            Text(
                "请写明扣分的原因和改进措施；没有扣分理由的，按满分{weight}填写并改正总分。",
                "Say why points were taken off and what will be done; or give the full {weight} and correct the total.",
            ),
        ),
    }
    good = (
        Example(
            "# 2023年项目支出绩效自评表\n\n"
            "| 三级指标 | 指标性质 | 年度指标值 | 计量单位 | 全年完成值 | 权重 | 得分 | 偏差原因 |\n"
            "|---|---|---|---|---|---|---|---|\n| 培训人数 | ≥ | 200 | 人 | 160 | 20 | 16 | 报名人数不足，下年提前宣传发动 |\n"
            "| 投诉件数 | ≤ | 2 | 件 | 0 | 20 | 20 | |\n| 培训成本 | ≤ | 9 | 万元 | 8.5 | 20 | 20 | 无 |\n"
            "| 办件量 | ≥ | 3 | 万件 | 30001 | 20 | 20 | |"
        ),
        # without an operator: less is better of complaints, costs and time limits
        Example(
            "# 2023年项目支出绩效自评表\n\n| 二级指标 | 三级指标 | 年度指标值 | 全年完成值 | 权重 | 得分 | 偏差原因 |\n"
            "|---|---|---|---|---|---|---|\n| 社会效益指标 | 窗口投诉率 | 10% | 0% | 20 | 20 | |\n"
            "| 成本指标 | 中心运行费 | 14331153.05元 | 10627649.77元 | 20 | 20 | 无 |\n"
            "| 时效指标 | 承诺办结时限 | 34个工作日 | 30个工作日 | 20 | 20 | |\n"
            "| 数量指标 | 设备情况 | 2000台 | 完成 | 20 | 20 | |"
        ),
    )
    bad = (
        Example(
            "# 2023年项目支出绩效自评表\n\n"
            "| 三级指标 | 指标性质 | 年度指标值 | 计量单位 | 全年完成值 | 权重 | 得分 | 偏差原因 |\n"
            "|---|---|---|---|---|---|---|---|\n| 培训人数 | ≥ | 200 | 人 | 160 | 20 | 16 | |\n"
            "| 交易项目 | 无 | 350 | 个 | 321 | 20 | 20 | 无 |\n| 投诉件数 | ≤ | 2 | 件 | 5 | 20 | 0 | 有误会 |\n"
            "| 宣传效果 | 定性 | 良好 | | 一般 | 20 | 15 | |\n| 办件量 | ≥ | 100 | 件 | 110 | 10 | 10 | |",
            (
                Expected("H2", {"target": "200人", "actual": "160人", "gap": "40人"}),
                Expected("H3", {"target": "350个", "actual": "321个", "gap": "29个", "reason": "无"}, "no-reason"),
                Expected("H4", {"target": "2件", "actual": "5件", "gap": "3件", "reason": "有误会", "length": "3"}, "short"),
                Expected("H5", {"score": "15", "weight": "20"}, "points-lost"),
            ),
        ),
    )

    def check(self, indicator: Indicator, table: IndicatorTable) -> Sequence[Problem]:
        """Ask for a reason where the target is missed, else where points are lost that no formula explains."""
        if is_just_met(indicator):
            return ()
        reason = reason_of(indicator)
        if reason is not None and len(reason.text) >= self.min_length and explains(reason):
            return ()
        if "deviation_reason" in table.lost_columns or "deviation_reason" in indicator.shared:
            return ()
        outcome = outcome_of(indicator)
        if outcome is None:
            return self.points(indicator, table) if reason is None else ()
        if not outcome.is_missed:
            return ()
        confidence = None if outcome.stated and table.has_column("deviation_reason") else Confidence.MEDIUM
        return (self.shortfall(indicator, outcome, confidence),)

    def shortfall(self, indicator: Indicator, outcome: Outcome, confidence: Confidence | None) -> Problem:
        """The problem of a missed target, by what stands in the reason's cell."""
        reason = reason_of(indicator)
        parameters = {
            "target": amount(outcome.target, outcome.unit),
            "actual": amount(outcome.actual, outcome.unit),
            "gap": amount(abs(outcome.target - outcome.actual), outcome.unit),
        }
        message = "default"
        if reason is not None:
            message = "short" if explains(reason) else "no-reason"
            parameters["reason"] = reason.text
        if reason is not None and message == "short":
            parameters["length"] = str(len(reason.text))
        found = self.problem(
            reason if reason is not None else indicator.place_of("deviation_reason"),
            message,
            field="deviation_reason",
            indicator=indicator,
            confidence=confidence,
        )
        return replace(found, parameters=parameters)

    def points(self, indicator: Indicator, table: IndicatorTable) -> Sequence[Problem]:
        """Points lost on an indicator whose result is no number."""
        score = indicator.score.number if indicator.score is not None else None
        weight = indicator.weight.number if indicator.weight is not None else None
        if score is None or weight is None or not 1 < weight > score or not table.has_column("deviation_reason"):
            return ()
        if indicator.actual is not None and achievement(indicator.actual.text) == MET:
            return ()  # then the score is what is wrong: qualitative-score-band
        place = indicator.place_of("deviation_reason")
        return (self.problem(place, "points-lost", field="deviation_reason", indicator=indicator, score=score, weight=weight),)
