"""Self-evaluations: wrong arithmetic, results in words, and scores that the results do not bear out."""

from __future__ import annotations

from perflint_corpora.samples.mistakes.changes import REASON, both, cells, column, facts, repeated
from perflint_corpora.samples.mistakes.mistake import Mistake
from perflint_corpora.samples.sheet import heading_of

SELF_EVALUATION = (
    Mistake(
        "half-a-point-too-much",
        "score-arithmetic",
        "statistics-bureau",
        both(cells((6, "score", "14.9")), facts(("total_score", "99.70"))),
        "score",
        6,
    ),
    Mistake(
        "more-than-its-weight",
        "score-over-weight",
        "bike-sharing",
        both(cells((1, "score", "8.5")), facts(("total_score", "99.52"))),
        "score",
        1,
    ),
    Mistake("sum-off-by-0.9", "total-score", "bike-sharing", facts(("total_score", "99.92")), "total_score"),
    Mistake("rate-off-by-2", "execution-rate", "bike-sharing", facts(("execution_rate", "97.00%")), "execution_rate"),
    Mistake(
        "execution-score-off-by-0.3",
        "execution-rate",
        "bike-sharing",
        facts(("execution_score", "9.80"), ("total_score", "99.32")),
        "execution_score",
    ),
    Mistake(
        "miss-without-reason", "shortfall-unexplained", "bike-sharing", cells((6, "deviation_reason", "")), "deviation_reason", 6
    ),
    Mistake(
        "one-reason-for-three-rows",
        "copied-text",
        "statistics-bureau",
        cells((5, "deviation_reason", REASON), (6, "deviation_reason", REASON), (7, "deviation_reason", REASON)),
        "deviation_reason",
        6,
    ),
    Mistake("twice-the-target", "overshoot-unexplained", "bike-sharing", cells((3, "actual", "320")), "actual", 3),
    Mistake("done", "missing-actual", "bike-sharing", cells((3, "actual", "达标")), "actual", 3),
    Mistake("percent-for-days", "missing-actual", "farmland-upkeep", cells((3, "actual", "98%")), "actual", 3),
    Mistake(
        "partly-done-in-full",
        "qualitative-score-band",
        "relief-supplies",
        cells(
            (3, "level3", "物资管理制度执行评价"),
            (3, "operator", "定性"),
            (3, "target", "良"),
            (3, "unit", ""),
            (3, "actual", "部分达成年度指标并具有一定效果"),
            (3, "deviation_reason", "轮换办法仍在征求意见，下年度一季度印发。"),
        ),
        "score",
        3,
    ),
    Mistake(
        "every-target-again",
        "actual-copied",
        "bike-sharing",
        both(
            column("actual", "1150", "2600", "4000", "160", "96", "24", "9500", "620", "90"),
            cells((6, "score", "12"), (6, "deviation_reason", "")),
            facts(("total_score", "99.50")),
        ),
        heading_of("actual"),
    ),
    Mistake("at-least-for-a-result", "actual-copied", "bike-sharing", cells((4, "actual", "≥96")), "actual", 4),
    Mistake(
        "the-goal-again",
        "actual-copied",
        "bike-sharing",
        repeated("goal_achieved", "goal"),
        "goal_achieved",
    ),
    Mistake(
        "missed-but-full",
        "shortfall-full-score",
        "bike-sharing",
        both(cells((6, "score", "12")), facts(("total_score", "99.50"))),
        "score",
        6,
    ),
    Mistake(
        "full-marks-for-75-percent",
        "all-full-marks",
        "bike-sharing",
        both(
            cells((6, "actual", "9600"), (6, "score", "12"), (6, "deviation_reason", "")),
            facts(("executed", "345.00"), ("execution_rate", "75.00%"), ("execution_score", "7.50"), ("total_score", "97.50")),
        ),
        "executed",
    ),
    Mistake(
        "all-done-with-40-percent",
        "execution-vs-output",
        "bike-sharing",
        facts(("executed", "184.00"), ("execution_rate", "40.00%"), ("execution_score", "4.00"), ("total_score", "93.52")),
        "executed",
    ),
)
