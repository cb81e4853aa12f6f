import codecs
import csv
import io

import openpyxl
import pytest

from perflint.documents.delimited import read_delimited
from perflint.documents.limits import Limits
from perflint.documents.model import Document, Grid, Notice, Place

Rows = list[list[tuple[str | None, int | None, str]]]


def read(text: str | bytes, **limits: int) -> Document:
    data = text.encode() if isinstance(text, str) else text
    return read_delimited(data, "a.csv", Limits(**limits))


def rows(document: Document) -> Rows:
    (grid,) = document.blocks
    assert isinstance(grid, Grid)
    return [[(cell.place.cell, cell.line, cell.text) for cell in row] for row in grid.rows]


def texts(document: Document) -> list[list[str]]:
    return [[text for _, _, text in row] for row in rows(document)]


def test_cells_have_the_row_of_excel_and_the_physical_line() -> None:
    document = read('指标,值,备注\r\n"入驻\r\n部门",28,\r\n\r\n ,=,"a ""b"" c"\r\n')
    assert rows(document) == [
        [("A1", 1, "指标"), ("B1", 1, "值"), ("C1", 1, "备注")],
        [("A2", 2, "入驻部门"), ("B2", 2, "28")],
        [("B4", 5, "="), ("C4", 5, 'a "b" c')],
    ]
    assert document.notices == []
    assert (document.format, document.blocks[0].sheet, document.blocks[0].table) == ("csv", None, None)


def test_rows_agree_with_the_csv_module_on_what_it_writes() -> None:
    table = [[f"指标,{i}", f'"{i}" 个', f"第一行\n第二行{i}", f"{i};x\ty"] for i in range(30)]
    out = io.StringIO()
    csv.writer(out).writerows(table)
    assert texts(read(out.getvalue())) == [[cell.replace("\n", "") for cell in row] for row in table]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding: str) -> None:
    document = read("指标\t指标值\n满意度\t≥90%\n".encode(encoding))
    assert rows(document) == [
        [("A1", 1, "指标"), ("B1", 1, "指标值")],
        [("A2", 2, "满意度"), ("B2", 2, "≥90%")],
    ]


def test_unicode_text_of_excel() -> None:
    data = codecs.BOM_UTF16_LE + '绩效目标表\t\t\r\n一级指标\t"数量\n指标"\t指标值\r\n'.encode("utf-16-le")
    assert rows(read(data)) == [
        [("A1", 1, "绩效目标表")],
        [("A2", 2, "一级指标"), ("B2", 2, "数量指标"), ("C2", 2, "指标值")],
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "，"])
def test_delimiters_are_recognised(delimiter: str) -> None:
    lines = [["绩效目标表", "", ""], ["指标名称", "指标值", "单位"], ["入驻、部门", "28", "个"], ["窗口:办事", "182", "个"]]
    document = read("\n".join(delimiter.join(line) for line in lines))
    assert texts(document) == [[cell for cell in line if cell] for line in lines]


def test_commas_in_the_text_of_a_tab_separated_file_are_no_delimiters() -> None:
    document = read("指标\t值\t说明\n甲\t1\ta,b\n乙\t2\tc,d,e\n")
    assert texts(document) == [["指标", "值", "说明"], ["甲", "1", "a,b"], ["乙", "2", "c,d,e"]]


def test_full_width_commas_are_text_where_there_is_another_delimiter() -> None:
    assert texts(read("甲，乙,1\n丙，丁,2\n")) == [["甲，乙", "1"], ["丙，丁", "2"]]


def test_excel_directive_is_honoured_and_is_no_row() -> None:
    assert rows(read("sep=;\r\n指标;1,5\r\n")) == [[("A1", 2, "指标"), ("B1", 2, "1,5")]]


def test_ragged_and_single_column_rows() -> None:
    assert texts(read("a,b,c\nd\n,,,,e\n")) == [["a", "b", "c"], ["d"], ["e"]]
    assert rows(read("只有一列\n第二行")) == [[("A1", 1, "只有一列")], [("A2", 2, "第二行")]]


