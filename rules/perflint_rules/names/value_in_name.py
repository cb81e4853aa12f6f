"""value-in-name: the name of an indicator carries its target along: 群众满意度≥90%."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, IndicatorRule, Message
from perflint.language.quantity import Quantity, parse_quantities
from perflint.tables.model import Indicator, IndicatorTable
from perflint_rules.names.compound_indicator import joins


class ValueInName(IndicatorRule):
    """Names that end in an operator with a number, or say the very target; other numbers (500人以上会议) limit what is "
    "measured."""

    code = "N106"
    rule = "value-in-name"
    name = Text("指标名称夹带指标值", "Target inside the name")
    why = Text(
        "名称只写考核什么，要求达到多少填在指标值里。写在名称里的数值，系统取不到，也容易与指标值不一致。",
        "The name says what is assessed, the target how much. A number in the name cannot be read by systems and easily differs "
        "from the target.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.WARNING
    basis = (Basis("财预〔2021〕101号", "指标名称：末级指标的名称，应简洁明确、通俗易懂"),)
    messages = {
        "default": Message(
            Text("指标名称“{name}”里写了指标值“{value}”。", "The name “{name}” carries the target “{value}”."),
            Text(
                "请把名称改为“{bare}”，“{value}”填到指标值（及符号、单位）里。",
                "Name it “{bare}” and give “{value}” as the target.",
            ),
        ),
    }
    good = (
        Example(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 群众满意度 | ≥90% | 10 |\n| 500人以上会议场次 | ≥3场 | 10 |\n"
            "| 3个工作日内办结率 | ≥95% | 10 |\n| 不超过30平方米店铺 | ≥20家 | 10 |\n| 完成时间 | 11月底前 | 10 |\n"
            "| 2个社区绿化工程 | 12公里 | 10 |"
        ),
    )
    bad = (
        Example(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 群众满意度≥90% | 90% | 10 |\n| 培训人数不少于200人 | 200人 | 10 |\n"
            "| 工单5个工作日内办结 | 5个工作日 | 10 |",
            (
                Expected("A2", {"name": "群众满意度≥90%", "value": "≥90%", "bare": "群众满意度"}),
                Expected("A3", {"name": "培训人数不少于200人", "value": "不少于200人", "bare": "培训人数"}),
                Expected("A4", {"name": "工单5个工作日内办结", "value": "5个工作日内", "bare": "工单办结"}),
            ),
        ),
    )

    def check(self, indicator: Indicator, table: IndicatorTable) -> Sequence[Problem]:
        """Return one problem for a name that carries a target."""
        name = indicator.level3
        if name is None:
            return ()
        text = name.text
        value = value_at_end(text) or repeated_value(text, indicator.quantities)
        if value is None or joins(text) is not None:
            return ()
        bare = text.replace(value, "", 1).strip("。.；;：:，, ")
        return (self.problem(name, field="level3", indicator=indicator, name=text, value=value, bare=bare),)


def value_at_end(name: str) -> str | None:
    """The operator and quantity that a name ends in, as written; None where it ends otherwise."""
    text = name.rstrip("。.；; ")
    quantities = parse_quantities(text)
    if len(quantities) != 1:
        return None
    quantity = quantities[0]
    if quantity.operator is None or quantity.label is None or quantity.end != len(text) or quantity.start == 0:
        return None
    return text[quantity.start :]


def repeated_value(name: str, target: tuple[Quantity, ...]) -> str | None:
    """The one quantity of a name that is the target once more, unit included; else None."""
    quantities = parse_quantities(name)
    if len(quantities) != 1 or len(target) != 1 or quantities[0].unit is None:
        return None
    quantity = quantities[0]
    same = (quantity.number, quantity.unit) == (target[0].number, target[0].unit) and quantity.end - quantity.start < len(name)
    return name[quantity.start : quantity.end].strip() if same else None
