"""qualitative-no-grades: a qualitative value that is no grade, and nothing that says how it will be judged."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, IndicatorRule, Message
from perflint.tables.model import Indicator, IndicatorTable
from perflint_rules.values.phrases import is_lasting_effect, is_phrase, is_qualitative, is_timeliness
from perflint_rules.values.single import explanations


class QualitativeNoGrades(IndicatorRule):
    """Values that may be answered by yes or no, standards and ranks need no grades.

    Phrases under 时效 are `timeliness-format`'s, under 可持续影响 and 社会效益 `sustainability-slogan`'s, and beside a sign
    `operator-value-mismatch`'s.
    """

    code = "Q107"
    rule = "qualitative-no-grades"
    name = Text("定性指标没有分档或评判口径", "Qualitative value without grades")
    why = Text(
        "难以量化的指标，应分级分档（如优、良、中、差）或在指标解释里写明怎样评判。只写“运转正常”“秩序井然”，"
        "自评时定性指标无法按达成、部分达成、未达成计分。",
        "What cannot be quantified is graded (such as 优, 良, 中, 差), or the definition says how it is judged. A phrase such as "
        "运转正常 cannot be scored as met, partly met or missed.",
    )
    dimension = Dimension.FEASIBILITY
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = (
        Basis("财预〔2011〕285号", "不能以量化形式表述的，可以采用定性的分级分档形式表述"),
        Basis("财预〔2020〕10号", "第十六条 定性指标按达成、部分达成、未达成三档计分"),
    )
    messages = {
        "default": Message(
            Text(
                "定性指标“{name}”的指标值“{target}”不是等级，也没有说明怎样评判。",
                "“{target}” is no grade of “{name}”, and nothing says how it is judged.",
            ),
            Text(
                "请改为分档，如“优：……；良：……；中：……；差：……”并写明各档标准；或改用数值，如“故障率≤2%”“检查得分≥90分”。",
                "Set grades with a criterion for each (优, 良, 中, 差); or use a number, such as a fault rate of at most 2 %.",
            ),
        ),
    }
    good = (
        Example(
            "| 二级指标 | 三级指标 | 指标性质 | 指标值 | 指标解释 |\n|---|---|---|---|---|\n"
            "| 质量指标 | 服务评价 | 定性 | 优 | |\n"
            "| 质量指标 | 资料完整性 | 定性 | 合格 | |\n| 质量指标 | 验收情况 | 定性 | 通过竣工验收 | |\n"
            "| 质量指标 | 安全事故 | 定性 | 无事故 | |\n"
            "| 质量指标 | 水质 | 定性 | 符合国家饮用水标准 | |\n| 质量指标 | 制度建设 | 定性 | 建立管护制度 | |\n"
            "| 质量指标 | 设备运行 | 定性 | 运转正常 | 全年停机不超过2次为优，3至5次为良 |\n"
            "| 质量指标 | 医院等级 | 定性 | 二级甲等 | |\n"
            "| 时效指标 | 支付情况 | 定性 | 按时支付 | |\n| 社会效益指标 | 社会影响 | 定性 | 影响较大 | |\n"
            "| 质量指标 | 设施条件 | 定性 | 明显改善 | |"
        ),
    )
    bad = (
        Example(
            "| 二级指标 | 三级指标 | 指标性质 | 指标值 | 指标解释 |\n|---|---|---|---|---|\n"
            "| 质量指标 | 设备运行 | 定性 | 运转正常 | |\n"
            "| 质量指标 | 窗口秩序 | 定性 | 秩序井然 | 无 |",
            (
                Expected("D2", {"name": "设备运行", "target": "运转正常"}),
                Expected("D3", {"name": "窗口秩序", "target": "秩序井然"}),
            ),
        ),
    )

    def check(self, indicator: Indicator, table: IndicatorTable) -> Sequence[Problem]:
        """Return one problem for a phrase that nothing explains."""
        target = indicator.target
        if target is None or target.text.isdecimal() or not is_phrase(target.text) or not is_qualitative(indicator):
            return ()
        if explanations(indicator) or is_lasting_effect(indicator) or is_timeliness(indicator):
            return ()
        name = indicator.name or ""
        return (self.problem(target, field="target", indicator=indicator, name=name, target=target.text),)
