"""The layouts of the official forms: 绩效目标申报表 and 绩效自评表 with all their merged cells, and two-row headings."""

from __future__ import annotations

from perflint_corpora.samples.layouts import (
    HEADINGS,
    OTHER_HEADINGS,
    fact,
    heading,
    label,
    layout,
    money_label,
    put_headings,
    put_label,
    put_rows,
    put_title,
)
from perflint_corpora.samples.model import FactName, FieldName, SampleTable
from perflint_corpora.samples.sheet import FIRST_HEADING, Meaning, Sheet


@layout
def form(table: SampleTable) -> Sheet:
    """The official form: everything in one frame, labels and levels merged, total, note and signature rows below."""
    sheet = Sheet("绩效表")
    width = 1 + len(table.columns)
    row = put_title(sheet, table, 1, width)
    row = _put_names(sheet, table, row, width)
    row = _put_execution(sheet, table, row, width) if table.fact("executed") else _put_funds(sheet, table, row, width)
    row = _put_texts(sheet, table, row, width)
    sheet.put(row, 1, "绩效指标", rows=1 + len(table), means=[Meaning(FIRST_HEADING, "绩效指标")])
    put_headings(sheet, table, row, left=2, headings=OTHER_HEADINGS if table.kind == "self_evaluation" else HEADINGS)
    row = put_rows(sheet, table, row + 1, left=2, levels="merged")
    row = _put_total(sheet, table, row, width)
    sheet.put(row, 1, "注：定量指标完成值按年度统计口径填报。", columns=width)
    sheet.put(row + 1, 1, "填报人：        审核人：        填报日期：", columns=width)
    return sheet


def _put_names(sheet: Sheet, table: SampleTable, row: int, width: int) -> int:
    """The project over the whole width; department and unit side by side."""
    if table.scope == "project":
        put_label(sheet, table, "project", row)
        sheet.put(row, 2, table.fact("project"), columns=width - 1, means=fact(table, "project"))
        row += 1
    _put_beside(sheet, table, ("department", "unit_name"), row, width)
    if table.fact("start"):
        _put_beside(sheet, table, ("start", "end"), row + 1, width)
        return row + 2
    return row + 1


def _put_beside(sheet: Sheet, table: SampleTable, names: tuple[FactName, FactName], row: int, width: int) -> None:
    """Two facts side by side, each taking half of the width."""
    middle = width // 2 + 1
    for name, column, end in zip(names, (1, middle), (middle - 1, width), strict=True):
        put_label(sheet, table, name, row, column)
        sheet.put(row, column + 1, table.fact(name), columns=end - column, means=fact(table, name))


def _put_funds(sheet: Sheet, table: SampleTable, row: int, width: int) -> int:
    """The funds of a target table: total and parts below one another, and the weight of the execution rate."""
    unit = Meaning("currency_unit", table.fact("currency_unit"))
    title = "项目资金" if table.scope == "project" else "预算情况"
    sheet.put(row, 1, f"{title}（{table.fact('currency_unit')}）", rows=3, means=[unit])
    budget = table.fact("total_budget")
    parts = [
        ("年度资金总额", budget, fact(table, "total_budget")),
        ("其中：财政拨款", table.fact("fiscal_funds") or budget, fact(table, "fiscal_funds")),
        ("其他资金", table.fact("other_funds") or "0.00", fact(table, "other_funds")),
    ]
    for number, (text, amount, means) in enumerate(parts):
        sheet.put(row + number, 2, text, columns=2)
        sheet.put(row + number, 4, amount, columns=width - 3, means=means)
    if table.fact("execution_weight"):
        sheet.put(row + 3, 1, label(table, "execution_weight"))
        sheet.put(row + 3, 2, table.fact("execution_weight"), columns=width - 1, means=fact(table, "execution_weight"))
        return row + 4
    return row + 3


