"""Budgets and amounts in yuan, and what a name says about the money it stands for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from perflint.tables.model import TableKind
from perflint_rules.funds.budget import budget_of, budgets_of, money
from perflint_rules.funds.costs import amount_of, is_total
from tests.rules.builder import make_table

ROW = {"level3": "培训人数", "target": "≥200人"}


def test_budget_is_counted_in_the_unit_of_the_table() -> None:
    table = make_table([ROW], facts={"total_budget": "12.5", "currency_unit": "万元"})
    budget = budget_of(table)
    assert budget is not None
    assert (budget.amount, budget.text) == (Decimal(125000), "12.5万元")


def test_own_unit_of_an_amount_wins() -> None:
    table = make_table([ROW], facts={"total_budget": "3元", "currency_unit": "万元"})
    assert [one.text for one in budgets_of(table)] == ["3元"]


@pytest.mark.parametrize("facts", [{"total_budget": "12.5"}, {"total_budget": "0万元"}, {"total_budget": "见附件"}, {}])
def test_amounts_that_cannot_be_compared_are_no_budgets(facts: dict[str, str]) -> None:
    assert budgets_of(make_table([ROW], facts=facts)) == []


def test_self_evaluation_is_measured_by_its_adjusted_budget() -> None:
    facts = {"initial_budget": "10", "annual_budget": "12", "currency_unit": "万元"}
    table = make_table([ROW], TableKind.SELF_EVALUATION, facts)
    assert [one.name for one in budgets_of(table)] == ["annual_budget", "initial_budget"]


def test_money_is_rounded_to_two_decimals() -> None:
    assert [money(Decimal("212042.71"), "万元"), money(Decimal(4000), "元")] == ["21.2万元", "4000元"]


@pytest.mark.parametrize(
    ("name", "project", "expected"),
    [
        ("预算支出总额", "", True),
        ("项目总成本", "管网改造", True),
        ("管网改造总成本", "老旧小区供水管网改造工程", True),
        ("中心运行费", "中心运行经费", True),
        ("总成本控制率", "", False),
        ("人均补助标准", "人均补助", False),
        ("工程总投资", "工程", False),
        ("设备购置费", "管网改造", False),
        ("水电费", "", False),
        ("工资总额", "保安保洁项目", False),
    ],
)
def test_which_names_stand_for_the_whole_project(name: str, project: str, expected: bool) -> None:
    assert is_total(name, project) is expected


@pytest.mark.parametrize(
    ("target", "unit", "expected"),
    [("1409.57", "万元", Decimal("14095700")), ("90", "%", None), ("300元/人，9万元", "", None), ("5-8", "万元", None)],
)
def test_amount_of_a_row(target: str, unit: str, expected: Decimal | None) -> None:
    table = make_table([{"level3": "成本", "target": target, "unit": unit}])
    assert amount_of(table.indicators[0]) == expected
