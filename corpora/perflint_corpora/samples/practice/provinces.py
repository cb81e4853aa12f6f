"""Forms of other provinces: Beijing, Shanghai, Hunan, Hubei, Anhui, Sichuan."""

from __future__ import annotations

from collections.abc import Sequence

from perflint_corpora.samples.model import SampleTable
from perflint_corpora.samples.practice.central import (
    EVALUATION,
    funds_of_evaluation,
    goals_of_evaluation,
    total_of_evaluation,
)
from perflint_corpora.samples.practice.form import Column, Form, Piece, joined, levels, pick, span
from perflint_corpora.samples.practice.registry import practice
from perflint_corpora.samples.sheet import Sheet


@practice("北京目标表")
def beijing_target(tables: Sequence[SampleTable]) -> Sheet:
    """Beijing: operator, value and unit under headings of their own, funds in one line."""
    columns = pick(
        tables[0], *levels(2),
        Column("operator", "绩效指标性质"), Column("target", "绩效指标值"), Column("unit", "绩效度量单位"),
    )  # fmt: skip
    form = Form(tables, 1 + span(columns))
    form.banner("预算05-2表")
    form.title()
    form.line("项目名称", form.value("project", 4), "项目类别", ("其他运转类", 0))
    form.line("主管部门", form.value("department", 4), "预算单位", form.value("unit_name", 0))
    form.line(form.money("项目资金", 1, 3), ("年度资金总额", 3), form.value("total_budget", 0))
    form.line(("其中：财政资金", 3), form.again("total_budget", 0))
    form.line(("其他资金", 3), ("0", 0))
    form.line("绩效目标", form.value("goal", 0))
    form.headings(columns, Piece("绩效指标", 1, len(form.table) + 1))
    form.indicators(columns)
    return form.sheet


@practice("上海申报表", shows=lambda table: [joined(table)])
def shanghai_target(tables: Sequence[SampleTable]) -> Sheet:
    """Shanghai 财政项目支出绩效目标申报表: whole and annual funds side by side, goals below each other."""
    form = Form(tables, 6)
    form.title()
    form.line("项目名称", form.value("project", 2), "项目类别", ("□经常性项目 √一次性项目", 0))
    form.line("主管部门", form.value("department", 2), "实施单位", form.value("unit_name", 0))
    form.line("计划开始日期", form.value("start", 2), "计划完成日期", form.value("end", 0))
    form.line(
        form.money("项目资金", 1, 4),
        "项目资金总额",
        "500.00",
        "年度资金申请总额",
        form.value("total_budget", 0),
    )
    form.line("其中：财政资金", "500.00", "其中：当年财政拨款", form.again("total_budget", 0))
    form.line("其他资金", "0.00", "上年结转资金", ("0.00", 0))
    form.line("", "", "其他资金", ("0.00", 0))
    form.line(("项目绩效目标", 1, 2), ("项目总目标", 2), ("年度总体目标", 0))
    form.line(form.value("long_term_goal", 2), form.value("goal", 0))
    columns = [
        Column("level1", "一级指标"),
        Column("level2", "二级指标"),
        Column("level3", "三级指标", 2),
        Column("target", "指标目标值"),
    ]
    form.headings(columns, Piece("绩效指标", 1, len(form.table) + 1))
    form.indicators(columns)
    return form.sheet


def hunan_terms(table: SampleTable) -> list[SampleTable]:
    """A table for the whole term and one for the year."""
    term, year = joined(table), joined(table)
    goal = table.fact("long_term_goal") or f"五年内持续推进：{table.fact('goal')}"
    for number in range(len(term)):
        term = term.with_cell(number, "level3", f"五年累计{term.cell(number, 'level3')}")
    facts = {name: text for name, text in table.facts.items() if name != "long_term_goal"}
    return [term.model_copy(update={"facts": facts | {"goal": goal}}), year.with_fact("long_term_goal", goal)]


@practice("湖南申报表（长期、年度上下排列）", shows=hunan_terms, takes=2)
def hunan_target(tables: Sequence[SampleTable]) -> Sheet:
    """Hunan: 长期绩效指标 and 年度绩效指标 below each other under the same facts, checkboxes, signatures."""
    form = Form(tables, 6)
    form.title()
    form.banner(f"填报单位（盖章）：{tables[0].fact('unit_name')}", *form.value("unit_name").means)
    form.line("项目名称", form.value("project", 0))
    form.line("项目属性", ("新增项目□ 延续项目√", 0))
    form.line("主管部门", form.value("department", 2), "主管部门编码", ("310", 0))
    form.line(form.money("资金总额"), form.value("total_budget", 0))
    form.line(("项目绩效目标", 1, 2), ("长期目标", 2), ("年度目标", 0))
    long_term = form.value("goal", 2, only=0)
    form.line(
        long_term._replace(means=(*long_term.means, long_term.means[0]._replace(name="long_term_goal", table=1))),
        form.value("goal", 0, only=1),
    )
    columns = [
        Column("level1", "一级指标"),
        Column("level2", "二级指标"),
        Column("level3", "指标内容"),
        Column("target", "指标值"),
        Column(None, "备注"),
    ]
    for number, text in enumerate(("长期绩效指标", "年度绩效指标")):
        form.headings(columns, Piece(text, 1, len(tables[number]) + 1))
        form.indicators(columns, number=number)
    form.line("其他说明的问题", ("无", 0))
    form.banner("填报人：          单位负责人：          填报日期：2024年11月8日")
    return form.sheet


