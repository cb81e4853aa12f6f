"""What counties and units make of the forms: turned text, weights in columns, quarters, subtotals, tables off the corner."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from perflint_corpora.samples.model import SampleTable
from perflint_corpora.samples.practice.form import Column, Form, Piece, joined, levels, pick, span
from perflint_corpora.samples.practice.registry import practice
from perflint_corpora.samples.sheet import Sheet


@practice("符号、数值、单位分列", scopes="project department")
def value_in_parts(tables: Sequence[SampleTable]) -> Sheet:
    """Two heading rows: 符号、数值、单位 below 指标值; level 1 written downwards, names numbered, weights of 分."""
    table = tables[0]
    columns = [
        Column("level1", "一级\n指标", 1, lambda row: "\n".join(table.cell(row, "level1"))),
        Column("level2", "二级\n指标"),
        Column("level3", "三级指标（可自行增加）", 2, lambda row: f"指标{row + 1}：{table.cell(row, 'level3')}"),
        Column("operator", "符号"), Column("target", "数值"), Column("unit", "单位"), Column("weight", "分值（分）"),
    ]  # fmt: skip
    form = Form(tables, 1 + span(columns))
    form.title()
    form.line(
        Piece("项目名称" if table.scope == "project" else "部门名称", 2),
        form.value("project" if table.scope == "project" else "unit_name", 0),
    )
    form.line(("年度目标", 2), form.value("goal", 0))
    form.line(
        Piece("绩\n效\n指\n标", 1, len(table) + 2), *(Piece(one.heading, one.columns, 2) for one in columns[:3]),
        ("指标值", 3), Piece(columns[-1].heading, 1, 2),
    )  # fmt: skip
    form.line(*(Piece(one.heading) for one in columns[3:6]))
    form.indicators(columns)
    return form.sheet


@practice("各级指标都有分值", kinds="self_evaluation")
def weights_of_levels(tables: Sequence[SampleTable]) -> Sheet:
    """A weight after each level: 一级指标 分值 二级指标 分值 三级指标 分值; the third is that of the indicator."""
    table = tables[0]
    columns = pick(
        table, Column("level1", "一级指标"), *([Column(None, "分值", 1, lambda row: "50")] if "level1" in table.columns else []),
        Column("level2", "二级指标"), Column(None, "分值", 1, lambda row: "20"),
        Column("level3", "三级指标"), Column("weight", "分值"),
        Column("operator", "指标性质"), Column("target", "目标值"), Column("unit", "单位"), Column("actual", "完成值"),
        Column("score", "自评得分"), Column("deviation_reason", "扣分原因"),
    )  # fmt: skip
    form = Form(tables, span(columns))
    form.title()
    form.line(("项目名称", 2), form.value("project", 4), ("主管部门", 2), form.value("department", 0))
    form.headings(columns)
    form.indicators(columns, levels="once")
    form.line(Piece("总分", span(columns) - 2), form.value("total_score"), "")
    return form.sheet


def _share(share: int, row: int) -> str:
    return f"{share}%"


@practice("分季度目标")
def quarters(tables: Sequence[SampleTable]) -> Sheet:
    """The year's value, then what each quarter is to reach, below a common heading."""
    columns = pick(
        tables[0], *levels(),
        Column("operator", "指标性质"), Column("unit", "计量单位"), Column("target", "全年目标值"),
        *(Column(None, name, 1, partial(_share, share)) for name, share in zip("一二三四", (25, 50, 75, 100), strict=True)),
        Column("weight", "权重"),
    )  # fmt: skip
    form = Form(tables, span(columns))
    form.title()
    form.line("项目名称", form.value("project", 0))
    quarter = next(number for number, column in enumerate(columns) if column.field is None)
    before, after = columns[:quarter], columns[quarter + 4 :]
    form.line(
        *(Piece(one.heading, 1, 2) for one in before), Piece("分季度目标", 4), *(Piece(one.heading, 1, 2) for one in after)
    )  # fmt: skip
    form.line(*(f"{one.heading}季度" for one in columns[quarter : quarter + 4]))
    form.indicators(columns)
    return form.sheet


@practice("从 C4 开始、有小计、表头重复")
def off_corner(tables: Sequence[SampleTable]) -> Sheet:
    """The table begins at C4, 附件 above, empty rows between, serial numbers, subtotals, the heading repeated on page 2."""
    table = tables[0]
    columns = pick(
        table, Column(None, "序号", 1, lambda row: str(row + 1)), Column("level1", "一级指标"), Column("level2", "二级指标"),
        Column("level3", "三级指标"), Column("operator", "指标性质"), Column("target", "指标值"), Column("unit", "计量单位"),
        Column("weight", "权重"), Column("remark", "备注"),
    )  # fmt: skip
    form = Form(tables, span(columns), top=4, left=3)
    form.line("附件1：")
    form.row += 1
    form.title()
    form.row += 1
    form.line(("项目名称：", 2), form.value("project", 0))
    form.line(("主管部门：", 2), form.value("department", 0))
    form.headings(columns)
    names = [table.cell(row, "level1") for row in range(len(table))]
    start = 0
    for end in [row for row in range(1, len(names) + 1) if row == len(names) or names[row] != names[row - 1]]:
        rows = list(range(start, end))
        form.indicators(columns, rows=rows)
        total = sum(float(table.cell(row, "weight") or 0) for row in rows)
        if "weight" in table.columns:
            form.line(
                Piece("小计", span(columns) - 1 - ("remark" in table.columns)),
                Piece(f"{total:g}"),
                *([""] if "remark" in table.columns else []),
            )
        if start == 0:
            form.headings(columns)
        start = end
    form.line(("填表说明：", 2), ("1.三级指标应当细化、量化。2.……", 0))
    return form.sheet


@practice("留有“……”行的模板", shows=lambda table: [joined(table)])
def template_left_over(tables: Sequence[SampleTable]) -> Sheet:
    """A template not tidied up: rows with "……" after each level 2, names "指标1：", notes at the end."""
    table = tables[0]
    columns = pick(
        table, *levels(2), Column("target", "指标值（包含数字及文字描述）"),
        Column("weight", "分值（90分）"),
    )  # fmt: skip
    form = Form(tables, 1 + span(columns))
    form.title()
    form.line("项目名称", form.value("project", 0))
    form.line("年度总体目标", form.value("goal", 0))
    form.line("绩效指标", *(Piece(one.heading, one.columns) for one in columns))
    for row in range(len(table)):
        form.line("", *form.cells(columns, row, levels="once"))
        form.line("", *(Piece("……" if one.field in ("level3", "target") else "", one.columns) for one in columns))
    form.line("填报说明", ("1.年度总体目标要与年度资金对应。2.三级指标至少填报一项。", 0))
    return form.sheet
