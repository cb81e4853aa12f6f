"""The forms of the Ministry of Finance: 财预〔2015〕88号、财预〔2015〕163号、财预〔2018〕、财预〔2021〕6号."""

from __future__ import annotations

from collections.abc import Sequence

from perflint_corpora.samples.model import SampleTable
from perflint_corpora.samples.practice.form import Column, Form, Piece, joined, levels, pick, span
from perflint_corpora.samples.practice.registry import practice
from perflint_corpora.samples.sheet import Sheet


def two_terms(table: SampleTable) -> list[SampleTable]:
    """A table for the whole term and the one for the year, with values joined."""
    year = joined(table)
    goal = year.fact("long_term_goal") or f"三年内建成并稳定运行：{year.fact('goal')}"
    year = year.with_fact("long_term_goal", goal)
    facts = {name: text for name, text in year.facts.items() if name != "long_term_goal"} | {"goal": goal}
    term = year.model_copy(update={"facts": facts})
    for number in range(len(term)):
        term = term.with_cell(number, "level3", f"{term.cell(number, 'level3')}（三年累计）")
    return [term, year]


@practice("财政部申报表（中期、年度并列）", shows=two_terms, takes=2)
def central_two_terms(tables: Sequence[SampleTable]) -> Sheet:
    """项目支出绩效目标申报表（2015）: 中期 and 年度 side by side, level 1 shared, the other columns twice."""
    form = Form(tables, 9)
    form.banner("附1")
    form.title()
    form.line(("项目名称", 2), form.value("project", 0))
    form.line(("主管部门及代码", 2), form.value("department", 3), "实施单位", form.value("unit_name", 0))
    form.line(("项目属性", 2), ("延续项目", 3), "项目期", ("3年", 0))
    form.line(
        form.money("项目资金", 2, 3),
        ("中期资金总额：", 2),
        "36.00",
        "年度资金总额：",
        form.value("total_budget", 0),
    )
    form.line(("其中：财政拨款", 2), "36.00", "其中：财政拨款", form.again("total_budget", 0))
    form.line(("其他资金", 2), "0.00", "其他资金", ("0.00", 0))
    form.line(("总体目标", 1, 2), ("中期目标（2024年—2026年）", 4), ("年度目标", 0))
    goals = form.value("goal", 4, only=0)
    goals = goals._replace(means=(*goals.means, goals.means[0]._replace(name="long_term_goal", table=1)))
    form.line(goals, form.value("goal", 0, only=1))
    columns = [Column("level2", "二级指标"), Column("level3", "三级指标", 2), Column("target", "指标值")]
    rows = range(len(tables[1]))
    form.line(
        Piece("绩效指标", 1, len(rows) + 1), "一级指标", *(Piece(one.heading, one.columns) for one in columns),
        *(Piece(one.heading) for one in columns),
    )  # fmt: skip
    for row in rows:
        _row_of_two_terms(form, row, columns)
    return form.sheet


def _row_of_two_terms(form: Form, row: int, columns: Sequence[Column]) -> None:
    """Level 1 once, then the rest of the row of both tables."""
    pieces = [
        piece._replace(means=(*piece.means, *(meaning._replace(table=0) for meaning in piece.means)))
        for piece in form.cells([Column("level1", "")], row, number=1)
    ]
    pieces += form.cells(columns, row, number=0)
    pieces += form.cells([one._replace(columns=1) for one in columns], row, number=1)
    form.line(*pieces)


@practice("财政部项目支出绩效目标表", shows=lambda table: [joined(table)])
def central_target(tables: Sequence[SampleTable]) -> Sheet:
    """项目支出绩效目标表: funds with their parts, the goal over the whole width, weights beside the values."""
    form = Form(tables, 8)
    form.title()
    form.line(("项目名称", 2), form.value("project", 0))
    form.line(("主管部门及代码", 2), form.value("department", 2), ("实施单位", 2), form.value("unit_name", 0))
    form.line(form.money("项目资金", 2, 4), ("年度资金总额：", 2), form.value("total_budget", 2), ("执行率分值（10）", 2, 4))
    form.line(("其中：财政拨款", 2), form.again("total_budget", 2))
    form.line(("上年结转", 2), ("0.00", 2))
    form.line(("其他资金", 2), ("—", 2))
    form.line(("年度总体目标", 2), form.value("goal", 0))
    columns = pick(
        form.table, *levels(3),
        Column("target", "指标值"), Column("weight", "分值权重（90）"),
    )  # fmt: skip
    form.headings(columns, Piece("绩\n效\n指\n标", 1, len(form.table) + 1))
    form.indicators(columns)
    return form.sheet


