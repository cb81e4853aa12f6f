"""below-history and not-raised beyond their examples: units, signs, funds, several years, the seeds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from perflint.checks.findings import Confidence, Problem
from perflint.checks.rule import HistoryRule
from perflint.documents import read_path
from perflint.documents.limits import Limits
from perflint.tables import read_submission
from perflint.tables.model import IndicatorTable, Submission, TableKind
from perflint_rules.history.below_history import BelowHistory
from perflint_rules.history.copied_last_year import CopiedLastYear
from perflint_rules.history.not_raised import NotRaised
from tests.rules.builder import make_submission, make_table

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"


def table(year: str, kind: TableKind = TableKind.TARGET, funds: str = "", **row: str) -> IndicatorTable:
    """A table of one indicator of one project."""
    facts = {"project": "窗口服务", "year": year} | ({"annual_budget": funds, "currency_unit": "万元"} if funds else {})
    return make_table([{"level3": "受理业务量", **row}], kind, facts)


def last(year: str = "2022", funds: str = "", **row: str) -> Submission:
    """Last year's results."""
    return make_submission(table(year, TableKind.SELF_EVALUATION, funds, **row), path=f"past/{year}.md")


def found(rule: HistoryRule, now: IndicatorTable, *earlier: Submission) -> list[tuple[str, dict[str, str]]]:
    return [(problem.message, problem.parameters) for problem in problems(rule, now, *earlier)]


def problems(rule: HistoryRule, now: IndicatorTable, *earlier: Submission) -> list[Problem]:
    return list(rule.check(make_submission(now, path="now.md"), earlier))


def test_the_latest_year_with_a_value_counts_and_its_file_is_named() -> None:
    now = table("2023", operator="≥", target="50", unit="件")
    earlier = (
        last("2020", operator="≥", target="10", unit="件", actual="900"),
        last("2021", operator="≥", target="80", unit="件", actual="90"),
        last("2022", operator="定性", target="较多", actual="较多"),
    )
    assert found(BelowHistory(), now, *earlier) == [
        (
            "below-actual",
            {"target": "50件", "before": "90件", "percent": "44.44", "earlier_file": "2021.md", "earlier_cell": "E2"},
        )
    ]


@pytest.mark.parametrize(
    ("now", "before", "messages"),
    [
        ({"operator": "≥", "target": "89", "unit": "%"}, {"target": "90%", "actual": "99%"}, ["below-actual"]),
        ({"operator": "≥", "target": "90", "unit": "%"}, {"target": "90%", "actual": "99%"}, []),
        ({"operator": ">", "target": "89.1", "unit": "%"}, {"target": "90%", "actual": "99%"}, []),
        ({"operator": "≥", "target": "0.8", "unit": "%"}, {"target": "90%", "actual": "99%"}, []),
        ({"operator": "≥", "target": "9", "unit": "万件"}, {"target": "10万件", "actual": "100500件"}, ["below-actual"]),
        ({"operator": "≥", "target": "9", "unit": "人"}, {"target": "100件", "actual": "100件"}, []),
        ({"operator": "≥", "target": "9"}, {"target": "100件", "actual": "100件"}, []),
        ({"operator": "=", "target": "9", "unit": "件"}, {"target": "100件", "actual": "100件"}, []),
        ({"target": "9", "unit": "件"}, {"target": "100件", "actual": "100件"}, []),
        ({"operator": "≥", "target": "9-12", "unit": "件"}, {"target": "100件", "actual": "100件"}, []),
        ({"operator": "≥", "target": "9", "unit": "件"}, {"target": "100件"}, ["below-target"]),
        ({"operator": "≤", "target": "9", "unit": "天"}, {"operator": "≤", "target": "5天", "actual": "5天"}, ["above-target"]),
        ({"operator": "≤", "target": "5", "unit": "天"}, {"operator": "≤", "target": "5天", "actual": "3天"}, []),
        ({"operator": "≤", "target": "4", "unit": "天"}, {"operator": "≤", "target": "5天", "actual": "3天"}, ["above-actual"]),
        ({"operator": "≤", "target": "4", "unit": "天"}, {"operator": "≤", "target": "0天", "actual": "0天"}, []),
    ],
)
def test_targets_against_their_past(now: dict[str, str], before: dict[str, str], messages: list[str]) -> None:
    assert [message for message, _ in found(BelowHistory(), table("2023", **now), last(**before))] == messages


