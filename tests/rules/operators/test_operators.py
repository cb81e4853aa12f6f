"""Operators: what counts as one, what goes with the value, and values that say too much."""

from __future__ import annotations

import pytest

from perflint.checks.findings import Confidence
from perflint.tables.model import TableKind
from perflint_rules.operators.operator_invalid import OperatorInvalid, is_wrong
from perflint_rules.operators.operator_value_mismatch import OperatorValueMismatch
from perflint_rules.operators.value_overloaded import ValueOverloaded
from tests.rules.builder import found, make_table


@pytest.mark.parametrize("text", ["≥", "＞＝", "不少于", "正向", "定性", "定量（其他）", "不适用", "\\(\\)", "<u></u>", "预期性"])
def test_operators_and_other_answers(text: str) -> None:
    assert not is_wrong(text)


@pytest.mark.parametrize("text", ["大约", "个", "100", "√", "按时", "数量指标"])
def test_no_operators(text: str) -> None:
    assert is_wrong(text)


def test_a_column_of_something_else_is_one_unsure_finding() -> None:
    rows = [{"level3": f"指标{number}", "operator": "延续", "target": "200人"} for number in "甲乙丙"]
    table = make_table(rows, headings={"operator": "性质"})
    assert found(OperatorInvalid, table) == [("B1", "column", {"heading": "性质", "rows": "3", "written": "延续"})]
    (problem,) = OperatorInvalid().check(table)
    assert problem.confidence is Confidence.MEDIUM
    assert [place.cell for place in problem.related] == ["B2", "B3", "B4"]


def test_two_wrong_cells_are_no_column() -> None:
    rows = [{"level3": f"指标{number}", "operator": "延续", "target": "200人"} for number in "甲乙"]
    assert [cell for cell, _, _ in found(OperatorInvalid, make_table(rows))] == ["B2", "B3"]


def mismatch(operator: str, target: str, level2: str = "质量指标") -> list[str]:
    """The messages about one row."""
    table = make_table([{"level2": level2, "level3": "设备运行", "operator": operator, "target": target}])
    return [message for _, message, _ in found(OperatorValueMismatch, table)]


@pytest.mark.parametrize(
    ("operator", "target", "messages"),
    [
        ("≥", "运转正常", ["text"]),
        ("=", "全覆盖", ["text"]),
        ("=", "达标", ["grade"]),
        ("定性", "≥90%", ["number"]),
        ("定性", "0", ["number"]),
        ("定性", "知晓率90%以上为优", []),
        ("≤", "2025年6月底", []),
        ("≥", "AAA级", []),
        ("≤", "上年水平", []),
        ("≥", "多次", []),  # ambiguous-value
        ("≥", "有效提升", []),  # vague-target
        ("=", "待定", []),  # placeholder
        ("=", "零投诉", []),
        ("无", "运转正常", []),
        ("", "运转正常", []),
    ],
)
def test_operator_and_value(operator: str, target: str, messages: list[str]) -> None:
    assert mismatch(operator, target) == messages


def test_punctuality_in_a_timeliness_row_is_reported_elsewhere() -> None:
    assert mismatch("=", "按时完成", "时效指标") == []
    assert mismatch("=", "按时完成", "数量指标") == ["text"]


@pytest.mark.parametrize(
    ("operator", "target", "unit", "expected"),
    [
        ("≥", "不超过5", "%", [("B2", "default")]),
        ("＞", "≥5", "%", [("B2", "repeated")]),  # the same way
        ("=", "=5", "个", [("B2", "repeated")]),
        ("=", "达到5", "个", []),
        ("≥", "约200人", "人", []),  # ambiguous-value
        ("≥", "3-5天", "天", []),
        ("≥", "满意度90%", "%", []),
        ("≥", "90%", "", []),
        ("≥", "20宗", "件", []),  # unit-value-conflict
        ("定性", "≥90", "%", []),  # operator-value-mismatch
    ],
)
def test_operator_or_unit_in_the_value(operator: str, target: str, unit: str, expected: list[tuple[str, str]]) -> None:
    table = make_table([{"operator": operator, "target": target, "unit": unit, "weight": "10"}])
    assert [(cell, message) for cell, message, _ in found(ValueOverloaded, table)] == expected


def test_what_was_approved_is_repeated_as_it_was() -> None:
    rows = [{"operator": "≥", "target": "17595件", "unit": "件"}, {"operator": "≥", "target": "≤5", "unit": "件"}]
    table = make_table(rows, TableKind.SELF_EVALUATION)
    assert [(cell, message) for cell, message, _ in found(ValueOverloaded, table)] == [("B3", "default")]
