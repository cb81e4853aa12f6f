"""goal-uncovered: the goal promises a number that no indicator measures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, Option, TableRule
from perflint.tables.model import IndicatorTable, TableKind
from perflint_rules.goals.reading import Promise, is_covered, numbers_left, promises
from perflint_rules.missing.gaps import used_rows

#: How many clauses a message quotes.
SHOWN = 5

#: A satisfaction that no indicator measures is `satisfaction-missing`'s.
SATISFACTION = "满意"


class GoalUncovered(TableRule):
    """A rate that the goal promises must have its indicator, and so must the tasks that it counts where it counts several.

    An indicator with the same number, or with words and a unit in common, covers a clause: in doubt nothing is said.
    """

    code = "G101"
    rule = "goal-uncovered"
    name = Text("目标任务没有对应指标", "Goal without indicator")
    why = Text(
        "总体目标中写明数量的任务和结果，都应有指标来考核；没有指标的承诺，年底无法核对。",
        "What the goal promises in numbers needs an indicator; without one nobody can check it at the end of the year.",
    )
    dimension = Dimension.RELEVANCE
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = (Basis("财预〔2015〕88号", "相关性审核：总体目标是否有相关联、细化量化的绩效指标"),)
    kinds = frozenset((TableKind.TARGET,))
    least_covered = Option(
        Decimal(100),
        Text(
            "目标中的量化任务（至少两项）有对应指标的比例低于此数时提示（%）。",
            "The share (per cent) of the counted tasks of a goal (two at least) that must have an indicator.",
        ),
    )
    messages = {
        "default": Message(
            Text("目标提出的“{clauses}”没有对应的指标。", "No indicator measures “{clauses}”, which the goal promises."),
            Text(
                "请为其增设指标，指标值与目标一致；不再作为任务的，从目标中删去。",
                "Add an indicator with that very value, or drop the promise from the goal.",
            ),
        ),
        "tasks": Message(
            Text(
                "目标中{count}项量化任务，有{missing}项没有对应的指标：{clauses}。",
                "Of the {count} counted tasks of the goal, {missing} have no indicator: {clauses}.",
            ),
            Text(
                "请为主要任务增设数量指标，指标值与目标一致；次要的可合并或从目标中删去。",
                "Add indicators for the main ones with the same values; merge or drop the minor ones.",
            ),
            Severity.INFO,
        ),
    }
    good = (
        # the same number under another name, a rate under a longer one, a count with a word in common, a price, a baseline
        Example(
            "# 2025年项目支出绩效目标表\n\n"
            "年度总体目标：改造18个老旧小区，考试通过率95%，学员满意度达90%以上，人均补助1500元，就业率由60%提高到70%。\n\n"
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 数量指标 | 小区改造数量 | 18个 |\n"
            "| 质量指标 | 结业考核合格率 | ≥95% |\n| 满意度指标 | 参训人员满意率 | ≥92% |\n| 社会效益指标 | 培训后就业率 | ≥70% |"
        ),
    )
    bad = (
        Example(
            "# 2023年部门整体支出绩效目标表\n\n"
            "整体绩效目标：切实解决群众诉求，“互联网+督查”系统办结率力争达98%以上，满意率达95%以上。\n\n"
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 数量指标 | 受理群众诉求件数 | ≥65123件 |\n"
            "| 满意度指标 | “互联网+督查”系统满意率 | ≥95% |",
            (Expected("L3", {"clauses": "“互联网+督查”系统办结率力争达98%以上"}),),
        ),
        Example(
            "# 2025年项目支出绩效目标表\n\n"
            "年度总体目标：检修电梯12台，发送政策短信50万条，免费快递8000件次。\n\n"
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 数量指标 | 电梯检修台数 | ≥12台 |\n"
            "| 质量指标 | 检修合格率 | ≥95% |",
            (
                Expected(
                    "L3",
                    {"count": "3", "missing": "2", "clauses": "发送政策短信50万条；免费快递8000件次"},
                    "tasks",
                ),
            ),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield one problem for the rates without indicator and one for the tasks."""
        goal = table.facts.get("goal")
        if goal is None or not numbers_left(goal.text, table.indicators):
            return
        promised = promises(goal.text)
        if not promised:
            return
        used = used_rows(table)
        missing = [promise for promise in promised if not is_covered(promise, used)]
        rates = [promise for promise in missing if promise.rate_of not in (None, SATISFACTION)]
        if rates:
            yield self.problem(goal, field="goal", text=quoted(rates), clauses=quoted(rates))
        counted = [promise for promise in promised if promise.rate_of is None]
        tasks = [promise for promise in missing if promise.rate_of is None]
        if tasks and len(counted) > 1 and (len(counted) - len(tasks)) * 100 < len(counted) * self.least_covered:
            yield self.problem(
                goal,
                "tasks",
                field="goal",
                text=quoted(tasks),
                count=len(counted),
                missing=len(tasks),
                clauses=quoted(tasks),
            )


def quoted(found: Sequence[Promise]) -> str:
    """The clauses as a message shows them, each once."""
    clauses = list(dict.fromkeys(promise.text for promise in found))
    return "；".join(clauses[:SHOWN]) + ("……" if len(clauses) > SHOWN else "")
