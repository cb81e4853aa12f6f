"""PDF with text: what stands on its pages, drawn in the ways in which programs draw it."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image
from reportlab.lib import pdfencrypt
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from perflint.documents import DocumentError, Limits, Notice, Place, Span, read_path
from perflint.documents.page_layout import ShownPage
from perflint.documents.print_characters import ordinary_text
from perflint.documents.text_lines import Piece
from tests.documents.pdf_files import FONT, HEIGHT, WIDTH, assembled, drawn, one_page, read, shown, stream, table

XS = (50.0, 150.0, 300.0, 380.0, 450.0)
HEADING = ["一级指标", "三级指标", "指标值", "权重"]
ROWS = [HEADING, ["产出指标", "培训人次", "≥200人", "10"], ["效益指标", "就业率", "≥90%", "20"]]
CELLS = [{1: "一级指标", 2: "三级指标", 3: "指标值", 4: "权重"}, {1: "产出指标", 2: "培训人次", 3: "≥200人", 4: "10"},
         {1: "效益指标", 2: "就业率", 3: "≥90%", 4: "20"}]  # fmt: skip


def simple(canvas: Canvas) -> None:
    canvas.drawString(50, 60, "绩效目标表")
    table(canvas, ROWS, xs=XS)
    canvas.drawString(50, 250, "填报人：")


SIMPLE = [(1, ["绩效目标表"]), (1, CELLS), (1, ["填报人："])]


def test_a_ruled_table_with_text_around_it() -> None:
    document = read(drawn(simple))
    assert shown(document) == SIMPLE
    assert document.notices == []
    grid = document.blocks[1]
    assert [cell.place for cell in grid.rows[2]][1] == Place(page=1, table=1, row=3, column=2)
    assert document.blocks[2].lines[0].number == 2, "lines count on their page, outside its tables"


@pytest.mark.parametrize(
    ("turn", "size", "corner"), [(90, (842, 595), (0, 595)), (180, (595, 842), (595, 842)), (270, (842, 595), (595, -247))]
)
def test_content_that_the_page_turns(turn: int, size: tuple[float, float], corner: tuple[float, float]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(turn)  # which also swaps the sides of the page, but not where y starts
        canvas.translate(*corner)
        canvas.rotate(-turn)
        simple(canvas)

    assert shown(read(drawn(draw, size=size))) == SIMPLE


def test_content_drawn_sideways() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(0, WIDTH)
        canvas.rotate(-90)
        simple(canvas)

    assert shown(read(drawn(draw, size=(842, 595)))) == SIMPLE


def test_text_on_its_side_in_an_upright_table() -> None:
    def draw(canvas: Canvas) -> None:
        table(canvas, [["", "培训人次"], ["", "就业率"]], xs=(50, 80, 200))
        canvas.saveState()
        canvas.translate(70, 125)
        canvas.rotate(-90)
        canvas.drawString(0, 0, "产出")
        canvas.restoreState()

    assert shown(read(drawn(draw))) == [(1, [{1: "产出", 2: "培训人次"}, {2: "就业率"}])]


def test_merged_and_wrapped_cells() -> None:
    def draw(canvas: Canvas) -> None:
        table(canvas, [["产出指标", "完成农村劳动\n力培训", "plan\nB"]], xs=(50, 120, 182, 250), height=60)
        canvas.drawString(53, 172, "效益")
        canvas.rect(50, 160, 200, 30)

    document = read(drawn(draw))
    assert shown(document) == [(1, [{1: "产出指标", 2: "完成农村劳动力培训", 3: "plan B"}, {1: "效益"}])]
    assert document.blocks[0].spans == [Span(2, 1, 2, 3)]


def test_lines_as_thin_areas_and_cells_as_coloured_areas() -> None:
    def rules(canvas: Canvas) -> None:
        table(canvas, ROWS, xs=XS, across=False, down=False)
        for y in (100, 130, 160, 190):
            canvas.rect(50, y, 400, 0.6, stroke=0, fill=1)
        for x in XS:
            canvas.rect(x, 100, 0.6, 90, stroke=0, fill=1)

    def areas(canvas: Canvas) -> None:
        for row in range(3):
            for x0, x1 in pairwise(XS):
                canvas.setFillGray(0.8 + 0.05 * row)
                canvas.rect(x0, 100 + 30 * row, x1 - x0, 30, stroke=0, fill=1)
        canvas.setFillGray(0)
        table(canvas, ROWS, xs=XS, across=False, down=False)

    assert shown(read(drawn(rules))) == [(1, CELLS)]
    assert shown(read(drawn(areas))) == [(1, CELLS)]


def test_numbers_that_touch_the_line_between_two_cells() -> None:
    def draw(canvas: Canvas) -> None:
        table(canvas, [["", "家次"]], xs=(50, 100, 150))
        canvas.drawRightString(99.5, 112, "480")
        canvas.drawString(100.5, 124, "x")

    assert shown(read(drawn(draw))) == [(1, [{1: "480", 2: "家次x"}])]


def test_text_too_long_for_its_cell_stays_in_it() -> None:
    def draw(canvas: Canvas) -> None:
        table(canvas, [["", "10"]], xs=(50, 100, 150))
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(50, 100, 50, 30)
        canvas.clipPath(path, stroke=0)
        canvas.drawString(53, 112, "社会效益指标")
        canvas.drawString(53, 138, "（续）")
        canvas.restoreState()

    assert shown(read(drawn(draw))) == [(1, [{1: "社会效益指标（续）", 2: "10"}])]


def test_drawings_and_text_in_forms() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("form")
        canvas.setFont(FONT, 10)
        simple(canvas)
        canvas.endForm()
        canvas.translate(0, HEIGHT)
        canvas.scale(1, -1)
        canvas.doForm("form")

    assert shown(read(drawn(draw))) == SIMPLE


def test_what_lies_outside_of_the_visible_part_is_not_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((40, 500, 560, 842))
        canvas.drawString(50, 400, "看不见")
        simple(canvas)

    assert shown(read(drawn(draw))) == SIMPLE


def test_several_tables_on_a_page() -> None:
    def draw(canvas: Canvas) -> None:
        table(canvas, [["甲", "乙"], ["丙", "丁"]], xs=(50, 150, 250))
        table(canvas, [["子", "丑"]], xs=(300, 400, 500))
        canvas.drawString(50, 180, "表二")
        table(canvas, ROWS, xs=XS, top=200)

    document = read(drawn(draw))
    assert shown(document) == [
        (1, [{1: "甲", 2: "乙"}, {1: "丙", 2: "丁"}]),
        (1, [{1: "子", 2: "丑"}]),
        (1, ["表二"]),
        (1, CELLS),
    ]
    assert [block.table for block in document.blocks] == [1, 2, None, 3]


def test_radicals_and_ligatures_are_ordinary_characters_and_wide_ones_stay_wide() -> None:
    assert ordinary_text("⽬标⻚⾯⼀⾄ﬁnal９５％ＡＢ㎡①") == "目标页面一至final９５％ＡＢ㎡①"
    assert ordinary_text("\uf0b380%") == "≥80%"
    assert ordinary_text("兀嗀") == "兀嗀"


def test_wrapped_paragraphs_are_whole() -> None:
    def draw(canvas: Canvas) -> None:
        text = "年度目标：完成劳动力技能培训二百人次，组织三场招聘会，发布岗位一千个，帮助三百人就业，培训对象满意度达"
        canvas.drawString(50, 60, text)
        canvas.drawString(50, 73, "到九成以上。")
        canvas.drawString(50, 86, "另起一段")
        canvas.drawString(300, 86, "单位：万元")

    (page,) = shown(read(drawn(draw)))
    assert page[1][0].endswith("培训对象满意度达到九成以上。")
    assert page[1][1:] == ["另起一段\t单位：万元"]


def test_an_empty_password_opens_and_a_real_one_does_not() -> None:
    assert shown(read(drawn(simple, encrypt=pdfencrypt.StandardEncryption("", ownerPassword="x", strength=128)))) == SIMPLE
    with pytest.raises(DocumentError) as caught:
        read(drawn(simple, encrypt=pdfencrypt.StandardEncryption("geheim", ownerPassword="x", strength=128)))
    assert caught.value.kind == "encrypted"


@pytest.fixture
def no_recogniser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "perflint.documents.ocr", None)


@pytest.mark.usefixtures("no_recogniser")
def test_a_font_that_does_not_say_what_its_signs_mean() -> None:
    names = "\n".join(f"<{number:02x}> <{0xE000 + number:04x}>" for number in range(40)).encode()
    mapping = (
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n40 beginbfchar\n"
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 0/LastChar 39/Widths[%s]/ToUnicode 6 0 R>>" % (b"500 " * 40)
    text = b"BT /F 10 Tf 50 700 Td <%s> Tj ET" % bytes(range(40)).hex().encode()
    data = one_page(
        stream(text), font, stream(mapping + names + b"\nendbfchar endcmap end"), entries=b"/Resources<</Font<</F 5 0 R>>>>"
    )
    document = read(data)
    assert document.notices == [Notice("broken-text-layer", Place(page=1), {"percent": "100"})]
    assert document.blocks == []


@pytest.mark.usefixtures("no_recogniser")
def test_a_page_that_is_a_picture() -> None:
    picture = stream(b"\x80", b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8")
    data = one_page(stream(b"595 0 0 842 0 0 cm /I Do"), picture, entries=b"/Resources<</XObject<</I 5 0 R>>>>")
    document = read(data)
    assert document.notices == [Notice("scanned-page", Place(page=1))]
    assert document.blocks == []


def test_more_scanned_pages_than_are_recognised_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_picture(picture: object, scale: float) -> ShownPage:
        return ShownPage(WIDTH, HEIGHT, [Piece(50, 300, 90, 310, "项目", 0.9)])

    def scan(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(Image.new("L", (8, 8), 200)), 0, 0, WIDTH, HEIGHT)

    monkeypatch.setitem(sys.modules, "perflint.documents.ocr", SimpleNamespace(read_picture=read_picture))
    document = read(drawn(scan, scan, simple, scan, scan), Limits(recognised_pages=2))
    assert shown(document) == [(1, ["项目"]), (2, ["项目"]), *((3, block) for _, block in SIMPLE)]
    assert [notice for notice in document.notices if notice.kind != "recognised-page"] == [
        Notice("limit-reached", Place(page=4), {"limit": "2", "option": "limits.recognised_pages"})
    ]


@pytest.mark.usefixtures("no_recogniser")
def test_hidden_text_behind_a_scanned_picture_is_read_and_told() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(Image.new("L", (8, 8), 200)), 0, 0, WIDTH, HEIGHT)
        text = canvas.beginText(50, 60)
        text.setTextRenderMode(3)
        text.textLine("绩效目标表")
        canvas.drawText(text)

    document = read(drawn(draw))
    assert shown(document) == [(1, ["绩效目标表"])]
    assert document.notices == [Notice("scanned-text", Place(page=1))]


def test_text_in_form_fields_is_told() -> None:
    def draw(canvas: Canvas) -> None:
        simple(canvas)
        canvas.acroForm.textfield(value="filled", x=50, y=300, width=100)
        canvas.acroForm.textfield(value="", x=50, y=340, width=100)

    document = read(drawn(draw))
    assert shown(document) == SIMPLE
    assert document.notices == [Notice("form-fields", Place(page=1), {"fields": "1"})]


def test_a_page_that_cannot_be_loaded_is_told_and_the_others_are_read() -> None:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R>>"
    pages = b"<</Type/Pages/Kids[9 0 R 4 0 R]/Count 2>>"
    document = read(assembled([b"<</Type/Catalog/Pages 2 0 R>>", pages, b"null", page, stream(b"")]))
    assert document.notices == [Notice("unread-page", Place(page=1))]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_off_is_damaged_or_read(share: float) -> None:
    data = drawn(*[simple] * 3)
    with pytest.raises(DocumentError) as caught:
        read(data[: int(share * len(data))])
    assert caught.value.kind == "damaged"


def test_no_page() -> None:
    with pytest.raises(DocumentError) as caught:
        read(assembled([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]))
    assert caught.value.kind == "damaged"


@pytest.mark.parametrize(
    ("limits", "option", "limit", "page"),
    [
        (Limits(pages=1), "limits.pages", "1", 2),
        (Limits(page_characters=10), "limits.page_characters", "10", 1),
        (Limits(page_objects=5), "limits.page_objects", "5", 1),
        (Limits(page_cells=5), "limits.page_cells", "5", 1),
    ],
)
def test_each_limit_is_told_with_its_number(limits: Limits, option: str, limit: str, page: int) -> None:
    document = read(drawn(simple, simple), limits)
    assert document.notices[0] == Notice("limit-reached", Place(page=page), {"limit": limit, "option": option})
    assert document.blocks, "what lies within the limit is read"


def test_the_same_bytes_give_the_same_document() -> None:
    data = drawn(simple, simple)
    assert shown(read(data)) == shown(read(data))


def test_a_missing_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(drawn(simple))
    for name in [name for name in sys.modules if name.startswith(("pypdfium2", "perflint.documents.pdf"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(DocumentError) as caught:
        read_path(tmp_path / "a.pdf", Limits())
    assert (caught.value.kind, caught.value.parameters) == ("extra-missing", {"found": "pdf", "extra": "pdf"})
