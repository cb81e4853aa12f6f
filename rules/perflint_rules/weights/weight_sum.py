"""weight-sum: the weights of a table must add up to 100, the weight of the budget execution rate included."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, Option, TableRule
from perflint.tables.model import IndicatorTable
from perflint_rules.weights.reading import Weights, read_weights


class WeightSum(TableRule):
    """Indicators and the printed execution weight make 100; without a printed one the accepted totals count.

    A self-evaluation that prints the points of its budget execution (and not their maximum) may rest on them. Rows
    without a weight are `missing-weight`'s: only a sum that is too big whatever they hold is reported beside it.
    """

    code = "W101"
    rule = "weight-sum"
    name = Text("权重合计错误", "Weights do not total 100")
    why = Text(
        "各项指标权重与预算执行率权重之和应为100：预算执行率占10的，指标合计90；未单列预算执行率的，指标合计100，"
        "或者90（另外10分留待自评时计预算执行率）。合计不对，自评总分就算不出来。",
        "The weights of all indicators and of the budget execution rate must make 100: indicators total 90 beside an execution "
        "weight of 10; without one they total 100, or 90 where 10 points are kept for the self-evaluation.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.ERROR
    basis = (
        Basis("财预〔2021〕101号", "附件1 指引 三（六）权重：预算执行率10分，目标设置时不设，自评时使用"),
        Basis("财预〔2020〕10号", "第十三条 单位自评一级指标权重：预算执行率10%、产出50%、效益30%、满意度10%"),
    )
    accepted_totals = Option(
        (Decimal(100), Decimal(90)),
        Text(
            "未单列预算执行率权重时，可以接受的指标权重合计（分）。",
            "The totals (points) accepted where no execution weight is printed.",
        ),
    )
    tolerance = Option(Decimal("0.01"), Text("允许的合计误差（分）。", "The difference (points) that is let pass."))
    messages = {
        "default": Message(
            Text(
                "指标权重合计为{total}，应为{expected}，相差{difference}。",
                "The weights total {total}, not {expected} (off by {difference}).",
            ),
            Text(
                "请核对各行权重是否漏填、重复或写错，调整后使合计为{expected}。",
                "Look for a weight left out, entered twice or mistyped; make the total {expected}.",
            ),
        ),
        "with-execution": Message(
            Text(
                "指标权重合计为{total}，加上预算执行率权重{execution}不等于100；指标合计应为{expected}，相差{difference}。",
                "The weights total {total}; with the execution weight of {execution} that is not 100. "
                "They should total {expected} (off by {difference}).",
            ),
            Text(
                "请调整各行权重，使指标合计为{expected}（100减去预算执行率权重{execution}）；预算执行率权重填错的，改正该权重。",
                "Make the weights total {expected} (100 less the execution weight of {execution}), or correct that weight.",
            ),
        ),
        "over-with-gaps": Message(
            Text(
                "还有{gaps}行没有填权重，已填的权重合计就有{total}，超过了{expected}。",
                "{gaps} rows have no weight, yet the others already total {total}, more than {expected}.",
            ),
            Text(
                "请先核对已填的权重，再补填空缺的{gaps}行，使全部权重合计为{expected}。",
                "Check the weights given, fill in the {gaps} missing ones, and make all of them total {expected}.",
            ),
        ),
    }
    good = (
        Example(
            "# 2023年项目支出绩效目标表\n\n预算执行率权重：10\n\n"
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 50 |\n| 培训合格率 | ≥95% | 30 |\n"
            "| 学员满意度 | ≥90% | 10 |"
        ),
        Example("| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 0.6 |\n| 培训合格率 | ≥95% | 0.4 |"),
        Example("| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 60% |\n| 培训合格率 | ≥95% | 40% |"),
        # the rest may be in the empty cell: `missing-weight` asks for it
        Example("| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 60 |\n| 培训合格率 | ≥95% | |"),
    )
    bad = (
        Example(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 50 |\n| 培训合格率 | ≥95% | 45 |",
            (Expected("C1", {"total": "95", "expected": "100", "difference": "-5"}),),
        ),
        Example(
            "# 2023年项目支出绩效目标表\n\n预算执行率权重：10\n\n"
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 50 |\n| 培训合格率 | ≥95% | 35 |",
            (Expected("C1", {"total": "85", "expected": "90", "difference": "-5", "execution": "10"}, "with-execution"),),
        ),
        Example(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 70 |\n| 培训合格率 | ≥95% | 45 |\n"
            "| 学员满意度 | ≥90% | |",
            (Expected("C1", {"total": "115", "expected": "100", "gaps": "1"}, "over-with-gaps"),),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield at most one problem, at the heading of the weights."""
        weights = read_weights(table)
        if not weights.rows or weights.unreadable:
            return
        execution, accepted = self.accepted(table, weights)
        total, slack = weights.total, self.tolerance * weights.whole / 100
        expected = min(accepted, key=lambda sum_: (abs(total - sum_), -sum_))
        if abs(total - expected) <= slack:
            return
        place = table.heading("weight") or weights.rows[0].field
        related = [row.field.place for row in weights.rows]
        if weights.missing:
            most = max(accepted)
            if total > most + slack:
                gaps = len(weights.missing)
                yield self.problem(
                    place, "over-with-gaps", field="weight", related=related, total=total, expected=most, gaps=gaps
                )
        elif execution is None:
            yield self.problem(
                place, field="weight", related=related, total=total, expected=expected, difference=total - expected
            )
        else:
            # some forms print the execution weight and still let the indicators make 100
            unsure = Confidence.MEDIUM if abs(total - weights.whole) <= slack else None
            yield self.problem(
                place,
                "with-execution",
                field="weight",
                related=related,
                confidence=unsure,
                total=total,
                expected=expected,
                difference=total - expected,
                execution=execution,
            )

    def accepted(self, table: IndicatorTable, weights: Weights) -> tuple[Decimal | None, list[Decimal]]:
        """The printed execution weight, if any, and the totals that are right for this table on its scale."""
        whole = weights.whole
        execution = table.number("execution_weight")
        if execution is not None and execution > 0:
            execution = weights.on_scale(execution)
            listed = any("执行率" in (row.indicator.name or "") for row in weights.rows)
            return execution, [whole - execution, *([whole] if listed else [])]
        totals = [whole * total / 100 for total in self.accepted_totals]
        score = table.number("execution_score")
        if score is not None and 0 < score < 100:
            totals.append(whole - weights.on_scale(score))
        return None, totals
