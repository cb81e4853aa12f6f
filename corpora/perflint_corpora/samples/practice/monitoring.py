"""Monitoring tables (绩效运行监控表, 财预〔2019〕136号): what is reached by July and what will be by December."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from perflint_corpora.samples.model import SampleTable
from perflint_corpora.samples.practice.form import Column, Form, Piece, joined, levels, pick, span
from perflint_corpora.samples.practice.registry import practice
from perflint_corpora.samples.sheet import Sheet

MEANS = ("经费保障", "制度保障", "人员保障", "硬件条件保障", "其他", "原因说明")
CHANCES = ("确定能", "有可能", "完全不可能")


def _tick(text: str, row: int) -> str:
    return "√" if text == CHANCES[0] else ""


@practice("财政部绩效监控表", kinds="monitoring", shows=lambda table: [joined(table)])
def central_monitoring(tables: Sequence[SampleTable]) -> Sheet:
    """项目支出绩效目标执行监控表: reasons ticked in six columns, chances in three, both below common headings."""
    form = Form(tables, 17)
    form.banner("附件1")
    form.title()
    form.line(("项目名称", 2), form.value("project", 0))
    form.line(("主管部门及代码", 2), form.value("department", 6), ("实施单位", 2), form.value("unit_name", 0))
    form.line(
        form.money("项目资金", 2, 3),
        ("", 2),
        ("年初预算数", 2),
        ("1—7月执行数", 2),
        ("1—7月执行率", 3),
        ("全年预计执行数", 0),
    )
    form.line(
        ("年度资金总额：", 2), form.value("initial_budget", 2), form.value("executed", 2), form.value("execution_rate", 3),
        ("98.00", 0),
    )  # fmt: skip
    form.line(
        ("其中：本年一般公共预算拨款", 2),
        Piece(form.table.fact("initial_budget"), 2),
        ("", 2),
        ("", 3),
        ("", 0),
    )
    form.line(("年度总体目标", 2), form.value("goal", 0))
    rows = len(form.table)
    columns = pick(
        form.table, *levels(),
        Column("target", "年度指标值"), Column("actual", "1—7月执行情况"),
    )  # fmt: skip
    ticked = [Column(None, text, 1, partial(_tick, text)) for text in (*MEANS, *CHANCES)]
    forecast = Column(None, "全年预计完成情况", 1, lambda row: form.table.cell(row, "target"))
    form.line(
        Piece("绩效指标", 1, rows + 2), *(Piece(one.heading, 1, 2) for one in (*columns, forecast)),
        Piece("偏差原因分析", len(MEANS)),
        Piece("完成目标可能性", len(CHANCES)), ("备注", 0, 2),
    )  # fmt: skip
    form.line(*(text for text in (*MEANS, *CHANCES)))
    form.indicators([*columns, forecast, *ticked, Column(None, "备注")])
    form.banner("注：1.偏差原因分析：针对与预期目标产生偏差的指标值，分别从各方面进行判断和分析，并说明原因。")
    form.banner("2.完成目标可能性：对应所设定的实现绩效目标的路径，分确定能、有可能、完全不可能三级。")
    return form.sheet


@practice("县级绩效监控表", kinds="monitoring")
def local_monitoring(tables: Sequence[SampleTable]) -> Sheet:
    """A county's monitoring table: one heading row, reasons in words, an index of risk."""
    columns = pick(
        tables[0], *levels(2),
        Column("operator", "指标性质"), Column("target", "年初目标值"), Column("unit", "计量单位"), Column("weight", "权重"),
        Column("actual", "1-7月完成值"), Column(None, "全年预计完成值", 1, lambda row: "按期完成"),
        Column("deviation_reason", "偏差原因分析"), Column(None, "完成目标可能性", 1, lambda row: "确定能"),
    )  # fmt: skip
    form = Form(tables, span(columns))
    form.title(year=False)
    form.line("项目名称", form.value("project", 4), ("主管部门", 2), form.value("department", 0))
    form.line(
        form.money("年初预算数"),
        form.value("initial_budget", 2),
        "1-7月执行数",
        form.value("executed"),
        "执行率",
        form.value("execution_rate", 0),
    )
    form.line("年度目标", form.value("goal", 0))
    form.headings(columns)
    form.indicators(columns, levels="once")
    form.banner("填表人：          审核人：")
    return form.sheet
