import os
from pathlib import Path

import pytest

from perflint.documents.limits import Limits
from perflint.documents.markdown import read_markdown
from perflint.documents.model import Document, Grid, Lines, Notice, Place, Span

SEED = Path(os.environ.get("PERFLINT_SEEDS", "/work/shared/seeds")) / "tongnan-2021-budget.md"


def read(text: str | bytes, **limits: int) -> Document:
    return read_markdown(text.encode() if isinstance(text, str) else text, "a.md", Limits(**limits))


def shown(document: Document) -> list[object]:
    """The blocks: (number, text) of lines, (reliable, [(address, line, text)]) of grids."""
    result: list[object] = []
    for block in document.blocks:
        if isinstance(block, Lines):
            result.append([(line.number, line.text) for line in block.lines])
        else:
            result.append((block.reliable_columns, [(cell.place.cell, cell.line, cell.text) for cell in block.cells()]))
    return result


def grid_texts(document: Document) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in grid.rows] for grid in document.blocks if isinstance(grid, Grid)]


def test_tables_and_lines() -> None:
    document = read("# 绩效**目标**表\n\n- 单位：甲\t乙\n\n| 指标 | 值 |\n|:---|---:|\n| 入驻 | 28 |\n| 窗口 | |\n备注：无\n")
    assert shown(document) == [
        [(1, "绩效目标表"), (3, "- 单位：甲\t乙")],
        (True, [("A1", 5, "指标"), ("B1", 5, "值"), ("A2", 7, "入驻"), ("B2", 7, "28"), ("A3", 8, "窗口")]),
        [(9, "备注：无")],
    ]
    assert (document.path, document.format, document.notices) == ("a.md", "markdown", [])
    assert [block.table for block in document.blocks] == [None, 1, None]


def test_rows_without_outer_pipes() -> None:
    document = read("指标 | 值\n--- | ---\n入驻 | 28\n")
    assert shown(document) == [(True, [("A1", 1, "指标"), ("B1", 1, "值"), ("A2", 3, "入驻"), ("B2", 3, "28")])]


@pytest.mark.parametrize(
    "text",
    [
        "| 指标 | |\n|---|---|\n| 入驻 | 28 |",
        "| 指标 | 值 |\n|---|---|\n| 入驻 | 28 | 个 |",
        "| 指标 | 值 |\n|---|\n| 入驻 | 28 |",
        "| 指标 | 值 |\n| 入驻 | 28 |",
        "|---|---|\n| 入驻 | 28 |",
    ],
)
def test_columns_are_unreliable_where_the_table_is_careless(text: str) -> None:
    (grid,) = read(text).blocks
    assert isinstance(grid, Grid)
    assert not grid.reliable_columns
    assert [cell.place.cell for cell in grid.cells() if cell.text == "28"] == ["B1" if text.startswith("|---") else "B2"]


def test_full_width_bars() -> None:
    rows = (False, [("A1", 1, "指标"), ("B1", 1, "值"), ("A2", 2, "入驻"), ("B2", 2, "28")])
    assert shown(read("｜指标｜值｜\n｜ 入驻 ｜ 28 ｜\n")) == [rows]
    assert shown(read("指标｜值\n入驻｜28\n")) == [rows]


def test_rows_without_a_rule_need_two_of_them() -> None:
    assert shown(read("| 指标 | 值 |\n\n甲|乙\n丙|丁\n\n甲|乙\n丙|丁|戊\n")) == [
        [(1, "| 指标 | 值 |")],
        (False, [("A1", 3, "甲"), ("B1", 3, "乙"), ("A2", 4, "丙"), ("B2", 4, "丁")]),
        [(6, "甲|乙"), (7, "丙|丁|戊")],
    ]


def test_a_second_rule_begins_a_second_table() -> None:
    text = "| 甲 | 乙 |\n|--|--|\n| - | - |\n| 1 | 2 |\n| 丙 | 丁 |\n|---|---|\n| 3 | 4 |\n"
    assert grid_texts(read(text)) == [[["甲", "乙"], ["-", "-"], ["1", "2"]], [["丙", "丁"], ["3", "4"]]]


