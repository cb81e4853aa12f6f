"""all-full-marks: every indicator scores its full weight although the table itself says that not all went well."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, Option, TableRule
from perflint.regex import regex
from perflint.tables.model import Indicator, IndicatorTable, TableKind
from perflint_rules.missing.gaps import given
from perflint_rules.self_evaluation.completion import completion_of, sure_execution
from perflint_rules.self_evaluation.execution_vs_output import ExecutionVsOutput
from perflint_rules.self_evaluation.outcomes import explains, outcome_of

_SHORTFALL = regex(
    r"未(?:能|全部|完全|按|如期|及时|达|完成|实现|到位|开展|实施)|没有?(?:完成|达到|开展)|不足|滞后|推迟|延期|延迟|偏低|低于"
)

_TABLE = (
    "# 2023年项目支出绩效自评表\n\n全年预算数：100\n\n全年执行数：{spent}\n\n"
    "| 一级指标 | 三级指标 | 年度指标值 | 全年完成值 | 权重 | 得分 | 偏差原因 |\n|---|---|---|---|---|---|---|\n"
    "| 产出指标 | 培训人数 | ≥200人 | 210人 | 40 | 40 | |\n| 产出指标 | 培训效果 | 良好 | 良好 | 30 | {score} | {reason} |\n"
    "| 效益指标 | 持证上岗率 | ≥90% | 95% | 20 | 20 | |"
)


class AllFullMarks(TableRule):
    """Tables in which every score is its weight, against the rate of spending and the reasons that rows give.

    A missed number with full marks is `shortfall-full-score`'s, spending far below finished outputs
    `execution-vs-output`'s. A reason counts only where the result does not show that the target was met.
    """

    code = "S111"
    rule = "all-full-marks"
    name = Text("全部满分与事实不符", "Full marks throughout against the facts")
    why = Text(
        "每个指标都打满分，但预算只执行了一部分，或者偏差原因里写着没有完成，说明评分没有反映实际情况，自评流于形式。",
        "Every indicator has full marks, yet part of the money was not spent, or a reason speaks of work that was not done: the "
        "scores do not show what happened.",
    )
    dimension = Dimension.APPROPRIATENESS
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = (Basis("财预〔2020〕10号", "单位自评结果：内容完整、权重合理、数据真实、结果客观"),)
    kinds = frozenset({TableKind.SELF_EVALUATION})
    low_execution = Option(
        Decimal(80), Text("预算执行率低于百分之几时提示。", "Spending (%) below which full marks are reported.")
    )
    least_rows = Option(3, Text("参与判断的最少指标数。", "The least number of scored indicators."))
    messages = {
        "execution": Message(
            Text(
                "预算执行率只有{rate}%，{rows}个指标却全部得满分。",
                "Only {rate} % of the budget is spent, yet all {rows} indicators have full marks.",
            ),
            Text(
                "请核对与未支出资金有关的产出、时效和成本指标，按实际完成情况评分；确已全部完成的，说明资金结余的原因。",
                "Score the outputs, deadlines and costs that hang on the unspent money by what was done; if all was, say why "
                "money "
                "is left.",
            ),
        ),
        "reason": Message(
            Text(
                "偏差原因写着“{reason}”，该指标和全部{rows}个指标却都得满分。",
                "The reason says “{reason}”, yet this and all {rows} indicators have full marks.",
            ),
            Text(
                "请按实际完成情况对该指标扣分并改正总分；没有偏差的，删去偏差原因。",
                "Take points off for it and correct the total; or delete the reason if there was no deviation.",
            ),
        ),
    }
    good = (
        Example(_TABLE.format(spent=95, score=30, reason="")),
        Example(_TABLE.format(spent=70, score=25, reason="部分课程未开展")),
        # a reason for doing more is no shortfall
        Example(_TABLE.format(spent=95, score=30, reason="学员积极性高")),
    )
    bad = (
        Example(_TABLE.format(spent=70, score=30, reason=""), (Expected("L5", {"rate": "70", "rows": "3"}, "execution"),)),
        Example(
            _TABLE.format(spent=95, score=30, reason="部分课程未开展"),
            (Expected("G3", {"reason": "部分课程未开展", "rows": "3"}, "reason"),),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield the spending, then the rows whose reasons speak of a shortfall."""
        rows = rows_with_full_marks(table)
        if rows is None or len(rows) < self.least_rows:
            return
        sure = sure_execution(table)
        if sure is not None and sure[1] < self.low_execution and not is_reported_elsewhere(table, sure[1]):
            yield self.problem(sure[0], "execution", field="executed", rate=round(sure[1], 2), rows=len(rows))
        for indicator in rows:
            reason = indicator.deviation_reason
            if reason is None or not explains(reason) or not _SHORTFALL.search(reason.text):
                continue
            if outcome_of(indicator) is None:
                yield self.problem(
                    reason, "reason", field="deviation_reason", indicator=indicator, reason=reason.text, rows=len(rows)
                )


def rows_with_full_marks(table: IndicatorTable) -> list[Indicator] | None:
    """The scored rows if each has its full weight, else None; unused lines of the form do not count."""
    rows = []
    for indicator in table.indicators:
        if "score" in indicator.shared or not given(indicator.level3):
            continue
        score = indicator.score.number if indicator.score is not None else None
        weight = indicator.weight.number if indicator.weight is not None else None
        if score is None or weight is None or score != weight:
            return None
        rows.append(indicator)
    return rows


def is_reported_elsewhere(table: IndicatorTable, rate: Decimal) -> bool:
    """Whether `execution-vs-output` says that little is spent and all is done."""
    done = completion_of(table)
    enough = done is not None and done.all_done and len(done.rows) >= ExecutionVsOutput.least_rows.default
    return enough and rate < ExecutionVsOutput.low_execution.default
