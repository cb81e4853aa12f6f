"""contradicting-numbers: one thing, two numbers, in the goal and its indicator or in the tables of one file."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, SubmissionRule
from perflint.language.normal import normal
from perflint.language.quantity import Quantity
from perflint.tables.model import Indicator, IndicatorTable, Submission, TableKind, TableScope
from perflint_rules.goals.mentions import names_part, names_same, speaks_otherwise
from perflint_rules.goals.numbers import counted, equal_numbers, plain_number, same_unit, shown
from perflint_rules.goals.reading import Promise, promises
from perflint_rules.missing.gaps import used_rows

SPECIFIC = 8
CUT_OFF = 12


class Shared(NamedTuple):
    """The number of an indicator of the whole-department table, to compare the projects with."""

    name: str
    number: Decimal
    indicator: Indicator


class ContradictingNumbers(SubmissionRule):
    """The goal must call a thing what its indicator is called, and both must name it once; where the goal says more about
    it (受理群众来电 for 受理来电), only a part larger than the whole tells. A target stricter than a goal of "at least"
    contradicts nothing. Between tables, only a project that has more than its whole department tells.
    """

    code = "G102"
    rule = "contradicting-numbers"
    name = Text("目标与指标数字矛盾", "Contradicting numbers")
    why = Text(
        "同一件事在目标和指标、或者部门表和项目表中数字不同，就不知道按哪个数考核。",
        "Where one thing has two numbers, nobody knows which one counts.",
    )
    dimension = Dimension.RELEVANCE
    severity = Severity.ERROR
    confidence = Confidence.MEDIUM
    basis = (Basis("财预〔2015〕88号", "绩效目标与绩效指标应相互匹配，与任务数或计划数相对应"),)
    messages = {
        "default": Message(
            Text(
                "目标写的是“{clause}”，指标“{name}”却是{target}。",
                "The goal says “{clause}”, the indicator “{name}” says {target}.",
            ),
            Text("请核对后统一为{goal}或{target}。", "Check which is right and write it in both places: {goal} or {target}."),
        ),
        "part": Message(
            Text(
                "项目的“{name}”为{target}，比整个部门的{whole}还多。",
                "“{name}” is {target} in the project, more than the {whole} of the whole department.",
            ),
            Text(
                "请核对两张表：部门整体目标不应小于其项目的目标；统计口径不同的，在指标名称中写明。",
                "Compare both tables: a department cannot plan less than one of its projects; if they count differently, say so.",
            ),
            Severity.WARNING,
        ),
    }
    good = (
        # stricter than the goal, the sum of two numbers, another thing, the same in another unit
        Example(
            "# 2025年项目支出绩效目标表\n\n"
            "年度总体目标：聘用大厅保安4名，聘用大厅保洁3名，服务对象满意度不低于90%，服务群众35万人次，管理面积4800平方米。\n\n"
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 数量指标 | 聘用大厅保安保洁人数 | 7人 |\n"
            "| 数量指标 | 保洁服务面积 | 3800平方米 |\n| 满意度指标 | 服务对象满意度 | ≥95% |\n"
            "| 数量指标 | 服务群众人次 | ≥350000人次 |"
        ),
        # a part of what is counted
        Example(
            "# 2025年项目支出绩效目标表\n\n年度总体目标：受理企业来电6万件，受理群众来电30万件。\n\n"
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 数量指标 | 受理来电件数 | ≥36万件 |"
        ),
        Example(
            "# 2025年项目支出绩效目标表\n\n年度总体目标：受理企业来电6万件。\n\n"
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 数量指标 | 受理来电件数 | ≥36万件 |"
        ),
    )
    bad = (
        Example(
            "# 2025年项目支出绩效目标表\n\n年度总体目标：聘用大厅保安4名，服务对象满意度98%。\n\n"
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 数量指标 | 聘用大厅保安人数 | 7人 |\n"
            "| 满意度指标 | 服务对象满意度 | ≥96% |",
            (
                Expected("C2", {"clause": "聘用大厅保安4名", "name": "聘用大厅保安人数", "goal": "4人", "target": "7人"}),
                Expected("C3", {"clause": "服务对象满意度98%", "name": "服务对象满意度", "goal": "98%", "target": "96%"}),
            ),
        ),
        Example(
            "# 2025年项目支出绩效目标表\n\n年度总体目标：全年受理群众来电42万件。\n\n"
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 数量指标 | 受理来电件数 | ≥40万件 |",
            (Expected("C2", {"clause": "全年受理群众来电42万件", "name": "受理来电件数", "goal": "42万件", "target": "40万件"}),),
        ),
        Example(
            "# 2023年部门整体支出绩效目标表\n\n"
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 数量指标 | 网上受理群众诉求件数 | ≥21354件 |\n"
            "| 质量指标 | 办结率 | ≥95% |\n\n# 2023年项目支出绩效目标表\n\n项目名称：运行费\n\n"
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 数量指标 | 网上受理群众诉求件数 | ≥17万件 |\n"
            "| 质量指标 | 办结率 | ≥95% |",
            (Expected("2:C2", {"name": "网上受理群众诉求件数", "target": "17万件", "whole": "21354件"}, "part"),),
        ),
    )

    def check(self, submission: Submission) -> Iterator[Problem]:
        """Yield the contradictions between department and projects."""
        targets = [table for table in submission.tables if table.kind is TableKind.TARGET]
        departments = [table for table in targets if table.scope is TableScope.DEPARTMENT]
        if len(departments) == 1 and len(targets) > 1:
            yield from self.against_department(submission, departments[0])

    def problems_of(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield the indicators that contradict the goal of their table."""
        goal = table.facts.get("goal") if table.kind is not TableKind.MONITORING else None
        promised = promises(goal.text) if goal is not None and speaks_otherwise(goal.text, table) else ()
        used = used_rows(table) if promised else []
        for promise in promised:
            named = [one for one in used if names_same(promise, one.name or "")]
            narrowed = [] if named else [one for one in used if names_part(promise, one.name or "") and exceeds(promise, one)]
            named = named or narrowed
            if len(named) != 1 or goal is None or promise.quantity.approximate or named[0].target is None:
                continue
            indicator, quantities = named[0], named[0].quantities
            name = indicator.name or ""
            rivals = [one for one in promised if names_same(one, name) or names_part(one, name)]
            if len(quantities) != 1 or len(rivals) != 1 or not contradict(promise.quantity, quantities[0], promised):
                continue
            yield self.problem(
                named[0].target,
                field="target",
                indicator=indicator,
                related=[goal.place],
                clause=promise.text,
                name=name,
                goal=shown(promise.quantity),
                target=shown(quantities[0]),
            )

    def against_department(self, submission: Submission, department: IndicatorTable) -> Iterator[Problem]:
        """Yield the indicators of projects that exceed the same indicator of the department."""
        whole = [Shared(normal(one.name or ""), planned, one) for one in department.indicators if (planned := counted(one))]
        for number, table in enumerate(submission.tables):
            if table is department or table.kind is not TableKind.TARGET or table.year != department.year:
                continue
            for indicator in table.indicators:
                name = normal(indicator.name or "")
                amount = counted(indicator) if len(name) >= SPECIFIC else None
                other = next((one for one in whole if same_name(name, one.name)), None) if amount is not None else None
                if amount is None or other is None or amount <= other.number or indicator.target is None:
                    continue
                if not same_unit(indicator.quantities[0], other.indicator.quantities[0]):
                    continue
                yield self.problem(
                    indicator.target,
                    "part",
                    field="target",
                    indicator=indicator,
                    related=[other.indicator.place_of("target")],
                    table=number,
                    name=indicator.name or "",
                    target=shown(indicator.quantities[0]),
                    whole=shown(other.indicator.quantities[0]),
                )


def contradict(promised: Quantity, stated: Quantity, others: tuple[Promise, ...]) -> bool:
    """Whether two numbers for one thing cannot both be meant."""
    if stated.upper is not None or not same_unit(promised, stated) or equal_numbers(promised, stated):
        return False
    larger = plain_number(stated) > plain_number(promised)
    if (promised.operator in ("≥", ">") and larger) or (promised.operator in ("≤", "<") and not larger):
        return False
    total = sum((plain_number(one.quantity) for one in others if same_unit(one.quantity, stated)), Decimal(0))
    return plain_number(stated) != total


def exceeds(promise: Promise, indicator: Indicator) -> bool:
    """Whether a row that is to reach its number is promised to reach more."""
    planned = counted(indicator)
    return planned is not None and plain_number(promise.quantity) > planned


def same_name(one: str, other: str) -> bool:
    """Whether two names are equal, or one is the other cut off by a form."""
    if one == other:
        return True
    return min(len(one), len(other)) >= CUT_OFF and (one.startswith(other) or other.startswith(one))
