"""copied-last-year: the indicators are last year's, values and all, though the money is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, HistoryRule, Message, Option, plain_text
from perflint.tables.model import IndicatorTable, Submission, TableKind
from perflint_rules.history.archive import Earlier, predecessors
from perflint_rules.history.comparison import HUNDRED, ONE
from perflint_rules.history.matching import match_indicators
from perflint_rules.history.values import funds_ratio, same_target
from perflint_rules.self_evaluation.outcomes import is_cost

_TABLE = (
    "# {year}年项目支出绩效目标表\n\n项目名称：培训项目\n\n年度资金总额：{budget}万元\n\n| 三级指标 | 指标值 | 权重 |\n"
    "|---|---|---|\n"
    "| 培训人数 | ≥{people}人 | 10 |\n| 培训场次 | ≥10场 | 10 |\n| 培训合格率 | ≥95% | 10 |\n"
    "| 完成时间 | {year}年12月底前 | 10 |\n"
    "| 持证上岗率 | ≥90% | 10 |\n| 学员满意度 | ≥90% | 10 |\n| 培训成本 | ≤{budget}万元 | 10 |"
)
_WHERE = {"earlier_file": "example-2.md", "earlier_cell": "A3"}


class CopiedLastYear(HistoryRule):
    """Costs are left out: they follow the money. The years in names and dates do not matter."""

    code = "H103"
    rule = "copied-last-year"
    name = Text("指标与上年雷同", "Indicators copied from last year")
    why = Text(
        "绩效目标要与当年的任务量和资金量相匹配。资金比上年增减较多，指标和指标值却照搬上年，说明没有按本年的工作重新测算。",
        "Targets must match the work and the money of their year. Where the money has changed much but indicators and values "
        "have not, they were not worked out anew.",
    )
    dimension = Dimension.APPROPRIATENESS
    severity = Severity.WARNING
    basis = (Basis("财预〔2015〕88号", "绩效目标要求：相应匹配（与任务数、资金量相匹配）"),)
    kinds = frozenset({TableKind.TARGET})
    share = Option(
        Decimal(80), Text("名称和指标值都相同的指标占百分之几时提示。", "From which percentage of equal indicators on it speaks.")
    )
    change = Option(
        Decimal(20), Text("资金增减超过百分之几时才提示。", "By how many per cent the funds must have changed at least.")
    )
    least_rows = Option(5, Text("参与比较的指标（成本指标除外）最少个数。", "The least number of indicators, costs left out."))
    messages = {
        "more-funds": Message(
            Text(
                "除成本外的{rows}个指标中有{same}个与往年完全相同（见{earlier_file} {earlier_cell}），资金却增加了{percent}%。",
                "{same} of {rows} indicators (costs left out) are the earlier ones ({earlier_file} {earlier_cell}), for "
                "{percent} % more money.",
            ),
            Text(
                "请按增加后的资金重新测算这{same}个指标的指标值；任务量确实不变的，请说明资金增加的原因。",
                "Work these {same} targets out anew for the money there is now; or say why the same work costs more.",
            ),
        ),
        "less-funds": Message(
            Text(
                "除成本外的{rows}个指标中有{same}个与往年完全相同（见{earlier_file} {earlier_cell}），资金却减少了{percent}%。",
                "{same} of {rows} indicators (costs left out) are the earlier ones ({earlier_file} {earlier_cell}), for "
                "{percent} % less money.",
            ),
            Text(
                "请核对资金减少后这{same}个指标能否完成，并重新测算指标值；任务量确实不变的，请说明理由。",
                "See whether these {same} targets can be reached with less money and work them out anew; or say why they can.",
            ),
        ),
    }
    good = (
        # the same again for the same money; other targets for more money
        Example(_TABLE.format(year=2023, budget=55, people=200), others=(_TABLE.format(year=2022, budget=50, people=200),)),
        Example(
            _TABLE.format(year=2023, budget=90, people=360).replace("10场", "18场"),
            others=(_TABLE.format(year=2022, budget=50, people=200),),
        ),
    )
    bad = (
        Example(
            _TABLE.format(year=2023, budget=90, people=220),
            (Expected("A3", {"rows": "6", "same": "5", "percent": "80", **_WHERE}, "more-funds"),),
            others=(_TABLE.format(year=2022, budget=50, people=200),),
        ),
        Example(
            _TABLE.format(year=2023, budget=30, people=150),
            (Expected("A3", {"rows": "6", "same": "5", "percent": "40", **_WHERE}, "less-funds"),),
            others=(_TABLE.format(year=2022, budget=50, people=200),),
        ),
    )

    def check(self, submission: Submission, earlier: Sequence[Submission]) -> Iterator[Problem]:
        """Yield one problem for each table that repeats its latest version with other funds."""
        for number, table in enumerate(submission.tables):
            if table.kind is not TableKind.TARGET:
                continue
            for past in predecessors(table, submission.path, earlier)[:1]:
                yield from self.compare(number, table, past)

    def compare(self, number: int, table: IndicatorTable, past: Earlier) -> Iterator[Problem]:
        """Compare a table with its latest version."""
        ratio = funds_ratio(table, past.table)
        rows = [one for one in table.indicators if not is_cost(one)]
        if ratio is None or abs(ratio - ONE) * HUNDRED <= self.change or len(rows) < self.least_rows:
            return
        same = [
            pair
            for pair in match_indicators(rows, past.table.indicators).pairs
            if pair.exact and same_target(pair.now, pair.past, years=False)
        ]
        if len(same) * HUNDRED < self.share * len(rows):
            return
        found = self.problem(
            same[0].now.place_of("level3"),
            "more-funds" if ratio > ONE else "less-funds",
            field="level3",
            related=[pair.now.place for pair in same[1:]],
            table=number,
        )
        percent = plain_text(round(abs(ratio - ONE) * HUNDRED, 2))
        parameters = {"rows": str(len(rows)), "same": str(len(same)), "percent": percent}
        yield replace(found, parameters={**parameters, **past.evidence(same[0].past.place_of("level3"))})
