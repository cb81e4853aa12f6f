"""missing-unit: a bare number of which nobody knows what it counts."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, TableRule
from perflint.language.operators import normalise_operator
from perflint.language.quantity import parse_quantities
from perflint.language.units import lookup_unit
from perflint.regex import regex
from perflint.tables.model import Indicator, IndicatorTable
from perflint_rules.missing.gaps import EMPTY_COLUMN, LOST_COLUMN, column_problems, given, is_unused, with_field
from perflint_rules.missing.missing_operator import ANSWERS, with_target

#: What is measured by a bare number.
WITHOUT_UNIT = ("系数", "指数", "倍数", "比值")
_BRACKETED_END = regex(r"[（(]([^（()）]+)[）)]$")

#: Which unit to propose for a name that ends so.
USUAL_UNITS = (
    (("率", "度", "比例", "占比", "比重"), "%"),
    (("人数", "人员", "人"), "人"),
    (("人次",), "人次"),
    (("次数", "次"), "次"),
    (("面积",), "平方米"),
    (("里程", "长度"), "公里"),
    (("金额", "成本", "费", "费用", "经费", "支出", "收入", "资金"), "万元"),
    (("时限", "时间", "天数", "时长"), "个工作日"),
)


class MissingUnit(TableRule):
    """Only a value that is nothing but a number lacks a unit; qualitative rows, dates, grades and expressions do not."""

    code = "M103"
    rule = "missing-unit"
    name = Text("计量单位缺失", "Missing unit")
    why = Text(
        "定量指标只有数字没有计量单位，无法知道考核的是人、件还是百分比，也无法核对完成情况。",
        "A number without a unit does not say whether people, cases or per cent are meant.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.ERROR
    basis = (Basis("财预〔2015〕88号", "绩效目标应细化量化、指标值清晰可衡量"),)
    folds = True
    messages = {
        "default": Message(
            Text("“{name}”的指标值“{target}”没有计量单位。", "The target “{target}” of “{name}” has no unit."),
            Text("请补填计量单位，如“{example}”。", "Give the unit, such as “{example}”."),
        ),
        "column": Message(
            EMPTY_COLUMN,
            Text("请逐行填写计量单位，如人、件、%、万元。", "Fill in the unit of every row, such as 人, 件, % or 万元."),
        ),
        "no-column": Message(
            Text(
                "表中没有“计量单位”列，{rows}个定量指标的值也都没有单位。",
                "The table has no column for units, and none of the {rows} numeric values carries one.",
            ),
            Text(
                "请增加“计量单位”列，或把单位写在指标值后面，如“200人”“95%”。",
                "Add a column 计量单位, or write the unit behind the value, such as 200人 or 95%.",
            ),
        ),
        "lost-column": LOST_COLUMN,
    }
    good = (
        # the value carries the unit, the name does, the row is qualitative, a date, a grade, a proportion, opening hours
        Example(
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|\n| 验收合格率 | ≥ | 95% | |\n"
            "| 培训人数 | ≥ | 200 | 人 |\n"
            "| 道路长度（公里） | ≥ | 12 | |\n| 群众认可情况 | 定性 | 3 | 无 |\n| 完成时间 | ≤ | 2025年11月底 | |\n"
            "| 服务评价 | = | 优 | |\n"
            "| 师生比 | ≥ | 1:18 | |\n| 窗口服务时间 | = | 7*24 | |"
        ),
        Example("| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 10 |\n| 资金拨付 | 分3批拨付 | 10 |"),
    )
    bad = (
        Example(
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|\n| 验收合格率 | ≥ | 95 | 无 |\n"
            "| 培训人数 | ≥ | 200 | 人 |\n"
            "| 入驻部门 | = | 28 | |",
            (
                Expected("D2", {"name": "验收合格率", "target": "95", "example": "95%", "field": "unit"}),
                Expected("D4", {"name": "入驻部门", "target": "28", "example": "28个", "field": "unit"}),
            ),
        ),
        Example(
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|\n| 培训人数 | ≥ | 200 | |\n| 验收合格率 | ≥ | 95 | |",
            (Expected("D1", {"rows": "2", "field": "unit"}, "column"),),
        ),
        Example(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | 200人 | 10 |\n| “零”超时办结 | 0 | 10 |",
            (Expected("B3", {"name": "“零”超时办结", "target": "0", "example": "0个", "field": "unit"}),),
        ),
        Example(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200 | 10 |\n| 验收合格率 | ≥95 | 10 |",
            (Expected("B1", {"rows": "2"}, "no-column"),),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield the bare numbers, or one problem for a whole column."""
        gaps = [one for one in table.indicators if lacks_unit(one) and not is_unused(one)]
        if not gaps:
            return
        if table.has_column("unit"):
            yield from column_problems(self, table, "unit", gaps, with_example)
        elif len(gaps) > 1 and len(gaps) == sum(bool(one.quantities) for one in table.indicators):
            yield self.problem(table.heading("target") or table.place, "no-column", field="unit", rows=len(gaps))
        else:
            for one in gaps:
                yield with_field(self.problem(one.place_of("target"), field="unit", indicator=one), **with_example(one))


def lacks_unit(indicator: Indicator) -> bool:
    """Whether the value is a bare number that neither the unit cell nor the name gives a unit."""
    if indicator.target is None or given(indicator.unit) or "unit" in indicator.shared:
        return False
    target = indicator.target.text
    quantities = parse_quantities(target)
    if len(quantities) != 1:
        return False
    quantity = quantities[0]
    if quantity.unit or quantity.kind or quantity.label or (quantity.start, quantity.end) != (0, len(target)):
        return False
    operator = indicator.operator.text if indicator.operator is not None else ""
    if operator in ANSWERS or normalise_operator(operator) == "定性":
        return False
    if (indicator.name or "").endswith(WITHOUT_UNIT):
        return False
    bracketed = _BRACKETED_END.search(indicator.name or "")
    return bracketed is None or lookup_unit(bracketed[1]) is None


def with_example(indicator: Indicator) -> dict[str, str]:
    """The parameters of one row: its value with the unit that a name like this usually takes."""
    name, target = with_target(indicator).values()
    unit = next((unit for ends, unit in USUAL_UNITS if name.endswith(ends)), "个")
    return {"name": name, "target": target, "example": f"{target}{unit}"}
