"""Missing: cells, facts and whole kinds of indicators that nobody filled in."""

from __future__ import annotations

from perflint_corpora.samples.mistakes.changes import added, both, cells, column, facts, repeated, without
from perflint_corpora.samples.mistakes.mistake import Mistake
from perflint_corpora.samples.sheet import FIRST_HEADING, heading_of

_ACTIVITIES = tuple(
    ("产出指标", "数量指标", name, "≥", target, "场", weight)
    for name, target, weight in (
        ("亲子共读活动场次", "24", "3"),
        ("公益讲座场次", "18", "3"),
        ("主题书展场次", "12", "2"),
        ("诵读比赛场次", "6", "2"),
        ("流动书车进校园场次", "36", "2"),
    )
)

MISSING = (
    Mistake("no-target", "missing-value", "reading-promotion", cells((0, "target", "")), "target", 0),
    Mistake("no-operator", "missing-operator", "reading-promotion", cells((0, "operator", "")), "operator", 0),
    Mistake("count-without-unit", "missing-unit", "reading-promotion", cells((0, "unit", "")), "unit", 0),
    Mistake("no-weight", "missing-weight", "reading-promotion", cells((0, "weight", "")), "weight", 0),
    Mistake("target-to-be-decided", "placeholder", "reading-promotion", cells((1, "target", "待定")), "target", 1),
    Mistake(
        "blank-in-the-goal",
        "placeholder",
        "reading-promotion",
        facts(("goal", "全年举办阅读推广活动____场，新增馆藏图书9000册，新书20个工作日内上架，读者满意度93%。")),
        "goal",
    ),
    Mistake("no-quality", "level-missing", "water-quality", both(cells((1, "weight", "21")), without(2)), FIRST_HEADING),
    Mistake(
        "nobody-asked", "satisfaction-missing", "reading-promotion", both(cells((6, "weight", "22")), without(9)), FIRST_HEADING
    ),
    Mistake("no-project", "missing-facts", "pipe-renewal", facts(("project", "")), heading_of("project")),
    Mistake("no-unit", "missing-facts", "pipe-renewal", facts(("unit_name", "")), heading_of("unit_name")),
    Mistake("no-department", "missing-facts", "pipe-renewal", facts(("department", "")), heading_of("department")),
    Mistake("department-of-a-dash", "missing-facts", "pipe-renewal", facts(("department", "——")), "department"),
    Mistake("empty-goal", "goal-missing", "reading-promotion", facts(("goal", "")), heading_of("goal")),
    Mistake("goal-of-one-clause", "goal-missing", "water-quality", facts(("goal", "采集水样520批次。")), "goal"),
    Mistake(
        "goal-without-numbers",
        "goal-missing",
        "water-quality",
        facts(("goal", "对全县农村供水点的出厂水和末梢水取样检测，向供水单位反馈检测报告。")),
        "goal",
    ),
    Mistake(
        "works-without-costs",
        "cost-missing",
        "pipe-renewal",
        both(cells((2, "weight", "22"), (8, "weight", "22")), without(0, 1)),
        FIRST_HEADING,
    ),
    Mistake(
        "every-activity-listed",
        "indicator-count",
        "reading-promotion",
        both(cells((0, "weight", "4"), (1, "weight", "2")), added(2, *_ACTIVITIES)),
        "level2",
        0,
    ),
    Mistake("no-core-indicator", "core-missing", "skills-training", column("core", *["否"] * 9), heading_of("core")),
    Mistake("core-of-ten", "core-missing", "skills-training", cells((1, "core", "10")), "core", 1),
    Mistake("not-explained", "definition-missing", "ecology-bureau", cells((0, "definition", "")), "definition", 0),
    Mistake(
        "rate-without-formula",
        "definition-missing",
        "ecology-bureau",
        cells((7, "definition", "反映信访办理质量")),
        "definition",
        7,
    ),
    Mistake(
        "three-years-in-one",
        "annual-equals-long-term",
        "skills-training",
        repeated("long_term_goal", "goal"),
        "goal",
    ),
)
