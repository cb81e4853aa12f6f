"""compound-indicator: several measures in one indicator, in its name or in its value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, IndicatorRule, Message
from perflint.tables.model import Indicator, IndicatorTable
from perflint_rules.names.parts import is_list, joined_measures, stated_together
from perflint_rules.values.several import SEVERAL_MEASURES, several

#: In a value longer than this, numbers may well explain each other.
LONG_VALUE = 40


class CompoundIndicator(IndicatorRule):
    """One finding a row, at the name if that says it, else at the value.

    Joined objects (企业和群众满意度), cost items paid together (通信费、网络租用) and a value with its details are one measure.
    """

    code = "N103"
    rule = "compound-indicator"
    name = Text("多项指标合一", "Several measures in one indicator")
    why = Text(
        "一个指标只考核一件事。名称或指标值里并列几项（如“满意度≥90%、办结率≥95%”），其中一项没完成时就无法判断"
        "这个指标是否完成，也无法按比例计分。",
        "An indicator assesses one thing. Where name or value join several (such as 满意度≥90%、办结率≥95%), nobody can say "
        "whether it was reached when one of them was not, nor score it in proportion.",
    )
    dimension = Dimension.FEASIBILITY
    severity = Severity.WARNING
    basis = (
        Basis("财预〔2021〕101号", "指标名称：末级指标的名称，应简洁明确、通俗易懂"),
        Basis("财预〔2021〕101号", "一 设置原则：高度关联、重点突出、量化易评"),
    )
    messages = {
        "measures": Message(
            Text("“{name}”把“{first}”和“{second}”两项合在一个指标里。", "“{name}” joins “{first}” and “{second}”."),
            Text(
                "请拆成两个指标，分别考核“{first}”和“{second}”，各自填写指标值和权重；或只保留其中更能说明成效的一个。",
                "Split it in two, “{first}” and “{second}”, each with a target and a weight; or keep the more telling one.",
            ),
        ),
        "quantities": Message(
            Text("名称里并列了不同的量：{quantities}。", "The name states several quantities: {quantities}."),
            Text(
                "请按{quantities}分别设置指标，名称只写考核什么（如“办公用房面积”“窗口工作人员数”），数量填到指标值里。",
                "Set an indicator for each of {quantities}; let the name say what is measured and the target how much.",
            ),
        ),
        "list": Message(
            Text("“{name}”在一个指标里列了几件事。", "“{name}” lists several things in one indicator."),
            Text(
                "请每件事单独设一个指标并各自填写指标值；不单独考核的，写到指标解释里。",
                "Give each of them an indicator and a target of its own, or move what is not assessed to the definition.",
            ),
        ),
        "value": Message(
            Text(
                "“{name}”的指标值“{target}”含有几项不同的考核内容。", "The target “{target}” of “{name}” holds several measures."
            ),
            Text(
                "请把“{target}”逐项拆开，每项设一个指标，名称写该项内容，指标值只填一个数。",
                "Take “{target}” apart: one indicator for each item, named after it, with a single number as its target.",
            ),
        ),
    }
    good = (
        # joined objects, cost items paid together, words that belong together, a rate of two aspects, a quantity in the name
        Example(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 企业和群众满意度 | ≥90% | 5 |\n| 水电费 | 65万元 | 5 |\n"
            "| 通信费、网络宽带租用 | 15万元 | 5 |\n"
            "| 数量和质量达标率 | ≥95% | 5 |\n| 道路交通事故和火灾事故起数 | ≤3起 | 5 |\n| 收入与支出之比 | ≥1 | 5 |\n"
            "| 政务服务和谐度 | ≥90% | 5 |\n"
            "| 3个工作日内办结率 | ≥95% | 5 |\n| 按户数和人数发放补助金额 | 20万元 | 5 |\n| 保洁、保安服务人数 | 30人 | 5 |\n"
            "| 2个社区的绿化工程 | 12公里 | 5 |"
        ),
        # one number with its details, a schedule, grades, a band, a fraction, a deadline in front of a rate
        Example(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训期数 | 2期，每期50人 | 5 |\n"
            "| 受理件数 | 110件，其中网上受理60件 | 5 |\n"
            "| 工程进度 | 6月底完成50%，年底完成100% | 5 |\n| 服务评价 | 优：≥90%；良：≥80% | 5 |\n"
            "| 室内湿度 | ≥40%，≤60% | 5 |\n| 出席委员 | ≥2/3 | 5 |\n"
            "| 整改情况 | 6个月内完成100% | 5 |\n| 持证上岗率 | 100%（50人） | 5 |"
        ),
    )
    bad = (
        Example(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 数据上报及时率和准确率 | ≥98% | 5 |\n"
            "| 提升服务质量和效率 | ≥90% | 5 |\n"
            "| 参训人数、人次 | ≥300 | 5 |\n"
            "| 总面积10704平方米,窗口工作人员255名。计算机、网络 | 4420台/套 | 5 |\n"
            "| 一是培训村干部；二是发放宣传手册 | 500份 | 5 |\n"
            "| “线上评价”，开通咨询入口，“线下反馈”，设置评价器 | ≥2000件 | 5 |\n"
            "| 全天24小时“不打烊”，实现“零”超时办结 | 0件 | 5 |",
            (
                Expected("A2", {"name": "数据上报及时率和准确率", "first": "数据上报及时率", "second": "准确率"}, "measures"),
                Expected("A3", {"name": "提升服务质量和效率", "first": "提升服务质量", "second": "效率"}, "measures"),
                Expected("A4", {"name": "参训人数、人次", "first": "参训人数", "second": "人次"}, "measures"),
                Expected("A5", {"quantities": "10704平方米、255名"}, "quantities"),
                Expected("A6", {"name": "一是培训村干部；二是发放宣传手册"}, "list"),
                Expected("A7", {"name": "“线上评价”，开通咨询入口，“线下反馈”，设置评价器"}, "list"),
                Expected("A8", {"quantities": "24小时、零超时"}, "quantities"),
            ),
        ),
        Example(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 改善政务环境 | 满意度≥90%、办结率≥95% | 5 |\n"
            "| 业务培训 | 300元/人，12场次，9万元 | 5 |",
            (
                Expected("B2", {"name": "改善政务环境", "target": "满意度≥90%、办结率≥95%"}, "value"),
                Expected("B3", {"name": "业务培训", "target": "300元/人，12场次，9万元"}, "value"),
            ),
        ),
    )

    def check(self, indicator: Indicator, table: IndicatorTable) -> Sequence[Problem]:
        """Return at most one problem."""
        name, target = indicator.level3, indicator.target
        joined = joins(name.text) if name is not None else None
        if name is not None and joined is not None:
            message, parameters = joined
            return (replace(self.problem(name, message, field="level3", indicator=indicator), parameters=parameters),)
        if target is not None and not target.text.isdecimal() and several(target.text) == SEVERAL_MEASURES:
            unsure = Confidence.MEDIUM if len(target.text) > LONG_VALUE else None
            shown = indicator.name or ""
            return (
                self.problem(
                    target, "value", field="target", indicator=indicator, confidence=unsure, name=shown, target=target.text
                ),
            )
        return ()


@lru_cache(maxsize=4096)
def joins(name: str) -> tuple[str, dict[str, str]] | None:
    """The message and parameters for a name that holds several measures, else None."""
    if measures := joined_measures(name):
        first, second = measures
        return "measures", {"name": name, "first": first, "second": second}
    if quantities := stated_together(name):
        return "quantities", {"quantities": "、".join(quantities)}
    return ("list", {"name": name}) if is_list(name) else None
