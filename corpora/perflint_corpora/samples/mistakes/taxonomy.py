"""Indicators under the wrong heading, and headings of nobody's making."""

from __future__ import annotations

from perflint_corpora.samples.mistakes.changes import cells, column
from perflint_corpora.samples.mistakes.mistake import Mistake

TAXONOMY = (
    Mistake("outputs-of-a-kind", "level-name", "reading-promotion", column("level1", *["产出类指标"] * 6), "level1", 0),
    Mistake("how-many-done", "level-name", "reading-promotion", column("level2", *["完成数量情况"] * 2), "level2", 0),
    Mistake("counts-among-benefits", "level-parent", "reading-promotion", cells((6, "level2", "数量指标")), "level2", 6),
    Mistake(
        "letters-among-benefits",
        "misclassified-indicator",
        "reading-promotion",
        cells((7, "level3", "读者来信受理件数"), (7, "target", "1200"), (7, "unit", "件")),
        "level3",
        7,
    ),
)
