"""unit-mismatch: the unit of measurement does not fit what the indicator's name says it measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, IndicatorRule, Message
from perflint.language.normal import normal
from perflint.language.quantity import parse_quantities
from perflint.language.units import is_unit_like, lookup_unit
from perflint.regex import regex
from perflint.tables.model import Field, Indicator, IndicatorTable
from perflint_rules.missing.gaps import given
from perflint_rules.units.measures import PAID, fits, is_change, is_payment, measure_of

_NUMBER_AND_UNIT = regex(r"([0-9]+(?:\.[0-9]+)?)(.+)")
_BRACKETED = regex(r"\([^()]*\)")
#: What a form prints behind a name for its value: (≥**%), （≤**万元）.
_ASKED = regex(r"[(（][≥≤＞＜＝><=]*\*+([^()（）*]{1,6})[)）]\W?$")
_SEVERAL = regex(r"[、,]")


class UnitMismatch(IndicatorRule):
    """Judges by the last words of the name only: 成本节约率 is a rate, whatever it is the rate of.

    The unit is the one in the unit cell or, failing that, the one the value carries. Units and endings that are not
    known are not judged. Systems offer 台/套 and 个（台、套、件、辆） as one unit, so these are let pass.
    """

    code = "U101"
    rule = "unit-mismatch"
    name = Text("计量单位与指标名称不符", "Unit does not fit the indicator")
    why = Text(
        "单位要与名称说的东西一致：率、比例、满意度用“%”，人数用“人”，次数用“次”，面积用“平方米”，成本和金额用“元”，"
        "时限用“天”“小时”。单位不符时，指标值说不清衡量的是什么，自评时也无法核对。",
        "The unit must go with what the name measures: rates and satisfaction in %, people in 人, areas in 平方米, costs and "
        "amounts in 元, time limits in 天 or 小时. Otherwise nobody can say what the value means.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.ERROR
    basis = (Basis("财预〔2015〕88号", "绩效目标审核表 审核要点：填报格式规范、内容完整准确"),)
    folds = True
    messages = {
        "default": Message(
            Text(
                "“{name}”的计量单位是“{unit}”，与“{ending}”不符。",
                "“{name}” is given in “{unit}”, which does not fit “{ending}”.",
            ),
            Text(
                "请改用与“{ending}”相符的单位，如“{units}”，并核对指标值；如衡量的确实以“{unit}”计，请改写指标名称。",
                "Use a unit that fits “{ending}”, such as “{units}”, and check the value; or, if it is counted in “{unit}”, "
                "rename it.",
            ),
        ),
        "percent": Message(
            Text(
                "“{name}”以“{ending}”结尾，应填具体数值，计量单位却是“{unit}”。",
                "“{name}” ends in “{ending}” and calls for a figure, but is given in “{unit}”.",
            ),
            Text(
                "请填写具体数值（单位如“{units}”）；如要考核的是比例，请把名称改为以“率”“比例”结尾的名称。",
                "Give the figure itself (in “{units}”, say); if a share is meant, give the indicator a name that ends in 率 "
                "or 比例.",
            ),
        ),
        "rate": Message(
            Text(
                "“{name}”是比率类指标（以“{ending}”结尾），计量单位却是“{unit}”。",
                "“{name}” is a rate (it ends in “{ending}”) but given in “{unit}”.",
            ),
            Text(
                "请把单位改为“{units}”并填写比率；如要考核的是以“{unit}”计的数量，请把名称改为数量类名称。",
                "Use “{units}” and give the rate; or, if an amount in “{unit}” is meant, give the indicator the name of an "
                "amount.",
            ),
        ),
        "not-a-unit": Message(
            Text(
                "计量单位写成了“{unit}”，其中带有数字{number}，不是计量单位。",
                "“{unit}” is no unit: it carries the number {number}.",
            ),
            Text(
                "请把单位改为“{base}”，数字{number}并入指标值（现为“{value}”）一起换算填写。",
                "Make “{base}” the unit and work the {number} into the value (now “{value}”).",
            ),
        ),
        "several-units": Message(
            Text("计量单位“{unit}”同时列了几个单位。", "“{unit}” names several units at once."),
            Text("请只保留与指标值对应的一个，如“{first}”。", "Keep the one that the value is given in, such as “{first}”."),
            Severity.WARNING,
        ),
    }
    good = (
        Example(
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|\n| “三公”经费增长率 | ≤ | 0 | % |\n"
            "| 成本节约率 | ≥ | 5 | % |\n| 设备台数 | = | 127 | 台(套) |\n| 服务企业和群众人次 | ≥ | 10.8 | 万人 |\n"
            "| 电费平均成本 | ≤ | 0.82 | 元/千瓦时 |\n| 系统故障应急处置时间 | ≤ | 30 | 分钟 |\n| 学员满意度 | ≥ | 90 | 分 |"
        ),
        # the share of a change, a payment counted in people, endings that only look like a measure
        Example(
            "| 三级指标 | 指标值 | 计量单位 |\n|---|---|---|\n| 压减一般性支出 | 10 | % |\n| 发放困难群众生活费 | 200 | 人 |\n"
            "| 提升政务服务效率 | 10 | % |\n| 营商环境指数 | 85 | % |\n| 宣传品 | 20 | 个（台、套、件、辆） |\n"
            "| 保障就餐人数 | 41 | /月 |"
        ),
        Example(
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 数量指标 | 培训人数 | ≥200人 |\n"
            "| 社会效益指标 | 提高服务人数 | 满意度≥90% |"
        ),
        # the form itself asks for this unit
        Example("| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 质量指标 | 清算历年物业费(≥**%) | ≥95% |"),
    )
    bad = (
        Example(
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|\n| 预算支出总额 | ≥ | 90 | % |\n"
            "| 验收合格率 | ≥ | 95 | 件 |\n"
            "| 培训人数 | ≥ | 200 | 平方米 |\n| 窗口服务时间 | = | 7 | 24小时 |\n| 交易项目 | = | 20 | 项、个、件 |",
            (
                Expected("D2", {"name": "预算支出总额", "unit": "%", "ending": "总额", "units": "元"}, "percent"),
                Expected("D3", {"name": "验收合格率", "unit": "件", "ending": "率", "units": "%"}, "rate"),
                Expected("D4", {"name": "培训人数", "unit": "平方米", "ending": "人数", "units": "人"}),
                Expected("D5", {"unit": "24小时", "number": "24", "base": "小时", "value": "7"}, "not-a-unit"),
                Expected("D6", {"unit": "项、个、件", "first": "项"}, "several-units"),
            ),
        ),
        Example(
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 成本指标 | 办公业务费 | 11人 |",
            (Expected("C2", {"name": "办公业务费", "unit": "人", "ending": "费", "units": "元"}),),
        ),
    )

    def check(self, indicator: Indicator, table: IndicatorTable) -> Sequence[Problem]:
        """Judge the unit cell by itself first, then against the name."""
        unit = indicator.unit
        name = indicator.name
        if unit is None or not given(unit):
            return self.value_unit(indicator)
        verdict = judge(name or "", unit.text)
        if verdict is None or self.contradicted(indicator, name or ""):
            return ()
        message, parameters = verdict
        if message == "not-a-unit":
            parameters = {**parameters, "value": indicator.target.text if indicator.target is not None else ""}
        return (replace(self.problem(unit, message, field="unit", indicator=indicator), parameters=parameters),)

    def contradicted(self, indicator: Indicator, name: str) -> bool:
        """Whether the value carries a unit of its own that fits: then the cells contradict each other (unit-value-conflict)."""
        carried = carried_unit(indicator.target) if indicator.target is not None else None
        return carried is not None and measure_of(name) is not None and judge(name, carried) is None

    def value_unit(self, indicator: Indicator) -> Sequence[Problem]:
        """Judge the unit that the value carries where there is no unit of its own."""
        target, name = indicator.target, indicator.name
        if target is None or not name or measure_of(name) is None:
            return ()
        unit = carried_unit(target)
        asked = _ASKED.search(name)
        if unit is None or (asked is not None and asked[1] == unit):
            return ()
        verdict = judge(name, unit)
        if verdict is None:
            return ()
        message, parameters = verdict
        return (replace(self.problem(target, message, field="target", indicator=indicator), parameters=parameters),)


def carried_unit(target: Field) -> str | None:
    """The unit of a value that is nothing but one quantity; what has a label of its own is not about the name."""
    quantities = parse_quantities(target.text)
    if len(quantities) != 1 or quantities[0].label or quantities[0].kind:
        return None
    return quantities[0].unit


@lru_cache(maxsize=4096)
def judge(name: str, unit_text: str) -> tuple[str, dict[str, str]] | None:
    """The message and parameters for a name and a unit, or None where nothing is wrong with them."""
    unit = lookup_unit(unit_text)
    if unit is None:
        return number_in_unit(unit_text)
    if len(unit.alternatives) > 1 and _SEVERAL.search(_BRACKETED.sub("", normal(unit_text))):
        return "several-units", {"unit": unit_text, "first": unit.alternatives[0].symbol}
    measure = measure_of(name)
    if measure is None or not measure.is_judged or fits(unit, measure):
        return None
    is_ratio = any(one.dimension == "ratio" for one in unit.alternatives or (unit,))
    if (is_ratio and is_change(name)) or (measure.kind in PAID and is_payment(name)):
        return None
    message = "percent" if is_ratio else "rate" if measure.units == "%" else "default"
    return message, {"name": name, "unit": unit_text, "ending": measure.ending, "units": measure.units}


def number_in_unit(unit_text: str) -> tuple[str, dict[str, str]] | None:
    """ "24小时" is a number with a unit, not a unit."""
    match = _NUMBER_AND_UNIT.fullmatch(normal(unit_text))
    if match is None or not is_unit_like(unit_text):
        return None
    return "not-a-unit", {"unit": unit_text, "number": match[1], "base": match[2]}
