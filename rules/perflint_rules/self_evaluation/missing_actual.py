"""missing-actual: the result of a numeric target is no number, or is in a unit that measures something else."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, IndicatorRule, Message
from perflint.language.dates import find_dates
from perflint.language.quantity import Quantity, combine, parse_quantities
from perflint.language.units import MIXED, NUMBER, lookup_unit, same_dimension
from perflint.regex import regex
from perflint.tables.model import Field, Indicator, IndicatorTable, TableKind
from perflint_rules.self_evaluation.wording import as_written
from perflint_rules.units.agreement import COUNTED

_CLAUSES = regex(r"[,，;；、。]")
_AFTER_NUMBER = regex(r"[\s)）]*(?:以上|以下|以内|之内|内|左右)?[\s)）]*")
_NONE_AT_ALL = regex(r"无|零|没有|未发生|未出现|未发现")


class MissingActual(IndicatorRule):
    """Only targets that are numbers through and through; an empty cell is `missing-value`'s.

    A duration without ≥ or ≤ (1年) is a period rather than a measure: 完成 will do. 无 and 未发生 say 0.
    """

    code = "S107"
    rule = "missing-actual"
    name = Text("完成值不是数字", "Result is no number")
    why = Text(
        "指标值是数字的，完成值也要填实际达到的数字，并用同样的单位。只写“完成”“达标”，或者改用别的单位，就无法核对是否完成、"
        "完成多少。",
        "Where the target is a number, the result is one too, in the same unit. “完成”, “达标” or another unit leave open "
        "whether "
        "the target was met and by how much.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.WARNING
    basis = (Basis("财预〔2020〕10号", "附件1 项目支出绩效自评表：实际完成值；自评内容完整、数据真实"),)
    kinds = frozenset({TableKind.SELF_EVALUATION})
    folds = True
    messages = {
        "default": Message(
            Text(
                "指标值为“{target}”，完成值只写“{written}”，没有实际数字。",
                "The target is “{target}”, the result only says “{written}”.",
            ),
            Text(
                "请把“{written}”改为实际完成的数字，并与“{target}”用同样的单位。",
                "Replace “{written}” by the number reached, in the unit of “{target}”.",
            ),
        ),
        "other-unit": Message(
            Text(
                "指标值以“{unit}”计（{target}），完成值“{written}”却以“{own}”计，无法比较。",
                "The target is in “{unit}” ({target}), the result “{written}” in “{own}”: they cannot be compared.",
            ),
            Text(
                "请按“{unit}”填写实际完成的数字。",
                "Give the number reached in “{unit}”.",
            ),
        ),
    }
    good = (
        Example(
            "# 2023年项目支出绩效自评表\n\n| 二级指标 | 三级指标 | 指标性质 | 年度指标值 | 计量单位 | 全年完成值 |\n"
            "|---|---|---|---|---|---|\n| 数量指标 | 培训人数 | ≥ | 200 | 人 | 210人次 |\n"
            "| 质量指标 | 培训效果 | 定性 | 良好 | | 良好 |\n"
            "| 时效指标 | 服务期限 | = | 1 | 年 | 完成 |\n| 时效指标 | 完成时间 | | 2023年12月底前 | | 按时完成 |\n"
            "| 质量指标 | 安全事故 | ≤ | 0 | 起 | 未发生 |\n| 数量指标 | 平台建设 | | 完成2个平台建设 | | 已完成 |\n"
            "| 成本指标 | 培训成本 | ≤ | 9 | 万元 | 85000元 |\n| 数量指标 | 培训场次 | ≥ | 12 | 场 | |"
        ),
    )
    bad = (
        Example(
            "# 2023年项目支出绩效自评表\n\n| 三级指标 | 指标性质 | 年度指标值 | 计量单位 | 全年完成值 |\n|---|---|---|---|---|\n"
            "| “三公”经费增长率 | ≤ | 0.88 | % | 达标 |\n| 办公面积 | 无 | 总面积10704平方米，设备约3500台 | | 完成 |\n"
            "| 培训人数 | ≥ | 200 | 人 | 100% |\n| 学员满意度 | ≥ | 90 | % | 95% |",
            (
                Expected("E2", {"target": "≤0.88%", "written": "达标"}),
                Expected("E3", {"target": "总面积10704平方米，设备约3500台", "written": "完成"}),
                Expected("E4", {"target": "≥200人", "written": "100%", "unit": "人", "own": "%"}, "other-unit"),
            ),
        ),
    )

    def check(self, indicator: Indicator, table: IndicatorTable) -> Sequence[Problem]:
        """Compare the kind of the result with that of its target."""
        target, actual = indicator.target, indicator.actual
        if target is None or actual is None or target.text == actual.text:
            return ()
        reached = combine(None, actual.text, None)
        if reached:
            return self.units(indicator, actual, reached)
        if find_dates(actual.text) or not is_numeric(target.text) or is_period(indicator):
            return ()
        if _NONE_AT_ALL.match(actual.text):
            return ()
        target_text = as_written(indicator)
        return (self.problem(actual, field="actual", indicator=indicator, target=target_text, written=actual.text),)

    def units(self, indicator: Indicator, actual: Field, reached: tuple[Quantity, ...]) -> Sequence[Problem]:
        """Compare the units of one target and one result."""
        wanted = indicator.quantities
        if len(wanted) != 1 or len(reached) != 1 or not wanted[0].unit or not reached[0].unit:
            return ()
        unit, own = wanted[0].unit, reached[0].unit
        if not are_different(unit, own) or not is_numeric(indicator.target.text if indicator.target is not None else ""):
            return ()
        return (
            self.problem(
                actual,
                "other-unit",
                field="actual",
                indicator=indicator,
                confidence=Confidence.MEDIUM,
                target=as_written(indicator),
                written=actual.text,
                unit=unit,
                own=own,
            ),
        )


@lru_cache(maxsize=4096)
def is_numeric(text: str) -> bool:
    """Whether each clause of a text ends in a number with its unit: 200人, 总面积10704平方米，设备3500台."""
    for clause in filter(None, _CLAUSES.split(text.strip())):
        quantities = parse_quantities(clause)
        if not quantities or not _AFTER_NUMBER.fullmatch(clause, quantities[-1].end):
            return False
    return bool(text.strip())


def is_period(indicator: Indicator) -> bool:
    """Whether the target is a duration that is neither a floor nor a ceiling, or is to be judged by quality."""
    if indicator.sign == "定性":
        return True
    units = (lookup_unit(one.unit) for one in indicator.quantities if one.unit and one.operator in (None, "="))
    return any(unit is not None and unit.dimension == "duration" for unit in units)


@lru_cache(maxsize=4096)
def are_different(unit: str, own: str) -> bool:
    """Whether two units measure different things; what people count loosely (人, 人次, 个) is not told apart."""
    first, second = lookup_unit(unit), lookup_unit(own)
    if first is None or second is None or same_dimension(first, second):
        return False
    dimensions = {first.dimension, second.dimension}
    return not dimensions & {NUMBER, MIXED} and not dimensions <= COUNTED
