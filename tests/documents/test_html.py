import io
import os
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from perflint.documents.html import read_html
from perflint.documents.limits import Limits
from perflint.documents.model import Document, DocumentError, Lines, Notice, Place, Span


def read(text: str | bytes, **limits: int) -> Document:
    return read_html(text.encode() if isinstance(text, str) else text, "a.html", Limits(**limits))


def shown(document: Document) -> list[object]:
    """The blocks: texts of lines, (table, cells, spans) of grids."""
    result: list[object] = []
    for block in document.blocks:
        if isinstance(block, Lines):
            result.append([line.text for line in block.lines])
        else:
            result.append((block.table, [(cell.place.cell, cell.text) for cell in block.cells()], block.spans))
    return result


def test_blocks_stand_in_the_order_of_the_page() -> None:
    document = read(
        "<html><head><title>题</title><style>td{}</style></head><body><h1>绩效<b>目标</b>表</h1>单位：<i>甲局</i><br>2026年"
        "<table><caption>表一</caption><tr><th>指标</th><th>值</th></tr><tr><td>入驻</td><td>28</td></tr></table>"
        "<p>备注</p><table><tr><td>乙</table>尾"
    )
    assert shown(document) == [
        ["绩效目标表", "单位：甲局", "2026年", "表一"],
        (1, [("A1", "指标"), ("B1", "值"), ("A2", "入驻"), ("B2", "28")], []),
        ["备注"],
        (2, [("A1", "乙")], []),
        ["尾"],
    ]
    assert (document.path, document.format, document.notices) == ("a.html", "html", [])


def test_lines_of_the_source() -> None:
    document = read("<p>一</p>\n\n<p>二</p>\n<table>\n<tr>\n<td>甲</td>\n<td>乙</td>\n</tr></table>")
    lines, grid = document.blocks
    assert isinstance(lines, Lines) and not isinstance(grid, Lines)
    assert [(line.number, line.text) for line in lines.lines] == [(1, "一"), (3, "二")]
    assert [(cell.line, cell.text) for cell in grid.cells()] == [(6, "甲"), (7, "乙")]


@pytest.mark.parametrize(
    "data",
    [
        '<meta charset="gb2312"><table><tr><td>镕≥</table>'.encode("gbk"),
        "<table><tr><td>镕≥</table>".encode("gbk"),
        '<?xml version="1.0" encoding="gb2312"?><html><table><tr><td>镕≥</table></html>'.encode("gb18030"),
        '<meta charset="gb2312"><table><tr><td>镕≥</table>'.encode(),
        "<table><tr><td>镕≥</table>".encode("utf-8-sig"),
        '<meta http-equiv="Content-Type" content="text/html; charset=unicode"><table><tr><td>镕≥</table>'.encode("utf-16"),
        b"<table><tr><td>&#x9555;&ge;</table>",
    ],
)
def test_encodings(data: bytes) -> None:
    assert shown(read(data)) == [(1, [("A1", "镕≥")], [])]


def test_spans_are_placed() -> None:
    document = read(
        "<table><tr><td colspan=3>表头<td>值<tr><td rowspan=3>产出<td>数量<td colspan=2 rowspan=2>入驻"
        "<tr><td>质量<tr><td>时效<td>末<td>尾</table>"
    )
    assert shown(document) == [
        (
            1,
            [
                *[("A1", "表头"), ("D1", "值"), ("A2", "产出"), ("B2", "数量"), ("C2", "入驻")],
                *[("B3", "质量"), ("B4", "时效"), ("C4", "末"), ("D4", "尾")],
            ],
            [Span(1, 1, 1, 3), Span(2, 1, 4, 1), Span(2, 3, 3, 4)],
        )
    ]


def test_rowspan_ends_with_its_group_and_0_means_to_its_end() -> None:
    document = read(
        "<table><thead><tr><th rowspan=9>头<th>值</thead><tbody><tr><td rowspan=0>甲<td>1<tr><td>2</tbody>"
        "<tbody><tr><td>乙<td>3</tbody></table>"
    )
    assert shown(document) == [
        (
            1,
            [("A1", "头"), ("B1", "值"), ("A2", "甲"), ("B2", "1"), ("B3", "2"), ("A4", "乙"), ("B4", "3")],
            [Span(2, 1, 3, 1)],
        )
    ]


@pytest.mark.parametrize("span", ["abc", "-3", "0", "", " 1 "])
def test_meaningless_spans_count_as_one(span: str) -> None:
    assert shown(read(f'<table><tr><td colspan="{span}">甲<td>乙</table>')) == [(1, [("A1", "甲"), ("B1", "乙")], [])]


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td>甲<td>乙<tr><td>丙</table>",
        "<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td></tr>",
        "<table><form><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td></tr></form></table>",
        "<table><tr><form><td>甲</td><td>乙</td></form></tr><tr><td>丙</td></tr></table>",
        "<table><td>甲</td><td>乙</td><tr><td>丙</td></tr></table>",
        "<TABLE><TBODY><TR><TD><P>甲<TD><P>乙</TBODY><TR><TD>丙</TABLE>",
    ],
)
def test_careless_markup(page: str) -> None:
    assert shown(read(page)) == [(1, [("A1", "甲"), ("B1", "乙"), ("A2", "丙")], [])]


