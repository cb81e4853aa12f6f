"""execution-rate beyond its examples: rounding, scales, weights, missing facts."""

import pytest

from perflint.checks.findings import Problem
from perflint.tables.model import TableKind
from perflint_rules.self_evaluation.execution_rate import ExecutionRate
from tests.rules.builder import make_table, problems


def check(weight: str = "90", **facts: str) -> list[Problem]:
    rows = [{"level3": "甲", "weight": weight, "score": weight}]
    return problems(ExecutionRate, make_table(rows, TableKind.SELF_EVALUATION, facts))


@pytest.mark.parametrize(
    "facts",
    [
        {"annual_budget": "93.5", "executed": "93.5", "execution_rate": "100", "execution_score": "10"},
        {"annual_budget": "3", "executed": "2", "execution_rate": "66.7%", "execution_score": "6.67"},
        {"annual_budget": "3", "executed": "2", "execution_rate": "67%", "execution_score": "7"},
        {"annual_budget": "3", "executed": "2", "execution_rate": "0.6667", "execution_score": "6.7"},
        {"annual_budget": "1,000.00", "executed": "800.00", "execution_rate": "80", "execution_score": "8"},
        {"annual_budget": "0", "executed": "0", "execution_rate": "0"},
        {"annual_budget": "100", "execution_rate": "80", "execution_score": "8"},
        {"executed": "80", "execution_rate": "80"},
        {"annual_budget": "100", "executed": "无", "execution_rate": "80"},
        {"annual_budget": "100", "executed": "80", "execution_rate": "无", "execution_score": "无"},
        {"execution_score": "10"},
        {},
    ],
)
def test_facts_that_agree_or_are_missing(facts: dict[str, str]) -> None:
    assert check(**facts) == []


def test_a_wrong_rate_and_score() -> None:
    rate, score = check(annual_budget="100", executed="80", execution_rate="100", execution_score="10", execution_weight="10")
    assert (rate.message, rate.place.line, rate.field) == ("rate", 4, "execution_rate")
    assert rate.parameters == {"rate": "100", "executed": "80", "budget": "100", "expected": "80"}
    assert [place.line for place in rate.related] == [2, 3]
    assert (score.message, score.place.line) == ("score", 5)
    assert score.parameters == {"rate": "80", "weight": "10", "expected": "8", "score": "10"}


def test_the_weight_is_what_the_others_leave() -> None:
    assert check("80", annual_budget="100", executed="50", execution_score="10") == []
    [score] = check("90", annual_budget="100", executed="50", execution_score="10")
    assert score.parameters == {"rate": "50", "weight": "10", "expected": "5", "score": "10"}
    # weights that do not tell: 10 may be half of 20
    assert check("", annual_budget="100", executed="50", execution_score="10") == []


def test_slipped_cells() -> None:
    slipped, score = check(annual_budget="18449258.26", executed="100", execution_rate="10", execution_score="100")
    assert (slipped.message, slipped.place.line) == ("implausible", 3)
    assert slipped.parameters == {"executed": "100", "budget": "18449258.26", "rate": "10"}
    assert (score.message, score.parameters) == ("score-over", {"score": "100", "weight": "10"})


def test_no_budget_and_overspending() -> None:
    [problem] = check(annual_budget="0", executed="5", execution_rate="100")
    assert (problem.message, problem.parameters) == ("no-budget", {"executed": "5"})
    [problem] = check(annual_budget="100", executed="130", execution_rate="130%", execution_score="10")
    assert (problem.message, problem.place.line) == ("over-100", 4)
    assert problem.parameters == {"rate": "130", "executed": "130", "budget": "100"}
    [problem] = check(annual_budget="100", executed="130")
    assert (problem.message, problem.place.line) == ("over-100", 3)
