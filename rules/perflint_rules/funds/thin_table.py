"""thin-table: much money and few indicators, or none that puts a number on the benefit."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, Option, TableRule
from perflint.tables.model import Indicator, IndicatorTable, TableKind, TableScope
from perflint_rules.funds.budget import budget_of
from perflint_rules.missing.gaps import used_rows
from perflint_rules.missing.indicator_count import FEW

_HEAD = (
    "# 2025年项目支出绩效目标表\n\n项目名称：管网改造\n\n年度资金总额：{}万元\n\n"
    "| 一级指标 | 二级指标 | 三级指标 | 指标值 |\n|---|---|---|---|\n"
)
_FIVE = "".join(f"| 产出指标 | 数量指标 | 第{number}段改造长度 | ≥2公里 |\n" for number in "一二三四五")
_SEVEN = _FIVE + "| 产出指标 | 质量指标 | 验收合格率 | ≥95% |\n| 产出指标 | 时效指标 | 按期完工率 | ≥95% |\n"


class ThinTable(TableRule):
    """Kinds that are missing altogether are `level-missing`'s, a handful of indicators `indicator-count`'s."""

    code = "B106"
    rule = "thin-table"
    name = Text("大额项目指标单薄", "Much money, few indicators")
    why = Text(
        "资金量大的项目，几个指标反映不了钱花到哪里、效果如何。",
        "A few indicators cannot show where a large sum goes and what it brings.",
    )
    dimension = Dimension.APPROPRIATENESS
    severity = Severity.INFO
    confidence = Confidence.MEDIUM
    basis = (Basis("财预〔2015〕88号", "绩效目标应与资金量相匹配，清晰反映项目的预期产出和效果"),)
    kinds = frozenset((TableKind.TARGET,))
    large = Option(
        Decimal(500), Text("预算达到这个数的算大额项目（万元）。", "The budget (10,000 yuan) from which a project is large.")
    )
    fewest = Option(8, Text("大额项目至少应有的指标数。", "How many indicators a large project should have."))
    messages = {
        "default": Message(
            Text(
                "预算{budget}的项目只有{rows}个指标。",
                "A project of {budget} has only {rows} indicators.",
            ),
            Text(
                "请按支出内容补充指标，使主要支出都有对应的数量、质量和效益指标，一般不少于{fewest}个。",
                "Add indicators until each main item of expenditure has its quantity, quality and benefit; {fewest} at least.",
            ),
        ),
        "benefit": Message(
            Text(
                "预算{budget}的项目，{rows}个效益指标都没有数值。",
                "A project of {budget} puts no number on any of its {rows} benefits.",
            ),
            Text(
                "请至少给一个效益指标写明数值和口径，如受益人数、节约金额、增长比例。",
                "Give at least one benefit a number: people who benefit, money saved, growth.",
            ),
        ),
    }
    good = (
        Example(_HEAD.format(1200) + _SEVEN + "| 效益指标 | 社会效益指标 | 受益居民户数 | ≥6200户 |"),
        Example(_HEAD.format(120) + _FIVE),
    )
    bad = (
        Example(
            _HEAD.format(1200) + _FIVE + "| 效益指标 | 社会效益指标 | 受益居民户数 | ≥6200户 |",
            (Expected("A1", {"budget": "1200万元", "rows": "6", "fewest": "8"}),),
        ),
        Example(
            _HEAD.format(1200) + _SEVEN + "| 效益指标 | 社会效益指标 | 居民用水条件 | 明显改善 |",
            (Expected("A1", {"budget": "1200万元", "rows": "1"}, "benefit"),),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield at most one problem, at the table."""
        budget = budget_of(table)
        if budget is None or table.scope is not TableScope.PROJECT or budget.amount < self.large * 10_000:
            return
        used = used_rows(table)
        benefits = [indicator for indicator in used if is_benefit(indicator)]
        unsure = Confidence.LOW if table.linear else None
        related = [budget.field.place]
        if FEW <= len(used) < self.fewest:
            yield self.problem(
                table.place, related=related, confidence=unsure, budget=budget.text, rows=len(used), fewest=self.fewest
            )
        elif benefits and not any(indicator.quantities for indicator in benefits):
            yield self.problem(table.place, "benefit", related=related, confidence=unsure, budget=budget.text, rows=len(benefits))


def is_benefit(indicator: Indicator) -> bool:
    """Whether a row stands under 效益指标."""
    return "效益" in indicator.levels
