"""percent-range: a percentage that cannot be: a share above 100 % or below 0, or a fraction typed as per cent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, IndicatorRule, Message
from perflint.language.numerals import plain
from perflint.language.quantity import Quantity
from perflint.tables.model import Indicator, IndicatorTable
from perflint_rules.operators.written import written_sign
from perflint_rules.self_evaluation.outcomes import is_bad_thing
from perflint_rules.units.measures import bare_name, is_change, measure_of
from perflint_rules.values.rates import LOOSE, OPEN, SHARE, rate_kind
from perflint_rules.values.single import PERCENT, single_quantity

MOST = 100


class PercentRange(IndicatorRule):
    """What kind of rate a name ends in is data (rate_words.csv). Rates of growth and use may be anything."""

    code = "Q101"
    rule = "percent-range"
    name = Text("百分比超出范围", "Percentage out of range")
    why = Text(
        "合格率、覆盖率、及时率、满意度等是部分占整体的比例，只能在0到100%之间；单位已是“%”时，95%应填“95”而不是“0.95”。",
        "Pass, coverage and satisfaction rates are shares of a whole: between 0 and 100 %. With the unit %, 95 % is written 95, "
        "not 0.95.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.ERROR
    basis = (Basis("财预〔2013〕53号", "实际完成率、质量达标率等共性指标的计算公式：部分÷整体×100%"),)
    messages = {
        "over": Message(
            Text(
                "“{name}”的指标值是{number}%，这类比率不可能超过100%。",
                "“{name}” is set to {number} %; a rate of this kind cannot exceed 100 %.",
            ),
            Text(
                "请核对：是否应为100%以内的数（如“95%”）；如衡量的是增长幅度，请把名称改为“……增长率”。",
                "Give a number up to 100 (such as 95 %); if growth is meant, name it a growth rate.",
            ),
        ),
        "over-likely": Message(
            Text("“{name}”的指标值是{number}%，超过了100%。", "“{name}” is set to {number} %, more than 100 %."),
            Text(
                "请核对分子、分母和数值；确可超过100%的，请在指标解释里写明计算公式。",
                "Check numerator, denominator and number; if it may exceed 100 %, give the formula in the definition.",
            ),
            Severity.WARNING,
        ),
        "negative": Message(
            Text("“{name}”的指标值是{number}%，比率不会小于0。", "“{name}” is set to {number} %; it cannot be below 0."),
            Text(
                "请改为0到100之间的数；如表示下降，请把名称改为“……下降率”，指标值写正数。",
                "Give a number from 0 to 100; if a decrease is meant, name it so and give a positive number.",
            ),
        ),
        "fraction": Message(
            Text(
                "“{name}”的指标值是{number}%，疑似把小数当成了百分数。",
                "“{name}” is set to {number} %: a fraction typed as per cent, it seems.",
            ),
            Text("请核对；单位是“%”时应填“{percent}”。", "With the unit % this should probably be {percent}."),
            Severity.WARNING,
        ),
    }
    good = (
        # growth, use and execution may exceed 100 %, small rates of unwanted things are meant so
        Example(
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|\n| 验收合格率 | = | 100 | % |\n"
            "| 参保率增长 | ≥ | 120 | % |\n"
            "| 销售收入增长率 | ≥ | 150 | % |\n| 床位使用率 | ≤ | 105 | % |\n| 高等教育毛入学率 | ≥ | 101 | % |\n"
            "| 窗口投诉率 | ≤ | 0.5 | % |\n"
            "| 不合格率 | ≤ | 1 | % |\n| 覆盖率较上年提高 | ≥ | 0.8 | % |\n| 学员满意度 | ≥ | 0.95 | |\n"
            "| 培训人数 | ≥ | 200 | 人 |"
        ),
    )
    bad = (
        Example(
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|\n| 验收合格率 | ≥ | 120 | % |\n"
            "| 群众满意度 | ≥ | -5 | % |\n"
            "| 按时办结率 | ≥ | 0.95 | % |\n| 档案归档率 | ≥ | 110 | % |",
            (
                Expected("C2", {"name": "验收合格率", "number": "120"}, "over"),
                Expected("C3", {"name": "群众满意度", "number": "-5"}, "negative"),
                Expected("C4", {"name": "按时办结率", "number": "0.95", "percent": "95"}, "fraction"),
                Expected("C5", {"name": "档案归档率", "number": "110"}, "over-likely"),
            ),
        ),
    )

    def check(self, indicator: Indicator, table: IndicatorTable) -> Sequence[Problem]:
        """Return at most one problem, at the value."""
        target, name = indicator.target, indicator.name
        if target is None or not name:
            return ()
        quantity = single_quantity(indicator)
        if quantity is None or quantity.unit != PERCENT or 1 < quantity.number <= MOST:
            return ()
        message = self.wrong(indicator, name, quantity)
        if message is None:
            return ()
        unsure = Confidence.MEDIUM if message in ("over-likely", "fraction") else None
        number = quantity.number
        found = self.problem(target, message, field="target", indicator=indicator, confidence=unsure, name=name, number=number)
        if message == "fraction":
            found = replace(found, parameters={**found.parameters, "percent": plain(number * MOST)})
        return (found,)

    def wrong(self, indicator: Indicator, name: str, quantity: Quantity) -> str | None:
        """Which message fits a percentage outside of 1 to 100, or None."""
        kind = rate_kind(quantity.label or name)
        if quantity.number > MOST:
            if kind == SHARE:
                return "over"
            measure = measure_of(name)
            is_share = measure is not None and measure.kind == "ratio" and kind != OPEN and not is_change(name)
            return "over-likely" if is_share and not quantity.label else None
        if kind not in (SHARE, LOOSE):
            # a rate that nothing is known of; small shares (占比) and rates of unwanted things are meant so
            if kind == OPEN or not 0 < quantity.number < 1 or not bare_name(name).endswith("率"):
                return None
            return None if is_change(name) or is_bad_thing(name) or points_down(indicator) else "fraction"
        if quantity.number < 0:
            return "negative"
        return "fraction" if quantity.number > 0 and not points_down(indicator) else None


def points_down(indicator: Indicator) -> bool:
    """Whether less is asked for."""
    return written_sign(indicator) in ("≤", "<")
