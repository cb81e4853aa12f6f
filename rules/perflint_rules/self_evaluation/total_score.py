"""total-score: the printed total is not the sum of the scores."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, Option, TableRule
from perflint.tables.model import IndicatorTable, TableKind
from perflint_rules.missing.gaps import given

HUNDRED = Decimal(100)

#: The most that the budget execution rate may score where its score is not printed.
EXECUTION = Decimal(10)


class TotalScore(TableRule):
    """Some forms print the total of the indicators, others that with the score of the budget execution: both are right.

    A row without a readable score leaves the sum open, and nothing is said.
    """

    code = "S103"
    rule = "total-score"
    name = Text("自评总分错误", "Total is not the sum of the scores")
    why = Text(
        "自评总分应等于各指标得分与预算执行率得分之和，满分100分。总分对不上，说明有得分漏填、重复或者改过以后没有重新合计。",
        "The total is the sum of all scores and that of the budget execution, at most 100. Where it is not, a score was left "
        "out, counted twice or changed afterwards.",
    )
    dimension = Dimension.APPROPRIATENESS
    severity = Severity.ERROR
    basis = (Basis("财预〔2020〕10号", "附件1 项目支出绩效自评表：总分100分"),)
    kinds = frozenset({TableKind.SELF_EVALUATION})
    tolerance = Option(Decimal("0.1"), Text("允许的总分误差（分）。", "The difference (points) that is let pass."))
    messages = {
        "default": Message(
            Text(
                "总分填写为{printed}，各指标得分合计{indicators}，预算执行率得分{execution}，应为{expected}。",
                "The total is given as {printed}; the indicators score {indicators}, the budget execution {execution}: "
                "{expected}.",
            ),
            Text(
                "请重新合计，把总分改为{expected}；如总分无误，请核对漏填或写错的得分。",
                "Add up again and make the total {expected}; if the total is right, look for a wrong or missing score.",
            ),
        ),
        "no-execution": Message(
            Text(
                "总分填写为{printed}，各指标得分合计只有{indicators}，加上预算执行率得分（最高{most}）也对不上。",
                "The total is given as {printed}, but the indicators score {indicators}; the budget execution (at most {most}) "
                "does not explain the difference.",
            ),
            Text(
                "请填写预算执行率得分并重新合计，总分应在{indicators}到{highest}之间。",
                "Give the score of the budget execution and add up again: the total lies between {indicators} and {highest}.",
            ),
        ),
        "over-100": Message(
            Text("总分为{printed}，超过满分100。", "The total is {printed}, above 100."),
            Text(
                "请核对各项得分（预算执行率一般最高10分）后重新合计，总分最高100。",
                "Check the scores (the budget execution gives 10 at most) and add up again; 100 is the most.",
            ),
        ),
    }
    good = (
        Example(
            "# 2023年项目支出绩效自评表\n\n| 三级指标 | 年度指标值 | 全年完成值 | 权重 | 得分 |\n|---|---|---|---|---|\n"
            "| 培训人数 | 200人 | 200人 | 50 | 50 |\n| 培训合格率 | 95% | 96% | 40 | 40 |\n| 总分 | | | | 100 |"
        ),
        Example(
            "# 2023年项目支出绩效自评表\n\n| 三级指标 | 年度指标值 | 全年完成值 | 权重 | 得分 |\n|---|---|---|---|---|\n"
            "| 培训人数 | 200人 | 200人 | 50 | 50 |\n| 培训合格率 | 95% | 96% | 40 | 40 |\n| 总分 | | | | 90 |"
        ),
        # a score that is missing leaves the sum open
        Example(
            "# 2023年项目支出绩效自评表\n\n| 三级指标 | 年度指标值 | 全年完成值 | 权重 | 得分 |\n|---|---|---|---|---|\n"
            "| 培训人数 | 200人 | 200人 | 50 | 50 |\n| 培训合格率 | 95% | 96% | 40 | |\n| 总分 | | | | 95 |"
        ),
    )
    bad = (
        Example(
            "# 2023年项目支出绩效自评表\n\n| 三级指标 | 年度指标值 | 全年完成值 | 权重 | 得分 |\n|---|---|---|---|---|\n"
            "| 培训人数 | 200人 | 200人 | 50 | 45 |\n| 培训合格率 | 95% | 96% | 40 | 40 |\n| 预算执行率得分 | | | | 10 |\n"
            "| 总分 | | | | 100 |",
            (Expected("E5", {"printed": "100", "indicators": "85", "execution": "10", "expected": "95"}),),
        ),
        Example(
            "# 2023年项目支出绩效自评表\n\n| 三级指标 | 年度指标值 | 全年完成值 | 权重 | 得分 |\n|---|---|---|---|---|\n"
            "| 培训人数 | 200人 | 200人 | 50 | 45 |\n| 培训合格率 | 95% | 96% | 40 | 40 |\n| 总分 | | | | 100 |",
            (Expected("E4", {"printed": "100", "indicators": "85", "most": "10", "highest": "95"}, "no-execution"),),
        ),
        Example(
            "# 2023年项目支出绩效自评表\n\n| 三级指标 | 年度指标值 | 全年完成值 | 权重 | 得分 |\n|---|---|---|---|---|\n"
            "| 培训人数 | 200人 | 200人 | 90 | 90 |\n| 预算执行率得分 | | | | 100 |\n| 总分 | | | | 190 |",
            (Expected("E4", {"printed": "190"}, "over-100"),),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield at most one problem, at the printed total."""
        total = table.facts.get("total_score")
        printed = total.number if total is not None else None
        if total is None or printed is None:
            return
        if printed > HUNDRED + self.tolerance:
            yield self.problem(total, "over-100", field="total_score", printed=printed)
            return
        indicators = sum_of_scores(table)
        if indicators is None or abs(printed - indicators) <= self.tolerance:
            return
        execution = table.number("execution_score")
        related = [one.score.place for one in table.indicators if one.score is not None]
        if execution is not None:
            expected = indicators + execution
            if abs(printed - expected) > self.tolerance:
                yield self.problem(
                    total,
                    field="total_score",
                    related=related,
                    printed=printed,
                    indicators=indicators,
                    execution=execution,
                    expected=expected,
                )
            return
        most = table.number("execution_weight") or EXECUTION
        if not indicators - self.tolerance <= printed <= indicators + most + self.tolerance:
            yield self.problem(
                total,
                "no-execution",
                field="total_score",
                related=related,
                printed=printed,
                indicators=indicators,
                most=most,
                highest=indicators + most,
            )


def sum_of_scores(table: IndicatorTable) -> Decimal | None:
    """The scores of all indicators together; None where one cannot be read or none is given.

    Merged cells count once, and an unused line of the form (no name, no score) not at all.
    """
    total, found = Decimal(0), False
    for indicator in table.indicators:
        if "score" in indicator.shared or (indicator.score is None and not given(indicator.level3)):
            continue
        number = indicator.score.number if indicator.score is not None else None
        if number is None:
            return None
        total, found = total + number, True
    return total if found else None
