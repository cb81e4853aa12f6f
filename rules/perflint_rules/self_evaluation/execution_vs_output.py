"""execution-vs-output: little of the money is spent and all is done, or all is spent and little is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, Option, TableRule, plain_text
from perflint.tables.model import IndicatorTable, TableKind
from perflint_rules.self_evaluation.completion import completion_of, sure_execution

_TABLE = (
    "# 2023年项目支出绩效自评表\n\n全年预算数：100\n\n全年执行数：{spent}\n\n"
    "| 一级指标 | 三级指标 | 年度指标值 | 全年完成值 | 权重 |\n|---|---|---|---|---|\n"
    "| 产出指标 | 培训人数 | ≥200人 | {people}人 | 30 |\n| 产出指标 | 培训场次 | ≥10场 | {sessions}场 | 30 |\n"
    "| 产出指标 | 培训合格率 | ≥95% | {passed}% | 20 |\n| 效益指标 | 持证上岗率 | ≥90% | 95% | 10 |"
)


class ExecutionVsOutput(TableRule):
    """Holds the rate worked out from budget and spending against the outputs, costs left out.

    Nothing is said of fewer than `least_rows` outputs with a result, or of a funds block that slipped by a column.
    """

    code = "S112"
    rule = "execution-vs-output"
    name = Text("执行率与产出完成情况背离", "Spending and output diverge")
    why = Text(
        "资金只用了一小半，产出却全部完成；或者钱基本花完，产出却没完成多少——两者至少有一处需要说明：预算是否编多了、"
        "数据是否属实、任务是否推迟。",
        "Either little of the money was spent and yet everything done, or nearly all was spent and little done. The budget "
        "was too "
        "high, the numbers are wrong, or the work is late: it needs a word.",
    )
    dimension = Dimension.APPROPRIATENESS
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = (Basis("财预〔2020〕10号", "单位自评：预算执行情况与绩效目标完成情况相互印证，偏离较大的应说明原因"),)
    kinds = frozenset({TableKind.SELF_EVALUATION})
    low_execution = Option(
        Decimal(60), Text("执行率低于百分之几而产出全部完成时提示。", "Spending (%) below which a complete output is reported.")
    )
    high_execution = Option(
        Decimal(95), Text("执行率达到百分之几而产出完成较少时提示。", "Spending (%) from which a poor output is reported.")
    )
    low_output = Option(
        Decimal(60), Text("产出平均完成率低于百分之几算完成较少。", "Mean completion (%) below which an output is poor.")
    )
    least_rows = Option(3, Text("至少要有几个能判断完成情况的产出指标。", "The least number of outputs with a result."))
    messages = {
        "all-done": Message(
            Text(
                "预算执行率只有{rate}%，{rows}个产出指标却全部完成。",
                "Only {rate} % of the budget is spent, yet all {rows} outputs are done.",
            ),
            Text(
                "请说明节余的原因（如招标节约、资金未到、付款跨年），核对产出数据；预算偏高的，据此核减下年预算。",
                "Say why money is left (savings, late funds, payments next year) and check the outputs; if the budget was "
                "too high, "
                "cut the next.",
            ),
        ),
        "little-done": Message(
            Text(
                "预算执行率已达{rate}%，{rows}个产出指标平均只完成{mean}%。",
                "{rate} % of the budget is spent, but the {rows} outputs are done to {mean} % on average.",
            ),
            Text(
                "请说明资金支出与产出不匹配的原因和补救措施，并核对完成值。",
                "Say why the money did not bring the output, what will be done about it, and check the results.",
            ),
        ),
    }
    good = (
        Example(_TABLE.format(spent=75, people=210, sessions=10, passed=96)),
        Example(_TABLE.format(spent=40, people=90, sessions=10, passed=96)),
        Example(_TABLE.format(spent=98, people=150, sessions=8, passed=96)),
    )
    bad = (
        Example(
            _TABLE.format(spent=40, people=210, sessions=10, passed=96),
            (Expected("L5", {"rate": "40", "rows": "3"}, "all-done"),),
        ),
        Example(
            _TABLE.format(spent=98, people=60, sessions=3, passed=95),
            (Expected("L5", {"rate": "98", "rows": "3", "mean": "53.33"}, "little-done"),),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield at most one problem, at the amount spent."""
        sure = sure_execution(table)
        if sure is None or self.low_execution <= sure[1] < self.high_execution:
            return
        executed, rate = sure
        done = completion_of(table)
        if done is None or len(done.rows) < self.least_rows:
            return
        related = [one.place_of("actual") for one in done.rows]
        numbers = {"rate": round(rate, 2), "rows": Decimal(len(done.rows))}
        if rate < self.low_execution and done.all_done:
            found = self.problem(executed, "all-done", field="executed", related=related)
        elif rate >= self.high_execution and done.mean < self.low_output:
            found = self.problem(executed, "little-done", field="executed", related=related)
            numbers["mean"] = round(done.mean, 2)
        else:
            return
        yield replace(found, parameters={name: plain_text(number) for name, number in numbers.items()})
