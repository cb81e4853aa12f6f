"""score-arithmetic, score-over-weight and total-score beyond their examples."""

from decimal import Decimal

import pytest

from perflint.checks.findings import Confidence
from perflint.tables.model import IndicatorTable, TableKind
from perflint_rules.self_evaluation.score_arithmetic import ScoreArithmetic, due
from perflint_rules.self_evaluation.score_over_weight import ScoreOverWeight
from perflint_rules.self_evaluation.total_score import TotalScore
from tests.rules.builder import SHARED, found, make_table, problems

SELF = TableKind.SELF_EVALUATION


def one(**fields: str) -> IndicatorTable:
    return make_table([{"level3": "甲", "weight": "10", **fields}], SELF)


@pytest.mark.parametrize(
    ("direction", "target", "actual", "least", "most"),
    [
        ("higher", "100", "100", "10", "10"),
        ("higher", "100", "110", "10", "10"),
        ("higher", "100", "120", "0", "10"),
        ("higher", "100", "80", "8", "8"),
        ("higher", "100", "-5", "0", "0"),
        ("higher", "0", "-1", "0", "0"),
        ("higher", "0", "0", "10", "10"),
        ("equal", "10", "10", "10", "10"),
        ("equal", "10", "11", "0", "10"),
        ("equal", "10", "5", "5", "5"),
        ("lower", "10", "10", "10", "10"),
        ("lower", "10", "0", "10", "10"),
        ("lower", "10", "20", "0", "5"),
        ("lower", "10", "30", "0", "3.333333333333333333333333333"),
        ("lower", "0", "3", "0", "0"),
    ],
)
def test_due(direction: str, target: str, actual: str, least: str, most: str) -> None:
    assert due(direction, Decimal(target), Decimal(actual), Decimal(10)) == (Decimal(least), Decimal(most))


@pytest.mark.parametrize(
    "fields",
    [
        {"target": "≥100人", "actual": "80人", "score": "8"},
        {"target": "≥100人", "actual": "80人", "score": "8.1"},
        {"target": "≥90人", "actual": "78人", "score": "9"},  # 8.67 rounded
        {"target": "≥100人", "actual": "80人", "score": "5", "deviation_reason": "按方案未达80%不得超过5分"},
        {"target": "≥100人", "actual": "130人", "score": "7"},
        {"target": "≤10天", "actual": "12天", "score": "8"},
        {"target": "≤10天", "actual": "12天", "score": "8.33"},
        {"target": "100人", "actual": "80人", "score": "9"},  # no operator: less may be better
        {"target": "≥100人", "actual": "80人", "score": "10"},  # shortfall-full-score's
        {"target": "≥100人", "actual": "80人", "score": "12"},  # score-over-weight's
        {"target": "≥100人", "actual": "完成", "score": "9"},
        {"target": "≥100人", "actual": "80人", "score": "9", "definition": "每少10人扣0.5分"},
        {"target": "≥100人", "actual": "80人", "score": "优"},
        {"target": "≥100人", "actual": "80人"},
        {"target": "≥100人", "actual": "80人", "score": "9", "weight": ""},
    ],
)
def test_scores_that_may_be_right(fields: dict[str, str]) -> None:
    assert found(ScoreArithmetic, one(**fields)) == []


def test_too_high() -> None:
    [problem] = problems(ScoreArithmetic, one(target="≥100人", actual="80人", score="9.5", deviation_reason="报名不足"))
    assert (problem.message, problem.field, problem.confidence) == ("too-high", "score", None)
    assert problem.parameters == {"target": "100人", "actual": "80人", "weight": "10", "expected": "8", "score": "9.5"}


def test_too_low_is_less_sure() -> None:
    [problem] = problems(ScoreArithmetic, one(target="≥100人", actual="100人", score="6", deviation_reason="无"))
    assert (problem.message, problem.confidence) == ("too-low", Confidence.MEDIUM)
    assert problem.parameters == {"target": "100人", "actual": "100人", "weight": "10", "expected": "10", "score": "6"}


