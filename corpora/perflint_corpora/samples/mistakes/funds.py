"""Costs, prices and sources that do not fit the budget."""

from __future__ import annotations

from perflint_corpora.samples.mistakes.changes import both, cells, facts, without
from perflint_corpora.samples.mistakes.mistake import Mistake
from perflint_corpora.samples.sheet import FIRST_HEADING

FUNDS = (
    Mistake("ten-over-the-budget", "cost-over-budget", "skills-training", cells((1, "target", "338.5")), "target", 1),
    Mistake("yuan-for-ten-thousands", "cost-over-budget", "skills-training", cells((1, "unit", "元")), "target", 1),
    Mistake("a-third-of-the-budget", "cost-far-below-budget", "skills-training", cells((1, "target", "109.5")), "target", 1),
    Mistake("too-dear-a-head", "price-times-quantity", "skills-training", cells((0, "target", "1800")), "target", 0),
    Mistake("sources-of-338.5", "funds-sum", "skills-training", facts(("other_funds", "38.50")), "total_budget"),
    Mistake("own-money-over-the-total", "funds-sum", "skills-training", facts(("fiscal_funds", "385.00")), "total_budget"),
    Mistake(
        "seven-for-twelve-millions",
        "thin-table",
        "pipe-renewal",
        both(cells((0, "weight", "20"), (2, "weight", "20"), (5, "weight", "12")), without(1, 3, 6)),
        FIRST_HEADING,
    ),
)
