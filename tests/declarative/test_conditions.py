"""Conditions in CEL: what they see of a row, and when they say nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from perflint.checks.declarative.conditions import CompiledCondition, ConditionError
from perflint.checks.engine import Engine
from perflint.tables.model import Coverage, IndicatorTable, Submission, TableScope
from tests.rules.builder import make_table

DOCS = Path(__file__).parents[2] / "docs" / "write-a-rule-pack.md"


@pytest.fixture
def table() -> IndicatorTable:
    rows = [
        {"level3": "培训人数", "operator": ">=", "target": "200", "unit": "人", "weight": "20"},
        {"level3": "培训效果", "target": "满意度≥90%、办结率≥95%"},
    ]
    facts = {"project": "培训费", "year": "2024", "total_budget": "20万元"}
    return make_table(rows, facts=facts, scope=TableScope.DEPARTMENT)


@pytest.mark.parametrize(
    ("condition", "results"),
    [
        ('level3 == "培训人数"', [True, False]),
        ("size(level3) == 4", [True, True]),  # characters, not bytes
        ("weight == 20", [True, False]),
        ("weight <= 20", [True, None]),
        ("weight == null || weight > 30", [False, True]),
        ('sign == "≥" && operator == ">="', [True, False]),
        ("target_number > 100", [True, None]),
        ('quantities.all(q, q.unit == "%")', [False, True]),
        ("size(quantities)", None),
        ('kind == "target" && scope == "department"', [True, True]),
        ('project.contains("培训") && year == 2024 && total_budget == 200000', [True, True]),
        ('unit_name == "" && goal == ""', [True, True]),
        ('level3.matches("^(培+)+训人数$")', [True, False]),  # linear time whatever the pattern
    ],
)
def test_what_a_condition_sees(table: IndicatorTable, condition: str, results: list[bool | None] | None) -> None:
    if results is None:
        with pytest.raises(ConditionError):
            CompiledCondition(condition)
        return
    compiled = CompiledCondition(condition)
    assert [compiled.holds(indicator, table) for indicator in table.indicators] == results


def test_a_condition_that_fails_on_a_row_is_an_error_and_no_finding(table: IndicatorTable, tmp_path: Path) -> None:
    with pytest.raises(ConditionError) as raised:
        CompiledCondition("quantities[5].number > 1").holds(table.indicators[0], table)
    assert (raised.value.kind, raised.value.reason) == ("condition-failed", "UNKNOWN: Index error: index=5 size=1")
    from tests.declarative.packs import HEAD, indicator, rule_of

    bad, good = indicator(level3="甲", target="0次"), indicator(level3="甲", target="2次")
    text = f"{HEAD}check = 'condition'\ncondition = 'quantities[0].number > 1'\n"
    rule = rule_of(tmp_path, f"{text}[[rule.bad]]\n{bad}\n[[rule.good]]\n{good}\n")
    submission = Submission("a.md", "markdown", [make_table([{"level3": "甲", "target": "良好"}])], Coverage())
    outcome = Engine([rule()]).check(submission)
    assert [(error.kind, error.parameters["rule"], error.parameters["error"]) for error in outcome.errors] == [
        ("rule-crashed", "bureau-rule", "ConditionError")
    ]


def test_a_condition_cannot_run_for_long(table: IndicatorTable) -> None:
    digits = "[0,1,2,3,4,5,6,7,8,9]"
    condition = f"{digits}.all(a, {digits}.all(b, {digits}.all(c, {digits}.all(d, {digits}.all(e, a + b + c + d + e >= 0)))))"
    with pytest.raises(ConditionError):
        CompiledCondition(condition).holds(table.indicators[0], table)


def test_the_conditions_of_the_tutorial_are_conditions(table: IndicatorTable) -> None:
    section = DOCS.read_text(encoding="utf-8").split("| 写法 | 意思 |")[1].split("\n\n")[0]
    shown = [
        one.replace("\\|", "|") for row in section.splitlines()[2:] for one in re.findall(r"`([^`]+)`", row.rsplit(" | ", 1)[0])
    ]
    assert len(shown) == 8
    results = [CompiledCondition(condition).holds(table.indicators[0], table) for condition in shown]
    assert results == [True, True, False, False, True, True, True, True]
