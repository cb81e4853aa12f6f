"""missing-weight: an indicator without points, or a table without a column for them."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, TableRule
from perflint.tables.model import Indicator, IndicatorTable, TableKind
from perflint_rules.missing.gaps import EMPTY_COLUMN, LOST_COLUMN, column_problems, given, is_part, is_unused


class MissingWeight(TableRule):
    """Every indicator needs its points; a weight merged over several rows counts for all of them."""

    code = "M104"
    rule = "missing-weight"
    name = Text("指标权重缺失", "Missing weight")
    why = Text(
        "没有权重的指标在自评时无法计分。权重应随预算批复确定，目标表各指标权重合计90分（预算执行率另计10分）或100分。",
        "An indicator without a weight cannot be scored. Weights are fixed with the budget; those of a target table add up to "
        "90 (budget execution makes the other 10) or to 100.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.ERROR
    basis = (Basis("财预〔2021〕101号", "指标权重：按重要程度设置，随预算批复确定"),)
    kinds = frozenset((TableKind.TARGET, TableKind.SELF_EVALUATION))
    folds = True
    messages = {
        "default": Message(
            Text("“{name}”没有填写{field}。", "“{name}” has no {field}."),
            Text(
                "请给“{name}”填写权重，并核对各指标权重合计。",
                "Give “{name}” a weight and check the sum of all weights.",
            ),
        ),
        "column": Message(
            EMPTY_COLUMN,
            Text(
                "请给每个指标填写权重，使合计达到90分或100分。",
                "Give every indicator a weight, so that they add up to 90 or 100.",
            ),
        ),
        "no-column": Message(
            Text("指标表没有权重（分值）列，共{rows}行指标。", "The table has no column for weights ({rows} indicators)."),
            Text(
                "请增加“权重”列并逐行填写，例如产出50、效益30、满意度10，另加预算执行率10。",
                "Add a column 权重 and fill it in, for instance 50 for outputs, 30 for benefits, 10 for satisfaction, and 10 for "
                "budget execution.",
            ),
            Severity.WARNING,  # the form of 财预〔2015〕88号 itself had no such column
        ),
        "lost-column": LOST_COLUMN,
    }
    good = (
        Example("| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 45 |\n| 验收合格率 | 100% | 45% |"),
        # a line of the form that nobody used needs no weight
        Example("| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 90 |\n| 无 | 无 | |"),
        # nor does a part of the row above
        Example("| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 90 |\n| 其中：新任教师 | ≥80人 | |"),
    )
    bad = (
        Example(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 45 |\n| 验收合格率 | 100% | |\n"
            "| 及时率 | 100% | 45 |",
            (Expected("C3", {"name": "验收合格率", "field": "weight"}),),
        ),
        Example(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | |\n| 验收合格率 | 100% | |",
            (Expected("C1", {"rows": "2", "field": "weight"}, "column"),),
        ),
        Example(
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 数量指标 | 培训人数 | ≥200人 |\n| 质量指标 | 验收合格率 | 100% |",
            (Expected("A1", {"rows": "2"}, "no-column"),),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield one problem for a table without weights, else the rows that lack theirs."""
        gaps = [one for one in table.indicators if not given(one.weight) and "weight" not in one.shared and _is_weighed(one)]
        if not gaps:
            return
        if table.has_column("weight"):
            yield from column_problems(self, table, "weight", gaps)
        elif len(gaps) == sum(map(_is_weighed, table.indicators)):
            yield self.problem(table.place, "no-column", field="weight", rows=len(gaps))


def _is_weighed(indicator: Indicator) -> bool:
    """Whether a row is to have a weight of its own."""
    return not is_unused(indicator) and not is_part(indicator)
