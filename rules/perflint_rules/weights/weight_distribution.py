"""weight-distribution: weights that were hardly thought about: one far too heavy, all the same, core lighter than the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Status, Text
from perflint.checks.rule import Example, Expected, Message, Option, TableRule
from perflint.tables.model import IndicatorTable
from perflint_rules.weights.reading import HUNDRED, Weighted, read_weights

#: What the column 是否核心指标 says.
YES = frozenset(("是", "核心", "核心指标", "√", "Y"))
NO = frozenset(("否", "非核心", "非核心指标", "×", "N"))


class WeightDistribution(TableRule):
    """Hints only, off by default: no document sets these numbers. Rows without a weight leave everything open."""

    code = "W105"
    rule = "weight-distribution"
    name = Text("权重分布异常", "Odd distribution of weights")
    why = Text(
        "权重应按指标的重要程度确定。单个指标权重过大、同级指标权重完全一样，或者核心指标比非核心指标还轻，说明权重没有认真分配。"
        "没有文件规定具体数值，因此只作提示。",
        "Weights follow importance. One that outweighs all others, equal ones throughout, or core indicators that weigh less "
        "than "
        "others were not thought about. No document sets numbers, so these are hints.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.INFO
    confidence = Confidence.MEDIUM
    status = Status.PREVIEW
    basis = (Basis("财预〔2021〕101号", "附件1 指引 三（六）权重：根据指标重要程度确定"),)
    heavy = Option(
        Decimal(20), Text("单个指标权重超过多少分时提示。", "The weight of one indicator above which it is pointed out.")
    )
    too_heavy = Option(Decimal(30), Text("单个指标权重超过多少分时警告。", "The weight of one indicator above which it warns."))
    least_rows = Option(5, Text("至少有几个指标时才判断单个权重。", "How many indicators a table needs for one to be too heavy."))
    least_equal = Option(6, Text("至少有几个指标时才判断平均分配。", "How many indicators a table needs to be called all equal."))
    messages = {
        "heavy": Message(
            Text(
                "“{name}”的权重为{weight}，占全部{rows}个指标的较大部分（提示线{most}）。",
                "“{name}” weighs {weight} among {rows} indicators (more than {most}).",
            ),
            Text("如非特别重要，请分出部分权重给其他指标。", "Unless it matters that much, give some of it to others."),
        ),
        "too-heavy": Message(
            Text(
                "“{name}”的权重为{weight}，超过{most}，一个指标就能左右总分。",
                "“{name}” weighs {weight}, more than {most}: it alone decides the score.",
            ),
            Text(
                "请把“{name}”的权重降到{most}以下，或拆分为几个可分别考核的指标。",
                "Bring “{name}” below {most}, or split it into indicators that can be assessed one by one.",
            ),
            Severity.WARNING,
        ),
        "equal": Message(
            Text(
                "{rows}个指标在各一级指标内权重完全相同，没有区分主次。",
                "All {rows} indicators weigh the same within each first level: nothing is more important than the rest.",
            ),
            Text(
                "请按重要程度调整：最能体现项目目的的指标权重高一些。",
                "Weigh the indicators that show best what the money is for more than the others.",
            ),
        ),
        "core": Message(
            Text(
                "核心指标平均权重{core}，低于非核心指标的{other}。",
                "Core indicators weigh {core} on average, others {other}.",
            ),
            Text("请提高核心指标的权重，或核对“是否核心指标”的填写。", "Weigh core indicators more, or check which are core."),
        ),
    }
    good = (
        Example(
            "| 一级指标 | 三级指标 | 指标值 | 权重 | 是否核心指标 |\n|---|---|---|---|---|\n"
            "| 产出指标 | 培训人数 | ≥200人 | 20 | 是 |\n| 产出指标 | 培训场次 | ≥10场 | 15 | 否 |\n"
            "| 产出指标 | 合格率 | ≥95% | 15 | 否 |\n| 效益指标 | 上岗率 | ≥90% | 20 | 是 |\n"
            "| 效益指标 | 增收额 | ≥9万元 | 10 | 否 |\n"
            "| 满意度指标 | 学员满意度 | ≥90% | 10 | 否 |"
        ),
        Example(
            "| 一级指标 | 三级指标 | 指标值 | 权重 |\n|---|---|---|---|\n| 产出指标 | 培训人数 | ≥200人 | 50 |\n"
            "| 效益指标 | 上岗率 | ≥90% | 30 |\n| 满意度指标 | 学员满意度 | ≥90% | 10 |"
        ),
    )
    bad = (
        Example(
            "| 一级指标 | 三级指标 | 指标值 | 权重 | 是否核心指标 |\n|---|---|---|---|---|\n"
            "| 产出指标 | 培训人数 | ≥200人 | 40 | 否 |\n| 产出指标 | 培训场次 | ≥10场 | 5 | 是 |\n"
            "| 产出指标 | 合格率 | ≥95% | 10 | 否 |\n| 效益指标 | 上岗率 | ≥90% | 25 | 否 |\n"
            "| 满意度指标 | 学员满意度 | ≥90% | 10 | 否 |",
            (
                Expected("D1", {"core": "5", "other": "21.25"}, "core"),
                Expected("D2", {"name": "培训人数", "weight": "40", "most": "30"}, "too-heavy"),
                Expected("D5", {"name": "上岗率", "weight": "25", "rows": "5", "most": "20"}, "heavy"),
            ),
        ),
        Example(
            "| 一级指标 | 三级指标 | 指标值 | 权重 |\n|---|---|---|---|\n| 产出指标 | 培训人数 | ≥200人 | 15 |\n"
            "| 产出指标 | 培训场次 | ≥10场 | 15 |\n| 产出指标 | 合格率 | ≥95% | 15 |\n| 效益指标 | 上岗率 | ≥90% | 20 |\n"
            "| 效益指标 | 增收额 | ≥9万元 | 20 |\n| 满意度指标 | 学员满意度 | ≥90% | 5 |",
            (Expected("D1", {"rows": "6"}, "equal"),),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield the heavy weights, then what concerns the whole column."""
        weights = read_weights(table)
        if not weights.rows or weights.missing or weights.unreadable:
            return
        scale = HUNDRED / weights.whole
        rows = weights.rows
        if len(rows) >= self.least_rows:
            for row in rows:
                yield from self.weight(row, row.number * scale, len(rows))
        place = table.heading("weight") or rows[0].field
        if len(rows) >= self.least_equal and are_equal_inside_levels(rows):
            yield self.problem(place, "equal", field="weight", rows=len(rows))
        core, other = ([row.number * scale for row in rows if says(row, words)] for words in (YES, NO))
        if core and other and (means := (mean(core), mean(other)))[0] < means[1]:
            yield self.problem(place, "core", field="weight", core=round(means[0], 2), other=round(means[1], 2))

    def weight(self, row: Weighted, points: Decimal, rows: int) -> Iterator[Problem]:
        """Judge one weight, in points of a hundred."""
        indicator, field, _ = row
        name = indicator.name or ""
        if points > self.too_heavy:
            most = self.too_heavy
            yield self.problem(field, "too-heavy", field="weight", indicator=indicator, name=name, weight=points, most=most)
        elif points > self.heavy:
            most = self.heavy
            yield self.problem(
                field, "heavy", field="weight", indicator=indicator, name=name, weight=points, most=most, rows=rows
            )


def says(row: Weighted, words: frozenset[str]) -> bool:
    """Whether the row's column 是否核心指标 says one of these."""
    core = row.indicator.core
    return core is not None and core.text in words


def mean(numbers: Sequence[Decimal]) -> Decimal:
    """The mean of some numbers."""
    return sum(numbers, Decimal(0)) / len(numbers)


def are_equal_inside_levels(rows: Sequence[Weighted]) -> bool:
    """Whether the weights of each first level are all the same, at least two levels having several."""
    levels: dict[str, list[Decimal]] = {}
    for row in rows:
        level = row.indicator.level1
        if level is None:
            return False
        levels.setdefault(level.text, []).append(row.number)
    several = [numbers for numbers in levels.values() if len(numbers) > 1]
    return len(several) > 1 and all(len(set(numbers)) == 1 for numbers in levels.values())
