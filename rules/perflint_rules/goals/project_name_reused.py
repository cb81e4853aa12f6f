"""project-name-reused: the name of the project in place of an indicator or of the goal."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, TableRule
from perflint.language.units import lookup_unit
from perflint.tables.model import Indicator, IndicatorTable, TableKind
from perflint_rules.goals.reading import repeats
from perflint_rules.self_evaluation.outcomes import is_cost


class ProjectNameReused(TableRule):
    """A cost may bear the name of the project: it is the project's cost. Other measures must say what they measure."""

    code = "G104"
    rule = "project-name-reused"
    name = Text("照搬项目名称", "Project name reused")
    why = Text(
        "把项目名称当作指标名称或目标，没有说明考核什么，也看不出要达到什么结果。",
        "The name of the project says neither what is measured nor what is to be reached.",
    )
    dimension = Dimension.RELEVANCE
    severity = Severity.WARNING
    basis = (Basis("财预〔2021〕101号", "指标名称应简洁明确，反映指标的含义"),)
    kinds = frozenset((TableKind.TARGET,))
    messages = {
        "default": Message(
            Text("指标“{name}”只是项目名称，没有说明考核什么。", "“{name}” is the name of the project, not of an indicator."),
            Text(
                "请写明考核的内容，如“{project}完成数量”“{project}验收合格率”。",
                "Say what is measured, such as {project}完成数量 or {project}验收合格率.",
            ),
        ),
        "goal": Message(
            Text("年度目标“{goal}”只是项目名称。", "The goal “{goal}” is nothing but the name of the project."),
            Text(
                "请写明本年度做什么、做多少、达到什么效果。",
                "Say what is done this year, how much of it, and what it brings.",
            ),
        ),
    }
    good = (
        Example(
            "# 2025年项目支出绩效目标表\n\n项目名称：职业技能培训项目\n\n年度总体目标：开展职业技能培训200人次。\n\n"
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 数量指标 | 职业技能培训人次 | ≥200人次 |\n"
            "| 成本指标 | 职业技能培训经费 | ≤20万元 |\n| 质量指标 | 职业技能培训合格率 | ≥95% |"
        ),
    )
    bad = (
        Example(
            "# 2025年项目支出绩效目标表\n\n项目名称：职业技能培训项目\n\n年度总体目标：开展职业技能培训工作。\n\n"
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 数量指标 | 职业技能培训 | ≥200人次 |\n"
            "| 质量指标 | 培训合格率 | ≥95% |",
            (
                Expected("L5", {"goal": "开展职业技能培训工作。"}, "goal"),
                Expected("B2", {"name": "职业技能培训", "project": "职业技能培训"}),
            ),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield the names, and the goal, that repeat the project's name."""
        project = table.fact("project")
        if project is None:
            return
        goal = table.facts.get("goal")
        if goal is not None and repeats(goal.text, project):
            yield self.problem(goal, "goal", field="goal", goal=goal.text)
        for indicator in table.indicators:
            name = indicator.level3
            if (
                name is not None
                and len(name.text) <= len(project) + 8
                and repeats(name.text, project)
                and not is_money(indicator)
            ):
                shown = name.text.rstrip("。.；;")
                yield self.problem(name, field="level3", indicator=indicator, name=shown, project=shown)


def is_money(indicator: Indicator) -> bool:
    """Whether the row is about a cost, by its level, its name or the unit of its value."""
    units = (lookup_unit(quantity.unit) for quantity in indicator.quantities if quantity.unit)
    return is_cost(indicator) or any(unit is not None and unit.dimension == "money" for unit in units)
