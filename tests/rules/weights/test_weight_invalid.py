"""weight-invalid beyond its examples: marks for nothing, unused rows, decimals on both scales."""

import pytest

from perflint_rules.weights.weight_invalid import WeightInvalid
from tests.rules.builder import SHARED, found, make_table


def rows(*weights: str) -> list[dict[str, str]]:
    return [{"level3": f"指标{number}", "weight": weight} for number, weight in enumerate(weights, 1)]


@pytest.mark.parametrize(
    "weights",
    [
        ("10", "90"),
        ("12.50", "87.5"),
        ("10%", "90%"),
        ("0.1234", "0.8766"),
        ("100", SHARED),
        ("", "无", "/"),
        ("１０", "90"),
        ("100",),
    ],
)
def test_usable_weights(weights: tuple[str, ...]) -> None:
    assert found(WeightInvalid, make_table(rows(*weights))) == []


def test_unusable_weights() -> None:
    table = make_table(rows("-5", "0", "100.5", "十分重要", "5.125"))
    assert found(WeightInvalid, table) == [
        ("B5", "not-a-number", {"weight": "十分重要"}),
        ("B2", "not-positive", {"weight": "-5"}),
        ("B3", "not-positive", {"weight": "0"}),
        ("B4", "over-100", {"weight": "100.5"}),
        ("B6", "decimals", {"weight": "5.125", "decimals": "3", "most": "2", "rounded": "5.12"}),
    ]


def test_an_unused_row_may_weigh_nothing() -> None:
    assert found(WeightInvalid, make_table([*rows("100"), {"level3": "", "weight": "0"}])) == []
    assert found(WeightInvalid, make_table([*rows("100"), {"level3": "无", "weight": "0"}])) == []


def test_two_forms_side_by_side() -> None:
    assert found(WeightInvalid, make_table(rows("10", "20%", "70%"))) == [
        ("B1", "mixed", {"plain": "1", "percent": "2", "weight": "20%", "number": "20"})
    ]


def test_option() -> None:
    assert found(WeightInvalid({"most_decimals": 3}), make_table(rows("5.125", "94.875"))) == []
