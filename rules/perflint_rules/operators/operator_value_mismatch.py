"""operator-value-mismatch: an operator for numbers beside a value in words, or 定性 beside a number."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, IndicatorRule, Message
from perflint.language.dates import find_dates
from perflint.language.operators import normalise_operator
from perflint.language.quantity import parse_quantities
from perflint.language.vagueness import is_grade, is_measurable
from perflint.tables.model import Indicator, IndicatorTable
from perflint_rules.missing.gaps import is_mark
from perflint_rules.vagueness.doubts import is_empty_phrase
from perflint_rules.values.phrases import QUALITATIVE, is_rank_or_limit, is_timeliness, is_uncounted, only_says_when


class OperatorValueMismatch(IndicatorRule):
    """The operator is that of the operator cell. Dates are values of ≤ and =; 零投诉 is a number.

    Vague phrases are `vague-target`'s, bare punctuality in a timeliness row is `timeliness-format`'s.
    """

    code = "O102"
    rule = "operator-value-mismatch"
    name = Text("指标性质与指标值类型不符", "Operator does not go with the value")
    why = Text(
        "“≥”“≤”“=”后面要填数字，“定性”要填等级或评判标准。符号与指标值的类型不一致，自评时既不能按数值计分，也不能按等级评判。",
        "≥, ≤ and = take a number, 定性 a grade or criterion. Otherwise the row can be scored neither by number nor by grade.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.WARNING
    basis = (Basis("财预〔2015〕88号", "绩效目标应细化量化、指标值清晰可衡量"),)
    messages = {
        "text": Message(
            Text(
                "“{name}”的指标性质是“{operator}”，指标值“{target}”却不是数字。",
                "“{name}” has the operator {operator}, but the value “{target}” is no number.",
            ),
            Text(
                "请把“{target}”改为数字（如“100”，单位“%”）；确实无法量化的，指标性质改为“定性”并写明评判标准。",
                "Replace “{target}” by a number (such as 100 with the unit %); or choose 定性 and give the criterion.",
            ),
            Severity.ERROR,
        ),
        "grade": Message(
            Text(
                "“{name}”的指标值“{target}”是等级，指标性质却是“{operator}”。",
                "The value “{target}” of “{name}” is a grade, its operator {operator}.",
            ),
            Text(
                "请把指标性质改为“定性”；或改用数字，如“合格率100%”“得分≥90分”。",
                "Make the operator 定性; or use a number, such as a rate of 100 % or a score of 90.",
            ),
        ),
        "number": Message(
            Text(
                "“{name}”的指标性质是“定性”，指标值却是数字“{target}”。",
                "“{name}” is 定性 (qualitative), but its value is the number {target}.",
            ),
            Text(
                "请按要求的方向把“定性”改为“≥”“≤”或“=”；如确为定性指标，指标值改填等级（如优、良、中、差）。",
                "Replace 定性 by ≥, ≤ or =; or give a grade, such as 优, 良, 中, 差, as the value.",
            ),
        ),
    }
    good = (
        Example(
            "| 二级指标 | 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|---|\n"
            "| 数量指标 | 培训人数 | ≥ | 200 | 人 |\n"
            "| 时效指标 | 完成时间 | ≤ | 2025年11月底 | |\n| 质量指标 | 服务评价 | 定性 | 优 | |\n"
            "| 质量指标 | 安全事故 | = | 零事故 | |\n"
            "| 质量指标 | 景区等级 | ≥ | AAAA级 | |\n| 质量指标 | 服务时间 | = | 7*24小时 | |\n"
            "| 时效指标 | 支付进度 | = | 按时支付 | |\n"
            "| 社会效益指标 | 服务能力 | ≥ | 明显提升 | |\n| 社会效益指标 | 知晓情况 | 定性 | 知晓率达到90%为优 | |\n"
            "| 成本指标 | 采购成本 | ≤ | 预算批复数 | |\n| 成本指标 | 运维成本 | ≤ | 无 | |"
        ),
    )
    bad = (
        Example(
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|\n| 设备运转情况 | ≥ | 运转正常 | |\n"
            "| 验收情况 | = | 合格 | |\n| 食品安全事故发生率 | 定性 | 0 | % |\n| 宣传效果 | 定性 | 90% | |",
            (
                Expected("C2", {"name": "设备运转情况", "operator": "≥", "target": "运转正常"}, "text"),
                Expected("C3", {"name": "验收情况", "operator": "=", "target": "合格"}, "grade"),
                Expected("C4", {"name": "食品安全事故发生率", "target": "0"}, "number"),
                Expected("C5", {"name": "宣传效果", "target": "90%"}, "number"),
            ),
        ),
    )

    def check(self, indicator: Indicator, table: IndicatorTable) -> Sequence[Problem]:
        """Return at most one problem, at the value."""
        operator, target = indicator.operator, indicator.target
        if operator is None or target is None:
            return ()
        sign = normalise_operator(operator.text)
        text = target.text
        if sign is None or (sign != QUALITATIVE and text.isdecimal()):
            return ()
        name = indicator.name or ""
        if sign == QUALITATIVE:
            if is_one_number(text):
                return (self.problem(target, "number", field="target", indicator=indicator, name=name, target=text),)
        elif is_grade(text):
            return (self.problem(target, "grade", field="target", indicator=indicator, name=name, operator=sign, target=text),)
        elif is_no_number(text) and not (is_timeliness(indicator) and only_says_when(text)):
            return (self.problem(target, "text", field="target", indicator=indicator, name=name, operator=sign, target=text),)
        return ()


def is_one_number(text: str) -> bool:
    """Whether a value is one quantity and nothing else."""
    quantities = parse_quantities(text)
    return len(quantities) == 1 and (quantities[0].start, quantities[0].end) == (0, len(text))


def is_no_number(text: str) -> bool:
    """Whether a value in words cannot stand behind a sign, and no other rule says so."""
    if is_measurable(text) or find_dates(text) or is_rank_or_limit(text):
        return False
    return not (is_mark(text) or is_uncounted(text) or is_empty_phrase(text))
