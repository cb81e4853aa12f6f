"""all-hundred-percent: every rate of a table is set to 100 %."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, Option, TableRule
from perflint.tables.model import Indicator, IndicatorTable, TableKind
from perflint_rules.self_evaluation.outcomes import is_bad_thing
from perflint_rules.values.changes import change_in_name
from perflint_rules.values.single import PERCENT, is_satisfaction, single_quantity

FULL = 100


class AllHundredPercent(TableRule):
    """Satisfaction, changes and rates of unwanted things are no part of the count; a hint only."""

    code = "Q105"
    rule = "all-hundred-percent"
    name = Text("比率指标全部为100%", "Every rate is 100 %")
    why = Text(
        "各项比率都定为100%，多半没有参照历史水平和行业标准，既看不出难易，也拉不开差距；只要有一项没做到就要扣分。",
        "Where every rate is 100 %, none was set by past results or a standard; the targets tell easy from hard in no way, and "
        "one slip costs points.",
    )
    dimension = Dimension.APPROPRIATENESS
    severity = Severity.INFO
    kinds = frozenset({TableKind.TARGET})
    basis = (Basis("财预〔2015〕88号", "绩效目标审核：预期绩效符合行业正常水平或事业发展规律"),)
    least_rows = Option(4, Text("至少有几个比率指标才提示。", "The fewest rates in a table for this to be pointed out."))
    messages = {
        "default": Message(
            Text("表中{rows}个比率指标（满意度除外）全部定为100%。", "All {rows} rates (satisfaction aside) are set to 100 %."),
            Text(
                "请对照上年完成值和行业标准逐项核定：必须全部做到的（如验收合格率）保留100%，其余填写实际可达到的数值。",
                "Check each against last year's result and the standard of the field: keep 100 % where nothing less will do "
                "(such as 验收合格率), and give the others a value that can be reached.",
            ),
        ),
    }
    good = (
        Example(
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|\n| 验收合格率 | = | 100 | % |\n"
            "| 支付及时率 | = | 100 | % |\n"
            "| 资料归档率 | = | 100 | % |\n| 设备完好率 | ≥ | 98 | % |\n| 应急处置率 | = | 100 | % |"
        ),
        Example(
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|\n| 验收合格率 | = | 100 | % |\n"
            "| 支付及时率 | = | 100 | % |\n"
            "| 资料归档率 | = | 100 | % |\n| 收入增长率 | ≥ | 100 | % |\n| 群众满意度 | ≥ | 100 | % |"
        ),
    )
    bad = (
        Example(
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|\n| 培训人数 | ≥ | 200 | 人 |\n"
            "| 验收合格率 | = | 100 | % |\n"
            "| 支付及时率 | = | 100 | % |\n| 资料归档率 | = | 100 | % |\n| 应急处置率 | = | 100 | % |\n"
            "| 群众满意度 | ≥ | 95 | % |",
            (Expected("C3", {"rows": "4"}),),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield at most one problem, at the first of the rates."""
        full = []
        for indicator in table.indicators:
            target = indicator.target
            quantity = single_quantity(indicator) if target is not None else None
            if target is None or quantity is None or quantity.unit != PERCENT or not is_rate(indicator):
                continue
            if quantity.number != FULL:
                return
            full.append(target)
        if len(full) >= self.least_rows:
            yield self.problem(full[0], field="target", related=[one.place for one in full[1:]], rows=len(full))


def is_rate(indicator: Indicator) -> bool:
    """Whether a percentage is one of those that may well be less than 100."""
    name = indicator.name or ""
    return not (is_satisfaction(indicator) or change_in_name(name) or is_bad_thing(name))
