"""weight-split beyond its examples: which tables are judged, aliases, options."""

import pytest

from perflint.tables.model import TableScope
from perflint_rules.weights.weight_split import WeightSplit
from tests.rules.builder import found, make_table


def rows(**weights: str) -> list[dict[str, str]]:
    return [{"level1": level, "level3": "甲", "target": "1", "weight": weight} for level, weight in weights.items()]


@pytest.mark.parametrize(
    "weights",
    [
        {"产出指标": "50", "效益指标": "30", "满意度指标": "10"},
        {"产出": "50", "效益": "40"},
        {"成本指标": "20", "产出指标": "40", "效益指标": "20", "满意度指标": "10"},
        {"成本指标": "20", "产出指标": "40", "效益指标": "30"},
        {"产出指标": "0.5", "效益指标": "0.3", "满意度指标": "0.1"},
        {"产出指标": "30", "效益指标": "60", "共性指标": "10"},
        {"产出指标": "60", "效益指标": "30", "满意度指标": "10"},
        {"产出指标": "20", "效益指标": "", "满意度指标": "70"},
        {"产出指标": "50", "效益指标": "30", "满意度指标": "10", "预算执行率": "10"},
    ],
)
def test_splits_that_are_standard_or_not_judged(weights: dict[str, str]) -> None:
    assert found(WeightSplit, make_table(rows(**weights))) == []


def test_a_split_of_its_own() -> None:
    table = make_table(rows(产出指标="20", 效益指标="60", 满意度指标="10"), facts={"execution_weight": "10"})
    assert found(WeightSplit, table) == [
        ("D1", "default", {"split": "产出20 效益60 满意度10", "standard": "产出50 效益30 满意度10"})
    ]


def test_fractions_are_compared_as_points() -> None:
    table = make_table(rows(产出指标="0.2", 效益指标="0.6", 满意度指标="0.1"))
    assert found(WeightSplit, table) == [
        ("D1", "default", {"split": "产出20 效益60 满意度10", "standard": "产出50 效益30 满意度10"})
    ]


def test_whole_departments_and_other_execution_weights_are_not_judged() -> None:
    weights = {"产出指标": "20", "效益指标": "60", "满意度指标": "10"}
    assert found(WeightSplit, make_table(rows(**weights), scope=TableScope.DEPARTMENT)) == []
    assert found(WeightSplit, make_table(rows(**weights), facts={"execution_weight": "20"})) == []
    assert found(WeightSplit, make_table([{"level3": "甲", "target": "1", "weight": "90"}])) == []


def test_local_splits() -> None:
    rule = WeightSplit({"splits": ("产出40 效益50",)})
    assert found(rule, make_table(rows(产出指标="40", 效益指标="50"))) == []
    assert found(rule, make_table(rows(产出指标="50", 效益指标="40"))) == [
        ("D1", "default", {"split": "产出50 效益40", "standard": "产出40 效益50"})
    ]