def test_without_an_operator_only_what_is_impossible_both_ways() -> None:
    [problem] = problems(ScoreArithmetic, one(target="100人", actual="100人", score="6"))
    assert (problem.message, problem.parameters["expected"]) == ("too-low", "10")


def test_nothing_to_score() -> None:
    empty = {"level2": "经济效益指标", "weight": "10", "unit": "无", "target": "无"}
    table = make_table([{**empty, "score": "10"}, {**empty, "score": "0"}, {**empty, "target": SHARED, "score": "10"}], SELF)
    assert [(problem.place.row, problem.message) for problem in problems(ScoreArithmetic, table)] == [(2, "nothing-to-score")]


def test_tolerance() -> None:
    assert found(ScoreArithmetic({"tolerance": Decimal(2)}), one(target="≥100人", actual="80人", score="9.5")) == []


def test_score_over_weight() -> None:
    rows = [
        {"level3": "甲", "weight": "50", "score": "50"},
        {"level3": "乙", "weight": "30", "score": "30.5"},
        {"level3": "丙", "weight": "10", "score": "-1"},
        {"level3": "丁", "weight": "", "score": "99"},
        {"level3": "戊", "weight": SHARED, "score": "99"},
        {"level3": "己", "weight": "10", "score": ""},
        {"level3": "庚", "weight": "10%", "score": "10"},
    ]
    assert found(ScoreOverWeight, make_table(rows, SELF)) == [
        ("C3", "default", {"score": "30.5", "weight": "30"}),
        ("C4", "negative", {"score": "-1"}),
    ]
    assert found(ScoreOverWeight, make_table(rows, TableKind.TARGET)) == []


def test_score_over_weight_on_fractions() -> None:
    rows = [{"level3": "甲", "weight": "0.5", "score": "50"}, {"level3": "乙", "weight": "0.4", "score": "41"}]
    assert found(ScoreOverWeight, make_table(rows, SELF)) == [("C3", "default", {"score": "41", "weight": "40"})]


def scored(*scores: str, **facts: str) -> IndicatorTable:
    return make_table([{"level3": "甲", "score": score} for score in scores], SELF, facts)


@pytest.mark.parametrize(
    "table",
    [
        scored("50", "40", total_score="100", execution_score="10"),
        scored("50", "40", total_score="90", execution_score="10"),
        scored("50", "40", total_score="99.9", execution_score="9.9"),
        scored("50", "40", total_score="98.5"),
        scored("50", "40", total_score="90"),
        scored("50", "30", total_score="100", execution_weight="20"),
        scored("50", SHARED, "40", total_score="90"),
        scored("50", "", total_score="90"),
        scored("50", "优", total_score="90"),
        scored("50", "40", total_score="优"),
        scored("50", "40"),
        scored("", "", total_score="90"),
    ],
)
def test_totals_that_may_be_right(table: IndicatorTable) -> None:
    assert found(TotalScore, table) == []


def test_totals_that_are_wrong() -> None:
    [problem] = problems(TotalScore, scored("50", "35", total_score="100", execution_score="10"))
    assert (problem.message, problem.place.line, problem.field) == ("default", 2, "total_score")
    assert problem.parameters == {"printed": "100", "indicators": "85", "execution": "10", "expected": "95"}
    assert [place.cell for place in problem.related] == ["B2", "B3"]
    [problem] = problems(TotalScore, scored("50", "35", total_score="100"))
    assert (problem.message, problem.parameters) == (
        "no-execution",
        {"printed": "100", "indicators": "85", "most": "10", "highest": "95"},
    )
    # jiulongpo-2021: 90 points and an execution score of 100
    [problem] = problems(TotalScore, scored("90", total_score="190", execution_score="100"))
    assert (problem.message, problem.parameters) == ("over-100", {"printed": "190"})
