"""shortfall-unexplained and overshoot-unexplained beyond their examples."""

from decimal import Decimal

import pytest

from perflint.checks.findings import Confidence
from perflint.tables.model import IndicatorTable, TableKind
from perflint_rules.self_evaluation.overshoot_unexplained import OvershootUnexplained
from perflint_rules.self_evaluation.shortfall_unexplained import ShortfallUnexplained
from tests.rules.builder import SHARED, found, make_table, problems

GOOD_REASON = "报名人数不足，下年提前宣传发动"


def one(*, lost: tuple[str, ...] = (), **fields: str) -> IndicatorTable:
    return make_table([{"level3": "甲", **fields}], TableKind.SELF_EVALUATION, lost_columns=lost)


@pytest.mark.parametrize(
    "table",
    [
        one(target="≥200人", actual="160人", deviation_reason=GOOD_REASON),
        one(target="≥200人", actual="160人", deviation_reason="无", remark=GOOD_REASON),
        one(target="≥200人", actual="160人", deviation_reason=SHARED),
        one(target="≥200人", actual="160人", lost=("deviation_reason",)),
        one(target="≥200人", actual="200人", deviation_reason=""),
        one(target="≥200人", actual="完成", deviation_reason=""),
        one(target="350件", actual="300件", level3="投诉件数", deviation_reason=""),
        one(target="350万元", actual="300万元", level2="成本指标", deviation_reason=""),
        one(target="365天", actual="300天", deviation_reason=""),
        one(target="良好", actual="良好", weight="10", score="10", deviation_reason=""),
        one(target="良好", actual="一般", weight="10", score="8", deviation_reason="无"),
        one(target="良好", actual="一般", weight="10", score="8"),
        one(target="≥100人", actual="150人", weight="10", score="8", deviation_reason=""),
    ],
)
def test_no_shortfall_to_explain(table: IndicatorTable) -> None:
    assert found(ShortfallUnexplained, table) == []


def test_an_empty_cell() -> None:
    [problem] = problems(ShortfallUnexplained, one(operator="≥", target="200", unit="人", actual="160", deviation_reason=""))
    assert (problem.message, problem.field, problem.confidence) == ("default", "deviation_reason", None)
    assert problem.place.cell == "F2"
    assert problem.parameters == {"target": "200人", "actual": "160人", "gap": "40人"}


def test_without_an_operator_or_a_column_less_sure() -> None:
    [problem] = problems(ShortfallUnexplained, one(target="350", unit="个", actual="321", deviation_reason="无"))
    assert (problem.message, problem.confidence) == ("no-reason", Confidence.MEDIUM)
    assert problem.parameters == {"target": "350个", "actual": "321个", "gap": "29个", "reason": "无"}
    [problem] = problems(ShortfallUnexplained, one(target="≥350个", actual="321个"))
    assert (problem.message, problem.confidence, problem.place.cell) == ("default", Confidence.MEDIUM, "A2")


def test_short_reasons() -> None:
    table = one(target="≤2件", actual="5件", deviation_reason="有误会")
    [problem] = problems(ShortfallUnexplained, table)
    assert problem.message == "short"
    assert problem.parameters == {"target": "2件", "actual": "5件", "gap": "3件", "reason": "有误会", "length": "3"}
    assert problems(ShortfallUnexplained({"min_length": 3}), table) == []


def test_points_lost() -> None:
    assert found(ShortfallUnexplained, one(target="良好", actual="一般", weight="10", score="8", deviation_reason="")) == [
        ("F2", "points-lost", {"score": "8", "weight": "10"})
    ]


@pytest.mark.parametrize(
    "table",
    [
        one(target="≥200人", actual="259人", deviation_reason=""),
        one(target="≥200人", actual="400人", deviation_reason="新增培训点"),
        one(target="≥200人", actual="400人", deviation_reason="无", remark="新增培训点"),
        one(target="≤200人", actual="400人", deviation_reason=""),
        one(target="≥0人", actual="400人", deviation_reason=""),
        one(target="≥2件", actual="5件", level3="群众投诉", deviation_reason=""),
        one(target="≥2万元", actual="5万元", level2="成本指标", deviation_reason=""),
        one(target="100天", actual="200天", deviation_reason=""),
        one(target="≥200人", actual="400人", lost=("deviation_reason",)),
        one(target="≥3万件", actual="31000件", deviation_reason=""),
    ],
)
def test_no_overshoot_to_explain(table: IndicatorTable) -> None:
    assert found(OvershootUnexplained, table) == []


def test_overshoots() -> None:
    [problem] = problems(OvershootUnexplained, one(operator="≥", target="200", unit="人", actual="260", deviation_reason="无"))
    assert (problem.place.cell, problem.field, problem.confidence) == ("E2", "actual", None)
    assert problem.parameters == {"target": "200人", "actual": "260人", "times": "1.3"}
    [problem] = problems(OvershootUnexplained, one(target="8029万元", unit="元、万", actual="47047万元"))
    assert problem.confidence is Confidence.MEDIUM
    assert problem.parameters == {"target": "8029万元", "actual": "47047万元", "times": "5.86"}


def test_factor() -> None:
    table = one(target="≥200人", actual="250人", deviation_reason="")
    assert len(problems(OvershootUnexplained({"factor": Decimal("1.2")}), table)) == 1
    assert problems(OvershootUnexplained, table) == []
