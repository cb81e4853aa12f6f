"""definition-missing: the form asks what an indicator means, and the cell does not say."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, TableRule
from perflint.language.units import lookup_unit
from perflint.regex import regex
from perflint.tables.model import Indicator, IndicatorTable, TableKind
from perflint_rules.missing.gaps import LOST_COLUMN, column_problems, given, used_rows

#: What tells how a rate is worked out or measured.
_FORMULA = regex(r"[÷/／×*＝=%％]|占|除以|之比|比例|比率|比值|比重|百分比|平均|与.+比|问卷|调查|测评|评价|抽样|回访|统计")
_RATE = regex(r"(?:率|比例|占比|比重)$")

_HEAD = "| 二级指标 | 三级指标 | 指标解释 | 指标值 |\n|---|---|---|---|\n"


class DefinitionMissing(TableRule):
    """Only where the form has the column. A rate needs a formula: nobody can recompute it from a paraphrase of its name."""

    code = "M113"
    rule = "definition-missing"
    name = Text("指标解释缺失", "Definition missing")
    why = Text(
        "指标解释说明考核什么、怎样计算；比率类指标没有公式，不同的人会算出不同的结果。",
        "A definition says what is measured and how; without a formula, two people work out two rates.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.INFO
    basis = (
        Basis("财预〔2021〕101号", "指标解释：说明衡量内容、计算方法和数据口径"),
        Basis("地方项目支出绩效目标填报要求（文件名不详）", "定量指标须写明计算公式"),
    )
    kinds = frozenset((TableKind.TARGET,))
    folds = True
    messages = {
        "default": Message(
            Text("“{name}”没有填写指标解释。", "“{name}” has no definition."),
            Text("请写明考核内容、计算方法和数据口径。", "Say what is measured, how, and from which data."),
        ),
        "column": Message(
            Text("“{field}”一列，{rows}行指标全部没有填写。", "The column {field} is empty in all {rows} rows."),
            Text("请逐行写明考核内容、计算方法和数据口径。", "Say for each row what is measured, how, and from which data."),
        ),
        "formula": Message(
            Text(
                "比率指标“{name}”的解释“{definition}”没有计算公式。",
                "The definition “{definition}” of the rate “{name}” has no formula.",
            ),
            Text(
                "请写明分子和分母，如“{name}=达到要求的数量÷总数量×100%”。",
                "Give numerator and denominator, such as {name}=达到要求的数量÷总数量×100%.",
            ),
        ),
        "lost-column": LOST_COLUMN,
    }
    good = (
        Example(
            _HEAD
            + "| 数量指标 | 培训人数 | 年内参加培训的人数 | ≥200人 |\n| 质量指标 | 合格率 | 合格人数占参训人数的比例 | ≥95% |\n"
            "| 满意度指标 | 学员满意率 | 结业问卷结果 | ≥90% |"
        ),
        Example(
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 数量指标 | 培训人数 | ≥200人 |\n| 质量指标 | 合格率 | ≥95% |"
        ),
    )
    bad = (
        Example(
            _HEAD + "| 数量指标 | 培训人数 | 无 | ≥200人 |\n| 质量指标 | 培训合格率 | 培训效果好 | ≥95% |",
            (
                Expected("C2", {"name": "培训人数", "field": "definition"}),
                Expected("C3", {"name": "培训合格率", "definition": "培训效果好"}, "formula"),
            ),
        ),
        Example(
            _HEAD + "| 数量指标 | 培训人数 | | ≥200人 |\n| 质量指标 | 培训合格率 | | ≥95% |",
            (Expected("C1", {"rows": "2", "field": "definition"}, "column"),),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield the empty definitions, and those of rates that do not say how they are worked out."""
        if not table.has_column("definition"):
            return
        used = used_rows(table)
        yield from column_problems(self, table, "definition", [one for one in used if lacks_definition(one)])
        unsure = Confidence.LOW if table.linear else None
        for indicator in used:
            definition = indicator.definition
            if definition is not None and given(definition) and is_rate(indicator) and not _FORMULA.search(definition.text):
                yield self.problem(
                    definition,
                    "formula",
                    field="definition",
                    indicator=indicator,
                    confidence=unsure,
                    name=indicator.name or "",
                    definition=definition.text,
                )


def lacks_definition(indicator: Indicator) -> bool:
    """Whether the cell is empty or holds only a mark."""
    return not given(indicator.definition) and "definition" not in indicator.shared


def is_rate(indicator: Indicator) -> bool:
    """Whether a row is a rate by its name and its unit."""
    quantities = indicator.quantities
    unit = lookup_unit(quantities[0].unit) if len(quantities) == 1 and quantities[0].unit else None
    return unit is not None and unit.dimension == "ratio" and _RATE.search(indicator.name or "") is not None
