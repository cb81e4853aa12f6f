"""weight-sum beyond its examples: scales, shared cells, gaps, self-evaluations, options."""

from decimal import Decimal

import pytest

from perflint.checks.findings import Confidence
from perflint.tables.model import TableKind
from perflint_rules.weights.weight_sum import WeightSum
from tests.rules.builder import SHARED, found, make_table, problems


def rows(*weights: str) -> list[dict[str, str]]:
    return [{"level3": f"指标{number}", "target": "10", "weight": weight} for number, weight in enumerate(weights, 1)]


@pytest.mark.parametrize(
    ("weights", "facts"),
    [
        (("50", "50"), {}),
        (("50", "40"), {}),
        (("50", "40"), {"execution_weight": "10"}),
        (("50", "40"), {"execution_weight": "10%"}),
        (("60", "20"), {"execution_weight": "20"}),
        (("50%", "50%"), {}),
        (("0.5", "0.4"), {"execution_weight": "10"}),
        (("0.5", "0.4"), {"execution_weight": "0.1"}),
        (("33.33", "33.33", "33.34"), {}),
        (("33.333", "33.333", "33.333"), {}),
        (("50分", "50分"), {}),
        (("100", SHARED, SHARED), {}),
        (("50", "", "20"), {}),
        (("50", "说明", "20"), {}),
        (("", ""), {}),
        ((), {}),
    ],
)
def test_totals_that_are_right_or_open(weights: tuple[str, ...], facts: dict[str, str]) -> None:
    assert found(WeightSum, make_table(rows(*weights), facts=facts)) == []


def test_the_place_is_the_heading_and_related_are_all_weights() -> None:
    [problem] = problems(WeightSum, make_table(rows("50", "45")))
    assert problem.place.cell == "C1"
    assert [place.cell for place in problem.related] == ["C2", "C3"]
    assert problem.field == "weight"
    assert problem.parameters == {"total": "95", "expected": "100", "difference": "-5"}
    assert problem.confidence is None


def test_shared_weights_count_once() -> None:
    table = make_table(rows("60", SHARED, "50"))
    assert found(WeightSum, table) == [("C1", "default", {"total": "110", "expected": "100", "difference": "10"})]


def test_fractions_are_reported_on_their_own_scale() -> None:
    table = make_table(rows("0.5", "0.3"), facts={"execution_weight": "10"})
    assert found(WeightSum, table) == [
        ("C1", "with-execution", {"total": "0.8", "expected": "0.9", "difference": "-0.1", "execution": "0.1"})
    ]


def test_a_hundred_beside_a_printed_execution_weight_is_less_sure() -> None:
    [problem] = problems(WeightSum, make_table(rows("60", "40"), facts={"execution_weight": "10"}))
    assert problem.message == "with-execution"
    assert problem.parameters == {"total": "100", "expected": "90", "difference": "10", "execution": "10"}
    assert problem.confidence is Confidence.MEDIUM


def test_an_execution_rate_listed_as_an_indicator_is_in_the_total() -> None:
    listed = [*rows("50", "40"), {"level3": "预算执行率", "target": "100", "weight": "10"}]
    table = make_table(listed, TableKind.SELF_EVALUATION, {"execution_weight": "10"})
    assert found(WeightSum, table) == []


def test_the_printed_execution_score_tells_the_weight_it_leaves() -> None:
    table = make_table(rows("50", "30"), TableKind.SELF_EVALUATION, {"execution_score": "20"})
    assert found(WeightSum, table) == []
    # 交易中心运行费 of jiulongpo-2021: 85 beside an execution score of 10
    table = make_table(rows("50", "35"), TableKind.SELF_EVALUATION, {"execution_score": "10"})
    assert found(WeightSum, table) == [("C1", "default", {"total": "85", "expected": "90", "difference": "-5"})]
    # an execution score of 100 is an error of its own and says nothing of the weights
    table = make_table(rows("50", "40"), TableKind.SELF_EVALUATION, {"execution_score": "100"})
    assert found(WeightSum, table) == []


def test_gaps_cannot_explain_a_sum_that_is_too_big() -> None:
    table = make_table(rows("70", "", "40"))
    assert found(WeightSum, table) == [("C1", "over-with-gaps", {"total": "110", "expected": "100", "gaps": "1"})]


def test_an_unused_line_of_the_form_is_no_gap() -> None:
    table = make_table([*rows("50", "45"), {"level2": "经济效益指标"}])
    assert found(WeightSum, table) == [("D1", "default", {"total": "95", "expected": "100", "difference": "-5"})]


def test_options() -> None:
    rule = WeightSum({"accepted_totals": (Decimal(80),), "tolerance": Decimal(1)})
    assert found(rule, make_table(rows("50", "30.9"))) == []
    assert found(rule, make_table(rows("50", "50"))) == [
        ("C1", "default", {"total": "100", "expected": "80", "difference": "20"})
    ]
