"""sustainability-slogan: a phrase as the value of a lasting or social effect."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, IndicatorRule, Message
from perflint.language.vagueness import is_measurable
from perflint.tables.model import Indicator, IndicatorTable
from perflint_rules.values.phrases import is_lasting_effect, is_phrase, is_qualitative
from perflint_rules.values.single import explanations


class SustainabilitySlogan(IndicatorRule):
    """Values that only say that something gets better (持续提升, 长期有效) are `vague-target`'s already."""

    code = "Q109"
    rule = "sustainability-slogan"
    name = Text("可持续影响、社会效益指标值口号化", "Lasting or social effect as a phrase")
    why = Text(
        "可持续影响要写明影响多长时间、涉及多少对象，社会效益要写明什么改变到什么程度。“长期、深远”“社会稳定”没有期限、"
        "对象和等级，年底无从评判。",
        "A lasting effect says for how long and for whom, a social one what changes by how much. 长期、深远 or 社会稳定 give no "
        "period, object or grade.",
    )
    dimension = Dimension.FEASIBILITY
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = (
        Basis("财预〔2015〕88号", "绩效目标应指向明确、细化量化、合理可行、相应匹配"),
        Basis("财预〔2021〕101号", "二（三）效益指标：对经济发展、社会发展、生态环境带来的影响"),
    )
    messages = {
        "default": Message(
            Text(
                "“{name}”的指标值“{target}”没有期限、对象或等级。",
                "“{target}” gives “{name}” no period, object or grade.",
            ),
            Text(
                "请写明可核对的内容，如“设备使用年限≥6年”“受益群众≥5000人”“投诉量较上年下降10%”；确需定性的，分档写明标准。",
                "Give what can be checked, such as a service life (设备使用年限≥6年), the people served or a change on last "
                "year; or set grades.",
            ),
        ),
    }
    good = (
        Example(
            "| 二级指标 | 三级指标 | 指标性质 | 指标值 | 指标解释 |\n|---|---|---|---|---|\n"
            "| 可持续影响指标 | 设备使用年限 | ≥ | 6年 | |\n"
            "| 可持续影响指标 | 管护机制 | 定性 | 建立长效管护制度 | |\n| 社会效益指标 | 群体性事件 | 定性 | 无 | |\n"
            "| 社会效益指标 | 治安状况 | 定性 | 良 | |\n| 社会效益指标 | 社会稳定 | 定性 | 社会稳定 | 辖区越级上访不超过2起 |\n"
            "| 可持续影响指标 | 持续作用 | 定性 | 长期有效 | |\n| 质量指标 | 设备运行 | 定性 | 运转正常 | |"
        ),
    )
    bad = (
        Example(
            "| 二级指标 | 三级指标 | 指标性质 | 指标值 | 指标解释 |\n|---|---|---|---|---|\n"
            "| 可持续影响指标 | 影响期限 | 定性 | 长期、深远 | |\n"
            "| 社会效益指标 | 社会和谐程度 | 定性 | 社会稳定 | 反映社会和谐 |",
            (
                Expected("D2", {"name": "影响期限", "target": "长期、深远"}),
                Expected("D3", {"name": "社会和谐程度", "target": "社会稳定"}),
            ),
        ),
    )

    def check(self, indicator: Indicator, table: IndicatorTable) -> Sequence[Problem]:
        """Return one problem for a phrase that no definition makes measurable."""
        target = indicator.target
        if target is None or target.text.isdecimal() or not is_phrase(target.text) or not is_lasting_effect(indicator):
            return ()
        if not is_qualitative(indicator) or any(is_measurable(field.text) for field in explanations(indicator)):
            return ()
        name = indicator.name or ""
        return (self.problem(target, field="target", indicator=indicator, name=name, target=target.text),)
