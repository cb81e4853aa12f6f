"""Names of indicators that say too much, too little, twice or something else."""

from __future__ import annotations

from perflint_corpora.samples.mistakes.changes import cells
from perflint_corpora.samples.mistakes.mistake import Mistake

#: What the inspections of the ecology bureau count.
_CHECKED = "年度内出具现场检查笔录的排污单位家次"

NAMES = (
    Mistake(
        "checks-counted-twice",
        "duplicate-indicator",
        "ecology-bureau",
        cells((1, "level3", "排污单位现场检查家次"), (1, "definition", _CHECKED), (1, "unit", "家次")),
        "level3",
        1,
    ),
    Mistake(
        "checks-in-other-words",
        "duplicate-indicator",
        "ecology-bureau",
        cells((1, "level3", "排污单位的现场检查家次"), (1, "definition", _CHECKED), (1, "unit", "家次")),
        "level3",
        1,
    ),
    Mistake(
        "name-of-28-characters",
        "name-length",
        "reading-promotion",
        cells((8, "level3", "全市各乡镇街道社区农村书屋和中小学校园长期合作阅读基地数量")),
        "level3",
        8,
    ),
    Mistake("name-of-two-characters", "name-length", "reading-promotion", cells((8, "level3", "基地")), "level3", 8),
    Mistake(
        "two-rates-in-one",
        "compound-indicator",
        "reading-promotion",
        cells((2, "level3", "图书入藏验收合格率和编目准确率")),
        "level3",
        2,
    ),
    Mistake(
        "the-year-for-a-name",
        "date-range-name",
        "pipe-renewal",
        cells((6, "level3", "2025年1月1日-2025年12月31日")),
        "level3",
        6,
    ),
    Mistake("full-width-digits", "inconsistent-writing", "reading-promotion", cells((8, "target", "１５")), "target", 8),
    Mistake(
        "space-in-a-name", "inconsistent-writing", "reading-promotion", cells((8, "level3", "长期合作 阅读基地数量")), "level3", 8
    ),
    Mistake("target-in-the-name", "value-in-name", "reading-promotion", cells((9, "level3", "读者满意度≥93%")), "level3", 9),
)
