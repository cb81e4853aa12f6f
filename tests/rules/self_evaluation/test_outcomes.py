"""Outcomes: one unit for both sides, which way is better, what counts as a reason."""

from decimal import Decimal

import pytest

from perflint.tables.model import Indicator, TableKind
from perflint_rules.self_evaluation.outcomes import explains, is_bad_thing, is_cost, outcome_of, precision, reason_of
from tests.rules.builder import make_table


def indicator(**fields: str) -> Indicator:
    return make_table([fields], TableKind.SELF_EVALUATION).indicators[0]


@pytest.mark.parametrize(
    ("fields", "target", "actual", "unit", "direction", "stated"),
    [
        ({"operator": "≥", "target": "200", "unit": "人", "actual": "160"}, "200", "160", "人", "higher", True),
        ({"target": "≥200人", "actual": "160人"}, "200", "160", "人", "higher", True),
        ({"operator": "≤", "target": "2", "unit": "件", "actual": "5件"}, "2", "5", "件", "lower", True),
        ({"operator": "=", "target": "100", "unit": "%", "actual": "100%"}, "100", "100", "%", "equal", True),
        ({"operator": "≥", "target": "3", "unit": "万件", "actual": "31000件"}, "3", "3.1", "万件", "higher", True),
        ({"target": "8029万元", "unit": "元、万", "actual": "47047"}, "8029", "47047", "万元", "higher", False),
        ({"target": "20宗", "unit": "项、个、件", "actual": "39"}, "20", "39", "宗", "higher", False),
        ({"level3": "窗口投诉率", "target": "10", "unit": "%", "actual": "0"}, "10", "0", "%", "lower", False),
        ({"level3": "中心运行费", "target": "100元", "actual": "90元"}, "100", "90", "元", "lower", False),
        (
            {"level2": "成本指标", "level3": "交易中心运行", "target": "100元", "actual": "90元"},
            "100",
            "90",
            "元",
            "lower",
            False,
        ),
        ({"level3": "承诺办结时限", "target": "34个工作日", "actual": "30个工作日"}, "34", "30", "工作日", "lower", False),
        ({"level3": "节约费用", "target": "100万元", "actual": "90万元"}, "100", "90", "万元", "higher", False),
    ],
)
def test_outcomes(fields: dict[str, str], target: str, actual: str, unit: str, direction: str, stated: bool) -> None:
    outcome = outcome_of(indicator(**fields))
    assert outcome is not None
    assert (outcome.target, outcome.actual) == (Decimal(target), Decimal(actual))
    assert (outcome.unit, outcome.direction, outcome.stated) == (unit, direction, stated)


@pytest.mark.parametrize(
    "fields",
    [
        {"target": "200人"},
        {"actual": "200人"},
        {"target": "200人", "actual": "完成"},
        {"target": "2021年12月", "actual": "2021年11月"},
        {"target": "总面积10704平方米，设备约3500台", "actual": "总面积10704平方米，设备约3500台"},
        {"target": "100-200人", "actual": "150人"},
        {"target": "约200人", "actual": "150人"},
        {"target": "200人", "actual": "90%"},
        {"target": "满意度≥90%", "actual": "办结率95%"},
        {"operator": "定性", "target": "90", "actual": "80"},
        {"target": "365天", "actual": "360天"},
        {"operator": "≥", "target": "0.95", "unit": "%", "actual": "95%"},
        {"target": "7*24小时", "actual": "7*24小时"},
    ],
)
def test_nothing_to_compare(fields: dict[str, str]) -> None:
    assert outcome_of(indicator(**fields)) is None


@pytest.mark.parametrize(
    ("fields", "missed"),
    [
        ({"target": "≥200", "actual": "199"}, True),
        ({"target": "≥200", "actual": "200"}, False),
        ({"target": "≤2", "actual": "3"}, True),
        ({"target": "≤2", "actual": "0"}, False),
        ({"operator": "=", "target": "10", "actual": "9"}, True),
        ({"operator": "=", "target": "10", "actual": "11"}, False),
    ],
)
def test_missed(fields: dict[str, str], missed: bool) -> None:
    outcome = outcome_of(indicator(**fields))
    assert outcome is not None
    assert outcome.is_missed is missed


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("窗口投诉率", True),
        ("办事群众投诉临聘人员服务质量事项", True),
        ("设备故障率", True),
        ("安全事故发生数", True),
        ("投诉处理率", False),
        ("设备故障处置成功率", False),
        ("系统故障应急处置时间", False),
        ("开通投诉热线", False),
        ("开通线上咨询与投诉入口，通过大数据展示平台实时展示。", False),
        ("实现零投诉", False),
        ("培训合格率", False),
    ],
)
def test_bad_things(name: str, bad: bool) -> None:
    assert is_bad_thing(name) is bad


def test_costs() -> None:
    assert is_cost(indicator(level2="成本指标", level3="甲"))
    assert is_cost(indicator(level1="成本指标", level3="甲"))
    assert is_cost(indicator(level3="公用经费"))
    assert not is_cost(indicator(level3="节约经费"))
    assert not is_cost(indicator(level3="培训人数"))


def test_reasons() -> None:
    given = reason_of(indicator(deviation_reason="报名不足", remark="无"))
    assert given is not None and given.text == "报名不足"
    remark = reason_of(indicator(deviation_reason="无", remark="报名不足"))
    assert remark is not None and remark.text == "报名不足"
    empty = reason_of(indicator(deviation_reason="无"))
    assert empty is not None and empty.text == "无" and not explains(empty)
    assert reason_of(indicator(level3="甲", deviation_reason="")) is None
    assert not explains(None)


def test_precision() -> None:
    assert precision("93") == Decimal("0.5")
    assert precision("9.5%") == Decimal("0.05")
    assert precision("8.67分") == Decimal("0.005")
    assert precision("无") == Decimal("0.5")
