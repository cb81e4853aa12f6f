"""What the rules on missing cells share: marks, unused rows, columns that a conversion lost."""

from __future__ import annotations

import pytest

from perflint.checks.engine import Engine
from perflint.checks.findings import Confidence
from perflint_rules.missing.gaps import is_mark
from perflint_rules.missing.missing_operator import MissingOperator
from perflint_rules.missing.missing_unit import MissingUnit
from perflint_rules.missing.missing_value import MissingValue
from perflint_rules.missing.missing_weight import MissingWeight
from tests.rules.builder import SHARED, found, make_submission, make_table, problems


@pytest.mark.parametrize(
    "text", ["无", "暂无。", "/", "——", "*", "XX", "××", "N/A", "tbd", "待定", "待补充", "（无）", "?", "...", "同上"]
)
def test_marks(text: str) -> None:
    assert is_mark(text)


@pytest.mark.parametrize("text", ["0", "无障碍设施", "零", "同上年", "a", "件", "1/3", "无偿献血", "待业人数", "良"])
def test_no_marks(text: str) -> None:
    assert not is_mark(text)


def test_cells_lost_in_a_conversion_are_one_unsure_finding() -> None:
    table = make_table(
        [
            {"level3": "培训人数", "target": "200", "operator": "", "unit": "人"},
            {"level3": "培训场次", "target": "12", "operator": "", "unit": ""},
            {"level3": "合格率", "target": "95", "operator": "≥", "unit": "%"},
        ],
        linear=True,
    )
    assert found(MissingOperator, table) == [("B1", "lost-column", {"rows": "2", "field": "operator"})]
    (lost,) = problems(MissingOperator, table)
    assert lost.confidence is Confidence.LOW
    assert [place.cell for place in lost.related] == ["B2", "B3"]
    assert found(MissingUnit, table) == [("D1", "lost-column", {"rows": "1", "field": "unit"})]


def test_what_a_linear_table_marks_as_empty_was_not_lost() -> None:
    table = make_table(
        [
            {"level3": "培训人数", "target": "200", "operator": "无"},
            {"level3": "培训场次", "target": "12", "operator": "≥"},
            {"level3": "合格率", "target": "95%", "operator": ""},
        ],
        linear=True,
    )
    assert found(MissingOperator, table) == [
        ("B1", "lost-column", {"rows": "1", "field": "operator"}),
        ("B2", "default", {"name": "培训人数", "target": "200", "field": "operator"}),
    ]


def test_a_lost_column_of_a_reliable_table_is_one_unsure_finding() -> None:
    rows = [{"level3": "培训人数", "target": "≥200人"}, {"level3": "合格率", "target": "≥95%"}]
    table = make_table(rows, lost_columns=["weight"])
    assert found(MissingWeight, table) == [("C1", "lost-column", {"rows": "2", "field": "weight"})]


def test_a_shared_cell_is_not_missing() -> None:
    table = make_table(
        [
            {"level3": "培训人数", "operator": "≥", "target": "200", "unit": "人", "weight": "20"},
            {"level3": "培训场次", "operator": SHARED, "target": "12", "unit": SHARED, "weight": SHARED},
        ]
    )
    for rule in (MissingValue, MissingOperator, MissingUnit, MissingWeight):
        assert found(rule, table) == []


def test_a_row_that_nobody_used_lacks_nothing_else() -> None:
    table = make_table(
        [
            {"level2": "数量指标", "level3": "培训人数", "operator": "≥", "target": "200", "unit": "人", "weight": "90"},
            {"level2": "经济效益指标", "operator": "无", "weight": ""},
        ]
    )
    assert found(MissingValue, table) == [("B3", "unused-row", {})]
    for rule in (MissingOperator, MissingUnit, MissingWeight):
        assert found(rule, table) == []


def test_many_gaps_of_one_column_are_folded() -> None:
    rows = [{"level3": f"培训人数{number}", "operator": "无", "target": "200", "unit": "人"} for number in range(6)]
    submission = make_submission(make_table([*rows, {"level3": "培训场次", "operator": "≥", "target": "12", "unit": "场"}]))
    engine = Engine([MissingOperator()])
    (finding,) = engine.findings(engine.check(submission))
    assert (finding.place.cell, finding.count, len(finding.related)) == ("B2", 6, 5)


def test_names_and_values_that_only_a_linear_table_lacks_are_unsure() -> None:
    table = make_table(
        [{"level3": "", "target": "95%", "weight": "10"}, {"level3": "", "target": "", "weight": "10"}], linear=True
    )
    assert [(one.message, one.confidence) for one in problems(MissingValue, table)] == [
        ("name", Confidence.LOW),
        ("row", Confidence.MEDIUM),
    ]
