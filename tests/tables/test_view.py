"""The contents of a table that reports show: columns, merged cells, empty cells, facts, each with its place."""

from __future__ import annotations

import pickle

from perflint.documents import read_bytes
from perflint.documents.limits import Limits
from perflint.documents.model import Place
from perflint.tables import read_submission
from perflint.tables.view import ViewCell, view_of

TABLE = """\
项目名称：窗口经费

| 一级指标 | 二级指标 | 三级指标 | 指标值 | 计量单位 | 权重 | 办理处室 |
|---|---|---|---|---|---|---|
| 产出指标 | 数量指标 | 指标1：培训人数 | ≥120 | 人 | 50 | 一处 |
|  | 质量指标 | 合格率 | ≥90 |  | 40 | 二处 |
"""


def test_a_view_has_what_the_document_shows() -> None:
    document = read_bytes(TABLE.encode(), "a.md", Limits())
    (table,) = read_submission(document).tables
    view = view_of(table)
    assert view.columns == ("level1", "level2", "level3", "target", "unit", "weight")
    assert [cell.text for cell in view.headings if cell is not None] == [
        "一级指标",
        "二级指标",
        "三级指标",
        "指标值",
        "计量单位",
        "权重",
    ]
    assert [[cell.text if cell is not None else None for cell in row] for row in view.rows] == [
        ["产出指标", "数量指标", "培训人数", "≥120", "人", "50"],
        ["产出指标", "质量指标", "合格率", "≥90", "", "40"],
    ]
    assert [cell.place.cell for cell in view.rows[1] if cell is not None] == ["A2", "B3", "C3", "D3", "E3", "F3"]
    assert view.facts == (("project", ViewCell("窗口经费", Place(column=1, line=1))),)


def test_a_view_is_cut_off_from_its_document() -> None:
    document = read_bytes(TABLE.encode(), "a.md", Limits())
    (table,) = read_submission(document).tables
    view = view_of(table)
    assert pickle.loads(pickle.dumps(view)) == view
    assert b"perflint.documents.model\nCell" not in pickle.dumps(view, protocol=0)
