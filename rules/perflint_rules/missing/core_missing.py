"""core-missing: the form asks which indicators are core ones, and none is."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, Option, TableRule
from perflint.language.normal import normal
from perflint.tables.model import IndicatorTable, TableKind, TableScope
from perflint_rules.missing.gaps import is_mark, used_rows

YES = frozenset(("是", "核心", "核心指标", "√", "✓", "✔", "y", "yes", "1", "☑"))
NO = frozenset(("否", "非核心", "非核心指标", "不是", "n", "no", "0", "□", "☐", "x"))

_HEAD = "| 二级指标 | 三级指标 | 指标值 | 是否核心指标 |\n|---|---|---|---|\n"


class CoreMissing(TableRule):
    """Says nothing where a conversion to text lost the column; an empty cell means no."""

    code = "M112"
    rule = "core-missing"
    name = Text("核心指标不足", "Core indicators missing")
    why = Text(
        "核心指标反映项目最主要的产出和效果，是考核的重点；一个都没有，就分不清主次。",
        "The core indicators show what matters most; without any, all count alike.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.WARNING
    basis = (Basis("重庆市部门整体绩效管理办法", "第七条 部门整体绩效的核心指标不少于5个", True),)
    kinds = frozenset((TableKind.TARGET,))
    region = Option(
        "重庆",
        Text(
            "对部门整体核心指标数量有规定的地区，表中出现这个地名才适用。",
            "The region that asks for so many core indicators of a department; the table must name it.",
        ),
    )
    least_in_department = Option(
        5,
        Text(
            "该地区部门整体绩效目标表至少要有几个核心指标。",
            "How many core indicators a whole-department table of that region needs.",
        ),
    )
    messages = {
        "default": Message(
            Text(
                "“是否核心指标”一列没有一个“是”。",
                "No indicator is marked as a core one.",
            ),
            Text(
                "请把最能反映目标的指标标为核心指标，一般是主要的数量指标和效益指标。",
                "Mark those that show the goal best, usually the main quantity and the main benefit.",
            ),
        ),
        "few": Message(
            Text(
                "{region}的部门整体绩效目标，核心指标应不少于{least}个，这里只有{count}个。",
                "A whole-department table of {region} needs {least} core indicators; this one has {count}.",
            ),
            Text("请再选定{more}个核心指标。", "Choose {more} more."),
            Severity.ERROR,
        ),
        "answer": Message(
            Text(
                "“{name}”的是否核心指标填的是“{written}”，应填“是”或“否”。",
                "“{name}”: core indicator says “{written}”, not 是 or 否.",
            ),
            Text("请改为“是”或“否”。", "Write 是 or 否."),
        ),
    }
    good = (
        Example(_HEAD + "| 数量指标 | 培训人数 | ≥200人 | 是 |\n| 质量指标 | 合格率 | ≥95% | 否 |"),
        Example(_HEAD + "| 数量指标 | 培训人数 | ≥200人 | √ |\n| 质量指标 | 合格率 | ≥95% | |"),
    )
    bad = (
        Example(
            _HEAD + "| 数量指标 | 培训人数 | ≥200人 | 否 |\n| 质量指标 | 合格率 | ≥95% | 否 |",
            (Expected("D1", {}),),
        ),
        Example(
            _HEAD + "| 数量指标 | 培训人数 | ≥200人 | 是 |\n| 质量指标 | 合格率 | ≥95% | 10 |",
            (Expected("D3", {"name": "合格率", "written": "10"}, "answer"),),
        ),
        Example(
            "# 2025年重庆市某区教育局整体绩效目标表\n\n"
            + _HEAD
            + "| 数量指标 | 培训人数 | ≥200人 | 是 |\n| 质量指标 | 合格率 | ≥95% | 是 |",
            (Expected("D1", {"region": "重庆", "count": "2", "least": "5", "more": "3"}, "few"),),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield the answers that are none, and one problem where core indicators are missing."""
        if not table.has_column("core") or "core" in table.lost_columns:
            return
        used = used_rows(table)
        answers = [normal(indicator.core.text).lower() for indicator in used if indicator.core is not None]
        if table.linear and len(answers) < len(used):
            return
        for indicator in used:
            core = indicator.core
            if core is not None and normal(core.text).lower() not in YES | NO and not is_mark(core.text):
                yield self.problem(
                    core, "answer", field="core", indicator=indicator, name=indicator.name or "", written=core.text
                )
        count = sum(answer in YES for answer in answers)
        place = table.heading("core") or table.place
        if count == 0:
            yield self.problem(place, field="core")
        elif table.scope is TableScope.DEPARTMENT and count < self.least_in_department and self.applies(table):
            least = self.least_in_department
            yield self.problem(place, "few", field="core", region=self.region, count=count, least=least, more=least - count)

    def applies(self, table: IndicatorTable) -> bool:
        """Whether the table belongs to the region whose rule this is."""
        names = (table.title.text if table.title is not None else "", table.fact("unit_name"), table.fact("department"))
        return any(self.region in name for name in names if name)