def test_text_in_cells() -> None:
    document = read(
        "<table><tr><td>绩效<br>指标<td><p>数量</p>\n  <p>指标</p><td>\n not\n less&nbsp;than\n<td>&nbsp;<td>效\n益"
        "<td>≥ <span> 95</span>%<td><script>x</script><style>y</style><noscript>z</noscript><!--w-->甲"
        "<template>v</template></table>"
    )
    assert shown(document) == [
        (
            1,
            [
                ("A1", "绩效指标"),
                ("B1", "数量指标"),
                ("C1", "not less\u00a0than"),
                ("E1", "效益"),
                ("F1", "≥  95%"),
                ("G1", "甲"),
            ],
            [],
        )
    ]


def test_preformatted_text_keeps_lines_and_tabs() -> None:
    document = read("<pre>绩效目标表\n一级\t二级\n\n产出\t数量</pre><p>a\n b\tc</p>")
    (lines,) = document.blocks
    assert isinstance(lines, Lines)
    assert [(line.number, line.text) for line in lines.lines] == [
        (1, "绩效目标表"),
        (2, "一级\t二级"),
        (4, "产出\t数量"),
        (4, "a b c"),
    ]


def test_values_of_form_fields_are_text() -> None:
    document = read(
        "<table><tr><td><input value='≥95'>%<td><input type=hidden value=x><input type=checkbox value=y>"
        "<td><select><option>甲<option selected>乙</select><td><textarea>说明</textarea></table>"
    )
    assert shown(document) == [(1, [("A1", "≥95%"), ("C1", "乙"), ("D1", "说明")], [])]


def test_symbol_fonts_of_word() -> None:
    document = read(
        "<table><tr><td><span style='font-family:Symbol'><span style='mso-char-type:symbol;mso-symbol-font-family:Symbol'>"
        "\u00b3</span></span>95%<td><font face=Wingdings>\u00fc</font>是<td>5m\u00b3</table>"
    )
    assert shown(document) == [(1, [("A1", "≥95%"), ("B1", "✓是"), ("C1", "5m³")], [])]


def test_layout_tables_do_not_repeat_what_is_inside_them() -> None:
    document = read(
        "<table><tr><td>导航</td><td>正文<table><tr><td><table><tr><td>指标<td>值<tr><td>甲<td>1</table></td></tr></table>后</td></tr>"
        "<tr><td>页脚</td></tr></table>"
    )
    assert shown(document) == [
        ["导航", "正文"],
        (1, [("A1", "指标"), ("B1", "值"), ("A2", "甲"), ("B2", "1")], []),
        ["后", "页脚"],
    ]


def test_tables_inside_a_data_table_follow_it() -> None:
    document = read(
        "<table><tr><td>项目<td>甲<tr><td>单位<td>乙<tr><td>指标<td>见<table><tr><td>产出<td>5</table></table><table><tr><td>下</table>"
    )
    assert shown(document) == [
        (1, [("A1", "项目"), ("B1", "甲"), ("A2", "单位"), ("B2", "乙"), ("A3", "指标"), ("B3", "见")], []),
        (2, [("A1", "产出"), ("B1", "5")], []),
        (3, [("A1", "下")], []),
    ]


def test_text_and_tables_outside_of_cells_are_not_lost() -> None:
    document = read("<table>散<tr>落<td>甲</td></tr><table><tr><td>内</table></table>")
    assert sorted(map(str, shown(document))) == sorted(map(str, [["散", "落"], (1, [("A1", "内")], []), (2, [("A1", "甲")], [])]))


def test_empty_tables_do_not_count() -> None:
    assert shown(read("<table><tr><td>&nbsp;</table><table></table><table><tr><td>甲</table>")) == [(1, [("A1", "甲")], [])]


def test_hidden_parts_are_left_out_and_told_when_a_table_loses_them() -> None:
    document = read("<p hidden>一</p><div style='display : none'>二</div>三<table><tr><td>甲</table>")
    assert (shown(document), document.notices) == ([["三"], (1, [("A1", "甲")], [])], [])
    document = read("<table>\n<tr><td>甲</tr>\n<tr style='display:none'><td>藏</tr><tr><td>乙</table>")
    assert shown(document) == [(1, [("A1", "甲"), ("A2", "乙")], [])]
    assert document.notices == [Notice("hidden-text", Place(line=1))]
    document = read("\n<div style='display:none'><table><tr><td>藏</table></div>")
    assert (shown(document), document.notices) == ([], [Notice("hidden-text", Place(line=2))])


def test_frames_are_told() -> None:
    document = read("<html><frameset><frame src='book.files/sheet001.htm'></frameset></html>")
    assert (shown(document), document.notices) == ([], [Notice("unread-part", Place(line=1))])


def test_what_the_parser_gives_up_on_is_told() -> None:
    document = read("<p>前</p>\n" + "<div>" * 300 + "深</div>")
    assert (shown(document), document.notices) == ([["前"]], [Notice("unread-rest", Place(line=2))])


