"""budget-amount-differs: one project, two tables, two budgets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePath

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, RunRule
from perflint.documents.model import Place
from perflint.language.normal import normal
from perflint.tables.model import IndicatorTable, Submission, TableKind
from perflint_rules.funds.budget import ROUNDING, budgets_of

_HEAD = "# {}年项目支出绩效目标表\n\n项目名称：培训费\n\n单位名称：教育局\n\n年度资金总额：{}万元\n\n"
_ROWS = "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 数量指标 | 培训人数 | ≥200人 |\n| 质量指标 | 合格率 | ≥95% |"


@dataclass(slots=True, frozen=True)
class Stated:
    """The budget that one table states for a project of a unit in a year."""

    path: str
    table: int
    project: str
    key: tuple[str, str, int]
    kind: TableKind
    amount: Decimal
    text: str
    fact: str
    place: Place


class BudgetAmountDiffers(RunRule):
    """Same project, unit and year, letter by letter. A target's total is compared with other targets and with the
    initial budget of self-evaluations; what a self-evaluation calls the adjusted budget may differ.
    """

    code = "B105"
    rule = "budget-amount-differs"
    name = Text("同一项目预算金额不一致", "One project, two budgets")
    why = Text(
        "同一单位、同一年度、同一项目在不同表中的预算应当一致，否则不知道哪张表是批复的。",
        "A project of one unit and year has one budget; two figures leave open which table was approved.",
    )
    dimension = Dimension.APPROPRIATENESS
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = (Basis("中发〔2018〕34号", "绩效目标与预算同步批复下达"),)
    messages = {
        "default": Message(
            Text(
                "“{project}”在这里的预算是{amount}，在{where}是{other}。",
                "The budget of “{project}” is {amount} here and {other} in {where}.",
            ),
            Text(
                "请核对两处金额，以批复的预算为准统一；确是两个项目的，用不同的名称区分。",
                "Compare both with the approved budget; if these are two projects, give them different names.",
            ),
        )
    }
    good = (
        Example(_HEAD.format(2025, 100) + _ROWS, others=(_HEAD.format(2025, 100) + _ROWS,)),
        Example(_HEAD.format(2025, 100) + _ROWS, others=(_HEAD.format(2024, 90) + _ROWS,)),
        Example(_HEAD.format(2025, 100) + _ROWS, others=((_HEAD.format(2025, 90) + _ROWS).replace("培训费", "培训费（二期）"),)),
    )
    bad = (
        Example(
            _HEAD.format(2025, 100) + _ROWS,
            (Expected("L7", {"project": "培训费", "amount": "90万元", "where": "example-1.md", "other": "100万元"}),),
            others=(_HEAD.format(2025, 90) + _ROWS,),
        ),
    )

    def collect(self, submission: Submission) -> Iterator[Stated]:
        """Yield what the project tables of one file state."""
        for number, table in enumerate(submission.tables):
            stated = stated_by(table, submission.path, number)
            if stated is not None:
                yield stated

    def conclude(self, records: Sequence[Sequence[Stated]]) -> Iterator[tuple[int, Problem]]:
        """Yield a problem at each later table that contradicts the first one of its project."""
        first: dict[tuple[str, str, int], Stated] = {}
        for file, stated in ((number, one) for number, ones in enumerate(records) for one in ones):
            other = first.setdefault(stated.key, stated)
            comparable = other is not stated and TableKind.TARGET in (other.kind, stated.kind)
            if not comparable or abs(stated.amount - other.amount) <= max(ROUNDING, other.amount / 100):
                continue
            yield (
                file,
                self.problem(
                    stated.place,
                    field=stated.fact,
                    related=[other.place] if other.path == stated.path else [],
                    table=stated.table,
                    project=stated.project,
                    amount=stated.text,
                    where=PurePath(other.path).name if other.path != stated.path else f"#{other.table + 1}",
                    other=other.text,
                ),
            )


def stated_by(table: IndicatorTable, path: str, number: int) -> Stated | None:
    """The budget that a table states, or None where it does not say whose it is or for which year."""
    project, unit, year = table.fact("project"), table.fact("unit_name") or table.fact("department"), table.year
    fact = "initial_budget" if table.kind is TableKind.SELF_EVALUATION else "total_budget"
    budget = next((one for one in budgets_of(table) if one.name == fact), None)
    if not project or not unit or year is None or budget is None:
        return None
    key = (normal(project), normal(unit), year)
    return Stated(path, number, project, key, table.kind, budget.amount, budget.text, fact, budget.field.place)
