"""Tables that are drawn with characters in a plain text."""

from __future__ import annotations

import pytest

from perflint.documents import Document, Grid, Limits, Lines, Span, read_bytes
from tests.steps import steps


def read(text: str) -> Document:
    return read_bytes(text.encode(), "a.txt", Limits())


def grid_of(text: str) -> Grid:
    (grid,) = (block for block in read(text).blocks if isinstance(block, Grid))
    return grid


def cells(grid: Grid) -> list[tuple[str | None, int | None, str]]:
    return [(cell.place.cell, cell.line, cell.text) for cell in grid.cells()]


# The bars of the first are one column wide, those of the second two, as Chinese fonts draw them.
BOX = """\
绩效目标表
┌────────┬────────────┬──────┐
│一级指标│三级指标    │指标值│
├────────┼────────────┼──────┤
│        │改造老旧小区│≥12   │
│产出指标│数量        │个    │
│        ├────────────┼──────┤
│        │竣工率      │100%  │
├────────┴────────────┼──────┤
│合计                 │2     │
└─────────────────────┴──────┘
填表人：
"""
WIDE_BOX = """\
┌────┬──────┬───┐
│一级指标│三级指标    │指标值│
├────┼──────┼───┤
│        │改造老旧小区│≥12  │
│产出指标│数量        │个    │
│        ├──────┼───┤
│        │竣工率      │100%  │
├────┴──────┼───┤
│合计                  │2     │
└───────────┴───┘
"""
PLUS = """\
+--------+------------+------+
|一级指标|三级指标    |指标值|
+========+============+======+
|        |改造老旧小区|≥12   |
|产出指标|数量        |个    |
|        +------------+------+
|        |竣工率      |100%  |
+--------+------------+------+
|合计                 |2     |
+--------+------------+------+
"""
CELLS = ["一级指标", "三级指标", "指标值", "产出指标", "改造老旧小区数量", "≥12个", "竣工率", "100%", "合计", "2"]


@pytest.mark.parametrize(("text", "first"), [(BOX, 3), (WIDE_BOX, 2), (PLUS, 2)], ids=["box", "wide", "plus"])
def test_merged_and_wrapped_cells(text: str, first: int) -> None:
    grid = grid_of(text)
    addresses = ["A1", "B1", "C1", "A2", "B2", "C2", "B3", "C3", "A4", "C4"]
    lines = [first + step for step in (0, 0, 0, 3, 2, 2, 5, 5, 7, 7)]
    assert cells(grid) == list(zip(addresses, lines, CELLS, strict=True))
    assert sorted(grid.spans) == [Span(2, 1, 3, 1), Span(4, 1, 4, 2)]
    assert (grid.table, grid.reliable_columns) == (1, True)


def test_lines_around_a_table_stay_lines() -> None:
    blocks = read(BOX).blocks
    assert [[(line.number, line.text) for line in block.lines] for block in blocks if isinstance(block, Lines)] == [
        [(1, "绩效目标表")],
        [(12, "填表人：")],
    ]


def test_rows_that_only_lines_separate() -> None:
    grid = grid_of("+------+----+\n| 指标 | 值 |\n+------+----+\n| 入驻 | 28 |\n| 窗口 | —  |\n+------+----+\n")
    assert cells(grid) == [
        ("A1", 2, "指标"),
        ("B1", 2, "值"),
        ("A2", 4, "入驻"),
        ("B2", 4, "28"),
        ("A3", 5, "窗口"),
        ("B3", 5, "—"),
    ]


def test_a_table_of_a_page_has_its_number() -> None:
    grid = grid_of("前言\n\f第二页\n" + PLUS)
    assert [cell.place.page for cell in grid.cells()][:2] == [2, 2]


@pytest.mark.parametrize(
    "text", ["+----+\n|甲|乙\n+----+\n", "┌──┬──┐\n│甲│乙丙丁│\n└──┴──┘\n", "+---+\n+---+\n", "+--+--+\n|甲|乙|\n"], ids=str
)
def test_what_draws_no_table_stays_text(text: str) -> None:
    (block,) = read(text).blocks
    assert isinstance(block, Lines)
    assert [line.text for line in block.lines] == text.splitlines()


@pytest.mark.parametrize("text", ["+--+\n|x|\n", "+-+-+\n| | |\n", "+" * 60 + "\n", "┌─┐\n"], ids=ascii)
def test_work_grows_with_the_size(text: str) -> None:
    def work(times: int) -> int:
        return steps(lambda: read(text * times))

    work(4)
    assert work(400) < 4 * 1.5 * work(100)


def test_work_grows_with_the_width() -> None:
    def work(columns: int) -> int:
        rule = "+" + "-+" * columns + "\n"
        return steps(lambda: read(rule + ("|" + "x|" * columns + "\n" + rule) * 4))

    work(4)
    assert work(160) < 4 * 1.5 * work(40)
