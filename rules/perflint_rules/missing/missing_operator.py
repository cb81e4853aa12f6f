"""missing-operator: a number that does not say whether it is a least, a most or an exact value."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, TableRule
from perflint.tables.model import Indicator, IndicatorTable
from perflint_rules.missing.gaps import EMPTY_COLUMN, LOST_COLUMN, column_problems, given, is_unused, named

#: Operator cells that are an answer though no operator (codes 9 and 10 of the budget systems).
ANSWERS = ("不适用", "不涉及")


class MissingOperator(TableRule):
    """A sign in the value cell is as good as one in a column of its own; a form without such a column is a hint only."""

    code = "M102"
    rule = "missing-operator"
    name = Text("指标性质（计算符号）缺失", "Missing operator")
    why = Text(
        "只写数字不写“≥”“≤”“=”，就不知道多做少做算不算完成，自评时也不知道按正向还是反向指标计分。",
        "A bare number does not say whether more or less of it is good, so nobody knows how to score it.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.WARNING
    basis = (Basis("财预〔2015〕88号", "绩效目标应细化量化、指标值清晰可衡量"),)
    folds = True
    messages = {
        "default": Message(
            Text("“{name}”的指标值“{target}”没有填写{field}。", "The target “{target}” of “{name}” has no {field}."),
            Text(
                "请为“{target}”选择符号：越多越好用“≥”，越少越好用“≤”，必须正好用“=”。",
                "Choose a sign for “{target}”: ≥ if more is better, ≤ if less is better, = if it must be exact.",
            ),
            Severity.ERROR,
        ),
        "column": Message(
            EMPTY_COLUMN,
            Text(
                "请逐行填写“≥”“≤”“=”或“定性”：数量、合格率一般用“≥”，成本、时限一般用“≤”。",
                "Fill in ≥, ≤, = or 定性 in every row: amounts and rates usually take ≥, costs and time limits ≤.",
            ),
            Severity.ERROR,
        ),
        "no-column": Message(
            Text(
                "表中没有“指标性质”列，{rows}个定量指标的值也没有写“≥”“≤”“=”，如“{target}”。",
                "The table has no column for operators, and the values of {rows} numeric rows carry none, such as “{target}”.",
            ),
            Text(
                "建议在指标值前写明符号，如把“{target}”写成“≥{target}”（成本、时限用“≤”）。",
                "Write the sign in front of the value: “≥{target}” for “{target}” (≤ for costs and time limits).",
            ),
            Severity.INFO,
        ),
        "lost-column": LOST_COLUMN,
    }
    good = (
        # signs in words, a range, a qualitative row, a date, a grade and an expression need no operator cell
        Example(
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|\n| 培训人数 | ≥ | 200 | 人 |\n"
            "| 验收合格率 | 无 | 95%以上 | 无 |\n| 培训天数 | | 3-5 | 天 |\n| 政策知晓情况 | 定性 | 良 | |\n"
            "| 完成时间 | | 2025年11月底前 | |\n"
            "| 窗口服务时间 | | 7*24 | 小时 |"
        ),
        Example(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 10 |\n| 验收合格率 | 不低于95% | 10 |\n"
            "| 完成时间 | 2025年11月底前 | 10 |"
        ),
    )
    bad = (
        Example(
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|\n| 培训人数 | ≥ | 200 | 人 |\n"
            "| 培训场次 | 无 | 12 | 场 |",
            (Expected("B3", {"name": "培训场次", "target": "12", "field": "operator"}),),
        ),
        Example(
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|\n| 培训人数 | | 200 | 人 |\n| 培训场次 | | 12 | 场 |",
            (Expected("B1", {"rows": "2", "field": "operator"}, "column"),),
        ),
        Example(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 办事窗口 | 182个 | 10 |\n| 按时办结率 | ≥98.7% | 10 |\n"
            "| 受理事项 | 96万件 | 10 |",
            (Expected("B1", {"rows": "2", "target": "182个"}, "no-column"),),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield the numeric rows without a sign, or one problem for a whole column."""
        gaps = [one for one in table.indicators if lacks_sign(one) and not is_unused(one)]
        if not gaps:
            return
        if table.has_column("operator"):
            yield from column_problems(self, table, "operator", gaps, with_target)
            return
        heading = table.heading("target") or table.place
        places = [indicator.place_of("target") for indicator in gaps]
        target = with_target(gaps[0])["target"]
        yield self.problem(heading, "no-column", field="operator", related=places, rows=len(gaps), target=target)


def with_target(indicator: Indicator) -> dict[str, str]:
    """The parameters of one row."""
    return {**named(indicator), "target": indicator.target.text if indicator.target is not None else ""}


def lacks_sign(indicator: Indicator) -> bool:
    """Whether the value is a number that neither the operator cell nor the value itself gives a direction."""
    operator = indicator.operator
    if operator is not None and (given(operator) or operator.text in ANSWERS):
        return False
    quantities = indicator.quantities
    if not quantities or "operator" in indicator.shared:
        return False
    return not any(quantity.operator or quantity.upper is not None or quantity.kind for quantity in quantities)