def test_undecodable_bytes_are_told() -> None:
    document = read("<p>绩效目标</p>\n<p>指".encode() + b"\xff</p>")
    assert shown(document) == [["绩效目标", "指\ufffd"]]
    assert document.notices == [Notice("undecodable-bytes", Place(line=2), {"count": "1", "encoding": "utf-8"})]


def test_limits_are_told_and_what_was_read_is_kept() -> None:
    document = read("<table><tr><td colspan=9>甲<td>乙<tr><td>丙</table>", span_columns=4, columns=4)
    assert shown(document) == [(1, [("A1", "甲"), ("A2", "丙")], [Span(1, 1, 1, 4)])]
    assert document.notices == [
        Notice("limit-reached", Place(table=1, row=1, column=1), {"limit": "4", "option": "limits.span_columns"}),
        Notice("limit-reached", Place(table=1, row=1, column=5, line=1), {"limit": "4", "option": "limits.columns"}),
    ]
    document = read("<p>一</p>\n<p>二</p>\n<p>三</p>", elements=2)
    assert shown(document) == [["一", "二"]]
    assert document.notices == [Notice("limit-reached", Place(line=3), {"limit": "2", "option": "limits.elements"})]
    document = read("<table><tr><td>外<table><tr><td>内</table></table>", nesting=1)
    assert shown(document) == [["外"]]
    assert document.notices == [Notice("limit-reached", Place(line=1), {"limit": "1", "option": "limits.nesting"})]
    document = read("<table><tr><td>甲<td colspan=2 rowspan=2>乙<tr><td>丙<td>丁</table>", covered_cells=3)
    assert shown(document) == [(1, [("A1", "甲")], [])]
    assert document.notices == [
        Notice("limit-reached", Place(table=1, row=1, column=2), {"limit": "3", "option": "limits.covered_cells"})
    ]
    with pytest.raises(DocumentError) as caught:
        read("<p " + " ".join(f"a{i}='>'" for i in range(300)) + ">x")
    assert (caught.value.kind, caught.value.parameters) == ("too-large", {"limit": "256", "option": "limits.tag_attributes"})


def convert(tmp_path: Path, source: str) -> bytes:
    soffice = shutil.which("soffice")
    if soffice is None:
        if os.environ.get("CI") == "true":
            pytest.fail("soffice is needed in CI")
        pytest.skip("soffice (LibreOffice) is not installed")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    arguments = ["--headless", "--convert-to", "html", "--outdir", str(tmp_path), str(tmp_path / source)]
    subprocess.run([soffice, profile, *arguments], check=True, capture_output=True, timeout=120)
    return (tmp_path / source).with_suffix(".html").read_bytes()


def test_workbook_saved_by_libreoffice(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    rows = [
        ["绩效目标表", None, None],
        ["一级指标", "三级指标", "值"],
        ["产出\n指标", "入驻部门", "≥28个"],
        [None, "上网率", "80%"],
    ]
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("A3:A4")
    data = io.BytesIO()
    workbook.save(data)
    (tmp_path / "a.xlsx").write_bytes(data.getvalue())
    assert shown(read(convert(tmp_path, "a.xlsx"))) == [
        (
            1,
            [
                *[("A1", "绩效目标表"), ("A2", "一级指标"), ("B2", "三级指标"), ("C2", "值")],
                *[("A3", "产出指标"), ("B3", "入驻部门"), ("C3", "≥28个"), ("B4", "上网率"), ("C4", "80%")],
            ],
            [Span(1, 1, 1, 3), Span(3, 1, 4, 1)],
        )
    ]


EXCEL_PAGE = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><meta name=ProgId content=Excel.Sheet>
<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:Name>目标</x:Name></x:ExcelWorkbook></xml><![endif]-->
<style><!--table {mso-displayed-decimal-separator:"\\.";} .xl65 {mso-number-format:"0%";}--></style></head>
<body link=blue><table border=0 cellpadding=0 width=288 style='border-collapse: collapse'>
 <col width=72 span=4 style='width:54pt'>
 <tr height=19><td colspan=3 height=19 class=xl65 width=216>绩效目标表</td><td></td></tr>
 <tr height=19>
  <td rowspan=2 class=xl65>产出<br>
    指标</td>
  <td>上网率</td>
  <td class=xl65 align=right x:num="0.8">80%</td>
 </tr>
 <tr><td>窗口<span style='mso-spacerun:yes'>&nbsp; </span></td><td align=right x:num>182</td></tr>
 <![if supportMisalignedColumns]>
 <tr height=0 style='display:none'><td width=72></td><td width=72></td></tr>
 <![endif]>
</table></body></html>"""


def test_workbook_saved_by_excel_as_a_web_page() -> None:
    document = read(EXCEL_PAGE.encode("gbk"))
    assert shown(document) == [
        (
            1,
            [("A1", "绩效目标表"), ("A2", "产出指标"), ("B2", "上网率"), ("C2", "80%"), ("B3", "窗口"), ("C3", "182")],
            [Span(1, 1, 1, 3), Span(2, 1, 3, 1)],
        )
    ]
    assert document.notices == []
