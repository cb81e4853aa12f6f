"""Which taxonomy a table follows."""

from __future__ import annotations

import pytest

from perflint.checks.taxonomy import taxonomy_of
from tests.rules.builder import make_table


@pytest.mark.parametrize(
    ("levels", "taxonomy"),
    [
        ([("产出指标", "数量指标"), ("效益指标", "社会效益指标")], "national-2015"),
        ([("产出指标", "成本指标"), ("满意度", "")], "national-2015"),
        ([("成本指标", "经济成本指标"), ("产出指标", "数量指标")], "national-2021"),
        ([("产出指标", "数量指标"), ("项目成本", "")], "national-2021"),
        ([("", "数量指标"), ("", "社会成本指标")], "national-2021"),
        ([("", "数量指标"), ("", "成本指标")], "national-2015"),
        ([("", "可持续影响指标")], "national-2015"),
        ([("履职效能", ""), ("运行成本", "")], None),
        ([("", "")], None),
    ],
)
def test_taxonomies(levels: list[tuple[str, str]], taxonomy: str | None) -> None:
    rows = [{"level1": first, "level2": second, "level3": "甲", "target": "1"} for first, second in levels]
    assert taxonomy_of(make_table(rows)) == taxonomy
