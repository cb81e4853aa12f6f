"""What columns are headed by, beyond the names of the list."""

import pytest

from perflint.tables.heading_words import heading_field, similar_heading_field


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("2024年度指标值", "target"),
        ("1—7月执行情况", "actual"),
        ("截至6月30日完成值", "actual"),
        ("年末完成值B", "actual"),
        ("上年度实际完成值", "other"),
        ("近三年平均值", "other"),
        ("一级指标编码", "serial"),
        ("一级指标权重", "other"),
        ("三级指标分值", "weight"),
        ("权重系数", "weight"),
        ("权重%", "weight"),
        ("指标值/目标值", "target"),
        ("二级指标及分值", "level2"),
        ("预计年底能否完成", "forecast"),
        ("未完成原因及拟采取的改进措施", "deviation_reason"),
        ("单位和个人满意度", None),
        ("改造完成后的情况", None),
        ("监测点位编号完整率", None),
    ],
)
def test_the_field_of_a_heading(text: str, field: str | None) -> None:
    assert heading_field(text) == field


def test_a_heading_resembles_one_of_its_own_level_only() -> None:
    assert similar_heading_field("三级指标名字") == "level3"
    assert similar_heading_field("一级指标名字") == "level1"
