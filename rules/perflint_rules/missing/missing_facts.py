"""missing-facts: the form asks for the project, the department, the year or the funds, and nobody filled it in."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, TableRule
from perflint.tables.model import IndicatorTable, TableKind
from perflint_rules.missing.blank_labels import blank_labels
from perflint_rules.missing.gaps import is_mark, with_field

#: What a form must say about itself, and what it should.
REQUIRED = ("project", "department", "year", "total_budget")
WANTED = ("unit_name",)

_ROWS = "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 数量指标 | 培训人数 | ≥200人 |\n| 质量指标 | 合格率 | ≥95% |"


class MissingFacts(TableRule):
    """Only a label without value counts: a form that does not ask for the department does not lack it.

    A table read from running text may have lost the value on the way.
    """

    code = "M108"
    rule = "missing-facts"
    name = Text("表头必填项缺失", "Missing header fields")
    why = Text(
        "项目名称、主管部门、预算年度和资金总额说明这张表是谁的、哪一年的、管多少钱，缺了就无法与预算对应。",
        "Project, department, year and funds say whose table it is and what money it is about; without them it cannot be matched "
        "with the budget.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.ERROR
    basis = (Basis("财预〔2015〕88号", "附件 绩效目标申报表：项目名称、主管部门及代码、实施单位、资金总额"),)
    messages = {
        "default": Message(
            Text("“{label}”没有填写。", "“{label}” is empty."),
            Text("请补填“{label}”。", "Fill in “{label}”."),
        ),
        "wanted": Message(
            Text("“{label}”没有填写。", "“{label}” is empty."),
            Text("请补填“{label}”。", "Fill in “{label}”."),
            Severity.WARNING,
        ),
        "mark": Message(
            Text("“{field}”只写了“{written}”。", "The {field} says only “{written}”."),
            Text("请填写实际的{field}。", "Fill in the real {field}."),
        ),
        "lost": Message(
            Text(
                "没有读到“{label}”的内容，可能没有填写，也可能是网页或PDF转成文字时丢失。",
                "No value of “{label}” was read: it is empty, or the conversion to text lost it.",
            ),
            Text("请对照原件核对“{label}”。", "Compare “{label}” with the original."),
            Severity.INFO,
        ),
    }
    good = (
        # the form does not ask for the department
        Example("# 2025年项目支出绩效目标表\n\n项目名称：培训费\n\n年度资金总额：12万元\n\n" + _ROWS),
        Example(
            "| 项目名称 | 培训费 | 主管部门 |\n|---|---|---|\n| 年度资金总额（万元） | 12 | 教育局 |\n"
            "| 二级指标 | 三级指标 | 指标值 |\n| 数量指标 | 培训人数 | ≥200人 |\n| 质量指标 | 合格率 | ≥95% |"
        ),
    )
    bad = (
        Example(
            "# 2025年项目支出绩效目标表\n\n项目名称：培训费\n主管部门：\n实施单位：\n年度资金总额：12万元\n\n" + _ROWS,
            (Expected("L4", {"label": "主管部门"}), Expected("L5", {"label": "实施单位"}, "wanted")),
        ),
        Example(
            "# 2025年项目支出绩效目标表\n\n项目名称：/\n\n主管部门：教育局\n\n" + _ROWS,
            (Expected("L3", {"field": "project", "written": "/"}, "mark"),),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield the labels without a value."""
        facts = table.facts
        for name in (*REQUIRED, *WANTED):
            field = facts.get(name)
            if field is not None and is_mark(field.text):
                yield with_field(self.problem(field, "mark", field=name), written=field.text)
        if all(name in facts for name in (*REQUIRED, *WANTED)):
            return
        for name, blank in blank_labels(table).items():
            if name not in (*REQUIRED, *WANTED) or (name == "total_budget" and table.kind is not TableKind.TARGET):
                continue
            message = "lost" if table.linear else "default" if name in REQUIRED else "wanted"
            unsure = Confidence.LOW if table.linear else None
            yield self.problem(blank.place, message, field=name, text=blank.label, confidence=unsure, label=blank.label)
