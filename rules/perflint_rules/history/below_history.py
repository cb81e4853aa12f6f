"""below-history: a target that falls behind the targets or results of earlier years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, HistoryRule, Message, Option, plain_text
from perflint.tables.model import Submission, TableKind
from perflint_rules.history.comparison import HUNDRED, Past, Verdict, with_past, worse

_LAST_YEAR = (
    "# 2022年项目支出绩效自评表\n\n项目名称：窗口服务项目\n\n全年预算数：{budget}万元\n\n"
    "| 三级指标 | 指标性质 | 年度指标值 | 计量单位 | 全年完成值 |\n|---|---|---|---|---|\n"
    "| 受理业务量 | ≥ | 160420 | 件 | 392846 |\n| 服务企业数 | ≥ | 500 | 家 | 480 |\n| 有效投诉率 | ≤ | 2 | % | 0 |\n"
    "| 办结时限 | ≤ | 10 | 天 | 6 |\n| 群众满意度 | ≥ | 90 | % | 99 |\n| 运行经费 | ≤ | 80 | 万元 | 80 |"
)
_THIS_YEAR = (
    "# 2023年项目支出绩效目标表\n\n项目名称：窗口服务项目\n\n年度资金总额：{budget}万元\n\n"
    "| 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|\n"
    "| 受理业务量 | ≥ | {cases} | 万件 |\n| 服务企业数 | ≥ | {firms} | 家 |\n| 有效投诉率 | ≤ | {complaints} | % |\n"
    "| 办结时限 | ≤ | {days} | 天 |\n| 群众满意度 | ≥ | 90 | % |\n| 运行经费 | ≤ | 100 | 万元 |"
)
_BEFORE = {"earlier_file": "example-2.md"}


class BelowHistory(HistoryRule):
    """Only targets with a stated ≥ or ≤; costs follow the budget, and less money excuses smaller counts.

    The results of the latest year count, else its targets. A target that is the same as last year's in spite of an
    overshoot is `not-raised`'s.
    """

    code = "H101"
    rule = "below-history"
    name = Text("指标值低于往年水平", "Target falls behind earlier years")
    why = Text(
        "指标值应参考历史标准（往年完成值或前三年平均值）合理确定。资金没有减少，目标却明显低于往年已经达到的水平，"
        "说明目标定得偏低，或者两年的统计口径不一致。",
        "A target is set with a view to what was reached in earlier years. Where the money is the same but the target is clearly "
        "worse than what has been reached before, it is too easy, or the two years counted differently.",
    )
    dimension = Dimension.APPROPRIATENESS
    severity = Severity.WARNING
    basis = (
        Basis("财预〔2021〕101号", "附件1 指引 三（三）绩效标准：历史标准（历年完成值或前三年平均值）"),
        Basis("财预〔2015〕88号", "绩效目标审核：适当性（目标不过高或过低）"),
    )
    kinds = frozenset({TableKind.TARGET})
    tolerance = Option(
        Decimal(10), Text("允许比往年差百分之几。", "By how many per cent a target may be worse than in earlier years.")
    )
    messages = {
        "below-actual": Message(
            Text(
                "指标值{target}，比往年完成值{before}低{percent}%（见{earlier_file} {earlier_cell}）。",
                "The target of {target} is {percent} % below the earlier result of {before} ({earlier_file} {earlier_cell}).",
            ),
            Text(
                "请参考往年完成值{before}重新测算；业务量确会减少或统计口径有变的，请在指标说明中写明。",
                "Work the target out anew from the result of {before}; if less is to be expected, or counted, say why.",
            ),
        ),
        "below-target": Message(
            Text(
                "指标值{target}，比往年指标值{before}低{percent}%（见{earlier_file} {earlier_cell}）。",
                "The target of {target} is {percent} % below the earlier one of {before} ({earlier_file} {earlier_cell}).",
            ),
            Text(
                "请核对是否填错；如无调减的理由，指标值应不低于{before}。",
                "Check it; unless there is a reason for less, use at least {before}.",
            ),
        ),
        "above-target": Message(
            Text(
                "上限定为{target}，比往年的上限{before}放宽了{percent}%（见{earlier_file} {earlier_cell}）。",
                "The limit of {target} is {percent} % above the earlier one of {before} ({earlier_file} {earlier_cell}).",
            ),
            Text(
                "请核对是否填错；如无放宽的理由，指标值应不高于{before}。",
                "Check it; unless there is a reason for more, use at most {before}.",
            ),
        ),
        "above-actual": Message(
            Text(
                "上限定为{target}，比往年完成值{before}高{percent}%（见{earlier_file} {earlier_cell}）。",
                "The limit of {target} is {percent} % above the earlier result of {before} ({earlier_file} {earlier_cell}).",
            ),
            Text(
                "往年已经做到{before}，请考虑收紧指标值，或说明留有余地的理由。",
                "{before} has been reached before: consider a tighter limit, or say why it is needed.",
            ),
            Severity.INFO,
        ),
    }
    good = (
        # within the tolerance; a result of 0 is no measure; costs follow the budget
        Example(
            _THIS_YEAR.format(budget=100, cases=40, firms=450, complaints=2, days="6.5"), others=(_LAST_YEAR.format(budget=100),)
        ),
        # half the money may do half the work
        Example(
            _THIS_YEAR.format(budget=50, cases=20, firms=240, complaints=2, days="6"), others=(_LAST_YEAR.format(budget=100),)
        ),
        # another project
        Example(
            _THIS_YEAR.format(budget=100, cases=16, firms=300, complaints=5, days=20).replace("窗口服务", "信息系统运维"),
            others=(_LAST_YEAR.format(budget=100),),
        ),
    )
    bad = (
        Example(
            _THIS_YEAR.format(budget=100, cases=16, firms=400, complaints=5, days=8),
            (
                Expected(
                    "C2",
                    {**_BEFORE, "target": "16万件", "before": "392846件", "percent": "59.27", "earlier_cell": "E2"},
                    "below-actual",
                ),
                Expected(
                    "C3",
                    {**_BEFORE, "target": "400家", "before": "480家", "percent": "16.67", "earlier_cell": "E3"},
                    "below-actual",
                ),
                Expected(
                    "C4", {**_BEFORE, "target": "5%", "before": "2%", "percent": "150", "earlier_cell": "C4"}, "above-target"
                ),
                Expected(
                    "C5", {**_BEFORE, "target": "8天", "before": "6天", "percent": "33.33", "earlier_cell": "E5"}, "above-actual"
                ),
            ),
            others=(_LAST_YEAR.format(budget=100),),
        ),
        Example(
            "# 2023年项目支出绩效目标表\n\n项目名称：培训项目\n\n| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n"
            "| 2023年培训人数 | ≥100人 | 10 |",
            (
                Expected(
                    "B2", {**_BEFORE, "target": "100人", "before": "200人", "percent": "50", "earlier_cell": "B2"}, "below-target"
                ),
            ),
            others=(
                "# 2022年项目支出绩效目标表\n\n项目名称：培训项目\n\n| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n"
                "| 2022年培训人数 | ≥200人 | 10 |",
            ),
        ),
    )

    def check(self, submission: Submission, earlier: Sequence[Submission]) -> Iterator[Problem]:
        """Yield the targets that are worse than their past."""
        for number, _, pasts in with_past(submission, earlier):
            for past in pasts:
                verdict = worse(past, self.tolerance / HUNDRED)
                if verdict is not None:
                    yield self.behind(past, verdict, number)

    def behind(self, past: Past, verdict: Verdict, table: int) -> Problem:
        """The problem of one indicator, at its target."""
        confidence = None if past.earlier.table.year is not None else Confidence.MEDIUM
        found = self.problem(
            past.indicator.target or past.indicator.place,
            verdict.message,
            field="target",
            indicator=past.indicator,
            table=table,
            confidence=confidence,
        )
        percent = plain_text(round(abs(past.target - verdict.value) / verdict.value * HUNDRED, 2))
        return replace(found, parameters={**past.parameters(verdict.field), "percent": percent})
