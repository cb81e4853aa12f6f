"""Forms of Chongqing of several years."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from perflint_corpora.samples.model import SampleTable
from perflint_corpora.samples.practice.central import (
    goals_of_evaluation,
    total_of_evaluation,
)
from perflint_corpora.samples.practice.form import Column, Form, Piece, levels, pick, span
from perflint_corpora.samples.practice.registry import practice
from perflint_corpora.samples.sheet import Sheet


def _grade(grade: str, row: int) -> str:
    """A value that would earn no more than this grade."""
    return f"{grade}{row}"


@practice("重庆2021年（优良中低差分列）")
def chongqing_2021(tables: Sequence[SampleTable]) -> Sheet:
    """Chongqing 2021, a department's or a project's table: names without levels, thresholds 优良中低差 in columns."""
    table = tables[0].without_columns("level1", "level2")
    columns = pick(
        table, Column("level3", "指标名称", 2), Column("weight", "指标权重"), Column("unit", "计量单位"),
        Column("operator", "指标性质"), Column("target", "优"),
        *(Column(None, name, 1, partial(_grade, name)) for name in ("良", "中", "低", "差")),
    )  # fmt: skip
    form = Form([table], 1 + span(columns))
    form.title(year=False)
    form.line("项目名称", form.value("project", 3), ("业务主管部门", 2), form.value("department", 0))
    form.line(form.money("当年预算"), form.value("total_budget", 0))
    form.line("项目概况", form.value("overview", 0))
    form.line("立项依据", form.value("basis", 0))
    form.line("项目当年绩效目标", form.value("goal", 0))
    form.line(Piece("绩效指标", 1, len(table) + 2), *(Piece(one.heading, one.columns, 2) for one in columns[:4]), ("指标值", 0))
    form.line(*(Piece(one.heading) for one in columns[4:]))
    form.indicators(columns)
    return form.sheet


@practice("重庆2023年")
def chongqing_2023(tables: Sequence[SampleTable]) -> Sheet:
    """Chongqing 2023: everything beside each other, labels with colons, funds in a column at the right."""
    form = Form(tables, 8)
    form.title(year=False)
    form.line(
        "单位信息：",
        form.value("unit_name", 2),
        "项目名称：",
        form.value("project"),
        "职能职责与活动：",
        ("04-公共服务/01-日常运转", 0),
    )
    form.line(
        "主管部门：", form.value("department", 2), "项目经办人：", "", "项目总额：",
        form.value("total_budget", 0),
    )  # fmt: skip
    form.line(
        "预算执行率权重(%)：", form.value("execution_weight", 2), "项目经办人电话：", "", ("其中：", 1, 3), "财政资金：",
        form.again("total_budget", 0),
    )  # fmt: skip
    form.line(("整体目标：", 1, 2), form.value("goal", 4, 2), "财政专户管理资金：", ("0", 0))
    form.line("单位资金：", ("0", 0))
    columns = pick(
        tables[0], *levels(2),
        Column("operator", "指标性质"), Column("target", "指标值"), Column("unit", "度量单位"), Column("weight", "权重（%）"),
        Column("remark", "备注"),
    )  # fmt: skip
    form.headings(columns)
    form.indicators(columns, levels="repeated")
    return form.sheet


@practice("重庆2026年", scopes="project department")
def chongqing_2026(tables: Sequence[SampleTable]) -> Sheet:
    """Chongqing 2026: weight before the unit, core indicators marked, levels repeated in each row."""
    table = tables[0]
    columns = pick(
        table, *levels(2),
        Column("weight", "指标权重"), Column("unit", "计量单位"), Column("operator", "指标性质"), Column("target", "指标值"),
        Column("core", "是否核心指标"),
    )  # fmt: skip
    form = Form(tables, 1 + span(columns))
    form.title(year=False)
    if table.scope == "project":
        form.line("编制单位：", form.value("unit_name", 0))
        form.line("项目名称", form.value("project", 3), ("业务主管部门", 2), form.value("department", 0))
    else:
        form.line("部门（单位）名称", form.value("unit_name", 0))
    if table.fact("execution_weight"):
        form.line("预算执行率权重（%）", form.value("execution_weight", 0))
    form.line(form.money("当年预算"), form.value("total_budget", 0))
    form.line("年度绩效目标", form.value("goal", 0))
    form.headings(columns, Piece("绩效指标", 1, len(table) + 1))
    form.indicators(columns, levels="repeated")
    return form.sheet


@practice("重庆自评表", kinds="self_evaluation")
def chongqing_evaluation(tables: Sequence[SampleTable]) -> Sheet:
    """Chongqing self-evaluation: level 2 only, definition, unit and operator columns, conclusions below the total."""
    table = tables[0].without_columns("level1")
    columns = pick(
        table, Column("level2", "二级指标"), Column("level3", "指标名称", 2), Column("definition", "指标说明及公式"),
        Column("unit", "计量单位"), Column("operator", "指标性质"), Column("target", "年度指标值"),
        Column("actual", "全年完成值"),
        Column("weight", "权重"), Column("score", "得分"), Column("deviation_reason", "偏差原因分析及改进措施"),
    )  # fmt: skip
    form = Form([table], 1 + span(columns))
    form.title()
    form.line(
        "项目名称",
        form.value("project", 2),
        "项目编码",
        ("128001-YX-0001", 2),
        "项目分类",
        ("常年性", 0),
    )
    form.line(
        "主管部门",
        form.value("department", 2),
        "所属单位",
        form.value("unit_name", 2),
        "项目特征",
        ("延续", 0),
    )
    form.line(
        form.money("项目资金", 1, 2), "系统申报数", ("年初预算数", 2), "全年预算数", ("全年执行数", 2),
        "执行率（执行金额/安排金额，%）", ("得分", 0),
    )  # fmt: skip
    form.line(
        form.again("initial_budget"), form.value("initial_budget", 2), form.value("annual_budget"), form.value("executed", 2),
        form.value("execution_rate"), form.value("execution_score", 0),
    )  # fmt: skip
    goals_of_evaluation(form, wanted="当年绩效目标", done="全年目标实际完成情况")
    form.headings(columns, Piece("项目绩效完成情况", 1, len(table) + 1))
    form.indicators(columns)
    total_of_evaluation(form, columns, 1)
    form.line(
        ("总体情况", 1, 2),
        "自评结论",
        "项目完成情况",
        ("完成", 3),
        "计划执行情况",
        ("完成", 0),
    )
    form.line("存在问题", "是否存在问题", ("否", 3), "问题和原因", ("无", 0))
    form.line(("联系人：", 3), ("填报时间：2025/3/11", 3), ("联系电话：", 0))
    return form.sheet
