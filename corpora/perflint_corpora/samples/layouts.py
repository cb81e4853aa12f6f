"""Layouts: how a table is drawn on a sheet. Each is a function from a table to a sheet, registered by its name."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from perflint_corpora.samples.model import FactName, FieldName, SampleTable
from perflint_corpora.samples.sheet import FIRST_HEADING, Meaning, Sheet, heading_of

Layout = Callable[[SampleTable], Sheet]
LAYOUTS: dict[str, Layout] = {}

HEADINGS: dict[FieldName, str] = {
    "level1": "一级指标",
    "level2": "二级指标",
    "level3": "三级指标",
    "operator": "指标性质",
    "target": "指标值",
    "unit": "计量单位",
    "weight": "权重",
    "actual": "实际完成值",
    "score": "得分",
    "deviation_reason": "偏差原因分析及改进措施",
    "core": "是否核心指标",
    "definition": "指标解释",
    "remark": "备注",
}

#: What other forms call the same columns.
OTHER_HEADINGS: dict[FieldName, str] = HEADINGS | {
    "level3": "指标名称",
    "operator": "绩效指标性质",
    "target": "年度指标值",
    "unit": "绩效度量单位",
    "weight": "分值",
    "actual": "全年完成值",
    "definition": "指标说明及公式",
}

LABELS: dict[FactName, str] = {
    "project": "项目名称",
    "department": "主管部门",
    "unit_name": "实施单位",
    "year": "预算年度",
    "start": "项目开始时间",
    "end": "项目结束时间",
    "total_budget": "年度资金总额",
    "initial_budget": "年初预算数",
    "annual_budget": "全年预算数",
    "executed": "全年执行数",
    "execution_weight": "预算执行率权重（%）",
    "execution_rate": "执行率",
    "execution_score": "预算执行率得分",
    "basis": "立项依据",
    "overview": "项目概况",
    "long_term_goal": "实施期总目标",
    "goal": "年度总体目标",
    "goal_achieved": "全年目标实际完成情况",
}


def layout(draw: Layout) -> Layout:
    """Register a layout under the name of its function."""
    LAYOUTS[draw.__name__] = draw
    return draw


def label(table: SampleTable, name: FactName) -> str:
    """What a form calls a fact; a department's form has its own words."""
    if table.scope == "department":
        return {"unit_name": "部门（单位）名称", "goal": "整体绩效目标"}.get(name, LABELS[name])
    return LABELS[name]


def money_label(table: SampleTable, name: FactName) -> str:
    """The label of an amount, with what it is counted in."""
    return f"{label(table, name)}（{table.fact('currency_unit')}）"


def fact(table: SampleTable, name: FactName) -> list[Meaning]:
    """The meaning of a cell that states a fact."""
    return [Meaning(name, table.fact(name))]


def put_label(sheet: Sheet, table: SampleTable, name: FactName, row: int, column: int = 1) -> None:
    """Write the label of a fact; findings about a fact that is not filled in stand there."""
    sheet.put(row, column, label(table, name), means=[Meaning(heading_of(name), label(table, name))])


def heading(table: SampleTable, name: FieldName, text: str, grouped: bool = False) -> list[Meaning]:
    """The meaning of the heading of a column; where the table is `grouped`, its first heading is that of the group."""
    first = [Meaning(FIRST_HEADING, text)] if name == table.columns[0] and not grouped else []
    return [Meaning(heading_of(name), text), *first]


def put_title(sheet: Sheet, table: SampleTable, row: int, width: int, year: bool = True) -> int:
    """Write the title and the year over the whole width; return the next row."""
    means = [Meaning("title", table.title)]
    if table.title.startswith(f"{table.fact('year')}年"):
        means += fact(table, "year")
    sheet.put(row, 1, table.title, columns=width, means=means)
    if not year:
        return row + 1
    sheet.put(row + 1, 1, f"（{table.fact('year')}年度）", columns=width, means=fact(table, "year"))
    return row + 2


def put_headings(sheet: Sheet, table: SampleTable, row: int, left: int = 1, headings: dict[FieldName, str] = HEADINGS) -> None:
    """Write the heading of each column of a table into one row; what stands left of it is the heading of the group."""
    for column, name in enumerate(table.columns, left):
        sheet.put(row, column, headings[name], means=heading(table, name, headings[name], grouped=left > 1))


def put_rows(sheet: Sheet, table: SampleTable, top: int, left: int = 1, levels: str = "repeated") -> int:
    """Write the indicators below `top`; return the row after the last.

    `levels` says what happens to a level 1 or 2 that goes on over several rows: "repeated" in each, "merged" into
    one cell, or written "once" and left empty below.
    """
    for column, name in enumerate(table.columns, left):
        if name in ("level1", "level2") and levels != "repeated":
            _put_level(sheet, table, name, top, column, merged=levels == "merged")
            continue
        for number in range(len(table)):
            text = table.cell(number, name)
            sheet.put(top + number, column, text, means=[Meaning(name, text, number)])
    return top + len(table)


