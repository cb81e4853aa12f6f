"""Weights: wrong totals, shares and values, and levels that do not add up."""

from __future__ import annotations

from perflint_corpora.samples.mistakes.changes import cells, column
from perflint_corpora.samples.mistakes.mistake import Mistake
from perflint_corpora.samples.sheet import heading_of

#: The levels of the reading promotion, as forms print them that state what each level weighs.
_OUTPUTS, _BENEFITS, _SATISFACTION = "产出指标（50分）", "效益指标（30分）", "满意度指标（10分）"

WEIGHTS = (
    Mistake("weights-total-95", "weight-sum", "market-bureau", cells((0, "weight", "7")), heading_of("weight")),
    Mistake("weights-total-88", "weight-sum", "reading-promotion", cells((0, "weight", "8")), heading_of("weight")),
    Mistake(
        "outputs-55-benefits-25",
        "weight-split",
        "reading-promotion",
        cells((0, "weight", "15"), (6, "weight", "7")),
        heading_of("weight"),
    ),
    Mistake("weight-of-zero", "weight-invalid", "reading-promotion", cells((0, "weight", "18"), (1, "weight", "0")), "weight", 1),
    Mistake("weight-in-words", "weight-invalid", "reading-promotion", cells((0, "weight", "较高")), "weight", 0),
    Mistake(
        "benefits-say-35",
        "weight-subtotal",
        "reading-promotion",
        column("level1", *[_OUTPUTS] * 6, *["效益指标（35分）"] * 3, _SATISFACTION),
        "level1",
        6,
    ),
    Mistake(
        "amounts-say-20",
        "weight-subtotal",
        "reading-promotion",
        column("level2", *["数量指标（20分）"] * 2),
        "level2",
        0,
    ),
)
