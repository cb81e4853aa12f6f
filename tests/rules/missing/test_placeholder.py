"""Marks inside texts, and texts that only look like marks."""

from __future__ import annotations

import pytest

from perflint_rules.missing.placeholder import Placeholder, placeholder
from tests.rules.builder import found, make_table


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("培训XX人次", "XX"),
        ("2025年xx月", "xx"),
        ("____次", "____"),
        ("完成率??", "??"),
        ("标准待定", "待定"),
        ("改造面积×××平方米", "×××"),
        ("服务***户", "***"),
        ("暂无", "暂无"),
    ],
)
def test_marks_inside_a_text(text: str, mark: str) -> None:
    assert placeholder(text) == mark


@pytest.mark.parametrize(
    "text", ["7*24小时", "XXL号工作服", "等待定价的药品数", "**重点**", "5×3", "无违规", "同上年持平", "A/B", "2021-2023"]
)
def test_texts_without_marks(text: str) -> None:
    assert placeholder(text) is None


@pytest.mark.parametrize("name", ["重大安全事故", "有责投诉", "违规违纪情况", "数据泄露", "超支情况"])
def test_none_is_a_target_for_what_is_unwanted(name: str) -> None:
    assert found(Placeholder, make_table([{"level3": name, "target": "无", "weight": "10"}])) == []


def test_remarks_units_operators_and_reasons_may_be_marked() -> None:
    row = {"level3": "培训人数", "operator": "无", "target": "200人", "unit": "/", "deviation_reason": "无", "remark": "—"}
    assert found(Placeholder, make_table([row])) == []


def test_a_marked_name_with_a_value_and_a_marked_value_with_a_name() -> None:
    table = make_table([{"level3": "XX", "target": "95%"}, {"level3": "合格率", "target": "TBD"}])
    assert found(Placeholder, table) == [
        ("A2", "name", {"written": "XX"}),
        ("B3", "default", {"name": "合格率", "written": "TBD"}),
    ]