def _put_level(sheet: Sheet, table: SampleTable, name: FieldName, top: int, column: int, merged: bool) -> None:
    """Write a level once for each run of rows that share it and the levels above it."""
    upper: list[FieldName] = [level for level in ("level1", "level2") if level in table.columns and level <= name]
    for _, run in groupby(range(len(table)), lambda number: [table.cell(number, level) for level in upper]):
        numbers = list(run)
        text = table.cell(numbers[0], name)
        means = [Meaning(name, text, number) for number in numbers]
        sheet.put(top + numbers[0], column, text, rows=len(numbers) if merged else 1, means=means)


@layout
def plain(table: SampleTable) -> Sheet:
    """Nothing but the heading and the indicators, every level repeated."""
    sheet = Sheet("指标")
    put_headings(sheet, table, 1)
    put_rows(sheet, table, 2)
    return sheet


@layout
def labelled(table: SampleTable) -> Sheet:
    """A title, labels with a colon beside their values, levels written once."""
    sheet = Sheet("绩效目标")
    row = put_title(sheet, table, 1, len(table.columns), year=False)
    names: list[FactName] = [
        "year",
        "project",
        "department",
        "unit_name",
        "execution_weight",
        "execution_rate",
        "execution_score",
    ]
    for number, name in enumerate(name for name in names if table.fact(name)):
        column = 1 + number % 2 * 3
        sheet.put(row + number // 2, column, f"{label(table, name)}：")
        sheet.put(row + number // 2, column + 1, table.fact(name), means=fact(table, name))
    row = sheet.height + 1
    amounts: list[FactName] = ["total_budget", "initial_budget", "annual_budget", "executed"]
    for name in (name for name in amounts if table.fact(name)):
        unit = Meaning("currency_unit", table.fact("currency_unit"))
        sheet.put(row, 1, f"{money_label(table, name)}：", means=[unit])
        sheet.put(row, 2, table.fact(name), means=fact(table, name))
        row += 1
    texts: list[FactName] = ["basis", "overview", "goal", "goal_achieved"]
    for name in (name for name in texts if table.fact(name)):
        sheet.put(row, 1, f"{label(table, name)}：")
        sheet.put(row, 2, table.fact(name), columns=len(table.columns) - 1, means=fact(table, name))
        row += 1
    put_headings(sheet, table, row, headings=OTHER_HEADINGS)
    put_rows(sheet, table, row + 1, levels="once")
    return sheet


@layout
def lines(table: SampleTable) -> Sheet:
    """Facts as lines of "label：value" above the table, levels merged, weights in percent."""
    for number in range(len(table)):
        weight = table.cell(number, "weight")
        table = table.with_cell(number, "weight", f"{weight}%" if weight.isdecimal() else weight)
    sheet = Sheet("绩效目标")
    width = len(table.columns)
    row = put_title(sheet, table, 1, width)
    names: list[FactName] = ["project", "department", "unit_name", "total_budget", "execution_weight", "goal"]
    for name in (name for name in names if table.fact(name)):
        money = name == "total_budget"
        text = money_label(table, name) if money else label(table, name)
        unit = [Meaning("currency_unit", table.fact("currency_unit"))] if money else []
        sheet.put(row, 1, f"{text}：{table.fact(name)}", columns=width, means=[*fact(table, name), *unit])
        row += 1
    put_headings(sheet, table, row)
    put_rows(sheet, table, row + 1, levels="merged")
    return sheet


@layout
def joined(table: SampleTable) -> Sheet:
    """Operator, value and unit in one cell ("≥95%"), no columns of their own; the project in a line above."""
    for number in range(len(table)):
        operator, unit = table.cell(number, "operator").replace("定性", ""), table.cell(number, "unit")
        table = table.with_cell(number, "target", f"{operator}{table.cell(number, 'target')}{unit}")
        if "actual" in table.columns:
            table = table.with_cell(number, "actual", f"{table.cell(number, 'actual')}{unit}")
    table = table.without_columns("operator", "unit")
    sheet = Sheet("绩效目标")
    row = put_title(sheet, table, 1, len(table.columns))
    names: list[FactName] = ["project", "department"]
    for name in (name for name in names if table.fact(name)):
        sheet.put(row, 1, label(table, name))
        sheet.put(row, 2, table.fact(name), columns=len(table.columns) - 1, means=fact(table, name))
        row += 1
    put_headings(sheet, table, row)
    put_rows(sheet, table, row + 1, levels="merged")
    return sheet


@layout
def facts_right(table: SampleTable) -> Sheet:
    """The indicators at the left edge, the facts in two columns to their right, a note below."""
    sheet = Sheet("绩效目标")
    width = len(table.columns)
    row = put_title(sheet, table, 1, width + 3, year=False)
    put_headings(sheet, table, row)
    end = put_rows(sheet, table, row + 1, levels="merged")
    sheet.put(end, 1, "注：指标值以批复的绩效目标为准。", columns=width + 3)
    names: list[FactName] = ["project", "department", "unit_name", "year", "execution_weight", "goal"]
    for number, name in enumerate(name for name in names if table.fact(name)):
        sheet.put(row + number, width + 2, label(table, name))
        sheet.put(row + number, width + 3, table.fact(name), means=fact(table, name))
    return sheet
