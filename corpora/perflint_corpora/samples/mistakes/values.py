"""Targets that cannot be, that are no single number, or that nobody can check."""

from __future__ import annotations

from perflint_corpora.samples.mistakes.changes import added, both, cells
from perflint_corpora.samples.mistakes.mistake import Mistake
from perflint_corpora.samples.sheet import heading_of

VALUES = (
    Mistake("rate-of-120", "percent-range", "reading-promotion", cells((2, "target", "120")), "target", 2),
    Mistake("rate-of-0.98", "percent-range", "reading-promotion", cells((2, "target", "0.98")), "target", 2),
    Mistake("a-range", "ambiguous-value", "reading-promotion", cells((8, "target", "12-15")), "target", 8),
    Mistake("about-15", "ambiguous-value", "reading-promotion", cells((8, "target", "约15")), "target", 8),
    Mistake(
        "as-planned",
        "timeliness-format",
        "pipe-renewal",
        cells((6, "level3", "工程进度款支付时间"), (6, "operator", "定性"), (6, "target", "按计划完成"), (6, "unit", "")),
        "target",
        6,
    ),
    Mistake("the-fewer-content-the-better", "satisfaction-value", "water-quality", cells((8, "operator", "≤")), "operator", 8),
    Mistake("exactly-so-content", "satisfaction-value", "water-quality", cells((8, "operator", "=")), "operator", 8),
    Mistake("hardly-anyone-content", "satisfaction-value", "water-quality", cells((8, "target", "60")), "target", 8),
    Mistake(
        "nothing-below-100",
        "all-hundred-percent",
        "pipe-renewal",
        both(
            cells((4, "weight", "4"), (6, "target", "100")),
            added(
                5,
                ("产出指标", "质量指标", "管材进场检验合格率", "=", "100", "%", "2"),
                ("产出指标", "质量指标", "隐蔽工程检查覆盖率", "=", "100", "%", "2"),
            ),
        ),
        "target",
        4,
    ),
    Mistake(
        "four-of-nine-in-words",
        "quantitative-share",
        "water-quality",
        cells(
            *((row, "operator", "定性") for row in (2, 6, 7, 8)),
            *((row, "target", "优") for row in (2, 6, 7, 8)),
            *((row, "unit", "") for row in (2, 6, 7, 8)),
            (2, "level3", "检测数据质量评价"),
            (6, "level3", "水源保护区水质评价"),
            (7, "level3", "监测设备管护评价"),
            (8, "level3", "用水村民满意度评价"),
        ),
        heading_of("target"),
    ),
    Mistake(
        "runs-normally",
        "qualitative-no-grades",
        "water-quality",
        cells((2, "level3", "检测设备运行情况"), (2, "operator", "定性"), (2, "target", "运转正常"), (2, "unit", "")),
        "target",
        2,
    ),
    Mistake("growth-since-when", "no-baseline", "reading-promotion", cells((7, "level3", "读者借阅量增长率")), "target", 7),
    Mistake(
        "ten-percent-more",
        "no-baseline",
        "reading-promotion",
        cells((7, "level3", "读者借阅量"), (7, "target", "增加5%"), (7, "unit", "")),
        "target",
        7,
    ),
    Mistake(
        "deep-and-lasting",
        "sustainability-slogan",
        "reading-promotion",
        cells((8, "level3", "书香氛围影响期限"), (8, "operator", "定性"), (8, "target", "长期、深远"), (8, "unit", "")),
        "target",
        8,
    ),
)