def funds_of_evaluation(form: Form, name: str = "项目资金", first: int = 1, labels: int = 2, blank: bool = True) -> None:
    """The block of funds of a self-evaluation: six columns headed, the total and its parts below."""
    rest = form.width - first - labels - 6
    form.line(
        form.money(name, first, 5), ("", labels), ("年初预算数", 1 + rest), "全年预算数", "全年执行数",
        "分值", "执行率", "得分",
    )  # fmt: skip
    form.line(
        ("年度资金总额", labels), form.value("initial_budget", 1 + rest), form.value("annual_budget"),
        form.value("executed"), form.value("execution_weight"), form.value("execution_rate"), form.value("execution_score"),
    )  # fmt: skip
    fiscal = [form.again("initial_budget", 1 + rest), form.again("annual_budget"), form.again("executed")]
    form.line(("其中：当年财政拨款", labels), *fiscal, "—", "" if blank else "—", "—")
    for text in ("上年结转资金", "其他资金"):
        form.line((text, labels), ("0", 1 + rest), "0", "0", "—", "" if blank else "—", "—")


def goals_of_evaluation(form: Form, text: str = "年度总体目标", wanted: str = "预期目标", done: str = "实际完成情况") -> None:
    """The goal beside what was achieved."""
    half = (form.width - 1) // 2
    form.line((text, 1, 2), Piece(wanted, half), Piece(done, 0))
    form.line(form.value("goal", half), form.value("goal_achieved", 0))


EVALUATION = (
    *levels(2), Column("target", "年度指标值"),
    Column("actual", "实际完成值"), Column("weight", "分值"), Column("score", "得分"),
    Column("deviation_reason", "偏差原因分析及改进措施", 2),
)  # fmt: skip


def total_of_evaluation(form: Form, columns: Sequence[Column], before: int, text: str = "总分") -> None:
    """The row with the total weight and the total score."""
    names = [column.field for column in columns]
    weight = names.index("weight")
    wide = before + span(columns[:weight])
    rest = form.width - wide - 2
    form.line((text, wide), form.value("total_weight"), form.value("total_score"), *([("", rest)] if rest else []))


@practice("财政部项目支出绩效自评表", kinds="self_evaluation", shows=lambda table: [joined(table)])
def central_evaluation(tables: Sequence[SampleTable]) -> Sheet:
    """项目支出绩效自评表（财预〔2021〕6号）."""
    columns = pick(tables[0], *EVALUATION)
    form = Form(tables, 1 + span(columns))
    form.banner("附件2")
    form.title()
    form.line(("项目名称", 2), form.value("project", 0))
    form.line(("主管部门", 2), form.value("department", 4), "实施单位", form.value("unit_name", 0))
    funds_of_evaluation(form)
    goals_of_evaluation(form)
    form.headings(columns, Piece("绩效指标", 1, len(form.table) + 1))
    form.indicators(columns)
    total_of_evaluation(form, columns, 1)
    return form.sheet


@practice("转移支付区域绩效目标表", scopes="transfer", shows=lambda table: [joined(table)])
def transfer_target(tables: Sequence[SampleTable]) -> Sheet:
    """中央对地方转移支付区域绩效目标表（财预〔2015〕163号）."""
    form = Form(tables, 7)
    form.banner("附件3")
    form.title()
    form.line(("专项名称", 2), form.value("project", 0))
    form.line(("中央主管部门", 2), form.value("department", 2), "省级财政部门", ("澜川省财政厅", 0))
    form.line(("省级主管部门", 2), ("澜川省农业农村厅", 2), "资金使用单位", form.value("unit_name", 0))
    form.line(form.money("资金情况", 1, 3), ("年度金额：", 2), form.value("total_budget", 0))
    form.line(("其中：中央补助", 2), form.again("total_budget", 0))
    form.line(("地方资金", 2), ("0.00", 0))
    form.line("总体目标", form.value("goal", 0))
    columns = [
        Column("level1", "一级指标"),
        Column("level2", "二级指标"),
        Column("level3", "三级指标", 3),
        Column("target", "指标值"),
    ]
    form.headings(columns, Piece("绩效指标", 1, len(form.table) + 1))
    form.indicators(columns)
    return form.sheet


