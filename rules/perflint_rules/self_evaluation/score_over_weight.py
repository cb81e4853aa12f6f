"""score-over-weight: an indicator scores more than its weight, or less than nothing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, TableRule
from perflint.tables.model import IndicatorTable, TableKind
from perflint_rules.weights.reading import HUNDRED, read_weights

ZERO = Decimal(0)


class ScoreOverWeight(TableRule):
    """Looks at rows with a weight of their own; where merged cells share one, the first row must still fit in it."""

    code = "S102"
    rule = "score-over-weight"
    name = Text("得分超过权重", "Score above the weight")
    why = Text(
        "权重就是该指标的满分，得分应在0到权重之间；自评不设加分。得分超出时，多半是填错了列或写错了数字。",
        "The weight is the full score: a score lies between 0 and the weight, and there is no bonus. Otherwise a column or a "
        "digit is usually wrong.",
    )
    dimension = Dimension.APPROPRIATENESS
    severity = Severity.ERROR
    basis = (Basis("财预〔2020〕10号", "第十六条 定量、定性指标得分均不超过该指标分值"),)
    kinds = frozenset({TableKind.SELF_EVALUATION})
    messages = {
        "default": Message(
            Text("得分{score}超过了权重{weight}。", "The score {score} is above the weight {weight}."),
            Text(
                "请核对得分和权重哪一个填错；得分最高为{weight}，并同步改正总分。",
                "Check which of the two is wrong; at most {weight} can be scored. Then correct the total.",
            ),
        ),
        "negative": Message(
            Text("得分为{score}，小于0。", "The score is {score}, below 0."),
            Text("得分最低为0，请改正，并同步改正总分。", "The lowest score is 0; correct it and the total."),
        ),
    }
    good = (
        Example(
            "# 2023年项目支出绩效自评表\n\n| 三级指标 | 年度指标值 | 全年完成值 | 权重 | 得分 |\n|---|---|---|---|---|\n"
            "| 培训人数 | 200人 | 200人 | 50 | 50 |\n| 培训合格率 | 95% | 96% | 50.0 | 49.5 |"
        ),
        # weights as fractions of 1
        Example(
            "# 2023年项目支出绩效自评表\n\n| 三级指标 | 年度指标值 | 全年完成值 | 权重 | 得分 |\n|---|---|---|---|---|\n"
            "| 培训人数 | 200人 | 200人 | 0.5 | 50 |\n| 培训合格率 | 95% | 96% | 0.5 | 49.5 |"
        ),
    )
    bad = (
        Example(
            "# 2023年项目支出绩效自评表\n\n| 三级指标 | 年度指标值 | 全年完成值 | 权重 | 得分 |\n|---|---|---|---|---|\n"
            "| 培训人数 | 200人 | 210人 | 50 | 55 |\n| 培训合格率 | 95% | 20% | 50 | -5 |",
            (Expected("E2", {"score": "55", "weight": "50"}), Expected("E3", {"score": "-5"}, "negative")),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield one problem a row."""
        if not table.has_column("score"):
            return
        weights = read_weights(table)
        fractions = weights.whole != HUNDRED
        for indicator, _, number in weights.rows:
            score = indicator.score.number if indicator.score is not None else None
            if score is None or indicator.score is None:
                continue
            full = number * HUNDRED if fractions and score > number else number
            if score > full:
                yield self.problem(indicator.score, field="score", indicator=indicator, score=score, weight=full)
            elif score < ZERO:
                yield self.problem(indicator.score, "negative", field="score", indicator=indicator, score=score)
