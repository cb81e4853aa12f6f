"""satisfaction-missing: nobody is asked whether those served are satisfied."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, TableRule
from perflint.tables.model import Field, IndicatorTable, TableKind
from perflint_rules.missing.gaps import is_unused, used_rows
from perflint_rules.taxonomy.examples import examples

#: Words for satisfaction; "好评率" and "认可度" are measured by the same survey.
WORDS = ("满意", "好评", "认可度", "认可率")


class SatisfactionMissing(TableRule):
    """Any level or name that speaks of satisfaction will do, unless its row was left empty."""

    code = "M107"
    rule = "satisfaction-missing"
    name = Text("满意度指标缺失", "No satisfaction indicator")
    why = Text(
        "满意度反映服务对象是否认可项目效果。没有满意度指标时，应说明原因，并把这10分并入效益指标。",
        "Satisfaction shows whether those served see the effect. Without such an indicator, say why and give its 10 points to "
        "the benefits.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.WARNING
    basis = (
        Basis("中发〔2018〕34号", "绩效目标应包括经济效益、社会效益、生态效益、可持续影响和服务对象满意度等指标", True),
        Basis("财预〔2021〕101号", "满意度指标根据实际需要选用；未设的，其10%权重调增到效益指标"),
    )
    kinds = frozenset((TableKind.TARGET, TableKind.SELF_EVALUATION))
    messages = {
        "default": Message(
            Text("{rows}个指标中没有满意度指标。", "None of the {rows} indicators is about satisfaction."),
            Text(
                "请补设满意度指标，写明调查对象和数值，如{examples}；确实没有服务对象的，说明原因并把10分并入效益指标。",
                "Add one that names who is asked, such as {examples}; if nobody is served, say so and move the 10 "
                "points to "
                "the benefits.",
            ),
        ),
        "approved": Message(
            Text(
                "自评表的{rows}个指标中没有满意度指标。",
                "None of the {rows} indicators of the self-evaluation is about satisfaction.",
            ),
            Text(
                "请对照批复的绩效目标表核对；批复时就没有的，下年度申报时补设。",
                "Compare with the approved target table; if it has none either, set one next year.",
            ),
            Severity.INFO,
        ),
    }
    good = (
        Example(
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 数量指标 | 培训人数 | ≥200人 |\n"
            "| 满意度指标 | 参训人员评价 | ≥90% |"
        ),
        Example("| 指标名称 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 10 |\n| 办事群众满意率 | ≥90% | 10 |"),
    )
    bad = (
        Example(
            "项目名称：职工培训\n\n| 一级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 产出指标 | 培训人数 | ≥200人 |\n"
            "| 效益指标 | 就业率 | ≥80% |\n| 满意度指标 | | |",
            (Expected("A1", {"rows": "2", "examples": "“参训学员满意度≥90%”"}),),
        ),
        Example(
            "| 三级指标 | 年度指标值 | 全年完成值 | 分值 | 得分 |\n|---|---|---|---|---|\n"
            "| 培训人数 | 200人 | 210人 | 50 | 50 |\n"
            "| 就业率 | 80% | 82% | 40 | 40 |",
            (Expected("A1", {"rows": "2", "examples": "“参训学员满意度≥90%”"}, "approved"),),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield one problem when no filled row speaks of satisfaction."""
        for indicator in reversed(table.indicators):
            fields = (indicator.level1, indicator.level2, indicator.level3)
            if any(map(speaks_of_it, fields)) and not is_unused(indicator):
                return
        used = used_rows(table)
        if used:
            message = "approved" if table.kind is TableKind.SELF_EVALUATION else "default"
            confidence = Confidence.MEDIUM if table.linear else None
            shown = examples(table, "满意度指标", limit=1)
            yield self.problem(table.place, message, field="level1", confidence=confidence, rows=len(used), examples=shown)


def speaks_of_it(field: Field | None) -> bool:
    """Whether a text is about satisfaction."""
    return field is not None and any(map(field.text.__contains__, WORDS))
