"""goal-missing: no goal, or one too short or without any number to be a goal."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, Option, TableRule
from perflint.language.normal import normal
from perflint.tables.model import IndicatorTable, TableKind
from perflint_rules.goals.goal_slogan import GoalSlogan
from perflint_rules.goals.reading import has_number, repeats, wishes
from perflint_rules.missing.blank_labels import blank_labels
from perflint_rules.missing.placeholder import placeholder

_ROWS = "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 数量指标 | 培训人数 | ≥200人 |\n| 质量指标 | 合格率 | ≥95% |"
_HEAD = "# 2025年项目支出绩效目标表\n\n项目名称：培训费\n\n年度资金总额：12万元\n\n"


class GoalMissing(TableRule):
    """A goal of wishes is `goal-slogan`'s, the project's name in its place `project-name-reused`'s, 待定 `placeholder`'s.

    A full form (one with basis or overview) must have a row for the goal; shorter lists may print goals elsewhere.
    """

    code = "M109"
    rule = "goal-missing"
    name = Text("总体目标缺失或过短", "Goal missing or too short")
    why = Text(
        "总体目标说明花这笔钱要做成什么，指标由它分解而来；没有目标，指标就没有依据。",
        "The goal says what the money is to achieve; the indicators are drawn from it.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.ERROR
    basis = (
        Basis("重庆市部门整体绩效管理办法", "第六条 未设定绩效目标或绩效目标不符合要求的，不得进入预算评审", True),
        Basis("财预〔2015〕88号", "绩效目标应指向明确、细化量化"),
    )
    kinds = frozenset((TableKind.TARGET,))
    shortest = Option(20, Text("目标少于多少字时提示。", "A goal with fewer characters gets a hint."))
    messages = {
        "default": Message(
            Text("没有填写总体目标。", "The goal is empty."),
            Text(
                "请写明本年度做什么、做多少、达到什么效果。",
                "Say what is done this year, how much of it, and what it brings.",
            ),
        ),
        "no-row": Message(
            Text("表中没有总体目标。", "The table has no goal."),
            Text(
                "请增加“年度总体目标”，写明本年度做什么、做多少、达到什么效果。",
                "Add 年度总体目标: what is done this year, how much of it, and what it brings.",
            ),
            Severity.WARNING,
        ),
        "lost": Message(
            Text(
                "没有读到“{label}”的内容，可能没有填写，也可能是网页或PDF转成文字时丢失。",
                "No value of “{label}” was read: it is empty, or the conversion to text lost it.",
            ),
            Text("请对照原件核对“{label}”。", "Compare “{label}” with the original."),
            Severity.INFO,
        ),
        "short": Message(
            Text("总体目标只有{length}个字，看不出要做成什么。", "The goal has only {length} characters."),
            Text(
                "请补充做什么、做多少、达到什么效果，一般不少于{shortest}个字。",
                "Say what is done, how much of it, and what it brings; {shortest} characters are a usual minimum.",
            ),
            Severity.INFO,
        ),
        "no-number": Message(
            Text("总体目标没有任何数量或时间。", "The goal names no number and no date."),
            Text(
                "请写明主要任务的数量、质量要求和完成时间，与指标值一致。",
                "Give the main tasks a number, a quality and a date, the same as in the indicators.",
            ),
            Severity.INFO,
        ),
    }
    good = (
        # placeholder's
        Example(_HEAD + "年度总体目标：待定\n\n" + _ROWS),
        Example(_HEAD + _ROWS),
        Example(_HEAD + "年度总体目标：全年举办培训班6期，培训教师200人，结业率达到95%以上。\n\n" + _ROWS),
        # goal-slogan's
        Example(_HEAD + "年度总体目标：确保培训工作正常开展，提升教师教学水平，推动教育事业发展，促进教育公平。\n\n" + _ROWS),
    )
    bad = (
        Example(_HEAD + "年度总体目标：\n\n" + _ROWS, (Expected("L7", {}),)),
        Example(_HEAD + "立项依据：教师培训规划要求每名教师五年轮训一次。\n\n" + _ROWS, (Expected("A1", {}, "no-row"),)),
        Example(
            _HEAD + "年度总体目标：培训教师200人。\n\n" + _ROWS, (Expected("L7", {"length": "9", "shortest": "20"}, "short"),)
        ),
        Example(
            _HEAD + "年度总体目标：保障全区教师培训工作的正常开展，提升教师教学水平。\n\n" + _ROWS,
            (Expected("L7", {}, "no-number"),),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield at most one problem."""
        goal = table.facts.get("goal")
        if goal is None:
            yield from self.absent(table)
            return
        text = normal(goal.text)
        unsure = Confidence.LOW if table.linear else None
        if placeholder(goal.text) is not None or repeats(goal.text, table.fact("project") or ""):
            return
        if len(text) < self.shortest:
            yield self.problem(goal, "short", field="goal", confidence=unsure, length=len(text), shortest=self.shortest)
        elif not has_number(goal.text) and len(wishes(goal.text)) < GoalSlogan.least_wishes.default:
            yield self.problem(goal, "no-number", field="goal", confidence=unsure)

    def absent(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield what can be said of a goal that was not read."""
        blank = blank_labels(table).get("goal")
        if blank is not None and table.linear:
            yield self.problem(blank.place, "lost", field="goal", confidence=Confidence.LOW, label=blank.label)
        elif blank is not None:
            yield self.problem(blank.place, field="goal", text=blank.label)
        elif not table.linear and ("overview" in table.facts or "basis" in table.facts):
            yield self.problem(table.place, "no-row", field="goal", confidence=Confidence.MEDIUM)
