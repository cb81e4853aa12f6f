"""Headings whose cells run together: in several lines, with names no list knows, with a second line of parts."""

from __future__ import annotations

import pytest

from perflint.documents.limits import Limits
from perflint.documents.plaintext import read_plaintext
from perflint.tables.glued_headings import glued_heading
from perflint.tables.text_rows import rows_of


def headed(text: str) -> list[str] | None:
    rows = list(rows_of(read_plaintext(text.encode(), "sample.txt", Limits()).blocks))
    found = glued_heading(rows, 0)
    return [f"{column.name}:{column.cell.text}" for column in found.columns] if found is not None else None


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        (
            "编号目标维度具体指标2025年度目标值权重（%）\n",
            ["serial:编号", "other:目标维度", "level3:具体指标", "target:2025年度目标值", "weight:权重（%）"],
        ),
        (
            "一级指标（Level1）二级指标及分值指标名称/内容关系符指标值/目标值计量单位(Unit)\n",
            [
                "level1:一级指标（Level1）",
                "level2:二级指标及分值",
                "level3:指标名称/内容",
                "operator:关系符",
                "target:指标值/目标值",
                "unit:计量单位(Unit)",
            ],
        ),
        (
            "标一级\n指标二级\n指标三级指标指标值分值（分）\n符号数值单位\n产出指标\n",
            [
                "level1:一级指标",
                "level2:二级指标",
                "level3:三级指标",
                "target:指标值",
                "weight:分值（分）",
                "operator:符号",
                "target:数值",
                "unit:单位",
            ],
        ),
        (
            "一级指标\n（类别）二级指标\n（维度）三级指标目标值分月计划权重分\n1月2月\n产出指标数量指标\n",
            [
                "level1:一级指标（类别）",
                "level2:二级指标（维度）",
                "level3:三级指标",
                "target:目标值",
                "other:1月",
                "other:2月",
                "weight:权重分",
            ],
        ),
        (
            "序号一级指标二级指标三级指标指标值\n石桥村白岩社区\n1产出指标\n",
            ["serial:序号", "level1:一级指标", "level2:二级指标", "level3:三级指标", "part:0:石桥村", "part:1:白岩社区"],
        ),
        ("一级指标\t二级指标\t三级指标\t指标值\t权重\n产出指标\n", None),
        ("产出指标\n二级指标\n三级指标\n指标值\n分值\n", None),
        ("本年度绩效指标和权重见附表，一级指标由单位填写。\n", None),
    ],
)
def test_headings(text: str, columns: list[str] | None):
    assert headed(text) == columns
