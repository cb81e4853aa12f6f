"""quantitative-share: too few indicators of a table have a number."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, Option, TableRule
from perflint.language.dates import find_dates
from perflint.language.numerals import plain
from perflint.tables.model import Indicator, IndicatorTable, TableKind
from perflint_rules.missing.gaps import given


class QuantitativeShare(TableRule):
    """A number or a date counts, a grade does not. Rows without a value are `missing-value`'s and not counted."""

    code = "Q106"
    rule = "quantitative-share"
    name = Text("定量指标占比过低", "Too few quantitative indicators")
    why = Text(
        "绩效目标应尽量量化。定性指标过多，完成与否全凭自己评说，审核和自评都缺少可核对的依据。",
        "Targets should be quantified wherever possible. With mostly qualitative ones, whether they were reached is a matter of "
        "opinion.",
    )
    dimension = Dimension.FEASIBILITY
    severity = Severity.INFO
    kinds = frozenset({TableKind.TARGET})
    basis = (
        Basis("财预〔2015〕88号", "绩效目标应指向明确、细化量化、合理可行、相应匹配"),
        Basis("财预〔2011〕285号", "绩效目标应尽量定量表述，不能定量的采用定性的分级分档形式表述"),
    )
    least_rows = Option(5, Text("指标少于几个的表不判断。", "Tables with fewer indicators are not judged."))
    enough = Option(
        Decimal(60), Text("定量指标占比低于多少（%）要提示。", "The share (per cent) below which this is pointed out.")
    )
    poor = Option(Decimal(40), Text("定量指标占比低于多少（%）为警告。", "The share (per cent) below which this is a warning."))
    messages = {
        "default": Message(
            Text(
                "{rows}个指标中只有{count}个有数值或日期，占{share}%，低于{limit}%。",
                "Only {count} of {rows} indicators have a number or a date: {share} %, less than {limit} %.",
            ),
            Text(
                "建议优先把产出类指标量化，如“{name}”改用次数、人数、合格率或完成日期表示。",
                "Quantify the outputs first: give “{name}” a count, a rate or a date.",
            ),
        ),
        "poor": Message(
            Text(
                "{rows}个指标中只有{count}个有数值或日期，占{share}%，多数无法核对。",
                "Only {count} of {rows} indicators have a number or a date ({share} %); most cannot be checked.",
            ),
            Text(
                "请把能够量化的指标都改为数值，如“{name}”改用次数、人数、合格率或完成日期表示。",
                "Give a number to whatever can have one; “{name}” may take a count, a rate or a date.",
            ),
            Severity.WARNING,
        ),
    }
    good = (
        Example(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | 200人 | 20 |\n| 考试合格率 | ≥95% | 20 |\n"
            "| 完成时间 | 11月底前 | 20 |\n"
            "| 服务评价 | 优 | 20 |\n| 资料完整性 | 合格 | 20 |"
        ),
        Example("| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 服务评价 | 优 | 50 |\n| 资料完整性 | 合格 | 50 |"),
    )
    bad = (
        Example(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | 200人 | 20 |\n| 考试合格率 | ≥95% | 20 |\n"
            "| 验收情况 | 合格 | 20 |\n"
            "| 服务评价 | 优 | 20 |\n| 资料完整性 | 合格 | 20 |",
            (Expected("B1", {"rows": "5", "count": "2", "share": "40", "limit": "60", "name": "验收情况"}),),
        ),
        Example(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | 200人 | 20 |\n| 培训效果 | 良好 | 20 |\n"
            "| 验收情况 | 合格 | 20 |\n"
            "| 服务评价 | 优 | 20 |\n| 资料完整性 | 合格 | 20 |\n| 管理水平 | 较高 | 20 |",
            (Expected("B1", {"rows": "6", "count": "1", "share": "16.7", "limit": "60", "name": "培训效果"}, "poor"),),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield at most one problem, at the heading of the values."""
        rows = [indicator for indicator in table.indicators if given(indicator.target)]
        worded = [indicator for indicator in rows if not has_number(indicator)]
        if len(rows) < self.least_rows or not worded:
            return
        count = len(rows) - len(worded)
        share = Decimal(100 * count) / len(rows)
        if share >= self.enough:
            return
        places = [indicator.place_of("target") for indicator in worded]
        yield self.problem(
            table.heading("target") or table.place,
            "poor" if share < self.poor else "default",
            field="target",
            related=places,
            rows=len(rows),
            count=count,
            share=plain(round(share, 1)),
            limit=self.enough,
            name=worded[0].name or "",
        )


def has_number(indicator: Indicator) -> bool:
    """Whether the value is or contains a number or a date."""
    target = indicator.target
    return target is not None and bool(target.text.isdecimal() or indicator.quantities or find_dates(target.text))
