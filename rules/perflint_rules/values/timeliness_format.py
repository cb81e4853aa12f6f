"""timeliness-format: a timeliness row whose value is nothing but 及时, 按计划完成 or 全年."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, IndicatorRule, Message
from perflint.language.vagueness import is_measurable
from perflint.tables.model import Indicator, IndicatorTable
from perflint_rules.vagueness.doubts import is_empty_phrase
from perflint_rules.values.phrases import is_phrase, is_qualitative, is_timeliness, only_says_when
from perflint_rules.values.single import explanations


class TimelinessFormat(IndicatorRule):
    """Dates, durations, frequencies, rates and counts are let pass; so is a row whose definition gives one of them."""

    code = "Q103"
    rule = "timeliness-format"
    name = Text("时效指标值不具体", "Timeliness without a time")
    why = Text(
        "时效指标要写明何时完成、多长时间或多大比例按时完成。“及时”“按计划完成”“全年”没有期限，提前和拖延都算完成。",
        "A timeliness indicator says by when, how long, or what share in time. 及时, 按计划完成 or 全年 set no limit: early and "
        "late both count as done.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.WARNING
    basis = (
        Basis("财预〔2021〕101号", "二（二）时效指标：整体完成时间，以及复杂项目的关键节点、周期或频次"),
        Basis("财预〔2015〕88号", "绩效目标应细化量化、指标值清晰可衡量"),
    )
    messages = {
        "default": Message(
            Text(
                "时效指标“{name}”的指标值“{target}”没有具体时间。",
                "The timeliness indicator “{name}” gives no time: “{target}”.",
            ),
            Text(
                "请写明日期、时限或比率，如“{example}”“10个工作日内”“按时完成率100%”。",
                "Give a date, a time limit or a rate, such as “{example}”, 10个工作日内 or a rate of 100 %.",
            ),
        ),
    }
    good = (
        Example(
            "| 二级指标 | 三级指标 | 指标值 | 指标解释 |\n|---|---|---|---|\n| 时效指标 | 完成时间 | 2025年11月底前 | |\n"
            "| 时效指标 | 支付时限 | 10个工作日内 | |\n| 时效指标 | 资金支付及时率 | 100% | |\n"
            "| 时效指标 | 巡检频次 | 每月 | |\n| 时效指标 | 清淤时间 | 汛期之前 | |\n"
            "| 时效指标 | 补贴发放 | 按时发放 | 每季度末月25日前发放到个人账户 |\n| 时效指标 | 发放及时性 | 每月15日前 | |\n"
            "| 质量指标 | 响应情况 | 及时 | |"
        ),
    )
    bad = (
        Example(
            "2025年项目支出绩效目标表\n\n| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 时效指标 | 完成时间 | 按计划完成 |\n"
            "| 时效指标 | 资金支付 | 及时足额支付 |\n| 时效指标 | 服务期限 | 全年 |\n| 时效指标 | 响应情况 | 快速响应 |",
            (
                Expected("C2", {"name": "完成时间", "target": "按计划完成", "example": "2025年11月底前完成"}),
                Expected("C3", {"name": "资金支付", "target": "及时足额支付", "example": "2025年11月底前完成"}),
                Expected("C4", {"name": "服务期限", "target": "全年", "example": "2025年11月底前完成"}),
                Expected("C5", {"name": "响应情况", "target": "快速响应", "example": "2025年11月底前完成"}),
            ),
        ),
    )

    def check(self, indicator: Indicator, table: IndicatorTable) -> Sequence[Problem]:
        """Return one problem for a value that names no time."""
        target = indicator.target
        if target is None or not is_timeliness(indicator):
            return ()
        text = target.text
        only_when = only_says_when(text) and not is_empty_phrase(text)
        if not only_when and not (is_phrase(text) and is_qualitative(indicator)):
            return ()
        if any(is_measurable(field.text) for field in explanations(indicator)):
            return ()
        example = f"{table.year}年11月底前完成" if table.year else "11月底前完成"
        name = indicator.name or ""
        return (self.problem(target, field="target", indicator=indicator, name=name, target=text, example=example),)