@practice(
    "湖北自评表", kinds="self_evaluation", shows=lambda table: [joined(table).without_columns("weight", "deviation_reason")]
)
def hubei_evaluation(tables: Sequence[SampleTable]) -> Sheet:
    """Hubei: the execution block scores 20, values marked (A) and (B), no weights, the total below, then reasons."""
    columns = pick(
        tables[0], *levels(2),
        Column("target", "年初目标值（A）"), Column("actual", "实际完成值（B）"), Column("score", "得分"),
    )  # fmt: skip
    form = Form(tables, 1 + span(columns))
    form.title()
    form.banner(f"单位名称：{tables[0].fact('unit_name')}          填报日期：2025年3月20日", *form.value("unit_name").means)
    form.line("项目名称", form.value("project", 0))
    form.line("主管部门", form.value("department", 3), ("项目实施单位", 0))
    form.line("项目类别", ("1、部门预算项目 √   2、省直专项 □   3、省对下转移支付项目 □", 0))
    form.line(
        form.money("预算执行情况", 1, 2)._replace(text=f"预算执行情况（{tables[0].fact('currency_unit')}）（20分）"), "",
        ("预算数（A）", 1), "执行数（B）", "执行率（B/A）", ("得分（20分×执行率）", 0),
    )  # fmt: skip
    form.line(
        "年度财政资金总额", form.value("annual_budget"), form.value("executed"), form.value("execution_rate"),
        form.value("execution_score", 0),
    )  # fmt: skip
    form.headings(columns, Piece("年度绩效目标1（80分）", 1, len(form.table) + 1))
    form.indicators(columns)
    form.line(Piece("总分", span(columns)), form.value("total_score", 0))
    form.line(("偏差大或目标未完成原因分析", 2), ("无", 0))
    form.line(("改进措施及结果应用方案", 2), ("加强过程管理", 0))
    form.banner("备注：1.预算执行情况口径：预算数为调整后财政资金总额。")
    form.banner("2.定量指标完成数汇总原则：绝对值直接累加计算，相对值按照资金额度加权平均计算。")
    return form.sheet


def weighted_levels(table: SampleTable) -> list[SampleTable]:
    """Level 1 with the sum of its weights in brackets, as Anhui prints it."""
    table = joined(table)
    if "level1" not in table.columns:
        return [table]
    names = [table.cell(number, "level1") for number in range(len(table))]
    weights = [float(table.cell(number, "weight") or 0) for number in range(len(table))]
    for number, name in enumerate(names):
        total = sum(weight for other, weight in zip(names, weights, strict=True) if other == name)
        table = table.with_cell(number, "level1", f"{name}（{total:g}分）")
    return [table]


@practice("安徽自评表", kinds="self_evaluation", shows=weighted_levels)
def anhui_evaluation(tables: Sequence[SampleTable]) -> Sheet:
    """Anhui: the central form with weights in the names of level 1, codes before the names of units."""
    columns = pick(tables[0], *EVALUATION)
    form = Form(tables, 1 + span(columns))
    form.banner("附件：")
    form.title()
    form.line("项目名称", form.value("project", 0))
    form.line("主管部门", form.value("department", 3), ("实施单位", 2), form.value("unit_name", 0))
    funds_of_evaluation(form, blank=False)
    goals_of_evaluation(form)
    form.headings(columns, Piece("绩效指标", 1, len(form.table) + 1))
    form.indicators(columns)
    total_of_evaluation(form, columns, 1, text="总  分")
    return form.sheet


@practice("四川自评表", kinds="self_evaluation")
def sichuan_evaluation(tables: Sequence[SampleTable]) -> Sheet:
    """Sichuan: the code of the form above, funds with a column of reasons, 合计, conclusion and problems below."""
    table = tables[0]
    columns = pick(
        table, *levels(),
        Column("operator", "指标性质"), Column("target", "指标值"), Column("unit", "度量单位"), Column("actual", "完成值"),
        Column("weight", "权重"), Column("score", "得分"), Column("deviation_reason", "未完成原因分析"),
    )  # fmt: skip
    form = Form(tables, 1 + span(columns))
    form.banner("报表编号：510000_0013zp")
    form.title()
    form.line("项目名称", form.value("project", 0, as_text=f"51000021R000000019951-{table.fact('project')}"))
    form.line("主管部门", form.value("department", 4), "实施单位（盖章）", form.value("unit_name", 0))
    form.line(("项目基本情况", 1, 3), ("1.项目年度目标完成情况", 1, 2), ("项目年度目标", 4), ("年度目标完成情况", 0))
    form.line(form.value("goal", 4), form.value("goal_achieved", 0))
    form.line("2.项目实施内容及过程概述", ("按计划组织实施。", 0))
    form.line(
        ("预算执行情况（10分）", 1, 4), form.money("年度预算数"), "年初预算", "调整后预算数", "预算执行数",
        "预算执行率", "权重", "得分", ("原因", 0),
    )  # fmt: skip
    form.line(
        "总额", form.value("initial_budget"), form.value("annual_budget"), form.value("executed"),
        form.value("execution_rate"), form.value("execution_weight"), form.value("execution_score"),
        ("1.预算执行率=预算执行数/调整后预算数，未达到90%的需说明原因（100字以内）。", 0, 3),
    )  # fmt: skip
    form.line("其中：财政资金", form.again("initial_budget"), form.again("annual_budget"), form.again("executed"), "", "/", "/")
    form.line("财政专户管理资金", "0.00", "0.00", "0.00", "0.00%", "/", "/")
    form.headings(columns, Piece("绩效指标（90分）", 1, len(table) + 1))
    form.indicators(columns, levels="repeated")
    total_of_evaluation(form, columns, 1, text="合计")
    form.line("评价结论", ("项目总体完成，自评等级为优。", 0))
    form.line("存在问题", ("无", 0))
    form.line("改进措施", ("无", 0))
    form.line(("项目负责人：", 4), ("财务负责人：", 0))
    return form.sheet
