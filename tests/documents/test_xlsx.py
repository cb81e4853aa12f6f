import pytest

from perflint.documents.limits import Limits
from perflint.documents.model import Cell, Document, DocumentError, Notice, Place, Span
from perflint.documents.xlsx import read_xlsx
from tests.documents.workbook_parts import (
    LINKS,
    MAIN,
    SHEET1,
    STRICT_LINKS,
    STRICT_MAIN,
    cells,
    grid,
    links,
    packed,
    parts,
    shared,
    styles,
    workbook,
    worksheet,
)


def read(data: bytes, **limits: int) -> Document:
    return read_xlsx(data, "a.xlsx", Limits(**limits))


def place(row: int | None = None, column: int | None = None, sheet: str = "表") -> Place:
    return Place(sheet=sheet, row=row, column=column)


# Cells and their addresses.


def test_cells_keep_their_addresses() -> None:
    rows = '<row r="2"><c r="B2"><v>1</v></c><c r="AA2"><v>2</v></c></row><row r="1000"><c r="C1000"><v>3</v></c></row>'
    document = read(workbook(rows))
    assert cells(document) == {"B2": "1", "AA2": "2", "C1000": "3"}
    assert [[cell.place for cell in row] for row in grid(document).rows] == [
        [place(2, 2), place(2, 27)],
        [place(1000, 3)],
    ]
    assert document.notices == []


def test_rows_and_cells_without_references_are_counted_on() -> None:
    rows = '<row><c><v>1</v></c><c/><c><v>2</v></c></row><row r="5"><c r="C5"/><c><v>3</v></c></row><row><c><v>4</v></c></row>'
    assert cells(read(workbook(rows))) == {"A1": "1", "C1": "2", "D5": "3", "A6": "4"}


def test_the_row_of_a_cell_counts_where_its_row_has_no_number() -> None:
    rows = '<row><c r="A7"><v>1</v></c><c r="B7"><v>2</v></c></row><row><c><v>3</v></c></row>'
    assert cells(read(workbook(rows))) == {"A7": "1", "B7": "2", "A8": "3"}


def test_rows_and_cells_out_of_order_are_ordered() -> None:
    rows = '<row r="3"><c r="C3"><v>3</v></c><c r="A3"><v>1</v></c></row><row r="1"><c r="B1"><v>9</v></c></row>'
    rows += '<row r="3"><c r="B3"><v>2</v></c><c r="C3"><v>4</v></c></row>'
    assert list(cells(read(workbook(rows))).items()) == [("B1", "9"), ("A3", "1"), ("B3", "2"), ("C3", "3")]


def test_merely_formatted_cells_are_no_cells() -> None:
    rows = '<row r="1"><c r="A1" s="1"/><c r="B1" s="1"><v></v></c></row><row r="2" ht="30"/>'
    assert grid(read(workbook(rows))).rows == []


def test_prefixed_and_strict_workbooks() -> None:
    prefixed = parts({"表": ""})
    prefixed[SHEET1] = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:cols><x:col min="2" max="2" hidden="1"/></x:cols><x:sheetData><x:row r="1">'
        '<x:c r="A1" t="inlineStr"><x:is><x:t>名称</x:t></x:is></x:c><x:c r="B1"><x:v>5</x:v></x:c></x:row></x:sheetData>'
        '<x:mergeCells><x:mergeCell ref="A1:A2"/></x:mergeCells></x:worksheet>'
    )
    document = read(packed(prefixed))
    assert cells(document) == {"A1": "名称", "B1": "5"}
    assert grid(document).hidden_columns == {2}

    strict = parts({"表": ""}, {"xl/sharedStrings.xml": shared("<t>名称</t>").replace(MAIN, STRICT_MAIN)})
    strict["_rels/.rels"] = links(("r1", "officeDocument", "xl/workbook.xml"), base=STRICT_LINKS)
    strict["xl/workbook.xml"] = strict["xl/workbook.xml"].replace(MAIN, STRICT_MAIN).replace(LINKS, STRICT_LINKS)
    strict["xl/_rels/workbook.xml.rels"] = links(
        ("s1", "worksheet", "/xl/worksheets/sheet1.xml"), ("t", "sharedStrings", "sharedStrings.xml"), base=STRICT_LINKS
    )
    strict[SHEET1] = worksheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', main=STRICT_MAIN)
    assert cells(read(packed(strict))) == {"A1": "名称"}