def _put_execution(sheet: Sheet, table: SampleTable, row: int, width: int) -> int:
    """The funds of a self-evaluation table: a small table of its own with amounts, weight, rate and score."""
    unit = Meaning("currency_unit", table.fact("currency_unit"))
    title = "项目资金" if table.scope == "project" else "预算情况"
    names: list[FactName] = [
        "initial_budget", "annual_budget", "executed", "execution_weight", "execution_rate", "execution_score",
    ]  # fmt: skip
    headings = ["年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"]
    first = width - len(names) + 1
    sheet.put(row, 1, f"{title}（{table.fact('currency_unit')}）", rows=3, means=[unit])
    sheet.put(row, 2, "", columns=first - 2)
    sheet.put(row + 1, 2, "年度资金总额", columns=first - 2)
    sheet.put(row + 2, 2, "其中：财政拨款", columns=first - 2)
    for column, (text, name) in enumerate(zip(headings, names, strict=True), first):
        sheet.put(row, column, text)
        sheet.put(row + 1, column, table.fact(name), means=fact(table, name))
        if name in ("initial_budget", "annual_budget", "executed"):
            sheet.put(row + 2, column, table.fact(name))
    return row + 3


def _put_texts(sheet: Sheet, table: SampleTable, row: int, width: int) -> int:
    """Basis and overview, then the goal; in a self-evaluation beside what was achieved."""
    names: list[FactName] = ["basis", "overview", "long_term_goal"]
    texts = [name for name in names if table.fact(name)]
    for name in texts if table.fact("goal_achieved") else [*texts, "goal"]:
        put_label(sheet, table, name, row)
        sheet.put(row, 2, table.fact(name), columns=width - 1, means=fact(table, name))
        row += 1
    if not table.fact("goal_achieved"):
        return row
    middle = width // 2 + 1
    sheet.put(row, 1, label(table, "goal"), rows=2)
    sheet.put(row, 2, "预期目标", columns=middle - 2)
    sheet.put(row, middle, "实际完成情况", columns=width - middle + 1)
    sheet.put(row + 1, 2, table.fact("goal"), columns=middle - 2, means=fact(table, "goal"))
    sheet.put(row + 1, middle, table.fact("goal_achieved"), columns=width - middle + 1, means=fact(table, "goal_achieved"))
    return row + 2


def _put_total(sheet: Sheet, table: SampleTable, row: int, width: int) -> int:
    """The row with the total weight and the total score, in the columns of weight and score."""
    if not table.fact("total_score"):
        return row
    weight, score = 2 + table.columns.index("weight"), 2 + table.columns.index("score")
    sheet.put(row, 1, "总分", columns=weight - 1)
    sheet.put(row, weight, table.fact("total_weight"), means=fact(table, "total_weight"))
    sheet.put(row, score, table.fact("total_score"), means=fact(table, "total_score"))
    return row + 1


@layout
def two_row_heading(table: SampleTable) -> Sheet:
    """A heading over two rows: operator, value, unit and actual value stand below a common heading."""
    sheet = Sheet("绩效表")
    width = len(table.columns)
    row = put_title(sheet, table, 1, width, year=False)
    names: list[FactName] = ["project", "unit_name", "total_budget", "annual_budget", "execution_weight"]
    for name in (name for name in names if table.fact(name)):
        money = name in ("total_budget", "annual_budget")
        text = money_label(table, name) if money else label(table, name)
        unit = [Meaning("currency_unit", table.fact("currency_unit"))] if money else []
        sheet.put(row, 1, text, means=unit)
        sheet.put(row, 2, table.fact(name), columns=width - 1, means=fact(table, name))
        row += 1
    below: dict[FieldName, str] = {"operator": "计算符号", "target": "年度指标值", "unit": "单位", "actual": "全年完成值"}
    first = 0
    for column, field in enumerate(table.columns, 1):
        if field not in below:
            sheet.put(row, column, HEADINGS[field], rows=2, means=heading(table, field, HEADINGS[field]))
            first = 0
            continue
        sheet.put(row + 1, column, below[field], means=heading(table, field, below[field]))
        if not first:
            first = column
            run = next((n for n, other in enumerate(table.columns[column - 1 :]) if other not in below), width - column + 1)
            sheet.put(row, column, "指标值", columns=run)
    put_rows(sheet, table, row + 2, levels="merged")
    return sheet
