"""Near misses and the labelled defects of real tables."""

from __future__ import annotations

import pytest

from perflint_rules.vagueness.doubts import is_empty_phrase, leaves_open_by_or_to
from perflint_rules.vagueness.slogan_indicator import SloganIndicator
from perflint_rules.vagueness.vague_target import VagueTarget
from tests.rules.builder import found, make_table


@pytest.mark.parametrize(
    "text", ["有效提升", "明显改善", "不断完善", "长期坚持", "进一步提高", "成效显著", "保障校内师生安全，维护正常教学秩序"]
)
def test_empty_phrases(text: str) -> None:
    assert is_empty_phrase(text)


@pytest.mark.parametrize(
    "text", ["优", "优良中差", "达标", "是", "完成", "2025年11月底前", "≥95%", "零投诉", "满意度≧90%", "提升5个百分点"]
)
def test_texts_that_can_be_checked(text: str) -> None:
    assert not is_empty_phrase(text)


@pytest.mark.parametrize(
    ("name", "unit", "open_"),
    [
        ("优化企业开办时间，承诺压减时限", "工作日", True),
        ("缩短办理时间", "天", True),
        ("审批时限压减至", "工作日", False),
        ("压减天数", "天", False),
        ("时限压缩率", "%", False),
        ("减少投诉", "件", False),
        ("承诺办结时限", "工作日", False),
    ],
)
def test_by_or_to(name: str, unit: str, open_: bool) -> None:
    assert leaves_open_by_or_to(name, unit) is open_


@pytest.mark.parametrize(
    ("name", "operator", "target", "unit", "message"),
    [
        ("一般性支出压减率", "≥", "0", "%", "zero"),
        ("一般性支出压减率", ">", "0", "%", None),
        ("事故发生率", "≤", "0", "%", None),
        ("优化政务服务环境", "≥", "90", "百分率", "what-percent"),
        ("优化政务服务环境", "≥", "满意度90%", "", None),
        ("优化政务服务环境", "≥", "3", "项", None),
        ("提升满意度", "≥", "90", "%", "whose"),
        ("满意度", "≥", "90", "%", "whose"),
        ("办事群众满意度", "≥", "90", "%", None),
        ("优化企业开办时间，承诺压减时限", "", "2", "个工作日", "by-or-to"),
        ("优化企业开办时间，承诺压减时限", "≤", "2", "个工作日", None),
    ],
)
def test_numbers(name: str, operator: str, target: str, unit: str, message: str | None) -> None:
    table = make_table([{"level3": name, "operator": operator, "target": target, "unit": unit}])
    assert [one[1] for one in found(VagueTarget, table)] == ([message] if message else [])


def test_no_name_no_target() -> None:
    table = make_table([{"level3": "", "target": "90", "unit": "%"}, {"level3": "优化政务服务环境", "target": ""}])
    assert found(VagueTarget, table) == []
    assert [one[0] for one in found(SloganIndicator, table)] == ["A3"]
