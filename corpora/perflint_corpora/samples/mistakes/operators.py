"""Operators that are none, or that the value or the kind of indicator contradicts."""

from __future__ import annotations

from perflint_corpora.samples.mistakes.changes import cells
from perflint_corpora.samples.mistakes.mistake import Mistake

OPERATORS = (
    Mistake("about", "operator-invalid", "reading-promotion", cells((0, "operator", "大约")), "operator", 0),
    Mistake("at-least-good", "operator-value-mismatch", "ecology-bureau", cells((6, "operator", "≥")), "target", 6),
    Mistake(
        "number-called-qualitative", "operator-value-mismatch", "reading-promotion", cells((8, "operator", "定性")), "target", 8
    ),
    Mistake("two-operators", "value-overloaded", "reading-promotion", cells((8, "target", "≤15")), "target", 8),
    Mistake("unit-twice", "value-overloaded", "reading-promotion", cells((8, "target", "15个")), "target", 8),
    Mistake("the-dearer-the-better", "cost-direction", "reading-promotion", cells((4, "operator", "≥")), "operator", 4),
    Mistake("cost-exactly", "cost-direction", "skills-training", cells((1, "operator", "=")), "operator", 1),
    Mistake("the-more-deaths-the-better", "cost-direction", "market-bureau", cells((8, "operator", "≥")), "operator", 8),
)