def test_parts_of_other_writers() -> None:
    odd = {
        name.replace("/", "\\").replace("xl", "XL"): text.replace("worksheets/", "Worksheets\\")
        for name, text in parts({"表": worksheet('<row r="1"><c r="A1"><v>1</v></c></row>')}).items()
    }
    assert cells(read(packed(odd))) == {"A1": "1"}


# Texts.


def test_shared_strings() -> None:
    strings = shared(
        "<t>产出\n指标</t>",
        "<r><rPr><b/></rPr><t>满意度</t></r><r><t xml:space='preserve'> ≥90%</t></r>",
        "<t>数量</t><rPh sb='0' eb='2'><t>shuliang</t></rPh><phoneticPr fontId='1'/>",
        "<t>　Line_x000D_\none_x0020_</t>",
        "<t>_x005F_x000D_</t>",
        "<t>_xD83D__xDE00__xD83D__x0007_</t>",
        "<t/>",
    )
    rows = "".join(f'<row r="{n + 1}"><c r="A{n + 1}" t="s"><v>{n}</v></c></row>' for n in range(7))
    assert cells(read(workbook(rows, extra={"xl/sharedStrings.xml": strings}))) == {
        "A1": "产出指标",
        "A2": "满意度 ≥90%",
        "A3": "数量",
        "A4": "Line one",
        "A5": "_x000D_",
        "A6": "😀\ufffd",
    }


def test_inline_strings_booleans_and_formula_texts() -> None:
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><r><t>甲</t></r> <r><t>乙</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>'
        '<c r="B1"><is><t>丙</t></is></c><c r="C1" t="b"><v>1</v></c><c r="D1" t="b"><v>0</v></c>'
        '<c r="E1" t="str"><f>A1&amp;"x"</f><v> 甲x</v></c><c r="F1" t="str"><f>""</f><v></v></c>'
        '<c r="G1"><f>1+1</f><v>2</v></c><c r="H1"><v>甲</v></c></row>'
    )
    document = read(workbook(rows))
    assert cells(document) == {
        "A1": "甲乙", "B1": "丙", "C1": "TRUE", "D1": "FALSE", "E1": "甲x", "G1": "2", "H1": "甲",
    }  # fmt: skip
    assert document.notices == []


def test_white_space_between_elements_is_no_text() -> None:
    rows = '\n <row r="1">\n  <c r="A1">\n   <v>5</v>\n  </c>\n <c r="B1">\n </c> <c r="C1" t="b"> <v>1</v> </c></row>\n'
    assert cells(read(workbook(rows))) == {"A1": "5", "C1": "TRUE"}


def test_numbers_are_shown_by_their_formats() -> None:
    codes = styles("General", "0%", "0.00&quot;万元&quot;", 'yyyy"年"m"月"d"日"'.replace('"', "&quot;"), "@&quot;个&quot;")
    rows = (
        '<row r="1"><c r="A1"><v>0.30000000000000004</v></c><c r="B1" s="1"><v>0.95</v></c><c r="C1" s="2"><v>1409.57</v></c>'
        '<c r="D1" s="3"><v>46387</v></c><c r="E1" s="4" t="str"><v>3</v></c><c r="F1" s="99"><v>7</v></c>'
        '<c r="G1" s="3" t="d"><v>2026-12-31T00:00:00</v></c><c r="H1" t="d"><v>PT1H</v></c></row>'
    )
    assert cells(read(workbook(rows, extra={"xl/styles.xml": codes}))) == {
        "A1": "0.3",
        "B1": "95%",
        "C1": "1409.57万元",
        "D1": "2026年12月31日",
        "E1": "3个",
        "F1": "7",
        "G1": "2026年12月31日",
        "H1": "PT1H",
    }


