"""Ways of writing: what is odd in one cell, units written in several ways, blanks that a conversion left."""

from __future__ import annotations

import pytest

from perflint.tables.model import TableKind
from perflint_rules.names.inconsistent_writing import InconsistentWriting
from perflint_rules.names.name_length import NameLength, length_of
from perflint_rules.names.spellings import Oddity, oddities, spelling_of
from tests.rules.builder import found, make_table


@pytest.mark.parametrize(
    ("text", "found_kinds"),
    [
        ("培 训人数", [("blank", "培训人数")]),
        ("28 个", [("blank", "28个")]),
        ("第\u30003批", [("blank", "第3批")]),
        ("Windows 系统", []),
        ("GB 5749", []),
        ("９５％", [("full-width", "95%")]),
        ("满意度≧90%", [("sign", "≥")]),
        ("<=5", [("sign", "≤")]),
        ("≥95%", []),
        ("200", []),
    ],
)
def test_oddities_of_a_cell(text: str, found_kinds: list[tuple[str, str]]) -> None:
    assert [(one.kind, one.wanted) for one in oddities(text)] == found_kinds


def test_the_sign_is_shown_alone() -> None:
    assert oddities("办结率≧95%") == (Oddity("sign", "≧", "≥"),)


@pytest.mark.parametrize(
    ("text", "written"), [("㎡", "㎡"), ("1200平方米", "平方米"), ("万平方米", "平方米"), ("元/㎡", "㎡"), ("人", None)]
)
def test_units_that_are_written_in_several_ways(text: str, written: str | None) -> None:
    spelling = spelling_of(text)
    assert (spelling.written if spelling is not None else None) == written


def test_blanks_of_a_conversion_are_not_held_against_anybody() -> None:
    rows = [{"level2": "数量指标", "level3": "入驻 部门", "target": "28个"}]
    assert [message for _, message, _ in found(InconsistentWriting, make_table(rows))] == ["blank"]
    assert found(InconsistentWriting, make_table(rows, linear=True)) == []


def test_small_amounts_stay_in_yuan() -> None:
    rows = [
        {"level3": "改造总成本", "target": "126", "unit": "万元"},
        {"level3": "人均补贴", "target": "9999", "unit": "元"},
        {"level3": "单方造价", "target": "12000", "unit": "元/平方米"},
    ]
    assert found(InconsistentWriting, make_table(rows)) == []
    assert found(InconsistentWriting({"large_amount": 9000}), make_table(rows)) == [
        ("B3", "money", {"rows": "1", "written": "9999元", "wanted": "0.9999万元"})
    ]


def test_only_targets_can_still_be_rewritten() -> None:
    rows = [{"level3": "人数", "target": "２００人"}]
    for rule in (InconsistentWriting, NameLength):
        assert found(rule, make_table(rows)) != []
        assert found(rule, make_table(rows, TableKind.SELF_EVALUATION)) == []


def test_brackets_and_final_marks_do_not_lengthen_a_name() -> None:
    assert length_of("劳务标准（含社会保险、住房公积金）。") == 4
