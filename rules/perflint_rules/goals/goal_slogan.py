"""goal-slogan: a goal of wishes, without a single number."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, Option, TableRule
from perflint.tables.model import IndicatorTable, TableKind
from perflint_rules.goals.reading import has_number, wishes


class GoalSlogan(TableRule):
    """Counts the clauses that begin with 提升, 确保, 进一步优化 and the like; any number or date makes a goal checkable."""

    code = "G105"
    rule = "goal-slogan"
    name = Text("目标写成职责或口号", "Goal is a slogan")
    why = Text(
        "目标通篇是“提升”“推进”“确保”，没有数量、时间和效果，完成与否无从判断。",
        "A goal made of wishes, without number, date or effect, can neither be reached nor missed.",
    )
    dimension = Dimension.RELEVANCE
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = (Basis("财预〔2015〕88号", "绩效目标应指向明确、细化量化"),)
    kinds = frozenset((TableKind.TARGET,))
    least_wishes = Option(
        3, Text("没有数字的目标中，有几处口号式表述才提示。", "How many wishes a goal without numbers must have.")
    )
    messages = {
        "default": Message(
            Text(
                "目标没有一个数字，有{count}处口号式表述：{wishes}。",
                "The goal has no number and {count} wishes: {wishes}.",
            ),
            Text(
                "请写明本年度做多少、做到什么程度、何时完成、谁受益，例如“全年办理××件，按时办结率达到××%”。",
                "Say how much is done this year, how well, by when and for whom, such as 全年办理××件，按时办结率达到××%.",
            ),
        )
    }
    good = (
        Example(
            "# 2025年项目支出绩效目标表\n\n年度总体目标：保障大厅正常运行，提升服务水平，推进网上办理，全年办件16万件。\n\n"
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 数量指标 | 办件量 | ≥16万件 |\n| 质量指标 | 办结率 | ≥95% |"
        ),
        # fewer wishes are a hint of goal-missing
        Example(
            "# 2025年项目支出绩效目标表\n\n年度总体目标：保障大厅正常运行，提升服务水平。\n\n"
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 数量指标 | 办件量 | ≥16万件 |\n| 质量指标 | 办结率 | ≥95% |"
        ),
    )
    bad = (
        Example(
            "# 2025年项目支出绩效目标表\n\n"
            "年度总体目标：1.保障大厅正常运行；2.进一步优化营商环境；3.提高工作人员业务素养，推进网上办理。\n\n"
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 数量指标 | 办件量 | ≥16万件 |\n| 质量指标 | 办结率 | ≥95% |",
            (
                Expected(
                    "L3",
                    {"count": "4", "wishes": "保障大厅正常运行、进一步优化营商环境、提高工作人员业务素养"},
                ),
            ),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield a problem at the goal."""
        goal = table.facts.get("goal")
        if goal is None or has_number(goal.text):
            return
        found = wishes(goal.text)
        if len(found) >= self.least_wishes:
            # a conversion to text may have cut the goal off
            unsure = Confidence.LOW if table.linear else None
            shown = "、".join(found[: self.least_wishes])
            yield self.problem(goal, field="goal", confidence=unsure, count=len(found), wishes=shown)
