"""weight-invalid: a weight that is no usable number of points."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, Option, TableRule
from perflint.tables.model import Field, IndicatorTable
from perflint_rules.missing.gaps import given
from perflint_rules.weights.reading import ONE, Weighted, Weights, read_weights


class WeightInvalid(TableRule):
    """Each weight on its own. A row that has no name and a weight of 0 is a line of the form that is not used."""

    code = "W103"
    rule = "weight-invalid"
    name = Text("权重值不合法", "Invalid weight")
    why = Text(
        "权重是指标的满分值：应是大于0、不超过100的数字，最多两位小数，全表用同一种写法（都写“10”，或都写“10%”）。"
        "写成文字、负数或0的，系统无法计分。",
        "A weight is the full score of an indicator: a number above 0, at most 100, with at most two decimals, written the same "
        "way throughout (all “10” or all “10%”). Text, negative numbers and 0 cannot be scored.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.ERROR
    basis = (
        Basis("财预〔2021〕101号", "附件1 指引 三（六）权重设置"),
        Basis("预算管理一体化系统填报规则", "三级指标权重应大于0，最多两位小数"),
    )
    most_decimals = Option(2, Text("权重最多可以有几位小数。", "How many decimals a weight may have."))
    messages = {
        "not-a-number": Message(
            Text("权重“{weight}”不是数字。", "The weight “{weight}” is not a number."),
            Text("请改为数字，如“10”；说明文字写到备注。", "Write a number such as “10”; explain in the remarks."),
        ),
        "not-positive": Message(
            Text("权重为{weight}，应大于0。", "The weight is {weight}; it must be above 0."),
            Text(
                "请填写大于0的权重；不考核的指标应删除整行。",
                "Give a weight above 0; delete the row of an indicator that is not assessed.",
            ),
        ),
        "over-100": Message(
            Text("权重为{weight}，超过了满分100。", "The weight is {weight}, above 100."),
            Text(
                "请核对是否多写了位数或填错了列，改为不超过100的权重。", "Look for a misplaced digit or column; use at most 100."
            ),
        ),
        "decimals": Message(
            Text(
                "权重{weight}有{decimals}位小数，最多保留{most}位。",
                "The weight {weight} has {decimals} decimals; {most} is the most.",
            ),
            Text("请改为{rounded}，并核对合计仍为规定值。", "Use {rounded} and check that the total is still right."),
            Severity.WARNING,
        ),
        "mixed": Message(
            Text(
                "本表{plain}个权重写成数字，{percent}个写成百分数（如“{weight}”）。",
                "{plain} weights are plain numbers, {percent} are percentages (such as “{weight}”).",
            ),
            Text("请统一写法，如把“{weight}”改为“{number}”。", "Use one form: write “{number}” instead of “{weight}”."),
            Severity.INFO,
        ),
    }
    good = (
        Example("| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 12.5 |\n| 培训合格率 | ≥95% | 87.5 |"),
        Example("| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 0.125 |\n| 培训合格率 | ≥95% | 0.875 |"),
        Example("| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 50分 |\n| 培训合格率 | ≥95% | 50分 |"),
        Example(
            "| 二级指标 | 三级指标 | 指标值 | 权重 |\n|---|---|---|---|\n| 数量指标 | 培训人数 | ≥200人 | 100 |\n"
            "| 经济效益指标 | | | 0 |"
        ),
    )
    bad = (
        Example(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 0 |\n| 培训合格率 | ≥95% | 120 |\n"
            "| 学员满意度 | ≥90% | 较高 |",
            (
                Expected("C2", {"weight": "0"}, "not-positive"),
                Expected("C3", {"weight": "120"}, "over-100"),
                Expected("C4", {"weight": "较高"}, "not-a-number"),
            ),
        ),
        Example(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 33.333 |\n| 培训合格率 | ≥95% | 66.667% |",
            (
                Expected("C1", {"plain": "1", "percent": "1", "weight": "66.667%", "number": "66.667"}, "mixed"),
                Expected("C2", {"weight": "33.333", "decimals": "3", "most": "2", "rounded": "33.33"}, "decimals"),
                Expected("C3", {"weight": "66.667%", "decimals": "3", "most": "2", "rounded": "66.67"}, "decimals"),
            ),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield the weights that are wrong by themselves, then the mixture of two forms."""
        weights = read_weights(table)
        for indicator in weights.unreadable:
            if indicator.weight is not None:
                yield self.problem(
                    indicator.weight, "not-a-number", field="weight", indicator=indicator, weight=indicator.weight.text
                )
        most_decimals = self.most_decimals + (2 if weights.whole == ONE else 0)
        for row in weights.rows:
            if 0 < row.number <= 100 and row.number == row.number.to_integral_value():
                continue
            yield from self.number(row, most_decimals)
        yield from self.mixture(table, weights)

    def number(self, row: Weighted, most_decimals: int) -> Iterator[Problem]:
        """Judge one number."""
        indicator, field, number = row
        if number <= 0:
            if given(indicator.level3):
                yield self.problem(field, "not-positive", field="weight", indicator=indicator, weight=number)
        elif number > 100:
            yield self.problem(field, "over-100", field="weight", indicator=indicator, weight=number)
        elif (decimals := decimals_of(number)) > most_decimals:
            yield self.problem(
                field,
                "decimals",
                field="weight",
                indicator=indicator,
                weight=field.text,
                decimals=decimals,
                most=most_decimals,
                rounded=round(number, most_decimals),
            )

    def mixture(self, table: IndicatorTable, weights: Weights) -> Iterator[Problem]:
        """Yield one problem where plain numbers and percentages stand side by side."""
        percent = [row for row in weights.rows if is_percentage(row.field)]
        if not percent or len(percent) == len(weights.rows):
            return
        yield self.problem(
            table.heading("weight") or percent[0].field,
            "mixed",
            field="weight",
            related=[row.field.place for row in percent],
            plain=len(weights.rows) - len(percent),
            percent=len(percent),
            weight=percent[0].field.text,
            number=percent[0].number,
        )


def is_percentage(field: Field) -> bool:
    """Whether a weight is written with a percent sign."""
    return field.text[-1] in "%％"


def decimals_of(number: Decimal) -> int:
    """How many decimals a number has, trailing zeros left out."""
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
