"""Years and dates that are not those of the table."""

from __future__ import annotations

from perflint_corpora.samples.mistakes.changes import cells, facts
from perflint_corpora.samples.mistakes.mistake import Mistake

DATES = (
    Mistake("last-year-in-a-name", "stale-year", "pipe-renewal", cells((8, "level3", "2024年受益居民户数")), "level3", 8),
    Mistake(
        "last-year-in-the-goal",
        "stale-year",
        "reading-promotion",
        facts(
            ("goal", "2023年举办阅读推广活动120场，新增馆藏图书9000册，新书20个工作日内上架，活动参与36000人次，读者满意度93%。")
        ),
        "goal",
    ),
    Mistake(
        "done-next-year",
        "date-outside-period",
        "pipe-renewal",
        cells((5, "target", "2026年6月底"), (5, "unit", "")),
        "target",
        5,
    ),
    Mistake("ends-before-it-starts", "date-outside-period", "skills-training", facts(("start", "2029年1月")), "start"),
)
