"""More layouts drawn without a look at the reader: unusual headings, pages turned, projects in rows, plans over years."""

from __future__ import annotations

from collections.abc import Sequence

from perflint_corpora.samples.model import SampleTable
from perflint_corpora.samples.practice.form import Column, Form, Piece, joined, levels, pick, span
from perflint_corpora.samples.practice.registry import practice
from perflint_corpora.samples.sheet import Meaning, Sheet


@practice("一个表头、项目名称单独成行", takes=2, shows=lambda table: [joined(table)] if "level1" in table.columns else [])
def projects_in_rows(tables: Sequence[SampleTable]) -> Sheet:
    """One heading for all; the name of each project in a row above its indicators."""
    columns = [*levels(), Column("target", "指标值"), Column("weight", "权重")]
    form = Form(tables, span(columns), name="公开表")
    numbers = range(len(tables))
    year = tables[0].fact("year")
    title = f"{year}年项目绩效目标公开表"
    form.banner(title, *(Meaning(name, text, None, one) for name, text in (("title", title), ("year", year)) for one in numbers))
    form.headings(columns)
    for number in numbers:
        form.line("项目名称", form.value("project", 0, only=number))
        form.indicators(columns, number=number)
    return form.sheet


@practice("换页后标题和表头重复")
def page_turned(tables: Sequence[SampleTable]) -> Sheet:
    """Page numbers in the sheet, and title and heading again on the second page."""
    columns = pick(
        tables[0], *levels(), Column("operator", "指标性质"), Column("target", "指标值"), Column("unit", "计量单位"),
        Column("weight", "权重"),
    )  # fmt: skip
    form = Form(tables, span(columns))
    form.title()
    form.line("项目名称", form.value("project", 0))
    form.headings(columns)
    middle = len(form.table) // 2
    form.indicators(columns, rows=range(middle))
    form.banner("第 1 页 共 2 页")
    form.title()
    form.headings(columns)
    form.indicators(columns, rows=range(middle, len(form.table)), levels="repeated")
    form.banner("第 2 页 共 2 页")
    return form.sheet


@practice("分年度目标、一级指标无表头", shows=lambda table: [joined(table)])
def plan_of_years(tables: Sequence[SampleTable]) -> Sheet:
    """Targets for three years, level 1 below a heading left empty, level 2 below one of its own."""
    year = int(tables[0].fact("year"))
    columns = pick(
        tables[0], Column(None, "编号", 1, lambda row: f"{row + 1:02d}"), Column("level1", ""), Column("level2", "目标维度"),
        Column("level3", "具体指标"), Column("target", f"{year}年度目标值"),
        Column(None, f"{year + 1}年度目标值", 1, lambda row: "99%"),
        Column(None, f"{year + 2}年度目标值", 1, lambda row: "99%"), Column("weight", "权重（%）"),
    )  # fmt: skip
    form = Form(tables, span(columns))
    form.title()
    form.line("项目名称", form.value("project", 0))
    form.headings(columns)
    form.indicators(columns)
    return form.sheet


@practice("表头有两个名称")
def headings_with_two_names(tables: Sequence[SampleTable]) -> Sheet:
    """指标值/目标值, 权重%, 一级指标 (Level 1), the unit of the facts under 单位："""
    columns = pick(
        tables[0], Column("level1", "一级指标 (Level 1)"), Column("level2", "二级指标及分值"), Column("level3", "指标名称/内容"),
        Column("operator", "关系符"), Column("target", "指标值/目标值"), Column("unit", "计量单位(Unit)"),
        Column("weight", "权重%"),
    )  # fmt: skip
    form = Form(tables, span(columns))
    form.title()
    form.line("单位：", form.value("unit_name", 0))
    form.headings(columns)
    form.indicators(columns, levels="repeated")
    return form.sheet


@practice("自评与财政复核并列", kinds="self_evaluation")
def reviewed_evaluation(tables: Sequence[SampleTable]) -> Sheet:
    """Own score and that of the finance bureau beside each other, last year's value among the columns."""
    columns = pick(
        tables[0], *levels(), Column("operator", "指标性质"), Column("target", "年初目标值A"), Column("unit", "单位"),
        Column(None, "上年度实际完成值", 1, lambda row: "88"), Column("actual", "年末完成值B"), Column("weight", "权重系数"),
        Column("score", "自评得分"), Column(None, "财政复核分", 1, lambda row: "9"),
        Column("deviation_reason", "扣分说明及整改措施"),
    )  # fmt: skip
    form = Form(tables, 1 + span(columns))
    form.title()
    form.line("项目名称", form.value("project", 5), "项目类别", ("延续性项目", 0))
    form.headings(columns, Piece("年度绩效指标", 1, len(form.table) + 1))
    form.indicators(columns)
    return form.sheet