def test_builtin_formats_and_the_dates_of_1904() -> None:
    codes = f'<styleSheet xmlns="{MAIN}"><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="14"/></cellXfs>'
    codes += '<dxfs><dxf><numFmt numFmtId="14" formatCode="0"/></dxf></dxfs></styleSheet>'
    data = workbook(
        '<row r="1"><c r="A1" s="0"><v>44925</v></c></row>',
        extra={"xl/styles.xml": codes},
        properties='<workbookPr date1904="1"/>',
    )
    assert cells(read(data)) == {"A1": "2026/12/31"}


# Merged ranges.


def test_merged_ranges() -> None:
    rows = "".join(
        f'<row r="{row}">' + "".join(f'<c r="{column}{row}"><v>{row}</v></c>' for column in columns) + "</row>"
        for row, columns in ((1, "A"), (2, "AC"), (3, "ABC"), (5, "C"))
    )
    merges = "".join(f'<mergeCell ref="{ref}"/>' for ref in ("A1:C1", "$A$2:A4", "B3:C3", "A3:B3", "C5:XFD9", "D1:D5", "bad"))
    document = read(workbook(rows, tail=f"<mergeCells>{merges}</mergeCells>"))
    # A3:B3 overlaps a range above it; C5:XFD9 is but one cell within the used range, and D1:D5 lies outside.
    assert grid(document).spans == [Span(1, 1, 1, 3), Span(2, 1, 4, 1), Span(3, 2, 3, 3)]
    assert cells(document) == {"A1": "1", "A2": "2", "C2": "2", "B3": "3", "C5": "5"}
    assert document.notices == [Notice("covered-cells", place(3, 1), {"count": "2"})]


# Notices.


def test_formulas_without_values_and_errors() -> None:
    rows = (
        '<row r="4"><c r="A4"><f>SUM(A1:A3)</f></c><c r="B4"><f>1</f><v/></c><c r="C4" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
        '<c r="D4"><v>1</v></c></row>'
    )
    document = read(workbook(rows))
    assert cells(document) == {"C4": "#DIV/0!", "D4": "1"}
    assert document.notices == [
        Notice("formula-uncached", place(4, 1)),
        Notice("formula-uncached", place(4, 2)),
        Notice("cell-error", place(4, 3), {"error": "#DIV/0!"}),
    ]


def test_hidden_sheets_rows_and_columns() -> None:
    hidden = (3, 5, 7, 8, 9)
    rows = "".join(
        f'<row r="{row}"{" hidden=" + chr(34) + "1" + chr(34) if row in hidden else ""}>'
        + (f'<c r="A{row}"><v>1</v></c><c r="E{row}"><v>1</v></c></row>' if row != 5 else "</row>")
        for row in range(1, 11)
    )
    head = '<cols><col min="2" max="5" hidden="true"/><col min="7" max="16384" hidden="1"/></cols>'
    members = parts({"表": worksheet(rows, head), "附": worksheet("<row><c><v>1</v></c></row>")})
    members["xl/workbook.xml"] = members["xl/workbook.xml"].replace('name="附"', 'name="附" state="veryHidden"')
    document = read(packed(members))
    assert (grid(document, 0).hidden, grid(document, 1).hidden) == (False, True)
    assert grid(document).hidden_rows == {3, 7, 8, 9}
    assert grid(document).hidden_columns == {5}
    assert document.notices == [
        Notice("hidden-rows", place(), {"rows": "3、7-9", "count": "4"}),
        Notice("hidden-columns", place(), {"columns": "E", "count": "1"}),
        Notice("hidden-sheet", place(sheet="附")),
    ]


def test_long_lists_of_hidden_rows_are_cut() -> None:
    rows = "".join(f'<row r="{row}" hidden="1"><c><v>1</v></c></row>' for row in range(1, 100, 2))
    (notice,) = read(workbook(rows)).notices
    assert notice.parameters == {"rows": "、".join(str(row) for row in range(1, 40, 2)) + "…", "count": "50"}


def test_sheets_that_cannot_be_read() -> None:
    members = parts({name: worksheet(f"<row><c><v>{name}</v></c></row>") for name in "12345"})
    members["xl/_rels/workbook.xml.rels"] = links(
        ("s1", "chartsheet", "worksheets/sheet1.xml"),
        ("s2", "worksheet", "worksheets/nowhere.xml"),
        ("s4", "worksheet", "worksheets/sheet4.xml"),
        ("s5", "worksheet", "../../../etc/passwd"),
    )
    document = read(packed(members))
    assert cells(document) == {"A1": "4"}
    assert len(document.blocks) == 1
    assert document.notices == [
        Notice("sheet-skipped", place(sheet="1"), {"found": "chartsheet"}),
        Notice("sheet-missing", place(sheet="2")),
        Notice("sheet-missing", place(sheet="3")),
        Notice("sheet-missing", place(sheet="5")),
    ]


