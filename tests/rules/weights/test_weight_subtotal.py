"""weight-subtotal and weight-distribution beyond their examples."""

from decimal import Decimal

import pytest

from perflint_rules.weights.subtotals import printed_points
from perflint_rules.weights.weight_distribution import WeightDistribution
from perflint_rules.weights.weight_subtotal import WeightSubtotal
from tests.rules.builder import SHARED, found, make_table


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("产出指标(50分)", "50"),
        ("产出指标（50 分）", "50"),
        ("产出指标（权重：50%）", "50"),
        ("产出指标50分", "50"),
        ("产出指标（12.5分）", "12.5"),
        ("产出指标（50）", None),
        ("满意度指标", None),
        ("产出指标（一）", None),
    ],
)
def test_points_that_a_level_prints(text: str, points: str | None) -> None:
    assert printed_points(text) == (Decimal(points) if points else None)


def rows(level: str, *weights: str) -> list[dict[str, str]]:
    return [{"level1": level, "level3": f"{level}{number}", "weight": weight} for number, weight in enumerate(weights)]


@pytest.mark.parametrize(
    ("weights", "total"),
    [
        (("20", "30"), None),
        (("20", "29.99"), None),
        (("20", "29.9"), "49.9"),
        (("0.2", "0.3"), None),
        (("20分", "20分"), "40"),
        (("50", SHARED), None),
        (("20", "较高"), None),
        (("20", ""), None),
    ],
)
def test_weights_below_a_level(weights: tuple[str, ...], total: str | None) -> None:
    rest = ("0.2", "0.3") if weights == ("0.2", "0.3") else ("20", "30")
    table = make_table([*rows("产出指标(50分)", *weights), *rows("效益指标", *rest)])
    assert [(cell, parameters["total"]) for cell, _, parameters in found(WeightSubtotal, table)] == (
        [("A2", total)] if total else []
    )


def test_a_level_that_stands_in_every_row_is_said_once() -> None:
    table = make_table(rows("产出指标(50分)", "20", "20", "20"))
    parameters = {"level": "产出指标(50分)", "printed": "50", "total": "60", "difference": "10", "rows": "3"}
    assert found(WeightSubtotal, table) == [("A2", "default", parameters)]


@pytest.mark.parametrize(
    ("execution", "points", "total"),
    [(None, ("60", "40"), None), (None, ("50", "40"), None), ("20", ("50", "30"), None), (None, ("50", "30"), "80")],
)
def test_the_total_of_levels_where_rows_have_no_weight(execution: str | None, points: tuple[str, str], total: str | None) -> None:
    levels = [
        {"level1": f"{name}（{number}分）", "level3": name, "target": "1"}
        for name, number in zip(("产出指标", "效益指标"), points, strict=True)
    ]
    table = make_table(levels, facts={"execution_weight": execution} if execution else None)
    assert [(message, parameters["total"]) for _, message, parameters in found(WeightSubtotal, table)] == (
        [("total", total)] if total else []
    )


def test_distribution_of_fractions_and_gaps() -> None:
    table = make_table(rows("产出指标", "0.35", "0.2", "0.15", "0.15", "0.15"))
    assert [(cell, message, parameters["weight"]) for cell, message, parameters in found(WeightDistribution, table)] == [
        ("C2", "too-heavy", "35")
    ]
    assert found(WeightDistribution, make_table(rows("产出指标", "35", "20", "15", "15", ""))) == []
    assert found(WeightDistribution, make_table(rows("产出指标", "50", "30", "10"))) == []


def test_equal_weights_of_one_level_only_say_nothing() -> None:
    assert found(WeightDistribution, make_table(rows("产出指标", *["15"] * 6))) == []