@pytest.mark.parametrize(
    ("funds", "before", "messages"),
    [
        ("100", "100", ["below-actual"]),
        ("50", "100", []),
        ("60", "100", ["below-actual"]),
        ("200", "100", ["below-actual"]),
        ("50", "500000", ["below-actual"]),  # one of the two is in another currency unit
    ],
)
def test_less_money_excuses_smaller_counts(funds: str, before: str, messages: list[str]) -> None:
    now = table("2023", funds=funds, operator="≥", target="50", unit="件")
    assert [message for message, _ in found(BelowHistory(), now, last(funds=before, target="90件", actual="100件"))] == messages


def test_less_money_excuses_no_lower_share() -> None:
    now = table("2023", funds="50", operator="≥", target="50", unit="%")
    assert len(found(BelowHistory(), now, last(funds="100", target="90%", actual="100%"))) == 1


def test_costs_follow_the_budget() -> None:
    now = make_table([{"level3": "培训成本", "operator": "≤", "target": "90", "unit": "元"}], facts={"project": "培训"})
    past = make_table([{"level3": "培训成本", "operator": "≤", "target": "50", "unit": "元"}], facts={"project": "培训"})
    assert found(BelowHistory(), now, make_submission(past, path="past.md")) == []


def test_without_a_year_it_is_less_sure() -> None:
    now = table("2023", operator="≥", target="50", unit="件")
    (problem,) = problems(BelowHistory(), now, last("", target="90件", actual="90件"))
    assert problem.confidence is Confidence.MEDIUM
    assert (problem.place.cell, problem.table, problem.indicator, problem.field) == ("C2", 0, "受理业务量", "target")


def test_the_tolerance_is_an_option() -> None:
    now = table("2023", operator="≥", target="50", unit="件")
    assert found(BelowHistory({"tolerance": 50}), now, last(target="90件", actual="99件")) == []


@pytest.mark.parametrize(
    ("sign", "target", "actual", "below", "kept"),
    [
        ("≥", "100", "130", 0, 1),
        ("≥", "100", "129", 0, 0),
        ("≥", "99", "130", 1, 0),
        ("≥", "130", "130", 0, 0),
        ("=", "100", "130", 0, 1),
        ("=", "90", "130", 0, 1),
        ("=", "101", "130", 0, 0),
        ("≤", "100", "130", 0, 0),
    ],
)
def test_one_defect_has_one_name(sign: str, target: str, actual: str, below: int, kept: int) -> None:
    now = table("2023", operator=sign, target=target, unit="件")
    past = last(operator=sign, target="100", unit="件", actual=actual)
    assert (len(found(BelowHistory(), now, past)), len(found(NotRaised(), now, past))) == (below, kept)


def test_few_equal_indicators_prove_no_copy() -> None:
    def rows(count: int, funds: str, year: str) -> IndicatorTable:
        names = "甲乙丙丁戊己"[:count]
        indicators = [{"level3": f"{name}类项目数", "operator": "≥", "target": "9", "unit": "个"} for name in names]
        return make_table(indicators, facts={"project": "培训", "year": year, "total_budget": funds})

    assert found(CopiedLastYear(), rows(4, "90", "2023"), make_submission(rows(4, "50", "2022"), path="past.md")) == []
    assert found(CopiedLastYear(), rows(5, "60", "2023"), make_submission(rows(5, "50", "2022"), path="past.md")) == []
    copied = found(CopiedLastYear(), rows(5, "61", "2023"), make_submission(rows(5, "50", "2022"), path="past.md"))
    assert copied == [
        ("more-funds", {"rows": "5", "same": "5", "percent": "22", "earlier_file": "past.md", "earlier_cell": "A2"})
    ]


@pytest.mark.skipif(
    not SEEDS.is_dir() and os.environ.get("CI") != "true", reason="the seeds are not here; in CI this fails instead"
)
def test_the_seeds_contradict_each_other() -> None:
    now, past = (
        read_submission(read_path(SEEDS / name, Limits()))
        for name in ("jiulongpo-2023-budget.txt", "jiulongpo-2021-final-accounts.txt")
    )
    assert [
        (problem.place.line, problem.parameters["target"], problem.parameters["before"], problem.parameters["earlier_cell"])
        for problem in BelowHistory().check(now, (past,))
    ] == [
        (352, "21354件", "400100件", "L150"),
        (373, "16万件", "392846件", "L206"),
        (375, "17万件", "400100件", "L210"),
    ]
    assert list(NotRaised().check(now, (past,))) == list(CopiedLastYear().check(now, (past,))) == []
