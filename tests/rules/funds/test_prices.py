"""Which price goes with which quantity, and when neither is certain."""

from __future__ import annotations

from decimal import Decimal

from perflint.tables.model import IndicatorTable, TableKind
from perflint_rules.funds.price_times_quantity import PriceTimesQuantity
from perflint_rules.funds.prices import only_pair
from tests.rules.builder import found, make_table

COST = {"level1": "成本指标", "level2": "经济成本指标"}
COUNT = {"level1": "产出指标", "level2": "数量指标"}


def table_of(*rows: dict[str, str], kind: TableKind = TableKind.TARGET, **facts: str) -> IndicatorTable:
    return make_table(rows, kind, {"currency_unit": "万元", **facts})


def product(*rows: dict[str, str]) -> Decimal | None:
    pair = only_pair(table_of(*rows))
    return pair.product if pair is not None else None


def test_lost_numerator_and_lost_unit_are_told_by_the_names() -> None:
    price = {**COUNT, "level3": "工作服成本", "target": "4000", "unit": "/套"}
    assert product(price, {**COUNT, "level3": "工作服人数", "target": "80"}) == 320_000
    assert product(price, {**COUNT, "level3": "宣传册", "target": "80"}) is None


def test_units_may_differ_in_size() -> None:
    price = {**COST, "level3": "亩均管护成本", "target": "55", "unit": "元/亩"}
    assert product(price, {**COUNT, "level3": "管护农田面积", "target": "3.2", "unit": "万亩"}) == 1_760_000


def test_monthly_price_is_paid_for_a_year_unless_months_are_given() -> None:
    price = {**COST, "level3": "保安服务费标准", "target": "3000", "unit": "元/人/月"}
    number = {**COUNT, "level3": "保安服务人数", "target": "4", "unit": "人"}
    months = {**COUNT, "level3": "服务期限", "target": "10", "unit": "个月"}
    assert [product(price, number), product(price, number, months)] == [144_000, 120_000]


def test_two_quantities_or_two_prices_leave_doubt() -> None:
    price = {**COST, "level3": "培训成本", "target": "1500", "unit": "元/人"}
    first = {**COUNT, "level3": "岗前培训人数", "target": "80", "unit": "人"}
    second = {**COUNT, "level3": "在岗培训人数", "target": "90", "unit": "人"}
    other = {**COST, "level3": "教材单价", "target": "50", "unit": "元/册"}
    assert [product(price, first), product(price, first, second), product(price, first, other)] == [120_000, None, None]


def test_minimum_of_money_paid_out_is_no_price() -> None:
    gain = {**COST, "level3": "人均补助标准", "operator": "≥", "target": "500", "unit": "元/人"}
    assert product(gain, {**COUNT, "level3": "补助人数", "target": "80", "unit": "人"}) is None


def test_a_plan_that_turned_out_cheaper_is_no_fault() -> None:
    price = {**COST, "level3": "亩均管护成本", "operator": "≤", "target": "55", "unit": "元/亩"}
    area = {**COUNT, "level3": "管护农田面积", "operator": "≥", "target": "3.2", "unit": "万亩", "actual": "3.2"}
    facts = {"annual_budget": "165", "executed": "148.5"}
    cheaper = table_of({**price, "actual": "46.4"}, area, kind=TableKind.SELF_EVALUATION, **facts)
    dearer = table_of({**price, "actual": "55"}, area, kind=TableKind.SELF_EVALUATION, **facts)
    assert found(PriceTimesQuantity, cheaper) == []
    assert [message for _, message, _ in found(PriceTimesQuantity, dearer)] == ["default"]


def test_tolerance_is_an_option() -> None:
    rows = (
        {**COST, "level3": "临聘人员每月固定劳务标准", "target": "4500", "unit": "元"},
        {**COUNT, "level3": "临聘人员数量", "target": "19", "unit": "人"},
    )
    table = table_of(*rows, total_budget="93.5")
    assert [parameters["product"] for _, _, parameters in found(PriceTimesQuantity, table)] == ["102.6万元"]
    assert found(PriceTimesQuantity({"tolerance": Decimal(10)}), table) == []