def test_strings_that_are_missing() -> None:
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>-1</v></c><c r="C1"><v>1</v></c></row>'
    document = read(workbook(rows))
    assert cells(document) == {"C1": "1"}
    assert document.notices == [Notice("missing-strings", place(1, 1), {"count": "2"})]


# Limits.

THREE = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c><c r="C{row}"><v>2</v></c></row>' for row in (2, 4, 6))


def test_rows_beyond_the_limit_are_told_and_merges_still_read() -> None:
    document = read(workbook(THREE, tail='<mergeCells><mergeCell ref="A2:B2"/></mergeCells>'), rows=2)
    assert cells(document) == {"A2": "1", "C2": "2", "A4": "1", "C4": "2"}
    assert grid(document).spans == [Span(2, 1, 2, 2)]
    assert document.notices == [Notice("limit-reached", place(6, 1), {"limit": "2", "option": "limits.rows"})]


def test_cells_beyond_the_limit_are_told_on_every_sheet() -> None:
    members = parts({"表": worksheet(THREE), "附": worksheet(THREE)})
    document = read(packed(members), cells=3)
    assert cells(document) == {"A2": "1", "C2": "2", "A4": "1"}
    assert cells(document, 1) == {}
    reached = {"limit": "3", "option": "limits.cells"}
    assert document.notices == [
        Notice("limit-reached", place(4, 3), reached),
        Notice("limit-reached", place(2, 1, "附"), reached),
    ]


def test_far_columns_are_counted() -> None:
    document = read(workbook(THREE), columns=2)
    assert cells(document) == {"A2": "1", "A4": "1", "A6": "1"}
    assert document.notices == [Notice("far-cells", place(2, 3), {"count": "3"})]


def test_merged_ranges_beyond_the_limit() -> None:
    merges = '<mergeCells><mergeCell ref="A2:B2"/><mergeCell ref="A4:B4"/><mergeCell ref="A6:B6"/></mergeCells>'
    document = read(workbook(THREE, tail=merges), spans=1)
    assert grid(document).spans == [Span(2, 1, 2, 2)]
    assert document.notices == [Notice("limit-reached", place(4, 1), {"limit": "1", "option": "limits.spans"})]


def test_long_texts_are_cut() -> None:
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>一二三</t><t>四五</t></is></c>'
        '<c r="C1" t="str"><v>一二三四五</v></c><c r="D1" t="str"><v>一二三四</v></c></row>'
    )
    document = read(workbook(rows, extra={"xl/sharedStrings.xml": shared("<t>一二三四五</t>")}), cell_characters=4)
    assert cells(document) == dict.fromkeys(("A1", "B1", "C1", "D1"), "一二三四")
    reached = {"limit": "4", "option": "limits.cell_characters"}
    assert document.notices == [Notice("limit-reached", place(1, column), reached) for column in (1, 2, 3)]


def test_notices_of_one_kind_have_a_limit() -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><f>1</f></c></row>' for row in range(1, 6))
    assert read(workbook(rows), notices=2).notices == [
        Notice("formula-uncached", place(1, 1)),
        Notice("formula-uncached", place(2, 1)),
        Notice("limit-reached", place(3, 1), {"limit": "2", "option": "limits.notices"}),
    ]


# Packages.


def test_a_workbook_without_sheets_is_damaged() -> None:
    with pytest.raises(DocumentError) as raised:
        read(packed(parts({})))
    assert (raised.value.kind, raised.value.parameters) == ("damaged", {"part": "xl/workbook.xml"})


def test_cells_belong_to_their_grid() -> None:
    document = read(workbook(THREE))
    first: Cell = next(grid(document).cells())
    assert first.block is grid(document)
    assert (document.path, document.format) == ("a.xlsx", "xlsx")
