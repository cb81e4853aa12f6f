"""Known mistakes: each puts one defect into a clean table and says which rule must find it, and at which cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from perflint_corpora.samples.model import FactName, FieldName, SampleTable, load_tables
from perflint_corpora.samples.sheet import FIRST_HEADING, heading_of

Change = Callable[[SampleTable], SampleTable]


@dataclass(frozen=True, slots=True)
class Mistake:
    """One defect. `rule` must find it at the cell of `field` of `indicator` (None: of a fact or heading)."""

    name: str
    rule: str
    table: str
    change: Change
    field: str
    indicator: int | None = None

    def made(self) -> SampleTable:
        """The clean table with this mistake in it."""
        return self.change(load_tables()[self.table])


def cells(*changes: tuple[int, FieldName, str]) -> Change:
    """Put other texts into cells: (indicator, field, text)."""

    def change(table: SampleTable) -> SampleTable:
        for indicator, field, text in changes:
            table = table.with_cell(indicator, field, text)
        return table

    return change


def facts(*changes: tuple[FactName, str]) -> Change:
    """Put other texts into facts: (name, text)."""

    def change(table: SampleTable) -> SampleTable:
        for name, text in changes:
            table = table.with_fact(name, text)
        return table

    return change


def both(*changes: Change) -> Change:
    """One change after the other."""

    def change(table: SampleTable) -> SampleTable:
        for one in changes:
            table = one(table)
        return table

    return change


#: A reason long enough that two writers would not have found the same words.
REASON = (
    "受上半年资金下达较晚和年中机构调整的双重影响，部分任务推迟到第四季度才开始实施，年底前未能按计划全部完成；"
    "下年度提前编制实施方案，按季度核对进度。"
)


def copied(name: FactName, source: str) -> Change:
    """State a fact with the text of another sample table."""
    return lambda table: table.with_fact(name, load_tables()[source].fact(name))


def without(indicator: int) -> Change:
    """Leave out an indicator."""
    return lambda table: table.without_indicator(indicator)


MISTAKES: tuple[Mistake, ...] = (
    Mistake("weights-total-95", "weight-sum", "market-bureau", cells((0, "weight", "7")), heading_of("weight")),
    Mistake("weights-total-88", "weight-sum", "reading-promotion", cells((0, "weight", "8")), heading_of("weight")),
    Mistake(
        "outputs-55-benefits-25",
        "weight-split",
        "reading-promotion",
        cells((0, "weight", "15"), (6, "weight", "7")),
        heading_of("weight"),
    ),
    Mistake("weight-of-zero", "weight-invalid", "reading-promotion", cells((0, "weight", "18"), (1, "weight", "0")), "weight", 1),
    Mistake("weight-in-words", "weight-invalid", "reading-promotion", cells((0, "weight", "较高")), "weight", 0),
    Mistake("rate-in-pieces", "unit-mismatch", "pipe-renewal", cells((4, "unit", "个")), "unit", 4),
    Mistake("total-in-percent", "unit-mismatch", "pipe-renewal", cells((0, "unit", "%")), "unit", 0),
    Mistake("people-among-events", "unit-value-conflict", "reading-promotion", cells((0, "target", "120人")), "target", 0),
    Mistake("count-without-unit", "missing-unit", "reading-promotion", cells((0, "unit", "")), "unit", 0),
    Mistake(
        "clear-improvement",
        "vague-target",
        "water-quality",
        cells((6, "operator", "定性"), (6, "target", "明显改善"), (6, "unit", "")),
        "target",
        6,
    ),
    Mistake(
        "devoted-to-readers",
        "slogan-indicator",
        "reading-promotion",
        cells((8, "level3", "坚持以读者为中心，努力打造书香云岫")),
        "level3",
        8,
    ),
    Mistake("no-target", "missing-value", "reading-promotion", cells((0, "target", "")), "target", 0),
    Mistake("no-operator", "missing-operator", "reading-promotion", cells((0, "operator", "")), "operator", 0),
    Mistake("no-weight", "missing-weight", "reading-promotion", cells((0, "weight", "")), "weight", 0),
    Mistake("target-to-be-decided", "placeholder", "reading-promotion", cells((1, "target", "待定")), "target", 1),
    Mistake(
        "blank-in-the-goal",
        "placeholder",
        "reading-promotion",
        facts(("goal", "全年举办阅读推广活动____场，新增馆藏图书9000册，新书20个工作日内上架，读者满意度93%。")),
        "goal",
    ),
    Mistake("no-quality", "level-missing", "water-quality", both(cells((1, "weight", "21")), without(2)), FIRST_HEADING),
    Mistake(
        "nobody-asked", "satisfaction-missing", "reading-promotion", both(cells((6, "weight", "22")), without(9)), FIRST_HEADING
    ),
    Mistake(
        "half-a-point-too-much",
        "score-arithmetic",
        "statistics-bureau",
        both(cells((6, "score", "14.9")), facts(("total_score", "99.70"))),
        "score",
        6,
    ),
    Mistake(
        "more-than-its-weight",
        "score-over-weight",
        "bike-sharing",
        both(cells((1, "score", "8.5")), facts(("total_score", "99.52"))),
        "score",
        1,
    ),
    Mistake("sum-off-by-0.9", "total-score", "bike-sharing", facts(("total_score", "99.92")), "total_score"),
    Mistake("rate-off-by-2", "execution-rate", "bike-sharing", facts(("execution_rate", "97.00%")), "execution_rate"),
    Mistake(
        "execution-score-off-by-0.3",
        "execution-rate",
        "bike-sharing",
        facts(("execution_score", "9.80"), ("total_score", "99.32")),
        "execution_score",
    ),
    Mistake(
        "miss-without-reason", "shortfall-unexplained", "bike-sharing", cells((6, "deviation_reason", "")), "deviation_reason", 6
    ),
    Mistake(
        "one-reason-for-three-rows",
        "copied-text",
        "statistics-bureau",
        cells((5, "deviation_reason", REASON), (6, "deviation_reason", REASON), (7, "deviation_reason", REASON)),
        "deviation_reason",
        6,
    ),
    Mistake("twice-the-target", "overshoot-unexplained", "bike-sharing", cells((3, "actual", "320")), "actual", 3),
)
