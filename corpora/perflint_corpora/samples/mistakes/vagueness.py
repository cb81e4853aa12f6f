"""Vagueness: targets and names that nobody can measure."""

from __future__ import annotations

from perflint_corpora.samples.mistakes.changes import cells
from perflint_corpora.samples.mistakes.mistake import Mistake

VAGUENESS = (
    Mistake(
        "clear-improvement",
        "vague-target",
        "water-quality",
        cells((6, "operator", "定性"), (6, "target", "明显改善"), (6, "unit", "")),
        "target",
        6,
    ),
    Mistake(
        "devoted-to-readers",
        "slogan-indicator",
        "reading-promotion",
        cells((8, "level3", "坚持以读者为中心，努力打造书香云岫")),
        "level3",
        8,
    ),
)
