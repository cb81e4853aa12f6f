"""fraction-to-percent: 0.95 with the unit % becomes 95."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.checks.findings import Text
from perflint.checks.fix import Change, Fix, FixExample
from perflint.tables.model import IndicatorTable
from perflint_rules.values.percent_range import PercentRange


class FractionToPercent(Fix):
    """Unsafe: 0.95 % may, rarely, be meant. The judgement is that of `percent-range`."""

    name = "fraction-to-percent"
    title = Text("单位为%的小数改为百分数", "write fractions with the unit % as per cent")
    safe = False
    rules = ("percent-range",)
    examples = (
        FixExample(
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|\n"
            "| 按时办结率 | ≥ | 0.95 | % |\n| 窗口投诉率 | ≤ | 0.5 | % |\n",
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|\n"
            "| 按时办结率 | ≥ | 95 | % |\n| 窗口投诉率 | ≤ | 0.5 | % |\n",
        ),
    )

    def changes(self, table: IndicatorTable) -> Iterator[Change]:
        """Yield the values that are fractions by mistake."""
        for indicator in table.indicators:
            for problem in PercentRange().check(indicator, table):
                number, target = problem.parameters.get("number", ""), indicator.target
                if problem.message == "fraction" and target is not None and target.text.count(number) == 1:
                    yield from self.change(indicator, "target", target.text.replace(number, problem.parameters["percent"]))
