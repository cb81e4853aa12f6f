"""Goals that the indicators do not cover or contradict, and goals that say nothing."""

from __future__ import annotations

from perflint_corpora.samples.mistakes.changes import cells, facts
from perflint_corpora.samples.mistakes.mistake import Mistake

GOALS = (
    Mistake(
        "nobody-counts-the-damage",
        "goal-uncovered",
        "reading-promotion",
        facts(
            (
                "goal",
                "全年举办阅读推广活动120场，新增馆藏图书9000册，新书20个工作日内上架，活动参与36000人次，"
                "读者满意度93%，自助设备完好率达到96%以上。",
            )
        ),
        "goal",
    ),
    Mistake(
        "ten-events-more",
        "contradicting-numbers",
        "reading-promotion",
        facts(
            ("goal", "全年举办阅读推广活动130场，新增馆藏图书9000册，新书20个工作日内上架，活动参与36000人次，读者满意度93%。")
        ),
        "target",
        0,
    ),
    Mistake(
        "named-like-the-project",
        "project-name-reused",
        "water-quality",
        cells((1, "level3", "农村饮水水质监测")),
        "level3",
        1,
    ),
    Mistake(
        "nothing-but-wishes",
        "goal-slogan",
        "reading-promotion",
        facts(("goal", "保障图书馆正常运行，进一步提升阅读服务水平，推进书香城市建设，不断满足读者的文化需求。")),
        "goal",
    ),
)
