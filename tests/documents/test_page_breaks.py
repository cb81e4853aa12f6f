"""Tables without lines between their columns, and tables, cells and rows that page breaks cut."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from perflint.documents import Notice, Place, Span
from tests.documents.pdf_files import Draw, drawn, read, shown, table

XS = (50.0, 110.0, 200.0, 260.0, 300.0)
HEADED = "一级指标|三级指标|指标值|权重"
HEADING = ["一级指标", "三级指标", "指标值", "权重"]


def page(rows: list[list[str]], *, top: float, footer: str = "", xs: tuple[float, ...] = XS, title: str = "") -> Draw:
    def draw(canvas: Canvas) -> None:
        if title:
            canvas.drawString(50, top - 20, title)
        table(canvas, rows, xs=xs, top=top, height=40)
        if footer:
            canvas.drawString(280, 820, footer)

    return draw


def cells(*rows: str) -> list[dict[int, str]]:
    return [{column: text for column, text in enumerate(row.split("|"), 1) if text} for row in rows]


def test_a_table_goes_on_and_the_heading_is_repeated() -> None:
    first = [HEADING, ["产出指标", "培训人次", "≥200人", "10"]]
    second = [HEADING, ["效益指标", "就业率", "≥90%", "20"]]
    document = read(drawn(page(first, top=700, footer="第1页 共2页"), page(second, top=60, footer="第2页 共2页")))
    assert shown(document) == [(1, cells(HEADED, "产出指标|培训人次|≥200人|10", "效益指标|就业率|≥90%|20"))]
    places = [row[0].place for row in document.blocks[0].rows]
    assert places == [Place(page=number, table=1, row=row, column=1) for row, number in ((1, 1), (2, 1), (3, 2))]


def test_a_table_goes_on_below_a_running_header() -> None:
    def header(draw: Draw) -> Draw:
        def both(canvas: Canvas) -> None:
            canvas.drawString(50, 40, "某某局2024年部门预算")
            draw(canvas)

        return both

    document = read(drawn(*map(header, (page([HEADING], top=700), page([["产出指标", "培训人次", "≥200人", "10"]], top=60)))))
    assert shown(document) == [(1, cells(HEADED, "产出指标|培训人次|≥200人|10"))]


def test_a_title_that_every_page_has_is_no_running_header() -> None:
    first, second = [["项目名称", "甲"], ["指标", "1"]], [["项目名称", "乙"], ["指标", "2"]]
    xs = (50.0, 150.0, 300.0)

    def form(rows: list[list[str]]) -> Draw:
        def draw(canvas: Canvas) -> None:
            canvas.setFontSize(16)
            canvas.drawString(200, 45, "绩效目标表")
            canvas.setFontSize(10)
            table(canvas, rows, xs=xs, top=80)

        return draw

    assert [block[1] for block in shown(read(drawn(form(first), form(second))))] == [
        ["绩效目标表"], cells("项目名称|甲", "指标|1"), ["绩效目标表"], cells("项目名称|乙", "指标|2"),
    ]  # fmt: skip


def test_an_indicator_entered_twice_is_no_repeated_heading() -> None:
    row = ["产出指标", "培训人次", "≥200人", "10"]
    document = read(drawn(page([HEADING, row], top=700), page([row], top=60)))
    assert shown(document) == [(1, cells(HEADED, "|".join(row), "|".join(row)))]


def test_two_forms_that_begin_alike_stay_whole() -> None:
    xs = (50.0, 150.0, 300.0)
    first, second = [["表一", ""], ["项目名称", "甲"]], [["表一", ""], ["项目名称", "乙"]]
    (block,) = shown(read(drawn(page(first, top=100, xs=xs), page(second, top=100, xs=xs))))
    assert block == (1, cells("表一", "项目名称|甲", "表一", "项目名称|乙"))


def test_a_row_that_the_break_cuts_is_whole_again() -> None:
    first = [HEADING, ["产出指标", "完成农村劳动力培\n训并取得合格证书", "≥200人", "10"]]
    second = [["", "的人次", "", ""], ["效益指标", "就业率", "≥90%", "20"]]
    document = read(drawn(page(first, top=750), page(second, top=60)))
    assert shown(document) == [
        (
            1,
            cells(
                HEADED,
                "产出指标|完成农村劳动力培训并取得合格证书的人次|≥200人|10",
                "效益指标|就业率|≥90%|20",
            ),
        )
    ]
    assert [row[1].place.page for row in document.blocks[0].rows] == [1, 1, 2], "a cell is where it begins"


def test_a_row_is_not_taken_for_the_rest_of_the_one_above() -> None:
    first = [HEADING, ["产出指标", "培训人次", "≥200人", "10"]]
    second = [["", "就业率", "≥90%", ""]]
    assert shown(read(drawn(page(first, top=750), page(second, top=60)))) == [
        (1, cells(HEADED, "产出指标|培训人次|≥200人|10", "|就业率|≥90%"))
    ]


def test_a_number_that_has_room_is_not_the_rest_of_the_one_above() -> None:
    xs = (50.0, 75.0, 200.0, 270.0, 340.0)
    first = [["类", "科目名称", "合计", "备注"], ["05", "乡村道路养护与水毁修复", "1,410,886.00", ""]]
    second = [["06", "乡村道路照明支出", "705,443.00", ""]]
    document = read(drawn(page(first, top=700, xs=xs), page(second, top=60, xs=xs)))
    assert shown(document) == [
        (
            1,
            cells("类|科目名称|合计|备注", "05|乡村道路养护与水毁修复|1,410,886.00", "06|乡村道路照明支出|705,443.00"),
        )
    ]


def test_a_repeated_heading_of_several_rows_is_left_out_whole() -> None:
    def part(rows: list[list[str]], top: float) -> Draw:
        def draw(canvas: Canvas) -> None:
            bottom = top + 40 + 20 * len(rows)
            for x, y, text in (
                (53, 15, "指标"),
                (103, 35, "大类"),
                (53, 35, "编码"),
                (153, 25, "名称"),
                (253, 25, "目标"),
                (353, 25, "分值"),
            ):
                canvas.drawString(x, top + y, text)
            for number, row in enumerate(rows):
                for x, text in zip((53, 103, 153, 253, 353), row, strict=True):
                    canvas.drawString(x, top + 55 + 20 * number, text)
                canvas.line(50, top + 40 + 20 * number, 450, top + 40 + 20 * number)
            canvas.line(50, top + 20, 150, top + 20)
            for x in (50, 150, 250, 350, 450):
                canvas.line(x, top, x, bottom)
            canvas.line(100, top + 20, 100, bottom)
            for y in (top, bottom):
                canvas.line(50, y, 450, y)

        return draw

    document = read(drawn(part([["01", "产出", "培训人次", "200", "10"]], 700), part([["02", "效益", "就业率", "90", "20"]], 60)))
    assert shown(document) == [
        (
            1,
            [
                {1: "指标", 3: "名称", 4: "目标", 5: "分值"},
                {1: "编码", 2: "大类"},
                *cells("01|产出|培训人次|200|10", "02|效益|就业率|90|20"),
            ],
        )
    ]


def test_a_merged_cell_goes_on_whether_its_text_is_repeated_or_not() -> None:
    def part(rows: list[tuple[str, str]], text: str, top: float) -> Draw:
        def draw(canvas: Canvas) -> None:
            bottom = top + 40 * len(rows)
            canvas.drawString(53, top + 20, text)
            for number, (name, value) in enumerate(rows):
                canvas.drawString(113, top + 40 * number + 15, name)
                canvas.drawString(203, top + 40 * number + 15, value)
                canvas.line(110, top + 40 * number, 260, top + 40 * number)
            for x in (50, 110, 200, 260):
                canvas.line(x, top, x, bottom)
            for y in (top, bottom):
                canvas.line(50, y, 260, y)

        return draw

    for text in ("产出指标", ""):
        document = read(drawn(part([("甲", "1"), ("乙", "2")], "产出指标", 700), part([("丙", "3"), ("丁", "4")], text, 60)))
        assert shown(document) == [(1, cells("产出指标|甲|1", "|乙|2", "|丙|3", "|丁|4"))]
        assert document.blocks[0].spans == [Span(1, 1, 4, 1)]


def spread(rows: list[list[str]], *, xs: tuple[float, ...], rules: tuple[float, ...] = (), top: float = 100) -> Draw:
    def draw(canvas: Canvas) -> None:
        table(canvas, rows, xs=xs, top=top, across=False, down=False)
        for y in rules:
            canvas.line(xs[0], y, xs[-1], y)

    return draw


LOOSE = [["一级指标", "三级指标", "指标值", "权重"], ["产出指标", "完成农村劳动力\n培训人次", "≥200", "10"],
         ["", "结业率", "≥95%", "15"], ["效益指标", "就业率", "≥90%", "20"]]  # fmt: skip
LOOSE_CELLS = cells(HEADED, "产出指标|完成农村劳动力培训人次|≥200|10", "|结业率|≥95%|15", "效益指标|就业率|≥90%|20")


def test_three_rules_and_no_line_between_columns() -> None:
    document = read(drawn(spread(LOOSE, xs=(50, 120, 220, 300, 380), rules=(98, 124, 222))))
    assert shown(document) == [(1, LOOSE_CELLS)]
    assert document.blocks[0].reliable_columns is False
    assert document.notices == [Notice("unruled-table", Place(page=1))]


def test_no_line_at_all() -> None:
    assert shown(read(drawn(spread(LOOSE, xs=(50, 120, 220, 300, 380))))) == [(1, LOOSE_CELLS)]


def test_numbers_set_to_the_right_below_headings_set_to_the_left() -> None:
    def draw(canvas: Canvas) -> None:
        for number, row in enumerate(
            [["指标", "指标值", "单位", "权重"], ["甲", "480", "家次", "12"], ["乙", "1500", "元", "8"]]
        ):
            y = 100 + 20 * number
            canvas.drawString(50, y, row[0])
            canvas.drawString(202, y, row[2])
            if number:
                canvas.drawRightString(199, y, row[1])
                canvas.drawRightString(299, y, row[3])
            else:
                canvas.drawString(120, y, row[1])
                canvas.drawString(260, y, row[3])

    assert shown(read(drawn(draw))) == [(1, cells("指标|指标值|单位|权重", "甲|480|家次|12", "乙|1500|元|8"))]


def test_merged_cells_in_the_middle_of_their_rows() -> None:
    def draw(canvas: Canvas) -> None:
        rows = [
            ("三级指标", "指标值", "单位", "权重"),
            *((f"指标{name}", f"{10 * n}", "个", f"{n}") for n, name in enumerate("甲乙丙丁", 1)),
        ]
        for number, row in enumerate(rows):
            for x, text in zip((120, 200, 260, 300), row, strict=True):
                canvas.drawString(x, 100 + 24 * number, text)
        canvas.drawString(50, 100, "一级指标")
        canvas.drawString(50, 100 + 24 * 2, "产出指标")  # of the first three
        canvas.drawString(50, 100 + 24 * 4, "效益指标")

    document = read(drawn(draw))
    assert shown(document) == [
        (
            1,
            cells(
                "一级指标|三级指标|指标值|单位|权重",
                "产出指标|指标甲|10|个|1",
                "|指标乙|20|个|2",
                "|指标丙|30|个|3",
                "效益指标|指标丁|40|个|4",
            ),
        )
    ]
    assert document.blocks[0].spans == [Span(2, 1, 4, 1)]


def test_a_table_without_lines_goes_on_without_a_heading() -> None:
    rows = [["效益指标", "就业率", "≥90%", "20"], ["", "留任率", "≥80", "15"], ["", "满意度", "≥95%", "5"]]
    xs = (50.0, 120.0, 220.0, 300.0, 380.0)
    document = read(drawn(spread(LOOSE, xs=xs, top=700), spread(rows, xs=xs, top=60)))
    assert shown(document) == [(1, LOOSE_CELLS + cells("效益指标|就业率|≥90%|20", "|留任率|≥80|15", "|满意度|≥95%|5"))]


def test_running_text_is_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        for number, text in enumerate(
            ["一、基本情况", "项目名称：甲        单位：乙", "二、绩效目标", "（一）产出        （二）效益"]
        ):
            canvas.drawString(50, 100 + 16 * number, text)

    (block,) = shown(read(drawn(draw)))
    assert block == (1, ["一、基本情况", "项目名称：甲\t单位：乙", "二、绩效目标", "（一）产出\t（二）效益"])


def test_a_second_heading_on_the_next_page_is_no_rest_of_a_merged_cell() -> None:
    """The level of the first term is empty and merged down to the break; the next page begins with the second term's heading."""

    def first(canvas: Canvas) -> None:
        table(canvas, [["一级指标", "三级指标", "指标值"]], xs=(50, 150, 250, 350), top=700)
        table(canvas, [["培训人次", "200"], ["结业率", "95"]], xs=(150, 250, 350), top=730)
        canvas.line(50, 730, 50, 790)
        canvas.line(50, 790, 150, 790)

    def second(canvas: Canvas) -> None:
        table(canvas, [["一级指标", "三级指标", "年度指标值"], ["产出指标", "就业率", "90"]], xs=(50, 150, 250, 350), top=60)

    rows = cells("一级指标|三级指标|指标值", "|培训人次|200", "|结业率|95", "一级指标|三级指标|年度指标值", "产出指标|就业率|90")
    assert shown(read(drawn(first, second))) == [(1, rows)]
