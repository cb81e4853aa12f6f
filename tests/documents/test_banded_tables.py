"""Tables of which lines draw the rows only: the columns follow from the gaps between texts, and from where lines end."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from perflint.documents import Notice, Place, Span
from perflint.documents.page_layout import lay_out
from perflint.documents.text_lines import Piece
from perflint.tables.reader import read_submission
from tests.documents.pdf_files import Draw, drawn, read, shown

XS = (50.0, 120.0, 220.0, 300.0, 340.0, 380.0)
SIZE = 10


def written(canvas: Canvas, row: Sequence[str], top: float, height: float) -> None:
    """Write the cells of a row in the middle of its height; numbers stand at the right border of their column."""
    for x0, x1, text in zip(XS, XS[1:], row, strict=False):
        lines = text.split("\n")
        first = top + height / 2 - 6 * len(lines) + 9.6
        for number, line in enumerate(lines):
            if line.replace(".", "").isdigit():
                canvas.drawRightString(x1 - 1, first + 12 * number, line)
            else:
                canvas.drawString(x0 + 1, first + 12 * number, line)


def form(rows: Sequence[Sequence[str]], levels: Sequence[tuple[str, int, int]], *, top: float = 100) -> Draw:
    """Draw a form: rows 30 points high with lines between them, begun beside `levels` (text, first and last row from 0)."""

    def draw(canvas: Canvas) -> None:
        inside = {row for _, first, last in levels for row in range(first + 1, last + 1)}
        for number in range(len(rows) + 1):
            canvas.line(XS[1] if number in inside else XS[0], top + 30 * number, XS[-1], top + 30 * number)
        for number, row in enumerate(rows):
            written(canvas, row, top + 30 * number, 30)
        for text, first, last in levels:
            written(canvas, [text], top + 30 * first, 30 * (last - first + 1))

    return draw


ROWS = [
    ["项目名称", "劳动力技能提升项目"],
    ["一级指标", "三级指标", "指标值", "单位", "权重"],
    ["", "完成农村劳动力\n培训", "200", "人次", "10"],
    ["", "结业率", "95", "%", "15"],
    ["", "就业率", "90", "%", "20"],
    ["效益指标", "满意度", "9.5", "分", "15"],
]
CELLS = [
    {1: "项目名称", 2: "劳动力技能提升项目"},
    {1: "一级指标", 2: "三级指标", 3: "指标值", 4: "单位", 5: "权重"},
    {1: "产出指标", 2: "完成农村劳动力培训", 3: "200", 4: "人次", 5: "10"},
    {2: "结业率", 3: "95", 4: "%", 5: "15"},
    {2: "就业率", 3: "90", 4: "%", 5: "20"},
    {1: "效益指标", 2: "满意度", 3: "9.5", 4: "分", 5: "15"},
]


def test_lines_between_rows_draw_the_rows_and_begin_beside_merged_cells() -> None:
    document = read(drawn(form(ROWS, [("产出指标", 2, 4)])))
    assert shown(document) == [(1, CELLS)]
    assert Span(3, 1, 5, 1) in document.blocks[0].spans
    assert document.notices == [Notice("unruled-table", Place(page=1))]


def test_a_single_row_on_the_next_page_belongs_to_the_table() -> None:
    document = read(drawn(form(ROWS, [("产出指标", 2, 4)]), form([["", "复训率", "80", "%", "5"]], [], top=60)))
    assert shown(document) == [(1, [*CELLS, {2: "复训率", 3: "80", 4: "%", 5: "5"}])]


def test_a_merged_cell_that_a_page_break_cuts_needs_no_whole_line_below_it() -> None:
    def first(canvas: Canvas) -> None:
        for number, x in enumerate((0, 0, 1, 1, 0, 1, 1)):
            canvas.line(XS[x], 100 + 30 * number, XS[-1], 100 + 30 * number)
        for number, row in enumerate([*ROWS[1:5], ["效益指标", "满意度", "95", "分", "15"], ["", "复购率", "80", "%", "5"]]):
            written(canvas, row, 100 + 30 * number, 30)
        written(canvas, ["产出指标"], 130, 90)

    def second(canvas: Canvas) -> None:
        canvas.line(XS[1], 90, XS[-1], 90)
        canvas.line(XS[0], 120, XS[-1], 120)
        written(canvas, ["", "投诉率", "2", "%", "5"], 70, 20)
        written(canvas, ["", "复训率", "80", "%", "5"], 90, 30)

    assert shown(read(drawn(first, second))) == [
        (
            1,
            [
                *CELLS[1:5],
                {1: "效益指标", 2: "满意度", 3: "95", 4: "分", 5: "15"},
                {2: "复购率", 3: "80", 4: "%", 5: "5"},
                {2: "投诉率", 3: "2", 4: "%", 5: "5"},
                {2: "复训率", 3: "80", 4: "%", 5: "5"},
            ],
        )
    ]


def test_an_empty_column_of_a_page_stays_a_column() -> None:
    rows = [["", "甲", "1", "个", "5"], ["", "乙", "2", "个", "5"], ["", "丙", "3", "个", "5"]]
    document = read(drawn(form(ROWS, []), form(rows, [], top=60)))
    (block,) = shown(document)
    assert block[1][6:] == [{2: row[1], 3: row[2], 4: row[3], 5: row[4]} for row in rows]


def test_underlined_blanks_are_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        for number, text in enumerate(["填报单位：", "负责人：", "电话：", "日期："]):
            canvas.drawString(50, 100 + 30 * number, text)
            canvas.line(110, 102 + 30 * number, 300, 102 + 30 * number)

    assert shown(read(drawn(draw))) == [(1, ["填报单位：", "负责人：", "电话：", "日期："])]


def test_rows_that_no_line_draws_are_read_and_are_not_sure() -> None:
    """Cells in the middle of their rows: wrapped ones, and two merged over two rows each."""

    def draw(canvas: Canvas) -> None:
        rows = [*ROWS[1:4], ["", "就业率", "90", "%", "20"], ["", "满意度", "9.5", "分", "15"]]
        for number, row in enumerate(rows):
            written(canvas, row, 100 + 30 * number, 30)
        written(canvas, ["产出指标"], 130, 60)
        written(canvas, ["效益指标"], 190, 60)

    document = read(drawn(draw))
    assert shown(document) == [
        (1, [*CELLS[1:4], {1: "效益指标", 2: "就业率", 3: "90", 4: "%", 5: "20"}, {2: "满意度", 3: "9.5", 4: "分", 5: "15"}])
    ]
    assert document.blocks[0].spans == [Span(2, 1, 3, 1), Span(4, 1, 5, 1)]
    assert document.blocks[0].sure == 0.6
    assert read_submission(document).tables[0].confidence == 0.59


@pytest.mark.parametrize("columns", [5, 90])
def test_time_grows_with_the_texts_not_with_their_square(columns: int) -> None:
    def seconds(rows: int) -> float:
        pieces = [
            Piece(60 * x, 14 * y, 60 * x + 20 + y % 9, 14 * y + 10, "指标" if x % 2 else "1")
            for y in range(rows)
            for x in range(columns)
        ]
        start = time.process_time()
        lay_out([], pieces, 200_000)
        return time.process_time() - start

    once = seconds(4_000 // columns)
    assert seconds(16_000 // columns) < 8 * once + 0.2
