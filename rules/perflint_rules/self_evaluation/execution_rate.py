"""execution-rate: the budget execution rate and its score do not follow from budget and spending."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, Option, TableRule, plain_text
from perflint.tables.model import Field, IndicatorTable, TableKind
from perflint_rules.self_evaluation.execution import HUNDRED, Execution, possible_weights, read_execution
from perflint_rules.self_evaluation.outcomes import precision


class ExecutionRate(TableRule):
    """Amounts, rate and score of the funds block against each other.

    A rate may be written as 98.5, 98.5% or 0.985, and be rounded to the digits it shows. Where the weight of the rate
    is not printed, it is what the other weights leave, or any of `accepted_weights`.
    """

    code = "S104"
    rule = "execution-rate"
    name = Text("预算执行率错误", "Budget execution rate is wrong")
    why = Text(
        "预算执行率=全年执行数÷全年预算数×100%；预算执行率得分=执行率×分值（一般为10分），超过100%的按满分计。"
        "数额、执行率和得分三者对不上，说明有一处填错，或者整行错了列。",
        "The execution rate is the year's spending divided by the year's budget; its score is the rate times the weight (10, "
        "as a "
        "rule), at most the weight. Where the three do not agree, one is wrong or the row has slipped by a column.",
    )
    dimension = Dimension.APPROPRIATENESS
    severity = Severity.ERROR
    basis = (Basis("财预〔2020〕10号", "附件1 项目支出绩效自评表：执行率=全年执行数÷全年预算数，得分=执行率×分值"),)
    kinds = frozenset({TableKind.SELF_EVALUATION})
    tolerance = Option(
        Decimal("0.1"),
        Text("允许的误差（执行率为百分点，得分为分）。", "The difference let pass (percentage points, or points)."),
    )
    accepted_weights = Option(
        (Decimal(10), Decimal(20)),
        Text("未写明预算执行率分值时可以接受的分值。", "The weights of the rate accepted where none is printed."),
    )
    messages = {
        "rate": Message(
            Text(
                "执行率填写为{rate}%，按全年执行数{executed}÷全年预算数{budget}应为{expected}%。",
                "The rate is given as {rate} %; {executed} of {budget} is {expected} %.",
            ),
            Text(
                "请把执行率改为{expected}%，并按它重新计算得分和总分；或核对预算数、执行数。",
                "Make the rate {expected} % and work out score and total again; or check the two amounts.",
            ),
        ),
        "score": Message(
            Text(
                "执行率为{rate}%，分值{weight}，得分应为{expected}，却填写为{score}。",
                "At a rate of {rate} % and a weight of {weight} the score is {expected}, not {score}.",
            ),
            Text("请把预算执行率得分改为{expected}，并改正总分。", "Make the score {expected} and correct the total."),
        ),
        "score-over": Message(
            Text(
                "预算执行率得分为{score}，超过了该项分值（最高{weight}）。",
                "The budget execution scores {score}, more than it can ({weight} at most).",
            ),
            Text(
                "请按“执行率×{weight}”重新计算得分；填成执行率（百分数）的，改为得分，并改正总分。",
                "Work the score out as the rate times {weight}; do not give the rate itself. Then correct the total.",
            ),
        ),
        "implausible": Message(
            Text(
                "全年执行数“{executed}”还不到全年预算数{budget}的0.1%，执行率却写“{rate}”，疑似整行错列。",
                "The amount spent, “{executed}”, is below 0.1 % of the budget of {budget}, yet the rate says “{rate}”: "
                "the cells seem to have slipped by a column.",
            ),
            Text(
                "请核对这一行：“{executed}”可能是执行率，“{rate}”可能是得分；补填实际的全年执行数。",
                "Check the row: “{executed}” may be the rate and “{rate}” the score; fill in the amount spent.",
            ),
        ),
        "no-budget": Message(
            Text(
                "全年预算数为0，全年执行数却有{executed}，无法计算执行率。",
                "The year's budget is 0 but {executed} was spent; there is no rate to compute.",
            ),
            Text(
                "请填写调整后的全年预算数（含结转和追加），再计算执行率。",
                "Give the year's budget after adjustments and carry-overs, then work out the rate.",
            ),
        ),
        "over-100": Message(
            Text(
                "执行率为{rate}%，超过100%（执行数{executed}，预算数{budget}）。",
                "The rate is {rate} %, above 100 % ({executed} spent of {budget}).",
            ),
            Text(
                "请核对全年预算数是否为调整后的数（含追加和结转）；确为超预算支出的，在偏差原因中说明。",
                "Check whether the budget is the adjusted one; if more was spent than budgeted, explain it.",
            ),
            Severity.WARNING,
        ),
    }
    good = (
        Example(
            "# 2023年项目支出绩效自评表\n\n全年预算数：1777499.28\n\n全年执行数：1750000\n\n执行率：98.5%\n\n执行率得分：9.85\n\n"
            "| 三级指标 | 年度指标值 | 全年完成值 | 权重 | 得分 |\n|---|---|---|---|---|\n| 培训人数 | 200人 | 200人 | 90 | 90 |"
        ),
        # a rate as a fraction, and rounded to whole per cent; a weight of 20
        Example(
            "# 2023年项目支出绩效自评表\n\n全年预算数：300\n\n全年执行数：200\n\n执行率：67\n\n执行率得分：13.3\n\n"
            "| 三级指标 | 年度指标值 | 全年完成值 | 权重 | 得分 |\n|---|---|---|---|---|\n| 培训人数 | 200人 | 200人 | 80 | 80 |"
        ),
    )
    bad = (
        Example(
            "# 2023年项目支出绩效自评表\n\n全年预算数：100\n\n全年执行数：80\n\n执行率：90\n\n执行率得分：10\n\n"
            "| 三级指标 | 年度指标值 | 全年完成值 | 权重 | 得分 |\n|---|---|---|---|---|\n| 培训人数 | 200人 | 200人 | 90 | 90 |",
            (
                Expected("L7", {"rate": "90", "executed": "80", "budget": "100", "expected": "80"}, "rate"),
                Expected("L9", {"rate": "80", "weight": "10", "expected": "8", "score": "10"}, "score"),
            ),
        ),
        Example(
            "# 2023年项目支出绩效自评表\n\n全年预算数：18449258.26\n\n全年执行数：100\n\n执行率：10\n\n执行率得分：100\n\n"
            "| 三级指标 | 年度指标值 | 全年完成值 | 权重 | 得分 |\n|---|---|---|---|---|\n| 培训人数 | 200人 | 200人 | 90 | 90 |",
            (
                Expected("L5", {"executed": "100", "budget": "18449258.26", "rate": "10"}, "implausible"),
                Expected("L9", {"score": "100", "weight": "10"}, "score-over"),
            ),
        ),
        Example(
            "# 2023年项目支出绩效自评表\n\n全年预算数：0\n\n全年执行数：80\n\n"
            "| 三级指标 | 年度指标值 | 全年完成值 | 权重 | 得分 |\n|---|---|---|---|---|\n| 培训人数 | 200人 | 200人 | 90 | 90 |",
            (Expected("L5", {"executed": "80"}, "no-budget"),),
        ),
        Example(
            "# 2023年项目支出绩效自评表\n\n全年预算数：100\n\n全年执行数：120\n\n执行率：120%\n\n执行率得分：10\n\n"
            "| 三级指标 | 年度指标值 | 全年完成值 | 权重 | 得分 |\n|---|---|---|---|---|\n| 培训人数 | 200人 | 200人 | 90 | 90 |",
            (Expected("L7", {"rate": "120", "executed": "120", "budget": "100"}, "over-100"),),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield the problem of the rate, then that of its score."""
        execution = read_execution(table)
        if execution is not None:
            yield from self.rate(execution)
        score = table.facts.get("execution_score")
        if score is not None and score.number is not None:
            sure = execution is not None and not execution.is_slipped
            yield from self.score(table, score, score.number, execution.rate if execution is not None and sure else None)

    def rate(self, execution: Execution) -> Iterator[Problem]:
        """Judge the two amounts and the printed rate."""
        budget, executed, printed, rate = execution
        related = [budget.place, executed.place]
        amounts = {"executed": executed.text, "budget": budget.text}
        if rate is None:
            if budget.number == 0 and executed.number:
                yield self.problem(executed, "no-budget", field="executed", related=[budget.place], executed=executed.text)
        elif printed is not None and execution.is_slipped:
            found = self.problem(executed, "implausible", field="executed", related=[printed.place])
            yield replace(found, parameters={**amounts, "rate": printed.text})
        elif printed is not None and not execution.agrees(self.tolerance):
            numbers = {"rate": plain_text(printed.number or 0), "expected": plain_text(round(rate, 2))}
            found = self.problem(printed, "rate", field="execution_rate", related=related)
            yield replace(found, parameters={**amounts, **numbers})
        elif rate > HUNDRED + self.tolerance:
            at = printed if printed is not None else executed
            found = self.problem(at, "over-100", field="execution_rate", related=related)
            yield replace(found, parameters={**amounts, "rate": plain_text(round(rate, 2))})

    def score(self, table: IndicatorTable, at: Field, score: Decimal, rate: Decimal | None) -> Iterator[Problem]:
        """Judge the score of the rate; without a rate only whether it is within its weight."""
        weights = possible_weights(table, self.accepted_weights)
        most = max(weights, default=score)
        if score > most + self.tolerance:
            yield self.problem(at, "score-over", field="execution_score", score=score, weight=most)
        elif rate is not None and weights:
            due = {weight: min(rate, HUNDRED) / HUNDRED * weight for weight in weights}
            weight = min(due, key=lambda one: abs(due[one] - score))
            if abs(due[weight] - score) > max(self.tolerance, precision(at.text)):
                expected = round(due[weight], 2)
                numbers = {"rate": round(rate, 2), "weight": weight, "expected": expected, "score": score}
                found = self.problem(at, "score", field="execution_score")
                yield replace(found, parameters={name: plain_text(number) for name, number in numbers.items()})
