"""Rows of tables that no lines draw: texts of one row are level, however many lines each has; other texts are merged cells."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from reportlab.pdfgen.canvas import Canvas

from perflint.documents import Document, Span
from perflint.tables.reader import read_submission
from tests.documents.pdf_files import Draw, drawn, read, shown

SIZE, LINE = 10, 13
#: A text: where it stands from the left, the middle of it from the top, and its lines.
Text = tuple[float, float, str]


def texts(*all_texts: Text, also: Sequence[Text] = ()) -> Draw:
    """Draw texts around their middles, one line below the other."""

    def draw(canvas: Canvas) -> None:
        for x, middle, text in (*all_texts, *also):
            lines = text.split("\n")
            for number, line in enumerate(lines):
                canvas.drawString(x, middle + LINE * (number - (len(lines) - 1) / 2) + 0.36 * SIZE, line)

    return draw


def row(middle: float, *cells: str, xs: Sequence[float] = (50, 150, 250, 320, 390)) -> list[Text]:
    """The texts of a row whose middle is at a height; empty ones are left out."""
    return [(x, middle, text) for x, text in zip(xs, cells, strict=False) if text]


def grid(document: Document) -> list[list[str]]:
    """The rows of the only table, each as its texts from left to right, empty columns as empty texts."""
    ((_, rows),) = (one for one in shown(document) if isinstance(one[1][0], dict))  # type: ignore[index]
    width = max(max(cells) for cells in rows)
    return [[cells.get(column, "") for column in range(1, width + 1)] for cells in rows]


HEADING = row(100, "一级指标", "三级指标", "指标值", "单位", "权重")


def test_a_wrapped_cell_is_level_with_the_single_lines_beside_it() -> None:
    document = read(
        drawn(
            texts(
                *HEADING,
                *row(130, "产出指标", "完成农村劳动力转\n移就业培训", "200", "人次", "10"),
                *row(165, "产出指标", "结业率", "95", "%", "15"),
                *row(200, "效益指标", "培训后稳定就业的\n人员所占的比例", "80", "%", "20"),
            )
        )
    )
    assert grid(document) == [
        ["一级指标", "三级指标", "指标值", "单位", "权重"],
        ["产出指标", "完成农村劳动力转移就业培训", "200", "人次", "10"],
        ["产出指标", "结业率", "95", "%", "15"],
        ["效益指标", "培训后稳定就业的人员所占的比例", "80", "%", "20"],
    ]


def test_cells_beside_two_rows_of_headings_are_merged_over_both() -> None:
    document = read(
        drawn(
            texts(
                *row(100, "", "", "指标值"),
                *row(109, "一级指标", "三级指标", "", "", "权重"),
                *row(118, "", "", "符号", "数值"),
                *row(140, "产出指标", "培训人次", "≥", "200", "10"),
                *row(160, "产出指标", "结业率", "≥", "95", "15"),
                *row(180, "效益指标", "就业率", "≥", "80", "20"),
            )
        )
    )
    assert grid(document)[:3] == [
        ["一级指标", "三级指标", "指标值", "", "权重"],
        ["", "", "符号", "数值", ""],
        ["产出指标", "培训人次", "≥", "200", "10"],
    ]
    assert {Span(1, 1, 2, 1), Span(1, 2, 2, 2), Span(1, 5, 2, 5)} <= set(document.blocks[0].spans)


def test_a_long_text_beside_many_rows_parts_none_of_them() -> None:
    xs = (50, 170, 240, 310, 380)
    rows = [row(130 + 30 * n, "", f"指标{name}", f"{n + 1}", "个", "10", xs=xs) for n, name in enumerate("甲乙丙丁戊")]
    goal = (50, 190, "改造十八个老旧小\n区的供水管网共计\n十二点六公里惠及\n居民六千二百户年\n节水三十五万方并\n按期竣工验收合格")
    document = read(drawn(texts(*row(100, "目标", "三级指标", "指标值", "单位", "权重", xs=xs), *chain(*rows), also=[goal])))
    assert [cells[1:] for cells in grid(document)[1:]] == [
        [f"指标{name}", f"{n + 1}", "个", "10"] for n, name in enumerate("甲乙丙丁戊")
    ]
    assert grid(document)[1][0] == goal[2].replace("\n", "")
    assert Span(2, 1, 6, 1) in document.blocks[0].spans


def test_a_label_written_from_top_to_bottom_is_one_text() -> None:
    xs = (50, 100, 200, 270, 340)
    rows = [row(130 + 24 * n, "", f"指标{name}", f"{n + 1}", "个", "10", xs=xs) for n, name in enumerate("甲乙丙丁")]
    label = (50, 166, "绩\n效\n指\n标")
    document = read(drawn(texts(*row(100, "类别", "三级指标", "指标值", "单位", "权重", xs=xs), *chain(*rows), also=[label])))
    assert [cells[0] for cells in grid(document)] == ["类别", "绩效指标", "", "", ""]


def test_headers_and_footers_are_in_no_table() -> None:
    document = read(
        drawn(
            texts(
                (50, 20, "2025-11-27"),
                (300, 20, "绩效目标"),
                *row(60, "一级指标", "三级指标", "指标值", "单位", "权重"),
                *row(80, "产出指标", "培训人次", "200", "人次", "10"),
                *row(100, "产出指标", "结业率", "95", "%", "15"),
                *row(120, "效益指标", "就业率", "80", "%", "20"),
                (50, 820, "http://localhost/print"),
                (500, 820, "1/1"),
            )
        )
    )
    assert grid(document)[0] == ["一级指标", "三级指标", "指标值", "单位", "权重"]
    assert len(grid(document)) == 4


def test_the_label_of_all_levels_is_no_level() -> None:
    rows = [row(130 + 24 * n, "", f"提供{name}服务次数", f"{n + 1}", "次", "10") for n, name in enumerate("甲乙丙丁")]
    label = (50, 166, "绩\n效\n指\n标")
    (table,) = read_submission(read(drawn(texts(*HEADING, *chain(*rows), also=[label])))).tables
    assert [indicator.level1 for indicator in table.indicators] == [None] * 4
    assert [indicator.level3.text for indicator in table.indicators if indicator.level3] == [
        f"提供{name}服务次数" for name in "甲乙丙丁"
    ]
