"""unit-value-conflict: value, unit and name contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, IndicatorRule, Message
from perflint.tables.model import Field, Indicator, IndicatorTable
from perflint_rules.missing.gaps import given
from perflint_rules.units.conflicts import SENTENCE_LENGTH, Conflict, cell_conflict, name_conflict


class UnitValueConflict(IndicatorRule):
    """Value against unit cell, then value against what the name says.

    A value that repeats its unit (17595件 beside 件) is untidy and no conflict. Names that end in a measure are
    `unit-mismatch`'s. A name may well carry one quantity (3个工作日内办结…): only two of different kinds, or one that
    the value answers with a subject of its own, are held against it.
    """

    code = "U102"
    rule = "unit-value-conflict"
    name = Text("指标值与单位或名称矛盾", "Value contradicts unit or name")
    why = Text(
        "指标值、计量单位和名称要说同一件事。值写“20宗”而单位选“项、个、件”，值写“24*7”，名称说面积和人数而值是设备台数，"
        "名称承诺“零投诉”而值是好评率90%，都会让人不知道究竟考核什么。",
        "Value, unit and name must speak of the same thing. A value of 20宗 beside the unit 件, a value of 24*7, a name "
        "about floor "
        "area with a value in machines, or “no complaints” measured by 90 % praise leave open what is assessed.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.WARNING
    basis = (Basis("财预〔2015〕88号", "绩效目标审核表 审核要点：填报格式规范、内容完整准确"),)
    messages = {
        "symbol": Message(
            Text(
                "指标值写的是“{value}”（单位“{own}”），计量单位却是“{unit}”。",
                "The value says “{value}” (in “{own}”), the unit cell “{unit}”.",
            ),
            Text(
                "请统一单位：指标值只填数字{number}，计量单位填“{own}”；如应以“{unit}”计，请换算后填写。",
                "Use one unit: give the number {number} alone and make “{own}” the unit, or convert the value to “{unit}”.",
            ),
        ),
        "dimension": Message(
            Text(
                "指标值“{value}”以“{own}”计，与计量单位“{unit}”不是同一类量。",
                "The value “{value}” is in “{own}”, which is not the kind of thing that “{unit}” counts.",
            ),
            Text(
                "请核对指标值和计量单位哪一个填错：如数值{number}以“{own}”计，把单位改为“{own}”；"
                "如应以“{unit}”计，请改填相应的数值。",
                "Check which of the two is wrong: if {number} is in “{own}”, make that the unit; else give the value in "
                "“{unit}”.",
            ),
            Severity.ERROR,
        ),
        "expression": Message(
            Text(
                "指标值“{value}”是算式，不是一个数，无法与计量单位“{unit}”对应。",
                "The value “{value}” is an expression, not a number in “{unit}”.",
            ),
            Text(
                "请填写算好的数（{product}），单位写“{product_unit}”；怎样算出来的写到指标解释或备注。",
                "Give the result ({product}) with the unit “{product_unit}”; explain the working in the definition or remarks.",
            ),
        ),
        "name": Message(
            Text(
                "名称里写的是“{quantities}”，指标值“{value}{unit}”却不是其中任何一项。",
                "The name speaks of “{quantities}”, but the value “{value}{unit}” is none of these.",
            ),
            Text(
                "请一项指标只考核一件事：名称改为指标值“{value}{unit}”所衡量的对象，名称里的各个数量另设指标。",
                "Let an indicator measure one thing: name what “{value}{unit}” counts, and give the quantities in the name "
                "rows of their own.",
            ),
        ),
        "subject": Message(
            Text(
                "名称里的数量是“{quantities}”，指标值考核的却是“{label}”（{value}）。",
                "The name gives “{quantities}”, but the value is about “{label}” ({value}).",
            ),
            Text(
                "请让名称与指标值对应：名称改为“{label}”，“{quantities}”另设一项指标。",
                "Make them match: name the indicator “{label}” and give “{quantities}” a row of its own.",
            ),
        ),
        "zero-promise": Message(
            Text(
                "名称承诺“{promise}”，指标值却是“{value}”。",
                "The name promises “{promise}”, but the value is “{value}”.",
            ),
            Text(
                "请按承诺填写数量指标（如“=0件”“=0起”）；如考核的是“{value}”，请相应改写名称。",
                "Give the number promised (such as =0件 or =0起); or rename the indicator after “{value}”.",
            ),
        ),
    }
    good = (
        # repeated units, other words for the same unit, a value in words, a quantity in the name
        Example(
            "| 三级指标 | 指标值 | 计量单位 |\n|---|---|---|\n| 受理业务 | 17595件 | 件 |\n| 评议团成员 | 20名 | 人 |\n"
            "| 节约资金 | 8029万元 | 元、万 |\n| 受训人员 | 3万人次/年 | 万人次 |\n| 3个工作日内办结事项 | 95 | % |\n"
            "| 设备情况 | 总面积10704平方米，设备3500台 | 平方米 |\n| 示范点 | 20家 | 个 |"
        ),
        Example(
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 质量指标 | 实现服务“零投诉” | 0件 |\n"
            "| 质量指标 | 安全生产零事故 | 100% |\n| 质量指标 | 零差错率 | ≥98% |\n"
            "| 时效指标 | 2023年1月1日-2023年12月31日 | 365天 |"
        ),
    )
    bad = (
        Example(
            "| 三级指标 | 指标值 | 计量单位 |\n|---|---|---|\n| 完成交易工作 | 20宗 | 项、个、件 |\n"
            "| 节约资金 | 8029万元 | 元 |\n"
            "| 办公用房 | 1974平方米 | 天 |\n| 业务办理“不打烊” | 24*7 | 小时 |",
            (
                Expected("B2", {"value": "20宗", "own": "宗", "unit": "项、个、件", "number": "20"}, "symbol"),
                Expected("B3", {"value": "8029万元", "own": "万元", "unit": "元", "number": "8029"}, "symbol"),
                Expected("B4", {"value": "1974平方米", "own": "平方米", "unit": "天", "number": "1974"}, "dimension"),
                Expected("B5", {"value": "24*7", "unit": "小时", "product": "168", "product_unit": "小时/周"}, "expression"),
            ),
        ),
        Example(
            "| 三级指标 | 指标值 | 计量单位 |\n|---|---|---|\n| 总面积10704平方米，窗口工作人员255名。"
            "计算机、网络 | 4420 | 台/套 |",
            (Expected("B2", {"quantities": "10704平方米、255名", "value": "4420", "unit": "台/套"}, "name"),),
        ),
        Example(
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n"
            "| 数量指标 | 城区内2个地点配置自助查询和证照打印一体机 | 服务群众3万人次/年 |\n"
            "| 满意度指标 | 综合评价模式更加健全，实现服务“零投诉” | 好评率≥90% |",
            (
                Expected("C2", {"quantities": "2个", "label": "服务群众", "value": "服务群众3万人次/年"}, "subject"),
                Expected("C3", {"promise": "零投诉", "value": "好评率≥90%"}, "zero-promise"),
            ),
        ),
    )

    def check(self, indicator: Indicator, table: IndicatorTable) -> Iterator[Problem]:
        """Yield at most one problem with the unit cell and one with the name."""
        target, unit, name = indicator.target, indicator.unit, indicator.name
        if target is None:
            return
        cell = unit.text if unit is not None and given(unit) else ""
        if cell and not target.text.isdecimal():
            yield from self.conflict(indicator, target, cell_conflict(target.text, cell))
        if name and (len(name) >= SENTENCE_LENGTH or "零" in name):
            quantities = indicator.quantities
            if len(quantities) == 1:
                yield from self.conflict(indicator, target, name_conflict(name, target.text, cell, quantities[0]))

    def conflict(self, indicator: Indicator, target: Field, found: Conflict | None) -> Iterator[Problem]:
        """Report a conflict at the value."""
        if found is not None:
            problem = self.problem(target, found.message, field="target", indicator=indicator, confidence=found.confidence)
            yield replace(problem, parameters=found.parameters)
