"""shortfall-full-score: full marks for a target that was missed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, IndicatorRule, Message, Option
from perflint.tables.model import Indicator, IndicatorTable, TableKind
from perflint_rules.self_evaluation.outcomes import amount, is_just_met, outcome_of
from perflint_rules.self_evaluation.score_arithmetic import due, has_own_scoring


class ShortfallFullScore(IndicatorRule):
    """The counterpart of `score-arithmetic`, which judges scores below the weight.

    Without an operator the name decides which way is better, which is less sure. Nothing is said where the form prints
    its own scoring rules, or where the formula takes off less than the tolerance.
    """

    code = "S110"
    rule = "shortfall-full-score"
    name = Text("未完成却得满分", "Full marks for a missed target")
    why = Text(
        "定量指标没有完成目标值的，应按完成比例得分，不能得满分。目标没有完成又不扣分，自评结果就失去了意义。",
        "A numeric indicator that missed its target is scored in proportion to its result, not in full. A self-evaluation that "
        "takes nothing off for a miss says nothing.",
    )
    dimension = Dimension.APPROPRIATENESS
    severity = Severity.ERROR
    basis = (Basis("财预〔2020〕10号", "第十六条 定量指标得分评定方法：未完成指标值的，按完成值与指标值的比例记分"),)
    kinds = frozenset({TableKind.SELF_EVALUATION})
    tolerance = Option(
        Decimal("0.1"), Text("按公式少扣多少分以内不提示。", "How many points the formula must take off before it is reported.")
    )
    messages = {
        "default": Message(
            Text(
                "指标值{target}，完成值{actual}，未达到目标，却得了满分{score}；按比例最多得{expected}。",
                "Target {target}, result {actual}: missed, yet it scores the full {score}; at most {expected} are due.",
            ),
            Text(
                "请把得分改为{expected}并改正总分，同时说明未完成的原因；完成值填错的，改正完成值。",
                "Make the score {expected}, correct the total and say why the target was missed; or correct the result.",
            ),
        )
    }
    good = (
        Example(
            "# 2023年项目支出绩效自评表\n\n| 三级指标 | 指标性质 | 年度指标值 | 计量单位 | 全年完成值 | 权重 | 得分 |\n"
            "|---|---|---|---|---|---|---|\n| 培训人数 | ≥ | 200 | 人 | 200 | 20 | 20 |\n"
            "| 办件量 | ≥ | 3 | 万件 | 29999 | 20 | 20 |\n"
            "| 投诉件数 | ≤ | 2 | 件 | 0 | 20 | 20 |\n| 培训场次 | = | 10 | 场 | 8 | 20 | 16 |\n"
            "| 宣传效果 | 定性 | 良好 | | 一般 | 10 | 10 |"
        ),
        # the form has its own way of scoring; without an operator a shorter time may be better
        Example(
            "# 2023年项目支出绩效自评表\n\n| 三级指标 | 评分标准 | 年度指标值 | 全年完成值 | 权重 | 得分 |\n"
            "|---|---|---|---|---|---|\n"
            "| 培训人数 | 达到90%得满分 | ≥200人 | 190人 | 50 | 50 |\n| 办理时间 | | 30天 | 20天 | 50 | 50 |"
        ),
    )
    bad = (
        Example(
            "# 2021年项目支出绩效自评表\n\n| 三级指标 | 指标性质 | 年度指标值 | 计量单位 | 全年完成值 | 权重 | 得分 |\n"
            "|---|---|---|---|---|---|---|\n| 培训人数 | ≥ | 200 | 人 | 160 | 20 | 20 |\n"
            "| 交易项目 | 无 | 350 | 个 | 321 | 10 | 10 |\n"
            "| 投诉件数 | ≤ | 2 | 件 | 4 | 20 | 20 |",
            (
                Expected("G2", {"target": "200人", "actual": "160人", "score": "20", "expected": "16"}),
                Expected("G3", {"target": "350个", "actual": "321个", "score": "10", "expected": "9.17"}),
                Expected("G4", {"target": "2件", "actual": "4件", "score": "20", "expected": "10"}),
            ),
        ),
    )

    def check(self, indicator: Indicator, table: IndicatorTable) -> Sequence[Problem]:
        """Look at results below (or above) the target that score the whole weight."""
        if is_just_met(indicator) or indicator.score is None or indicator.weight is None:
            return ()
        score, weight = indicator.score.number, indicator.weight.number
        if score is None or weight is None or weight <= 1 or score != weight or has_own_scoring(indicator):
            return ()
        outcome = outcome_of(indicator)
        if outcome is None or not outcome.is_missed:
            return ()
        expected = due(outcome.direction, outcome.target, outcome.actual, weight)[1]
        if weight - expected <= self.tolerance:
            return ()
        return (
            self.problem(
                indicator.score,
                field="score",
                indicator=indicator,
                confidence=None if outcome.stated else Confidence.MEDIUM,
                target=amount(outcome.target, outcome.unit),
                actual=amount(outcome.actual, outcome.unit),
                score=score,
                expected=round(expected, 2),
            ),
        )