@practice("转移支付区域（项目）绩效自评表", kinds="self_evaluation", scopes="transfer", shows=lambda table: [joined(table)])
def transfer_evaluation(tables: Sequence[SampleTable]) -> Sheet:
    """转移支付区域（项目）绩效自评表（2024）: funds without an initial budget, how they were managed, no weights."""
    table = tables[0].without_columns("weight", "score")
    form = Form([table], 9)
    form.banner("附件2-1")
    form.title()
    form.line(("转移支付（项目）名称", 3), form.value("project", 0))
    form.line(("中央主管部门", 3), form.value("department", 0))
    form.line(("地方主管部门", 3), ("澜川省农业农村厅", 2), ("资金使用单位", 2), form.value("unit_name", 0))
    form.line(
        form.money("资金投入情况", 2, 4),
        ("", 2),
        "全年预算数（A）",
        ("全年执行数（B）", 2),
        ("预算执行率（B/A×100%）", 0),
    )
    form.line(("年度资金总额：", 2), form.value("annual_budget"), form.value("executed", 2), form.value("execution_rate", 0))
    form.line(("其中：中央财政资金", 2), Piece(table.fact("annual_budget")), Piece(table.fact("executed"), 2), ("", 0))
    form.line(("地方资金", 2), "0", ("0", 2), ("", 0))
    form.line(("资金管理情况", 2, 4), ("", 2), ("情况说明", 3), ("存在问题和改进措施", 0))
    for text in ("分配科学性", "下达及时性", "使用规范性"):
        form.line((text, 2), ("符合规定", 3), ("无", 0))
    form.line(("总体目标完成情况", 1, 2), ("总体目标", 4), ("全年实际完成情况", 0))
    form.line(form.value("goal", 4), form.value("goal_achieved", 0))
    columns = pick(
        table, *levels(3),
        Column("target", "指标值"), Column("actual", "全年实际完成值"), Column("deviation_reason", "未完成原因和改进措施"),
    )  # fmt: skip
    form.headings(columns, Piece("绩效指标", 1, len(table) + 1))
    form.indicators(columns)
    form.line("说明", ("无", 0))
    form.banner("注：1.资金使用单位按项目绩效目标填报，主管部门汇总时按区域绩效目标填报。")
    form.banner("2.其他资金包括与中央财政资金、地方财政资金共同投入到同一项目的自有资金、社会资金等。")
    return form.sheet


@practice("部门整体支出绩效目标申报表", scopes="department", shows=lambda table: [joined(table)])
def department_target(tables: Sequence[SampleTable]) -> Sheet:
    """部门整体支出绩效目标申报表（2015）: the year's tasks with their amounts, then the indicators."""
    form = Form(tables, 8)
    form.title()
    form.line(("部门（单位）名称", 2), form.value("unit_name", 0))
    form.line(("年度主要任务", 1, 5), ("任务名称", 1, 2), ("主要内容", 3, 2), form.money("预算金额", 0))
    form.line("总额", "财政拨款", "其他资金")
    form.line("任务1", ("日常监管与抽检", 3), "320.00", "320.00", "0.00")
    form.line("任务2", ("业务系统维护", 3), "85.00", "85.00", "0.00")
    total = form.table.fact("total_budget")
    form.line(("金额合计", 4), form.value("total_budget"), Piece(total), "0.00")
    form.line(("年度总体目标", 2), form.value("goal", 0))
    columns = [
        Column("level1", "一级指标"),
        Column("level2", "二级指标", 2),
        Column("level3", "三级指标", 3),
        Column("target", "指标值"),
    ]
    form.headings(columns, Piece("年度绩效指标", 1, len(form.table) + 1))
    form.indicators(columns)
    return form.sheet


@practice("部门整体支出绩效自评表", kinds="self_evaluation", scopes="department", shows=lambda table: [joined(table)])
def department_evaluation(tables: Sequence[SampleTable]) -> Sheet:
    """部门整体支出绩效自评表: the department's name, tasks with budget and execution, indicators with scores."""
    columns = pick(tables[0], *EVALUATION)
    form = Form(tables, 1 + span(columns))
    form.title()
    form.line(("部门（单位）名称", 2), form.value("unit_name", 0))
    funds_of_evaluation(form, name="预算执行情况")
    form.line(("年度主要任务完成情况", 1, 3), ("任务名称", 2), ("完成情况", 4), "预算数", ("执行数", 0))
    form.line(("行政审批", 2), ("按期办结", 4), "120.00", ("118.00", 0))
    form.line(("监督检查", 2), ("全面覆盖", 4), "80.00", ("79.50", 0))
    goals_of_evaluation(form)
    form.headings(columns, Piece("年度绩效指标完成情况", 1, len(form.table) + 1))
    form.indicators(columns)
    total_of_evaluation(form, columns, 1)
    form.banner("注：1.一级指标分值统一设置为：产出指标50分、效益指标30分、满意度指标10分。")
    return form.sheet
