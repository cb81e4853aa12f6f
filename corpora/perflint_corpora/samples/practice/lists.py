"""Many projects in one table, one after the other or one a column, as summaries and exports of systems show them."""

from __future__ import annotations

from collections.abc import Sequence

from perflint_corpora.samples.model import SampleTable
from perflint_corpora.samples.practice.form import Column, Form, Piece, joined, levels, span
from perflint_corpora.samples.practice.registry import practice
from perflint_corpora.samples.sheet import Meaning, Sheet

#: How many projects the lists show.
PROJECTS = 3


@practice("多个项目汇总表", takes=PROJECTS)
def summary(tables: Sequence[SampleTable]) -> Sheet:
    """部门项目支出绩效目标汇总表: unit, project, budget and goal merged at the left of each project's rows."""
    columns = [
        *levels(), Column("operator", "指标性质"),
        Column("target", "指标值"), Column("unit", "度量单位"), Column("weight", "权重（%）"),
    ]  # fmt: skip
    form = Form(tables, 5 + span(columns), name="汇总")
    means = [Meaning("title", "2024年部门项目支出绩效目标汇总表", None, number) for number in range(len(tables))]
    years = [Meaning("year", "2024", None, number) for number in range(len(tables))]
    form.banner("2024年部门项目支出绩效目标汇总表", *means, *years)
    units = [Meaning("currency_unit", "万元", None, number) for number in range(len(tables))]
    form.line(("部门：云岫市教育局", 5), Piece("单位：万元", 0, 1, tuple(units)))
    form.headings(columns, "序号", "单位名称", "项目名称", "预算金额", "年度绩效目标")
    for number, table in enumerate(tables):
        for row in range(len(table)):
            left = [
                Piece(str(number + 1), 1, len(table)), form.value("unit_name", 1, len(table), only=number),
                form.value("project", 1, len(table), only=number), form.value("total_budget", 1, len(table), only=number),
                form.value("goal", 1, len(table), only=number),
            ]  # fmt: skip
            form.line(*(left if row == 0 else []), *form.cells(columns, row, number=number))
    return form.sheet


@practice("预算管理一体化系统导出表", takes=PROJECTS)
def export(tables: Sequence[SampleTable]) -> Sheet:
    """An export of the 预算管理一体化 system: codes beside names, everything repeated in every row, no title."""
    columns = [
        *levels(), Column("operator", "计算符号"),
        Column("target", "指标值"), Column("unit", "计量单位"), Column("weight", "分值权重"),
    ]  # fmt: skip
    form = Form(tables, 6 + span(columns), name="Sheet1")
    form.line(
        "单位编码",
        "单位名称",
        "项目编码",
        "项目名称",
        "预算年度",
        "指标编码",
        *(column.heading for column in columns),
    )
    for number, table in enumerate(tables):
        for row in range(len(table)):
            left = [
                Piece("310001"), form.value("unit_name", only=number), Piece(f"50011824T00000{number}"),
                form.value("project", only=number), form.value("year", only=number), Piece(f"{number + 1:02}{row + 1:03}"),
            ]  # fmt: skip
            form.line(*left, *form.cells(columns, row, levels="repeated", number=number))
    return form.sheet


def by_village(table: SampleTable) -> list[SampleTable]:
    """One table for each village, values without operators, that share names and levels."""
    table = joined(table).without_columns("weight", "core", "definition", "remark")
    tables = []
    for number, village in enumerate(("石桥村", "柳溪村", "白岩社区"), 1):
        one = table.model_copy(update={"facts": {"year": table.fact("year"), "unit_name": village}})
        for row in range(len(one)):
            one = one.with_cell(row, "target", f"≥{10 * number + row}%")
        tables.append(one)
    return tables


@practice("每村一列", shows=by_village, takes=PROJECTS)
def villages(tables: Sequence[SampleTable]) -> Sheet:
    """One column a village below the common heading 指标值."""
    form = Form(tables, 4 + len(tables), name="各村")
    form.title(year=False)
    columns = [*levels()]
    form.line(("序号", 1, 2), *(Piece(column.heading, 1, 2) for column in columns), ("指标值", 0))
    form.line(*(form.value("unit_name", only=number) for number in range(len(tables))))
    for row in range(len(tables[0])):
        shared = [
            piece._replace(means=tuple(m._replace(table=number) for number in range(len(tables)) for m in piece.means))
            for piece in form.cells(columns, row)
        ]
        values = [piece for number in range(len(tables)) for piece in form.cells([Column("target", "")], row, number=number)]
        form.line(Piece(str(row + 1)), *shared, *values)
    return form.sheet
