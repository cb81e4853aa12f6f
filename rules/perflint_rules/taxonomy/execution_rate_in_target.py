"""execution-rate-in-target: the budget execution rate stands among the indicators of a target table."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Status, Text
from perflint.checks.rule import Example, Expected, IndicatorRule, Message
from perflint.tables.model import Indicator, IndicatorTable, TableKind, TableScope
from perflint_rules.taxonomy.kinds import BENEFITS, kind_of
from perflint_rules.taxonomy.words import word_in


class ExecutionRateInTarget(IndicatorRule):
    """Projects only: a whole department may be judged by how it executes its budget.

    Under 效益 it is that of misclassified-indicator.
    """

    code = "T106"
    rule = "execution-rate-in-target"
    name = Text("目标表中设了预算执行率", "Execution rate in a target table")
    why = Text(
        "预算执行率的10分在自评时由系统按执行数计算，编制预算时不设。把它写进项目绩效目标，同一件事会计两次分，"
        "还占去了产出和效益指标的权重。",
        "The 10 points for budget execution are added in the self-evaluation and not set when budgeting. As an indicator it is "
        "counted twice and takes weight from outputs and benefits.",
    )
    dimension = Dimension.RELEVANCE
    severity = Severity.WARNING
    # preview: the labelled corpus has too few cases to bear it out
    status = Status.PREVIEW
    basis = (Basis("财预〔2021〕101号", "预算执行率权重10%，编制预算时不设，仅在自评时使用"),)
    kinds = frozenset((TableKind.TARGET,))
    messages = {
        "default": Message(
            Text(
                "“{name}”是预算执行情况，不应作为项目绩效目标的三级指标。",
                "“{name}” is about the execution of the budget and no indicator of a project's target.",
            ),
            Text(
                "请删去“{name}”，把它的权重分给产出和效益指标；执行率在自评时另计10分。",
                "Drop “{name}” and give its weight to outputs and benefits; execution gets its 10 points in the self-evaluation.",
            ),
        ),
    }
    good = (
        Example(
            "项目名称：职工培训\n\n| 一级指标 | 二级指标 | 三级指标 | 指标值 | 权重 |\n|---|---|---|---|---|\n"
            "| 产出指标 | 数量指标 | 培训计划执行率 | 100% | 10 |\n| 预算执行率 | 预算执行率 | 预算执行率 | 100% | 10 |"
        ),
        # a whole department
        Example(
            "2025年部门整体绩效目标表\n\n| 一级指标 | 三级指标 | 指标值 | 权重 |\n|---|---|---|---|\n"
            "| 管理效率 | 预算执行率 | ≥95% | 10 |\n| 履职效能 | 事项办结率 | ≥98% | 10 |"
        ),
        Example(
            "项目绩效自评表\n\n| 二级指标 | 三级指标 | 年度指标值 | 全年完成值 | 分值 | 得分 |\n|---|---|---|---|---|---|\n"
            "| 时效指标 | 预算执行率 | 100% | 100% | 10 | 10 |"
        ),
    )
    bad = (
        Example(
            "项目名称：职工培训\n\n| 二级指标 | 三级指标 | 指标值 | 权重 |\n|---|---|---|---|\n"
            "| 时效指标 | 项目预算执行率 | ≥95% | 10 |\n| 数量指标 | 培训人数 | ≥200人 | 10 |",
            (Expected("B2", {"name": "项目预算执行率"}),),
        ),
    )

    def check(self, indicator: Indicator, table: IndicatorTable) -> Sequence[Problem]:
        """Yield one problem for a row that is about the execution of the budget."""
        name = indicator.level3
        if name is None or table.scope is TableScope.DEPARTMENT or word_in("execution", name.text) is None:
            return ()
        if is_printed_row(indicator) or kind_of(indicator) in BENEFITS:
            return ()
        return (self.problem(name, field="level3", indicator=indicator, name=name.text),)


def is_printed_row(indicator: Indicator) -> bool:
    """Whether the form prints the row itself, with a level of its own for the execution of the budget."""
    return "预算执行" in indicator.levels
