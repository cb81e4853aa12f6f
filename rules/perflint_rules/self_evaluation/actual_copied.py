"""actual-copied: results, or the account of what was achieved, that only repeat the targets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, Option, TableRule
from perflint.language.normal import normal
from perflint.language.operators import normalise_operator
from perflint.language.units import lookup_unit
from perflint.tables.model import Indicator, IndicatorTable, TableKind
from perflint_rules.missing.gaps import given

HUNDRED = Decimal(100)

#: A result that a plan rarely hits to the digit: so many of them must be among the copies.
LEAST_OPEN = 3

#: Shorter accounts are alike by nature.
LEAST_LENGTH = 20

_ROWS = (
    "| 三级指标 | 指标性质 | 年度指标值 | 计量单位 | 全年完成值 |\n|---|---|---|---|---|\n"
    "| 培训人数 | ≥ | 200 | 人 | {people} |\n"
    "| 培训场次 | = | 12 | 场 | 12 |\n| 培训合格率 | ≥ | 95 | % | {passed} |\n| 按期完成率 | = | 100 | % | 100% |\n"
    "| 投诉件数 | ≤ | 3 | 件 | {complaints} |\n| 学员满意度 | ≥ | 90 | % | {content} |"
)
_GOAL = "组织窗口人员业务培训，提升窗口人员业务能力和服务水平，方便企业和群众办事"


class ActualCopied(TableRule):
    """Results equal to the digit nearly throughout, at least three of them where one would expect more or less.

    Equal results of = targets and of rates of 100 % are what one hopes for; alone they prove nothing.
    """

    code = "S109"
    rule = "actual-copied"
    name = Text("完成情况照抄目标", "Results copied from the targets")
    why = Text(
        "实际完成值应来自统计、验收或调查。几乎每一行都与指标值一字不差，或者“实际完成情况”就是“预期目标”的原文，"
        "说明自评没有按实际填写。",
        "Results come from counts, acceptances and surveys. Where nearly every row repeats its target to the digit, or the "
        "account "
        "of what was achieved is the goal itself, the evaluation was not filled in from what happened.",
    )
    dimension = Dimension.APPROPRIATENESS
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = (Basis("财预〔2020〕10号", "单位自评结果：内容完整、权重合理、数据真实、结果客观"),)
    kinds = frozenset({TableKind.SELF_EVALUATION})
    share = Option(
        Decimal(90), Text("完成值与指标值相同的行占百分之几时提示。", "From which percentage of equal results on it speaks.")
    )
    least_rows = Option(6, Text("参与判断的最少行数。", "The least number of rows that is judged."))
    likeness = Option(
        0.95, Text("完成情况与预期目标雷同的相似度，0到1。", "Likeness of account and goal from which they are one, 0 to 1.")
    )
    messages = {
        "default": Message(
            Text(
                "{rows}个指标中有{same}个的完成值与指标值完全相同，疑似照抄。",
                "{same} of {rows} results are their targets to the digit and seem to be copied.",
            ),
            Text(
                "请按统计、验收、调查等资料逐项填写实际完成值；确实相同的，请备好佐证资料。",
                "Fill in what was counted, accepted or surveyed; where it is indeed the same, have the proof at hand.",
            ),
        ),
        "operator": Message(
            Text(
                "完成值“{written}”带有符号“{operator}”，是目标的写法，不是实际结果。",
                "The result “{written}” has the sign “{operator}” of a target; it is not what was reached.",
            ),
            Text("请填写实际达到的数值，不带“{operator}”。", "Give the number reached, without “{operator}”."),
        ),
        "goal": Message(
            Text(
                "实际完成情况与预期目标几乎相同（相似度{percent}%），没有写实际做了什么、做到多少。",
                "The account of what was achieved is the goal ({percent} % alike): it does not say what was done, or how much.",
            ),
            Text(
                "请写明全年实际完成的工作和数量，以及没有完成的部分和原因。",
                "Say what was done during the year and how much of it, what was not, and why.",
            ),
        ),
    }
    good = (
        Example(
            "# 2023年项目支出绩效自评表\n\n" + _ROWS.format(people=210, passed="95%", complaints=0, content="96%"),
        ),
        # exact numbers and rates of 100 % only
        Example(
            "# 2023年项目支出绩效自评表\n\n| 三级指标 | 指标性质 | 年度指标值 | 计量单位 | 全年完成值 |\n|---|---|---|---|---|\n"
            "| 培训场次 | = | 12 | 场 | 12 |\n| 教材种类 | = | 3 | 种 | 3 |\n| 合格率 | ≥ | 100 | % | 100% |\n"
            "| 按期完成率 | ≥ | 100 | % | 100% |\n| 参训单位 | = | 28 | 个 | 28 |\n| 学员满意度 | ≥ | 90 | % | 90% |"
        ),
    )
    bad = (
        Example(
            "# 2023年项目支出绩效自评表\n\n" + _ROWS.format(people="200人", passed="95%", complaints=3, content="90%"),
            (Expected("E1", {"rows": "6", "same": "6"}),),
        ),
        Example(
            f"# 2023年项目支出绩效自评表\n\n年度绩效目标：{_GOAL}。\n\n目标完成情况：{_GOAL}\n\n"
            + _ROWS.format(people=210, passed="≥95%", complaints=0, content="96%"),
            (
                Expected("L5", {"percent": "100"}, "goal"),
                Expected("E4", {"written": "≥95%", "operator": "≥"}, "operator"),
            ),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield the account, then the column of results, or else the results with an operator."""
        yield from self.account(table)
        rows = [one for one in table.indicators if given(one.target) and given(one.actual) and "actual" not in one.shared]
        same = [one for one in rows if is_repeated(one)]
        often = len(rows) >= self.least_rows and len(same) * HUNDRED >= self.share * len(rows)
        if often and sum(map(is_open, same)) >= LEAST_OPEN:
            place = table.heading("actual") or same[0].place_of("actual")
            related = [one.place_of("actual") for one in same]
            found = self.problem(place, field="actual", related=related, rows=len(rows), same=len(same))
            # it counts each row, or else one honest row would cost more than none
            yield replace(found, count=len(same))
            return
        for one in rows:
            operator = leading_operator(one.actual.text) if one.actual is not None else None
            if operator is not None and one.actual is not None:
                yield self.problem(
                    one.actual, "operator", field="actual", indicator=one, written=one.actual.text, operator=operator
                )

    def account(self, table: IndicatorTable) -> Iterator[Problem]:
        """Compare the account of what was achieved with the goal."""
        goal, achieved = table.facts.get("goal"), table.facts.get("goal_achieved")
        if goal is None or achieved is None or min(len(goal.text), len(achieved.text)) < LEAST_LENGTH:
            return
        likeness = likeness_of(goal.text, achieved.text, self.likeness)
        if likeness >= self.likeness:
            yield self.problem(achieved, "goal", field="goal_achieved", related=[goal.place], percent=int(likeness * 100))


