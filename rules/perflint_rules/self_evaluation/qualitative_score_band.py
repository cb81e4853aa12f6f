"""qualitative-score-band: the score of a qualitative indicator lies outside the band of what it achieved."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, IndicatorRule, Message, Option
from perflint.language.dates import find_dates
from perflint.language.quantity import combine
from perflint.tables.model import Indicator, IndicatorTable, TableKind
from perflint_rules.self_evaluation.outcomes import explains, reason_of
from perflint_rules.self_evaluation.score_arithmetic import has_own_scoring
from perflint_rules.self_evaluation.wording import MET, MISSED, achievement

HUNDRED = Decimal(100)


class QualitativeScoreBand(IndicatorRule):
    """Only results that say which of the three levels they are, such as 部分达成; 良好 or a description are not judged.

    A boundary belongs to both bands. A lower score for what was met is let pass where a reason is given.
    """

    code = "S108"
    rule = "qualitative-score-band"
    name = Text("定性指标得分与完成程度不符", "Qualitative score outside its band")
    why = Text(
        "定性指标按完成程度分三档给分：达成年度指标得80%—100%，部分达成并具有一定效果得60%—80%，未达成且效果较差得60%以下。"
        "得分与写明的完成程度对不上，说明评分没有按标准进行。各地分档可能不同，可以调整。",
        "Qualitative indicators are scored in three bands: met 80–100 %, partly met with some effect 60–80 %, not met below 60 % "
        "of the weight. A score outside the band of what the result says was not given by this standard. Places may differ.",
    )
    dimension = Dimension.APPROPRIATENESS
    severity = Severity.ERROR
    basis = (Basis("财预〔2020〕10号", "第十六条 定性指标按达成、部分达成、未达成三档，分别按100%-80%、80%-60%、60%-0%赋分"),)
    kinds = frozenset({TableKind.SELF_EVALUATION})
    met_from = Option(Decimal(80), Text("“达成”档的最低得分率（%）。", "The least percentage of the weight for what was met."))
    partly_from = Option(
        Decimal(60), Text("“部分达成”档的最低得分率（%）。", "The least percentage of the weight for what was partly met.")
    )
    tolerance = Option(Decimal("0.1"), Text("允许的得分误差（分）。", "The difference (points) that is let pass."))
    messages = {
        "too-high": Message(
            Text(
                "完成情况写“{written}”，权重{weight}，该档得分应在{lowest}到{highest}之间，却得了{score}。",
                "The result is “{written}”: of {weight} points {lowest} to {highest} are due, {score} are given.",
            ),
            Text(
                "请按完成程度把得分改到{lowest}—{highest}，并改正总分；确已全部达成的，改正完成情况。",
                "Score between {lowest} and {highest} and correct the total; if all was met, correct the result.",
            ),
        ),
        "too-low": Message(
            Text(
                "完成情况写“{written}”，权重{weight}，该档得分应在{lowest}到{highest}之间，只得了{score}，又没有说明原因。",
                "The result is “{written}”: of {weight} points {lowest} to {highest} are due, only {score} are given, without a "
                "reason.",
            ),
            Text(
                "请按完成程度把得分改到{lowest}—{highest}，或在偏差原因中说明扣分的依据。",
                "Score between {lowest} and {highest}, or say why points are taken off.",
            ),
            Severity.WARNING,
        ),
    }
    good = (
        Example(
            "# 2023年项目支出绩效自评表\n\n| 三级指标 | 指标性质 | 年度指标值 | 全年完成值 | 权重 | 得分 | 偏差原因 |\n"
            "|---|---|---|---|---|---|---|\n| 宣传效果 | 定性 | 良好 | 达成年度指标 | 20 | 16 | |\n"
            "| 服务意识提升 | 定性 | 明显 | 部分达成年度指标并具有一定效果 | 20 | 16 | |\n"
            "| 制度健全性 | 定性 | 健全 | 未达成年度指标且效果较差 | 20 | 5 | |\n"
            "| 环境改善 | 定性 | 改善 | 良好 | 20 | 10 | |\n| 长效机制 | 定性 | 建立 | 已完成 | 10 | 6 | 机制年底才建立 |"
        ),
    )
    bad = (
        Example(
            "# 2023年项目支出绩效自评表\n\n| 三级指标 | 指标性质 | 年度指标值 | 全年完成值 | 权重 | 得分 | 偏差原因 |\n"
            "|---|---|---|---|---|---|---|\n| 宣传效果 | 定性 | 良好 | 部分达成年度指标并具有一定效果 | 20 | 20 | |\n"
            "| 制度健全性 | 定性 | 健全 | 未达成 | 20 | 15 | 尚在起草 |\n| 环境改善 | 定性 | 改善 | 达成年度指标 | 20 | 10 | |",
            (
                Expected(
                    "F2",
                    {
                        "written": "部分达成年度指标并具有一定效果",
                        "weight": "20",
                        "lowest": "12",
                        "highest": "16",
                        "score": "20",
                    },
                    "too-high",
                ),
                Expected("F3", {"written": "未达成", "weight": "20", "lowest": "0", "highest": "12", "score": "15"}, "too-high"),
                Expected(
                    "F4", {"written": "达成年度指标", "weight": "20", "lowest": "16", "highest": "20", "score": "10"}, "too-low"
                ),
            ),
        ),
    )

    def check(self, indicator: Indicator, table: IndicatorTable) -> Sequence[Problem]:
        """Compare the score with the band that the words of the result name."""
        actual, score_field, weight_field = indicator.actual, indicator.score, indicator.weight
        if actual is None or score_field is None or weight_field is None or indicator.target is None:
            return ()
        level = achievement(actual.text)
        score, weight = score_field.number, weight_field.number
        if level is None or score is None or weight is None or not 1 < weight >= score >= 0:
            return ()
        if is_quantitative(indicator) or has_own_scoring(indicator):
            return ()
        lowest, highest = (share * weight / HUNDRED for share in self.band(level))
        if score > highest + self.tolerance:
            message = "too-high"
        elif score < lowest - self.tolerance and not explains(reason_of(indicator)):
            message = "too-low"
        else:
            return ()
        return (
            self.problem(
                score_field,
                message,
                field="score",
                indicator=indicator,
                written=actual.text,
                weight=weight,
                lowest=lowest,
                highest=highest,
                score=score,
            ),
        )

    def band(self, level: str) -> tuple[Decimal, Decimal]:
        """The least and the most percentage of the weight for a level of achievement."""
        if level == MET:
            return self.met_from, HUNDRED
        return (Decimal(0), self.partly_from) if level == MISSED else (self.partly_from, self.met_from)


def is_quantitative(indicator: Indicator) -> bool:
    """Whether target or result is a number or a date, so that formulas decide about the score."""
    if indicator.sign == "定性":
        return False
    actual, target = indicator.actual, indicator.target
    texts = [field.text for field in (actual, target) if field is not None]
    return bool(indicator.quantities) or any(combine(None, text, None) or find_dates(text) for text in texts)
