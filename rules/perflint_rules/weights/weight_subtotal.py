"""weight-subtotal: the points printed in a level cell are not the sum of its indicators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, Option, TableRule, plain_text
from perflint.documents.model import Place
from perflint.tables.model import Indicator, IndicatorTable
from perflint_rules.weights.reading import Weights, read_weights
from perflint_rules.weights.subtotals import Group, level_groups, printed_points, with_points


class WeightSubtotal(TableRule):
    """Compares 产出指标（50分） with the weights below it, or with the points of its second levels where rows have none.

    Rows without a readable weight leave a sum open. What level cells print is only added up to a total where no row
    has a weight: else `weight-sum` does that.
    """

    code = "W104"
    rule = "weight-subtotal"
    name = Text("上下级权重不平", "Level weight is not the sum of its indicators")
    why = Text(
        "一级、二级指标写明的分值应等于其下各指标权重之和。对不上，说明增删或调整指标后没有同步修改。",
        "The points printed for a level are the sum of the weights below it. Where they are not, indicators were added, dropped "
        "or weighed anew without correcting the level.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.ERROR
    basis = (Basis("预算管理一体化系统填报规则", "下级指标权重之和应等于上级指标权重"),)
    tolerance = Option(Decimal("0.01"), Text("允许的合计误差（分）。", "The difference (points) that is let pass."))
    accepted_totals = Option(
        (Decimal(100), Decimal(90)),
        Text("各行没有权重时，一级指标分值可以接受的合计。", "The totals accepted for the levels of a table without weights."),
    )
    messages = {
        "default": Message(
            Text(
                "“{level}”写明{printed}分，其下{rows}个指标的权重合计为{total}，相差{difference}。",
                "“{level}” prints {printed} points, but its {rows} indicators weigh {total} (off by {difference}).",
            ),
            Text(
                "请调整该级指标的权重，使合计为{printed}；或把“{level}”的分值改为{total}，并核对全表合计。",
                "Make the weights total {printed}, or print {total} in “{level}”; then check the table's total.",
            ),
        ),
        "parts": Message(
            Text(
                "“{level}”写明{printed}分，其下{rows}个二级指标的分值合计为{total}，相差{difference}。",
                "“{level}” prints {printed} points, but its {rows} second levels {total} (off by {difference}).",
            ),
            Text(
                "请调整二级指标的分值，使合计为{printed}；或把“{level}”的分值改为{total}。",
                "Make the second levels total {printed}, or print {total} in “{level}”.",
            ),
        ),
        "total": Message(
            Text(
                "{rows}个一级指标写明的分值合计为{total}，应为{printed}，相差{difference}。",
                "The {rows} first levels print {total} points together, not {printed} (off by {difference}).",
            ),
            Text("请调整各级分值，使一级指标合计为{printed}。", "Make the first levels total {printed}."),
        ),
    }
    good = (
        Example(
            "| 一级指标 | 二级指标 | 三级指标 | 指标值 | 权重 |\n|---|---|---|---|---|\n"
            "| 产出指标(50分) | 数量指标（20分） | 培训人数 | ≥200人 | 20 |\n"
            "| 产出指标(50分) | 质量指标（30分） | 合格率 | ≥95% | 30 |\n| 效益指标（40分） | 社会效益指标 | 上岗率 | ≥95% | 40 |"
        ),
        # a weight that is missing leaves the sum open; a number that is no points
        Example(
            "| 一级指标 | 三级指标 | 指标值 | 权重 |\n|---|---|---|---|\n| 产出指标(50分) | 培训人数 | ≥200人 | 20 |\n"
            "| 产出指标(50分) | 合格率 | ≥95% | |\n| 效益指标（2） | 上岗率 | ≥95% | 40 |"
        ),
    )
    bad = (
        Example(
            "| 一级指标 | 二级指标 | 三级指标 | 指标值 | 权重 |\n|---|---|---|---|---|\n"
            "| 产出指标(50分) | 数量指标（20分） | 培训人数 | ≥200人 | 20 |\n"
            "| 产出指标(50分) | 质量指标（30分） | 合格率 | ≥95% | 25 |\n"
            "| 效益指标（40分） | 社会效益指标 | 上岗率 | ≥95% | 45 |",
            (
                Expected("A2", {"level": "产出指标(50分)", "printed": "50", "rows": "2", "total": "45", "difference": "-5"}),
                Expected("B3", {"level": "质量指标（30分）", "printed": "30", "rows": "1", "total": "25", "difference": "-5"}),
                Expected("A4", {"level": "效益指标（40分）", "printed": "40", "rows": "1", "total": "45", "difference": "5"}),
            ),
        ),
        Example(
            "| 一级指标 | 二级指标 | 三级指标 | 指标值 |\n|---|---|---|---|\n"
            "| 产出指标(50分) | 数量指标（20分） | 培训人数 | ≥200人 |\n| 产出指标(50分) | 质量指标（25分） | 合格率 | ≥95% |\n"
            "| 效益指标（35分） | 社会效益指标（35分） | 上岗率 | ≥95% |",
            (
                Expected(
                    "A2",
                    {"level": "产出指标(50分)", "printed": "50", "rows": "2", "total": "45", "difference": "-5"},
                    "parts",
                ),
                Expected("A2", {"printed": "90", "rows": "2", "total": "85", "difference": "-5"}, "total"),
            ),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield the levels that do not add up, then their total."""
        if not any(has_points(one) for one in table.indicators):
            return
        groups, weights = level_groups(table), read_weights(table)
        for group in with_points(groups):
            yield from self.group(group, weights)
        points = [group.points for group in groups if group.points is not None]
        if weights.rows or len(points) < max(2, len(groups)):
            return
        total = sum(points, Decimal(0))
        accepted = [*self.accepted_totals, *(100 - weight for weight in [table.number("execution_weight")] if weight)]
        expected = min(accepted, key=lambda one: (abs(total - one), -one))
        if abs(total - expected) > self.tolerance:
            related = [group.cell.place for group in groups[1:]]
            yield self.stated(groups[0], "total", expected, total, len(points), related=related)

    def group(self, group: Group, weights: Weights) -> Iterator[Problem]:
        """Compare the points that one level cell prints with the weights of its rows or the points of its parts."""
        printed = group.points
        if printed is None:
            return
        inside = {id(indicator) for indicator in group.rows}
        if any(id(one) in inside for one in (*weights.missing, *weights.unreadable)):
            message, numbers = "parts", [part.points for part in group.parts.values()]
        else:
            rows = [row.number for row in weights.rows if id(row.indicator) in inside]
            message, numbers = "default", [number * 100 / weights.whole for number in rows]
        sums = [number for number in numbers if number is not None]
        if not sums or len(sums) < len(numbers):
            return
        total = sum(sums, Decimal(0))
        if abs(total - printed) > self.tolerance:
            yield self.stated(group, message, printed, total, len(sums))

    def stated(
        self, group: Group, message: str, printed: Decimal, total: Decimal, rows: int, related: Sequence[Place] = ()
    ) -> Problem:
        """The problem of points that do not add up, at a level cell."""
        field = "level1" if group.is_first else "level2"
        found = self.problem(group.cell, message, field=field, related=related)
        numbers = {"printed": printed, "total": total, "difference": total - printed, "rows": Decimal(rows)}
        parameters = {name: plain_text(number) for name, number in numbers.items()}
        if message != "total":
            parameters["level"] = group.cell.text
        return replace(found, parameters=parameters)


def has_points(indicator: Indicator) -> bool:
    """Whether a level of the row prints its points."""
    levels = (indicator.level1, indicator.level2)
    return any(level is not None and printed_points(level.text) is not None for level in levels)