def likeness_of(goal: str, achieved: str, wanted: float) -> float:
    """How alike two texts are, 0 to 1; 0 where their lengths alone rule out what is wanted."""
    first, second = normal(goal).rstrip("。.;"), normal(achieved).rstrip("。.;")
    if first == second:
        return 1.0
    if min(len(first), len(second)) < wanted * wanted * max(len(first), len(second)):
        return 0.0
    from perflint.language.similarity import similarity

    return similarity(first, second)


def is_repeated(indicator: Indicator) -> bool:
    """Whether the result is the target again, sign and unit aside."""
    target, actual, unit = indicator.target, indicator.actual, indicator.unit
    if target is None or actual is None:
        return False
    wanted, reached = without_operator(target.text), without_operator(actual.text)
    return wanted == reached or (unit is not None and wanted + normal(unit.text) == reached)


def is_open(indicator: Indicator) -> bool:
    """Whether one would expect more or less than the target: a number with ≥, ≤ or no sign, unless it is all of 100 %."""
    quantities = indicator.quantities
    if len(quantities) != 1 or indicator.sign in ("=", "定性"):
        return False
    unit = lookup_unit(quantities[0].unit) if quantities[0].unit else None
    if unit is not None and unit.dimension in ("duration", "money", "area"):
        return False
    return not (quantities[0].number in (100, 0) and unit is not None and unit.dimension == "ratio")


def leading_operator(text: str) -> str | None:
    """The sign that a text begins with, or None."""
    sign = text.lstrip()[:1]
    return sign if sign in "≥≤≧≦＞＜><" and sign else None


def without_operator(text: str) -> str:
    """A text for comparison, without its sign."""
    compact = normal(text)
    operator = normalise_operator(compact[:1])
    return compact.removeprefix(operator) if operator else compact
