"""not-raised: last year's result was far above its target, and the target stays as it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, HistoryRule, Message, Option, plain_text
from perflint.tables.model import Submission, TableKind
from perflint_rules.history.comparison import is_overshot, with_past

_LAST_YEAR = (
    "# 2022年项目支出绩效自评表\n\n项目名称：培训项目\n\n| 三级指标 | 指标性质 | 年度指标值 | 计量单位 | 全年完成值 |\n"
    "|---|---|---|---|---|\n| 培训人数 | ≥ | 200 | 人 | 300 |\n| 培训场次 | = | 10 | 场 | 12 |\n"
    "| 编印资料 | = | 1000 | 册 | 1500 |"
)
_THIS_YEAR = (
    "# 2023年项目支出绩效目标表\n\n项目名称：培训项目\n\n| 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|\n"
    "| 培训人数 | ≥ | {people} | 人 |\n| 培训场次 | = | 10 | 场 |\n| 编印资料 | = | {copies} | 册 |"
)


class NotRaised(HistoryRule):
    """The same target again, or a lower one without ≥; a ≥ target below its past is `below-history`'s."""

    code = "H102"
    rule = "not-raised"
    name = Text("上年超额完成本年未调高", "Target not raised after an overshoot")
    why = Text(
        "上年完成值大幅超过指标值，说明指标值定得偏低；本年沿用原值或再调低，目标就失去了约束作用。"
        "文件没有规定统一比例，本规则默认按1.3倍提示，可以调整。",
        "A result far above its target shows that the target was too low. To keep it, or lower it, asks for nothing. No document "
        "fixes a factor; 1.3 can be changed.",
    )
    dimension = Dimension.APPROPRIATENESS
    severity = Severity.WARNING
    basis = (Basis("财预〔2020〕10号", "第十六条 完成值高于指标值较多的，要分析原因；目标值设定明显偏低的，予以调整"),)
    kinds = frozenset({TableKind.TARGET})
    factor = Option(
        Decimal("1.3"),
        Text(
            "上年完成值达到指标值的多少倍时，要求调高本年指标值。", "From which multiple of its target on a result asks for more."
        ),
    )
    messages = {
        "default": Message(
            Text(
                "往年指标值{last}，完成{before}，是指标值的{times}倍；本年指标值仍为{target}（见{earlier_file} "
                "{earlier_cell}）。",
                "The earlier target was {last}, the result {before}, {times} times as much; this year's target is {target} "
                "({earlier_file} {earlier_cell}).",
            ),
            Text(
                "请按往年完成值{before}调高指标值；完成值有一次性因素的，请在指标说明中写明。",
                "Raise the target with a view to the result of {before}; if that will not happen again, say why.",
            ),
        )
    }
    good = (
        # raised; the sessions were exceeded by a fifth only
        Example(_THIS_YEAR.format(people=280, copies=1400), others=(_LAST_YEAR,)),
        # lowered below what was reached: `below-history` says so
        Example(_THIS_YEAR.format(people=180, copies=1400), others=(_LAST_YEAR,)),
    )
    bad = (
        Example(
            _THIS_YEAR.format(people=200, copies=900),
            (
                Expected(
                    "C2",
                    {
                        "last": "200人",
                        "before": "300人",
                        "times": "1.5",
                        "target": "200人",
                        "earlier_file": "example-2.md",
                        "earlier_cell": "E2",
                    },
                ),
                Expected(
                    "C4",
                    {
                        "last": "1000册",
                        "before": "1500册",
                        "times": "1.5",
                        "target": "900册",
                        "earlier_file": "example-2.md",
                        "earlier_cell": "E4",
                    },
                ),
            ),
            others=(_LAST_YEAR,),
        ),
    )

    def check(self, submission: Submission, earlier: Sequence[Submission]) -> Iterator[Problem]:
        """Yield the targets that an overshoot should have raised."""
        for number, _, pasts in with_past(submission, earlier):
            for past in pasts:
                last, reached = past.values.target, past.values.actual
                if last is None or reached is None or not is_overshot(past, self.factor):
                    continue
                found = self.problem(
                    past.indicator.target or past.indicator.place,
                    field="target",
                    indicator=past.indicator,
                    table=number,
                    confidence=None if past.is_floor else Confidence.MEDIUM,
                )
                times = plain_text(round(reached / last, 2))
                yield replace(found, parameters={**past.parameters("actual"), "last": past.before("target"), "times": times})
