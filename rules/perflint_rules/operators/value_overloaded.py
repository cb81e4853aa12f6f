"""value-overloaded: the value carries an operator or unit although these have columns of their own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, TableRule, plain_text
from perflint.language.operators import normalise_operator
from perflint.language.quantity import Quantity, parse_quantities
from perflint.language.units import lookup_unit
from perflint.tables.model import Field, Indicator, IndicatorTable, TableKind
from perflint_rules.missing.gaps import given
from perflint_rules.operators.written import is_written
from perflint_rules.units.agreement import compare

#: Which way an operator points.
WAYS = {"≥": "up", ">": "up", "≤": "down", "<": "down", "=": "exact"}


class ValueOverloaded(TableRule):
    """A contradiction is an error of its row; mere repetition is one hint a table.

    Units that contradict each other are `unit-value-conflict`'s, values of several quantities `compound-indicator`'s or
    `ambiguous-value`'s. "达到95%" says nothing against ≥.
    """

    code = "O103"
    rule = "value-overloaded"
    name = Text("指标值夹带符号或单位", "Operator or unit inside the value")
    why = Text(
        "表中已有“指标性质”“计量单位”列的，指标值只填数字。重复填写，系统无法取数；两处符号不一致，就不知道以哪个为准。",
        "Where operator and unit have columns of their own, the value is a bare number. What is repeated cannot be read by "
        "systems; where the two differ, nobody knows which holds.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.ERROR
    basis = (Basis("财预〔2015〕88号", "绩效目标审核表 审核要点：填报格式规范、内容完整准确"),)
    messages = {
        "default": Message(
            Text(
                "指标性质是“{operator}”，指标值“{target}”里的符号却是“{own}”。",
                "The operator is {operator}, but the value “{target}” says {own}.",
            ),
            Text(
                "请核对应为“{operator}”还是“{own}”：只在“指标性质”列填一个符号，指标值只填{number}。",
                "Decide between {operator} and {own}, put it in the operator column only, and give the number {number} alone.",
            ),
        ),
        "repeated": Message(
            Text(
                "有{rows}行的指标值里又写了符号或单位，如“{target}”。",
                "{rows} values repeat their operator or unit, such as “{target}”.",
            ),
            Text(
                "建议指标值只填数字，如把“{target}”改为“{number}”，符号和单位填在各自的列里。",
                "Give the number alone, {number} for “{target}”; operator and unit have their own columns.",
            ),
            Severity.INFO,
        ),
    }
    good = (
        # the only place where sign or unit are written; another unit; words that only frame the number; several quantities
        Example(
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|\n| 培训人数 | ≥ | 200 | 人 |\n"
            "| 办结率 | 无 | ≥95% | |\n"
            "| 考试合格率 | ≥ | 达到95 | % |\n| 交易项目 | = | 20宗 | 件 |\n| 设备情况 | = | 面积300平方米，设备20台 | 台 |\n"
            "| 完成时间 | ≤ | 2025年11月底前 | |"
        ),
        Example("| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 10 |\n| 考试合格率 | ≥95% | 10 |"),
    )
    bad = (
        Example(
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|\n| 培训人数 | ≥ | ≤200 | 人 |\n"
            "| 办结率 | = | 95%以上 | |\n"
            "| 受理业务 | ≥ | 17595件 | 件 |\n| 合格率 | ≥ | ≥95 | % |",
            (
                Expected("C2", {"operator": "≥", "target": "≤200", "own": "≤", "number": "200"}),
                Expected("C3", {"operator": "=", "target": "95%以上", "own": "≥", "number": "95"}),
                Expected("C4", {"rows": "2", "target": "17595件", "number": "17595"}, "repeated"),
            ),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield the contradictions, and the first repetition with the others as related."""
        repeated: list[tuple[Indicator, Field, Quantity]] = []
        for indicator in table.indicators:
            target = indicator.target
            if target is None or target.text.isdecimal():
                continue
            quantity = single(target.text)
            if quantity is None:
                continue
            sign = normalise_operator(indicator.operator.text) if indicator.operator is not None else None
            own = quantity.operator if is_written(quantity, target.text) else None
            if own is not None and sign in WAYS and WAYS[own] != WAYS[sign]:
                yield self.problem(
                    target,
                    field="target",
                    indicator=indicator,
                    operator=sign,
                    target=target.text,
                    own=own,
                    number=quantity.number,
                )
            elif (own is not None and sign in WAYS) or repeats_unit(indicator, quantity):
                repeated.append((indicator, target, quantity))
        # what was approved is only repeated by a self-evaluation
        if repeated and table.kind is not TableKind.SELF_EVALUATION:
            _, first, quantity = repeated[0]
            places = [target.place for _, target, _ in repeated[1:]]
            number = plain_text(quantity.number)
            yield self.problem(
                first, "repeated", field="target", related=places, rows=len(repeated), target=first.text, number=number
            )


@lru_cache(maxsize=4096)
def single(text: str) -> Quantity | None:
    """The one exact quantity that a value is, without a label; None for anything else."""
    quantities = parse_quantities(text)
    if len(quantities) != 1:
        return None
    quantity = quantities[0]
    if quantity.label or quantity.kind or quantity.upper is not None or quantity.approximate:
        return None
    return quantity if (quantity.start, quantity.end) == (0, len(text)) else None


def repeats_unit(indicator: Indicator, quantity: Quantity) -> bool:
    """Whether the value carries the unit that the unit cell gives too."""
    if not quantity.unit or indicator.unit is None or not given(indicator.unit):
        return False
    cell = lookup_unit(indicator.unit.text)
    return cell is not None and compare(quantity.unit, cell) == "same"