def test_marks_inside_cells() -> None:
    text = r"| a\|b | **重点** | `x` | 一<br/>二 | <u>></u> | 24*7 | \(\) | &gt;=5 | $\geq$ |" + "\n|-|-|-|-|-|-|-|-|-|\n"
    assert grid_texts(read(text)) == [[["a|b", "重点", "x", "一二", "<u>></u>", "24*7", r"\(\)", ">=5", r"$\geq$"]]]


def test_fences_are_no_text_and_tables_in_them_are_read() -> None:
    assert shown(read("```markdown\n| 甲 | 乙 |\n|---|---|\n```\n尾")) == [
        (True, [("A1", 2, "甲"), ("B1", 2, "乙")]),
        [(5, "尾")],
    ]


def test_html_tables_keep_the_lines_of_the_file() -> None:
    document = read(
        "# 表\n\n<table><tr><td rowspan=2>产出</td><td>数量</td></tr>\n<tr><td>≥95%</td></tr></table>\n\n| 甲 | 乙 |\n|---|---|\n"
    )
    assert shown(document) == [
        [(1, "表")],
        (True, [("A1", 3, "产出"), ("B1", 3, "数量"), ("B2", 4, "≥95%")]),
        (True, [("A1", 6, "甲"), ("B1", 6, "乙")]),
    ]
    first = document.blocks[1]
    assert isinstance(first, Grid) and first.spans == [Span(1, 1, 2, 1)]
    assert [block.table for block in document.blocks] == [None, 1, 2]


def test_html_table_without_an_end_ends_at_a_blank_line() -> None:
    document = read("<table><tr><td>甲\n\n| 乙 | 丙 |\n|---|---|\n\n<table><tr><td>丁\n\n戊")
    assert shown(document) == [
        (True, [("A1", 1, "甲")]),
        (True, [("A1", 3, "乙"), ("B1", 3, "丙")]),
        (True, [("A1", 6, "丁")]),
        [(8, "戊")],
    ]


def test_limits_are_told_and_what_was_read_is_kept() -> None:
    document = read("| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n尾", rows=1, columns=1)
    assert shown(document) == [(True, [("A1", 1, "甲")]), [(4, "尾")]]
    assert document.notices == [
        Notice("limit-reached", Place(table=1, row=1, column=2, line=1), {"limit": "1", "option": "limits.columns"}),
        Notice("limit-reached", Place(table=1, row=2, column=1, line=3), {"limit": "1", "option": "limits.rows"}),
    ]


@pytest.mark.skipif(not SEED.exists(), reason="the seed documents are not on this machine")
def test_text_recognised_from_a_scan() -> None:
    document = read(SEED.read_bytes())
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    assert [(grid.table, grid.rows[0][0].line, len(grid.rows)) for grid in grids[11:14]] == [
        (12, 243, 16),
        (13, 261, 16),
        (14, 279, 14),
    ]
    signs = {cell.row: cell.text for cell in grids[11].cells() if cell.column == 5}
    above = {3: "1932", 4: "1932.", 6: "指标性质", 7: "=", 8: "=", 9: "=", 10: "="}
    assert signs == {**above, 11: "<u>></u>", 12: "=", 13: r"\(\)", 14: "≧", 15: "≧", 16: "≧"}
    assert [(cell.place, cell.text) for cell in grids[11].rows[10]] == [
        (Place(table=12, row=11, column=1, line=254), "绩效指标"),
        (Place(table=12, row=11, column=2, line=254), "事项上网率"),
        (Place(table=12, row=11, column=3, line=254), "10%"),
        (Place(table=12, row=11, column=4, line=254), "百分率"),
        (Place(table=12, row=11, column=5, line=254), "<u>></u>"),
        (Place(table=12, row=11, column=6, line=254), "80"),
    ]
