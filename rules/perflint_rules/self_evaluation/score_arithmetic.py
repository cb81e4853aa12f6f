"""score-arithmetic: a score that target, result and weight do not give."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, IndicatorRule, Message, Option
from perflint.tables.model import Field, Indicator, IndicatorTable, TableKind
from perflint_rules.missing.gaps import given
from perflint_rules.self_evaluation.outcomes import (
    EQUAL,
    HIGHER,
    LOWER,
    Outcome,
    amount,
    explains,
    outcome_of,
    precision,
    reason_of,
)

ZERO = Decimal(0)
ONE = Decimal(1)

#: From this multiple of the target on, points may have been taken off for a target that was set too low.
OVERSHOOT = Decimal("1.2")


class ScoreArithmetic(IndicatorRule):
    """Target met: full weight; missed: in proportion. Both formulas in use for "the less the better" are accepted.

    Full marks for a missed target are `shortfall-full-score`'s, more than the weight `score-over-weight`'s. Lower
    scores are let pass where a reason is given, where the result overshoots (points may be taken off), or where the
    form prints its own scoring rules. Without an operator a score must be impossible in both directions.
    """

    code = "S101"
    rule = "score-arithmetic"
    name = Text("指标得分计算错误", "Score does not follow from the result")
    why = Text(
        "定量指标完成目标值的得满分；未完成的按完成比例得分（完成值÷指标值×权重）。“≤”类指标超过目标值的，按超出的比例扣分。"
        "得分算错会直接影响自评总分和等级。",
        "A numeric indicator that meets its target gets the full weight, else a part in proportion to the result; “≤” indicators "
        "lose points in proportion to the excess. Wrong scores make the total and the grade wrong.",
    )
    dimension = Dimension.APPROPRIATENESS
    severity = Severity.ERROR
    basis = (Basis("财预〔2020〕10号", "第十六条 定量指标得分评定方法"),)
    kinds = frozenset({TableKind.SELF_EVALUATION})
    tolerance = Option(Decimal("0.1"), Text("允许的得分误差（分）。", "The difference (points) that is let pass."))
    messages = {
        "too-high": Message(
            Text(
                "指标值{target}，完成值{actual}，未达到目标；权重{weight}，按比例最多得{expected}，却得了{score}。",
                "Target {target}, result {actual}: missed. Of {weight} points at most {expected} are due, {score} are given.",
            ),
            Text(
                "请按比例把得分改为{expected}，或核对完成值是否填错，并同步改正总分。",
                "Make the score {expected}, or check the result; then correct the total.",
            ),
        ),
        "too-low": Message(
            Text(
                "指标值{target}，完成值{actual}，权重{weight}，按公式应得{expected}，只得了{score}，又没有说明原因。",
                "Target {target}, result {actual}, weight {weight}: {expected} points are due, only {score} are given, "
                "without a reason.",
            ),
            Text(
                "请把得分改为{expected}；确需扣分的，在偏差原因中写明扣分的依据。",
                "Make the score {expected}; or say in the reasons why points are taken off.",
            ),
            Severity.WARNING,
        ),
        "nothing-to-score": Message(
            Text(
                "该行没有指标名称、指标值和完成值，却得了{score}。",
                "The row has neither name, target nor result, yet a score of {score}.",
            ),
            Text(
                "请补填该指标；不设该指标的，删除该行，得分改为0，并重新分配权重、改正总分。",
                "Fill in the indicator; or delete the row, share out its weight and correct the total.",
            ),
        ),
    }
    good = (
        Example(
            "# 2023年项目支出绩效自评表\n\n"
            "| 三级指标 | 指标性质 | 年度指标值 | 计量单位 | 全年完成值 | 权重 | 得分 | 偏差原因 |\n"
            "|---|---|---|---|---|---|---|---|\n| 培训人数 | ≥ | 200 | 人 | 160 | 20 | 16 | 报名不足，已列入下年计划 |\n"
            "| 投诉件数 | ≤ | 2 | 件 | 0 | 20 | 20 | |\n| 办结时限 | ≤ | 10 | 天 | 12 | 20 | 16.67 | 系统升级影响审批进度 |\n"
            "| 办件量 | ≥ | 100 | 件 | 250 | 20 | 15 | |\n| 宣传效果 | 定性 | 良好 | | 良好 | 20 | 17 | |"
        ),
        # without an operator 321 of 350 may be good or bad; full marks are another rule's
        Example(
            "# 2023年项目支出绩效自评表\n\n| 三级指标 | 年度指标值 | 全年完成值 | 权重 | 得分 |\n|---|---|---|---|---|\n"
            "| 交易项目 | 350 | 321 | 50 | 46 |\n| 培训人数 | ≥200人 | 160人 | 50 | 50 |"
        ),
        # the form has its own way of scoring; a row of the form that is not used
        Example(
            "# 2023年项目支出绩效自评表\n\n| 三级指标 | 评分标准 | 年度指标值 | 全年完成值 | 权重 | 得分 |\n"
            "|---|---|---|---|---|---|\n"
            "| 培训人数 | 每少10人扣1分 | ≥200人 | 160人 | 90 | 86 |\n| | | | | 0 | 0 |"
        ),
    )
    bad = (
        Example(
            "# 2023年项目支出绩效自评表\n\n"
            "| 二级指标 | 三级指标 | 指标性质 | 年度指标值 | 计量单位 | 全年完成值 | 权重 | 得分 | 偏差原因 |\n"
            "|---|---|---|---|---|---|---|---|---|\n"
            "| 数量指标 | 培训人数 | ≥ | 200 | 人 | 160 | 20 | 18 | 报名不足，已列入下年计划 |\n"
            "| 时效指标 | 办结时限 | ≤ | 10 | 天 | 12 | 20 | 19 | 系统升级影响审批进度 |\n"
            "| 数量指标 | 培训场次 | = | 10 | 场 | 10 | 20 | 15 | |\n"
            "| 经济效益指标 | | | | | | 10 | 10 | |",
            (
                Expected(
                    "H2", {"target": "200人", "actual": "160人", "weight": "20", "expected": "16", "score": "18"}, "too-high"
                ),
                Expected(
                    "H3", {"target": "10天", "actual": "12天", "weight": "20", "expected": "16.67", "score": "19"}, "too-high"
                ),
                Expected("H4", {"target": "10场", "actual": "10场", "weight": "20", "expected": "20", "score": "15"}, "too-low"),
                Expected("H5", {"score": "10"}, "nothing-to-score"),
            ),
        ),
    )

    def check(self, indicator: Indicator, table: IndicatorTable) -> Sequence[Problem]:
        """Compare the score with what the formulas allow."""
        score_field = indicator.score
        score = score_field.number if score_field is not None else None
        if score_field is None or score is None or score < 0:
            return ()
        if score > 0 and is_empty(indicator):
            return (self.problem(score_field, "nothing-to-score", field="score", indicator=indicator, score=score),)
        weight = indicator.weight.number if indicator.weight is not None else None
        if weight is None or weight <= ONE or score >= weight or has_own_scoring(indicator):
            return ()
        outcome = outcome_of(indicator)
        return self.arithmetic(indicator, outcome, score_field, score, weight) if outcome is not None else ()

    def arithmetic(
        self, indicator: Indicator, outcome: Outcome, score_field: Field, score: Decimal, weight: Decimal
    ) -> Sequence[Problem]:
        """Judge a score below the full weight."""
        directions = (outcome.direction,) if outcome.stated else (HIGHER, LOWER)
        spans = [due(direction, outcome.target, outcome.actual, weight) for direction in directions]
        lowest, highest = min(span[0] for span in spans), max(span[1] for span in spans)
        slack = max(self.tolerance, precision(score_field.text))
        if score > highest + slack:
            message, expected, confidence = "too-high", highest, None
        elif score < lowest - slack and not explains(reason_of(indicator)):
            message, expected, confidence = "too-low", lowest, Confidence.MEDIUM
        else:
            return ()
        return (
            self.problem(
                score_field,
                message,
                field="score",
                indicator=indicator,
                confidence=confidence,
                target=amount(outcome.target, outcome.unit),
                actual=amount(outcome.actual, outcome.unit),
                weight=weight,
                expected=round(expected, 2),
                score=score,
            ),
        )


def due(direction: str, target: Decimal, actual: Decimal, weight: Decimal) -> tuple[Decimal, Decimal]:
    """The least and the most points that the formulas in use give (财预〔2020〕10号, provincial notes, running systems)."""
    if direction == LOWER:
        if actual <= target:
            return weight, weight
        if target <= 0:
            return ZERO, ZERO
        linear = max(ZERO, ONE - (actual - target) / target) * weight
        inverse = target / actual * weight
        return min(linear, inverse), max(linear, inverse)
    if actual < target:
        part = max(ZERO, actual / target * weight) if target > 0 else ZERO
        return part, part
    reduced = actual > target if direction == EQUAL else actual >= target * OVERSHOOT and actual > target
    return (ZERO if reduced else weight), weight


def is_empty(indicator: Indicator) -> bool:
    """Whether a row names nothing, asks for nothing and reports nothing."""
    names = ("level3", "target", "actual")
    return not any(given(getattr(indicator, name)) or name in indicator.shared for name in names)


def has_own_scoring(indicator: Indicator) -> bool:
    """Whether the definition says how points are given or taken off."""
    definition = indicator.definition
    return definition is not None and "分" in definition.text and any(word in definition.text for word in ("得", "扣", "计"))
