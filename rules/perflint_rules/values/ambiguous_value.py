"""ambiguous-value: a value that leaves open which number counts: a range, 约, several numbers, 若干次."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, IndicatorRule, Message
from perflint.language.numerals import plain
from perflint.language.quantity import parse_quantities
from perflint.language.units import lookup_unit
from perflint.regex import regex
from perflint.tables.model import Field, Indicator, IndicatorTable
from perflint_rules.values.phrases import is_uncounted
from perflint_rules.values.several import SEVERAL_NUMBERS, several

# what is kept within a band by its nature
_BAND = regex("温度|湿度|酸碱|pH|PH|浓度|含量|含水|年龄|水位|压力|电压|剂量|厚度|配比|间距|亮度|区间|范围|幅度")


class AmbiguousValue(IndicatorRule):
    """Several measures in one value are `compound-indicator`'s, a bare 若干 is `vague-target`'s."""

    code = "Q102"
    rule = "ambiguous-value"
    name = Text("指标值不唯一", "Ambiguous value")
    why = Text(
        "指标值应是一个确定的数。写成“50-60”“约200”“10/20”，完成55时算不算完成说不清，得分也无法按比例计算。",
        "A target is one definite number. With 50-60, about 200 or 10/20 nobody can say whether 55 meets it, nor work out a "
        "score.",
    )
    dimension = Dimension.FEASIBILITY
    severity = Severity.WARNING
    basis = (Basis("财预〔2015〕88号", "绩效目标应细化量化、指标值清晰可衡量"),)
    messages = {
        "range": Message(
            Text("指标值“{target}”是一个区间，不是确定的数。", "The value “{target}” is a range."),
            Text(
                "请按最低要求写成“≥{least}”，或按控制上限写成“≤{most}”。",
                "Write “≥{least}” as the least required, or “≤{most}” as the limit.",
            ),
        ),
        "about": Message(
            Text("指标值“{target}”是约数。", "The value “{target}” is only approximate."),
            Text("请写成确定的数，如“≥{number}”。", "Give a definite number, such as “≥{number}”."),
        ),
        "numbers": Message(
            Text(
                "指标值“{target}”里有几个数，不知道以哪个为准。",
                "The value “{target}” holds several numbers; which one counts is open.",
            ),
            Text(
                "请只保留一个数；分别考核的，拆成几个指标，各填一个数。",
                "Keep one number; or set an indicator for each of them.",
            ),
        ),
        "uncounted": Message(
            Text("指标值“{target}”没有说明是多少。", "“{target}” does not say how many."),
            Text("请写出具体数量，如“≥3次”。", "Give the number, such as ≥3次."),
        ),
    }
    good = (
        # bands by nature, dates, proportions, fractions, grades, opening hours, a number with its details
        Example(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 库房温度 | 14-24℃ | 5 |\n| 供水酸碱度 | 6.5-8.5 | 5 |\n"
            "| 实施时间 | 1-12月 | 5 |\n"
            "| 师生比 | 1:18 | 5 |\n| 出席委员 | ≥2/3 | 5 |\n| 服务评价 | 优：90-100；良：80-89 | 5 |\n"
            "| 开放时间 | 9:00-17:00 | 5 |\n"
            "| 检测标准 | DB50/T957-2019 | 5 |\n| 培训班 | 2期，每期50人 | 5 |\n| 培训人数 | ≥200人 | 5 |\n"
            "| 服务次数 | 每月不少于2次 | 5 |"
        ),
    )
    bad = (
        Example(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | 50-60人 | 10 |\n| 受理件数 | 约200件 | 10 |\n"
            "| 检查次数 | 10/20 | 10 |\n"
            "| 宣传活动 | 多次 | 10 |\n| 设备数量 | 30台左右 | 10 |",
            (
                Expected("B2", {"target": "50-60人", "least": "50人", "most": "60人"}, "range"),
                Expected("B3", {"target": "约200件", "number": "200件"}, "about"),
                Expected("B4", {"target": "10/20"}, "numbers"),
                Expected("B5", {"target": "多次"}, "uncounted"),
                Expected("B6", {"target": "30台左右", "number": "30台"}, "about"),
            ),
        ),
    )

    def check(self, indicator: Indicator, table: IndicatorTable) -> Sequence[Problem]:
        """Return at most one problem, at the value."""
        target = indicator.target
        if target is None or target.text.isdecimal():
            return ()
        text = target.text
        quantities = parse_quantities(text)
        if len(quantities) > 1:
            if several(text) == SEVERAL_NUMBERS:
                return (self.problem(target, "numbers", field="target", indicator=indicator, target=text),)
        elif not quantities:
            if is_uncounted(text):
                return (self.problem(target, "uncounted", field="target", indicator=indicator, target=text),)
        elif quantities[0].upper is not None:
            unit = quantities[0].unit or ""
            if not is_band(indicator, target, unit):
                least, most = (f"{plain(number)}{unit}" for number in (quantities[0].number, quantities[0].upper))
                return (self.problem(target, "range", field="target", indicator=indicator, target=text, least=least, most=most),)
        elif quantities[0].approximate:
            number = f"{plain(quantities[0].number)}{quantities[0].unit or ''}"
            return (self.problem(target, "about", field="target", indicator=indicator, target=text, number=number),)
        return ()


def is_band(indicator: Indicator, target: Field, unit: str) -> bool:
    """Whether a range is meant as one: temperatures, contents, ages."""
    known = lookup_unit(unit) if unit else None
    if known is not None and known.dimension == "temperature":
        return True
    return any(_BAND.search(text) is not None for text in (indicator.name or "", target.text))
