"""Layouts that were drawn without a look at the reader, as a county might, and that it did not read at first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from perflint_corpora.samples.model import SampleTable
from perflint_corpora.samples.practice.form import Column, Form, Piece, joined, levels, pick, span
from perflint_corpora.samples.practice.registry import practice
from perflint_corpora.samples.sheet import Meaning, Sheet

ORDINALS = "一二三四五六"


def _blocks(table: SampleTable) -> Iterator[tuple[str, list[int]]]:
    """The rows of each level 1."""
    for name, run in groupby(range(len(table)), lambda row: table.cell(row, "level1")):
        yield name, list(run)


def _level(text: str, rows: Sequence[int]) -> tuple[Meaning, ...]:
    return tuple(Meaning("level1", text, row) for row in rows if text)


@practice("一级指标独占一行")
def sections(tables: Sequence[SampleTable]) -> Sheet:
    """Level 1 in rows of its own over the whole width: 一、产出指标（50分）."""
    columns = [
        Column("level2", "二级指标"), Column("level3", "三级指标"), Column("operator", "指标性质"), Column("target", "指标值"),
        Column("unit", "计量单位"), Column("weight", "权重"),
    ]  # fmt: skip
    form = Form(tables, span(columns))
    form.title()
    form.line("项目名称", form.value("project", 0))
    form.headings(columns)
    for number, (name, rows) in enumerate(_blocks(form.table)):
        text = f"{ORDINALS[number]}、{name}（30分）" if name else ""
        if text:
            form.banner(text, *_level(text, rows))
        form.indicators(columns, rows=rows)
    return form.sheet


@practice("每个一级指标各有表头", shows=lambda table: [joined(table)])
def block_headings(tables: Sequence[SampleTable]) -> Sheet:
    """A heading for each level 1, which stands in place of 一级指标 and over its block."""
    columns = [Column("level2", "二级指标"), Column("level3", "三级指标"), Column("target", "指标值"), Column("weight", "分值")]
    form = Form(tables, 1 + span(columns))
    form.title()
    form.line("项目名称", form.value("project", 0))
    form.line("总体目标", form.value("goal", 0))
    for name, rows in _blocks(form.table):
        form.headings(columns, Piece(name, 1, len(rows) + 1, _level(name, rows)))
        form.indicators(columns, rows=rows)
    return form.sheet


@practice("两行表头（指标、指标值分组）", scopes="project department")
def grouped_names(tables: Sequence[SampleTable]) -> Sheet:
    """Two heading rows: 绩效指标 over the three levels, 年度绩效目标值 over operator, value and unit."""
    names = pick(tables[0], *levels())
    form = Form(tables, len(names) + 5)
    form.title()
    form.line(("单位名称", 2), form.value("unit_name", 0))
    form.line(
        Piece("序号", 1, 2), ("绩效指标", len(names)), ("年度绩效目标值", 3), Piece("分值", 1, 2)
    )  # fmt: skip
    form.line(*(column.heading for column in names), "性质", "值", "单位")
    form.indicators(
        [
            Column(None, "序号", 1, lambda row: str(row + 1)), *names, Column("operator", ""), Column("target", ""),
            Column("unit", ""), Column("weight", ""),
        ]
    )  # fmt: skip
    return form.sheet


@practice("带编码列的系统导出表")
def codes(tables: Sequence[SampleTable]) -> Sheet:
    """Codes beside each level and empty rows above, as a system stores them."""
    columns = pick(
        tables[0], Column(None, "ID", 1, lambda row: str(9000 + row)), Column(None, "一级指标编码", 1, lambda row: "01"),
        Column("level1", "一级指标名称"), Column(None, "二级指标编码", 1, lambda row: "0101"), Column("level2", "二级指标名称"),
        Column("level3", "三级指标名称"), Column("operator", "计算符号"), Column("target", "指标值"), Column("unit", "计量单位"),
        Column("weight", "权重"), Column(None, "是否启用", 1, lambda row: "是"),
    )  # fmt: skip
    form = Form(tables, span(columns), left=2)
    form.title(year=False)
    form.row += 1
    form.line("项目名称", form.value("project", 0))
    form.line("项目编码", ("500118T00001", 0))
    form.row += 2
    form.headings(columns)
    form.indicators(columns, levels="repeated")
    return form.sheet


@practice("上年完成值与分月计划")
def years(tables: Sequence[SampleTable]) -> Sheet:
    """What was reached the year before beside the target, the plan month by month, headings with remarks in brackets."""
    year = int(tables[0].fact("year"))
    columns = pick(
        tables[0], Column("level1", "一级指标\n（类别）"), Column("level2", "二级指标\n（维度）"),
        Column("level3", "三级指标\n（具体内容）"), Column(None, f"{year - 1}年完成值", 1, lambda row: "99"),
        Column("operator", "符号"), Column("target", f"{year}年目标值"), Column("unit", "单位"),
        *(Column(None, f"{month}月", 1, lambda row: "1") for month in range(1, 13)), Column("weight", "权重分"),
    )  # fmt: skip
    form = Form(tables, span(columns))
    form.title()
    form.line(("项目实施单位", 2), form.value("unit_name", 0))
    first = next(number for number, column in enumerate(columns) if column.heading == "1月")
    before, after = columns[:first], columns[first + 12 :]
    form.line(
        *(Piece(column.heading, 1, 2) for column in before), ("分月计划", 12), *(Piece(column.heading, 1, 2) for column in after)
    )  # fmt: skip
    form.line(*(column.heading for column in columns[first : first + 12]))
    form.indicators(columns)
    return form.sheet
