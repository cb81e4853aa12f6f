"""Which way an operator must point: costs, unwanted things, rates that should be high."""

from __future__ import annotations

import pytest

from perflint.tables.model import TableKind
from perflint_rules.operators.cost_direction import CostDirection
from perflint_rules.operators.directions import is_fixed_amount, is_unwanted, should_be_high
from tests.rules.builder import found, make_table

COST = "经济成本指标"


def direction(level2: str, name: str, operator: str, target: str, unit: str, kind: TableKind = TableKind.TARGET) -> list[str]:
    """The messages about one row."""
    row = {"level2": level2, "level3": name, "operator": operator, "target": target, "unit": unit}
    return [message for _, message, _ in found(CostDirection, make_table([row], kind))]


@pytest.mark.parametrize(
    ("name", "operator", "target", "unit", "messages"),
    [
        ("人均培训费", "≥", "300", "元", ["cost-at-least"]),
        ("预算支出总额", "≥", "90", "%", ["cost-at-least"]),
        ("人均培训费", "＞", "300", "元/人", ["cost-at-least"]),
        ("人均培训费", "≤", "300", "元", []),
        ("设备购置费", "=", "30", "万元", ["cost-exact"]),
        ("设备购置费", "=", "0", "万元", []),
        ("设备购置费", "", "30", "万元", []),
        ("设备购置费", "", "达到30", "万元", []),
        ("人员工资", "=", "350", "万元", []),
        ("用餐标准", "=", "35", "元/天", []),
        ("困难补贴总额", "≥", "35", "万元", ["cost-at-least"]),
        ("成本节约率", "≥", "5", "%", []),
        ("资金到位率", "≥", "100", "%", []),
        ("节约采购成本", "≥", "5", "万元", []),
        ("成本控制件数", "≥", "5", "件", []),
        ("设备购置费", "≥", "20-30", "万元", []),
    ],
)
def test_costs(name: str, operator: str, target: str, unit: str, messages: list[str]) -> None:
    assert direction(COST, name, operator, target, unit) == messages


def test_a_cost_by_its_name_alone() -> None:
    assert direction("数量指标", "工作服成本", "≥", "500", "元") == ["cost-at-least"]
    assert direction("经济效益指标", "企业降本后的用电成本", "≥", "500", "元") == []
    assert direction("生态环境成本指标", "环境治理成本", "≥", "500", "元") == []


def test_a_self_evaluation_repeats_the_approved_sign() -> None:
    assert direction(COST, "设备购置费", "=", "30", "万元", TableKind.SELF_EVALUATION) == []
    assert direction(COST, "设备购置费", "≥", "30", "万元", TableKind.SELF_EVALUATION) == ["cost-at-least"]


def test_a_sign_in_the_value_is_reported_there() -> None:
    table = make_table([{"level2": COST, "level3": "人均培训费", "target": "≥300元"}])
    assert found(CostDirection, table) == [("C2", "cost-at-least", {"name": "人均培训费", "operator": "≥", "target": "300元"})]


@pytest.mark.parametrize(
    "name", ["窗口投诉率", "安全事故发生率", "重大安全事故起数", "系统故障次数", "交通事故死亡人数", "差错率"]
)
def test_unwanted_things(name: str) -> None:
    assert is_unwanted(name)


@pytest.mark.parametrize(
    "name",
    ["投诉处理率", "故障维修次数", "查处违法案件数", "接待信访人次", "污水排放达标率", "无事故天数", "应急演练次数", "减排量"],
)
def test_work_on_unwanted_things(name: str) -> None:
    assert not is_unwanted(name)


@pytest.mark.parametrize(("name", "expected"), [("验收合格率", True), ("任务完成率", True), ("系统稳定运行率", True)])
def test_rates_that_should_be_high(name: str, expected: bool) -> None:
    assert should_be_high(name) is expected


@pytest.mark.parametrize(
    "name", ["不合格率", "未办结率", "预算完成率", "收入增长率", "群众满意度", "床位使用率", "失业率", "投诉办结率低于上年增长率"]
)
def test_rates_that_need_not_be_high(name: str) -> None:
    assert not should_be_high(name)


def test_amounts_that_are_laid_down() -> None:
    assert is_fixed_amount("困难学生补助标准")
    assert is_fixed_amount("慰问金额")
    assert not is_fixed_amount("设备购置费")
