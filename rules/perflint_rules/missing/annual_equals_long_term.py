"""annual-equals-long-term: what a project of several years is to reach in all stands as this year's goal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, Option, SubmissionRule
from perflint.language.dates import years_in
from perflint.language.normal import normal
from perflint.language.similarity import similarity
from perflint.tables.model import Indicator, IndicatorTable, Submission
from perflint_rules.missing.gaps import given

_FORM = (
    "| 项目名称 | 管网改造 | | 项目开始时间 | {} |\n|---|---|---|---|---|\n| 年度资金总额（万元） | 400 | | 项目结束时间 | {} |\n"
    "| 实施期总目标 | {} | | | |\n| 年度总体目标 | {} | | | |\n"
    "| 一级指标 | 二级指标 | 三级指标 | 指标值 | 权重 |\n| 产出指标 | 数量指标 | 改造长度 | ≥12公里 | 50 |\n"
    "| 效益指标 | 社会效益指标 | 受益户数 | ≥600户 | 40 |"
)
_GOAL = "改造供水管网36公里，惠及居民6200户，水质合格率达到98%。"


class AnnualEqualsLongTerm(SubmissionRule):
    """Compares the two goals, and the two tables of forms that print long-term and annual indicators side by side.

    A project of a single year may repeat itself; where the period is not printed, this is only a hint.
    """

    code = "M115"
    rule = "annual-equals-long-term"
    name = Text("年度目标与中长期目标相同", "Annual equals long-term goal")
    why = Text(
        "跨年度项目的年度目标应是总目标中当年完成的部分；照抄总目标，当年的资金和任务就对不上。",
        "In a project of several years the annual goal is this year's share of the whole, to match this year's money.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.WARNING
    basis = (Basis("财预〔2015〕88号", "绩效目标分为中长期绩效目标和年度绩效目标"),)
    likeness = Option(Decimal("0.95"), Text("两段目标相似到什么程度算相同（0—1）。", "How alike the goals must be (0 to 1)."))
    messages = {
        "default": Message(
            Text(
                "项目从{start}年到{end}年，年度目标却与中长期目标相同。",
                "The project runs from {start} to {end}, yet the annual goal is the long-term goal.",
            ),
            Text(
                "请改为本年度完成的部分：当年做多少、用多少钱、达到什么效果。",
                "Give this year's share: how much is done, with what money, and what it brings.",
            ),
        ),
        "period-unknown": Message(
            Text("年度目标与中长期目标相同。", "The annual goal is the long-term goal."),
            Text(
                "跨年度的项目，请改为本年度完成的部分；当年完成的，无需修改。",
                "If the project runs for several years, give this year's share; if not, leave it.",
            ),
            Severity.INFO,
        ),
        "indicators": Message(
            Text(
                "年度指标的{rows}个指标值与中长期指标全部相同。",
                "All {rows} annual targets are the same as the long-term ones.",
            ),
            Text(
                "跨年度的项目，请把数量等指标改为本年度的任务；当年完成的，无需修改。",
                "If the project runs for several years, give this year's numbers; if not, leave it.",
            ),
            Severity.INFO,
        ),
    }
    good = (
        Example(_FORM.format("2024年1月", "2026年12月", _GOAL, _GOAL.replace("36", "12").replace("6200", "2000"))),
        Example(_FORM.format("2024年1月", "2024年12月", _GOAL, _GOAL)),
    )
    bad = (
        Example(_FORM.format("2024年1月", "2026年12月", _GOAL, _GOAL), (Expected("B4", {"start": "2024", "end": "2026"}),)),
        Example(_FORM.format("", "", _GOAL, _GOAL), (Expected("B4", {}, "period-unknown"),)),
        Example(
            "| 一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值 |\n|---|---|---|---|---|---|---|\n"
            "| 产出指标 | 数量指标 | 改造长度 | ≥36公里 | 数量指标 | 改造长度 | ≥36公里 |\n"
            "| 产出指标 | 质量指标 | 合格率 | ≥95% | 质量指标 | 合格率 | ≥95% |\n"
            "| 效益指标 | 社会效益指标 | 受益户数 | ≥600户 | 社会效益指标 | 受益户数 | ≥600户 |",
            (Expected("1:F1", {"rows": "3"}, "indicators"),),
        ),
    )

    def check(self, submission: Submission) -> Iterator[Problem]:
        """Yield equal goals, then equal tables side by side."""
        tables = submission.tables
        for number, table in enumerate(tables):
            yield from self.equal_goals(number, table)
        for number, (first, second) in enumerate(pairwise(tables), 1):
            rows, years = len(second.indicators), period(second)
            if years is not None and not is_long(second):
                continue
            if rows > 1 and side_by_side(first, second) and values(first.indicators) == values(second.indicators):
                place = second.heading("level3") or second.place
                yield self.problem(place, "indicators", field="target", table=number, rows=rows)

    def equal_goals(self, number: int, table: IndicatorTable) -> Iterator[Problem]:
        """Yield a problem where the annual goal repeats the long-term one."""
        goal, whole, years = table.facts.get("goal"), table.facts.get("long_term_goal"), period(table)
        if goal is None or whole is None or not given(goal) or (years is not None and not is_long(table)):
            return
        if not alike(goal.text, whole.text, float(self.likeness)):
            return
        related = [whole.place]
        if years is None:
            yield self.problem(goal, "period-unknown", field="goal", related=related, table=number)
        else:
            yield self.problem(goal, field="goal", related=related, table=number, start=years[0], end=years[1])


def alike(one: str, other: str, likeness: float) -> bool:
    """Whether two goals say the same; a changed number is another goal."""
    first, second = normal(one), normal(other)
    if first == second:
        return True
    digits = ["".join(character for character in text if character.isdigit()) for text in (first, second)]
    return digits[0] == digits[1] and similarity(one, other) >= likeness


def period(table: IndicatorTable) -> tuple[int, int] | None:
    """The first and last year of the project, where both are printed."""
    start, end = (years_in(table.fact(name) or "") for name in ("start", "end"))
    return (min(start), max(end)) if start and end else None


def is_long(table: IndicatorTable) -> bool:
    """Whether the project runs over more than one calendar year."""
    years = period(table)
    return years is not None and years[1] > years[0]


def side_by_side(first: IndicatorTable, second: IndicatorTable) -> bool:
    """Whether two tables share their rows: the form prints the long-term indicators left of the annual ones."""
    one, other = first.heading("level3"), second.heading("level3")
    if one is None or other is None or one.cell.block is not other.cell.block:
        return False
    return one.place.row == other.place.row and (one.place.column or 0) < (other.place.column or 0)


def values(indicators: Sequence[Indicator]) -> list[tuple[str, str]]:
    """Name and target of every row, in one spelling."""
    return [(normal(one.name or ""), normal(one.target.text) if one.target is not None else "") for one in indicators]