def test_text_formula_of_exports_shows_its_text() -> None:
    assert texts(read('="0012",=,"=""3-1"""\n')) == [["0012", "=", "3-1"]]


def test_text_behind_a_closing_quote_is_read_as_excel_does() -> None:
    document = read('指标,值\n"互联网+"平台,5\n')
    assert texts(document) == [["指标", "值"], ["互联网+平台", "5"]]
    assert document.notices == []


def test_unclosed_quote_takes_its_own_line_only() -> None:
    document = read('指标,值,单位\n"入驻部门,28,个\n窗口,182,个\n设备,2,套\n')
    assert texts(document) == [["指标", "值", "单位"], ['"入驻部门', "28", "个"], ["窗口", "182", "个"], ["设备", "2", "套"]]
    assert document.notices == [Notice("unclosed-quote", Place(line=2))]


def test_quote_closed_only_by_a_later_record_does_not_swallow_those_between() -> None:
    document = read('指标,值,单位\n甲,"28,个\n乙,182,个\n丙,2,套\n丁,"5",个\n戊,"6,个"\n')
    assert texts(document) == [
        ["指标", "值", "单位"],
        ["甲", '"28', "个"],
        ["乙", "182", "个"],
        ["丙", "2", "套"],
        ["丁", "5", "个"],
        ["戊", "6,个"],
    ]
    assert document.notices == [Notice("unclosed-quote", Place(line=2))]


def test_long_quoted_cell_with_commas_in_its_lines_stays_one_cell() -> None:
    document = read('目标,值,单位\n"1.保障运行;\n2.提高效率,方便群众;\n3.推进改革",1,个\n')
    assert rows(document)[1] == [("A2", 2, "1.保障运行;2.提高效率,方便群众;3.推进改革"), ("B2", 2, "1"), ("C2", 2, "个")]
    assert document.notices == []


def test_limits_are_told_and_what_was_read_is_kept() -> None:
    document = read("a,bbbb,c\n\nd\ne\n", rows=2, columns=2, cell_characters=3)
    assert rows(document) == [[("A1", 1, "a"), ("B1", 1, "bbb")], [("A3", 3, "d")]]
    assert document.notices == [
        Notice("limit-reached", Place(row=1, column=3, line=1), {"limit": "2", "option": "limits.columns"}),
        Notice("limit-reached", Place(row=1, column=2, line=1), {"limit": "3", "option": "limits.cell_characters"}),
        Notice("limit-reached", Place(row=4, column=1, line=4), {"limit": "2", "option": "limits.rows"}),
    ]
    document = read("a,b,c\nd,e,f\n", cells=4)
    assert texts(document) == [["a", "b", "c"], ["d"]]
    assert document.notices == [Notice("limit-reached", Place(row=2, column=2, line=2), {"limit": "4", "option": "limits.cells"})]


def test_cells_longer_than_the_csv_module_allows_by_itself() -> None:
    document = read('a,"' + "长" * 200_000 + '",b\n')
    assert [len(text) for text in texts(document)[0]] == [1, 32_767, 1]
    assert [notice.parameters["option"] for notice in document.notices] == ["limits.cell_characters"]


def test_a_workbook_written_as_csv_has_the_same_addresses() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for address, text in {"A1": "绩效目标表", "B3": "一级指标", "D3": "指标\n值", "B5": "≥95%"}.items():
        sheet[address] = text
    out = io.StringIO()
    csv.writer(out).writerows([["" if value is None else value for value in row] for row in sheet.iter_rows(values_only=True)])
    places = [(address, text) for row in rows(read(out.getvalue().encode("gb18030"))) for address, _, text in row]
    assert places == [("A1", "绩效目标表"), ("B3", "一级指标"), ("D3", "指标值"), ("B5", "≥95%")]


def test_empty_file_has_an_empty_grid() -> None:
    assert rows(read("")) == []
