import io
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest

from perflint.documents.docx import read_docx
from perflint.documents.limits import Limits
from perflint.documents.model import Document, DocumentError, Lines, Notice, Place, Span

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def package(body: str, space: str = W, part: str = "word/document.xml") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{OFFICE}" Target="{part}"/></Relationships>',
        )
        archive.writestr(
            part,
            f'<w:document xmlns:w="{space}" xmlns:m="urn:m" xmlns:mc="urn:mc" xmlns:wps="urn:wps" xmlns:v="urn:v">'
            f"<w:body>{body}</w:body></w:document>",
        )
    return data.getvalue()


def read(body: str, **limits: int) -> Document:
    return read_docx(package(body), "a.docx", Limits(**limits))


def shown(document: Document) -> list[object]:
    """The blocks: (number, text) of lines, (table, cells, spans) of grids."""
    result: list[object] = []
    for block in document.blocks:
        if isinstance(block, Lines):
            result.append([(line.number, line.text) for line in block.lines])
        else:
            result.append((block.table, [(cell.place.cell, cell.text) for cell in block.cells()], block.spans))
    return result


def p(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def only_cell(content: str) -> str:
    ((_, [(_, text)], _),) = shown(read(tbl(tr(tc(content)))))  # type: ignore[misc]
    assert isinstance(text, str)
    return text


RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_blocks_stand_in_the_order_of_the_body() -> None:
    document = read(p("标题") + "<w:p/>" + p("  正文\t一 ") + tbl(tr(tc("甲"), tc("乙"))) + p("尾") + tbl(tr(tc("丙"))))
    assert shown(document) == [
        [(1, "标题"), (3, "  正文\t一")],
        (1, [("A1", "甲"), ("B1", "乙")], []),
        [(4, "尾")],
        (2, [("A1", "丙")], []),
    ]
    assert (document.path, document.format, document.notices) == ("a.docx", "docx", [])


def test_line_breaks_make_several_lines_of_one_paragraph() -> None:
    body = "<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t></w:r></w:p>"
    assert shown(read(body)) == [[(1, "一"), (1, "二\t三")]]


def test_spans_are_placed_on_the_grid_of_the_table() -> None:
    document = read(
        tbl(
            tr(tc("表头", '<w:gridSpan w:val="3"/>'), tc("值")),
            tr(tc("产出", RESTART), tc("数量"), tc("入驻", '<w:gridSpan w:val="2"/>')),
            tr(tc("", CONTINUE), tc("质量"), tc("上网率", RESTART + '<w:gridSpan w:val="2"/>')),
            tr(tc("", '<w:vMerge w:val="continue"/>'), tc("时效"), tc("", CONTINUE + '<w:gridSpan w:val="2"/>')),
            tr(tc("右下"), properties='<w:gridBefore w:val="2"/><w:gridAfter w:val="1"/>'),
        )
    )
    assert shown(document) == [
        (
            1,
            [
                *[("A1", "表头"), ("D1", "值"), ("A2", "产出"), ("B2", "数量"), ("C2", "入驻")],
                *[("B3", "质量"), ("C3", "上网率"), ("B4", "时效"), ("C5", "右下")],
            ],
            [Span(1, 1, 1, 3), Span(2, 1, 4, 1), Span(2, 3, 2, 4), Span(3, 3, 4, 4)],
        )
    ]


def test_a_new_restart_ends_the_merge_above_and_a_lost_start_is_a_cell() -> None:
    document = read(
        tbl(
            tr(tc("甲", RESTART), tc("孤", CONTINUE)),
            tr(tc("乙", RESTART), tc("独")),
            tr(tc("", CONTINUE), tc("丁")),
        )
    )
    assert shown(document) == [(1, [("A1", "甲"), ("B1", "孤"), ("A2", "乙"), ("B2", "独"), ("B3", "丁")], [Span(2, 1, 3, 1)])]


def test_horizontal_merge_of_old_documents() -> None:
    document = read(tbl(tr(tc("甲", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), tc("乙"))))
    assert shown(document) == [(1, [("A1", "甲"), ("C1", "乙")], [Span(1, 1, 1, 2)])]


def test_text_in_a_continued_cell_is_told_as_hidden() -> None:
    document = read(tbl(tr(tc("甲", RESTART)), tr(tc("乙", CONTINUE))))
    assert shown(document) == [(1, [("A1", "甲")], [Span(1, 1, 2, 1)])]
    assert document.notices == [Notice("hidden-text", Place(table=1, row=2, column=1))]


def test_paragraphs_and_breaks_in_a_cell_are_joined() -> None:
    assert only_cell(p("绩效") + p("指标")) == "绩效指标"
    assert only_cell(p("not") + p("less")) == "not less"
    assert only_cell("<w:p><w:r><w:t>7</w:t><w:tab/><w:t>天</w:t><w:br/><w:t>内</w:t></w:r></w:p>") == "7 天内"


def test_content_controls_around_everything() -> None:
    def sdt(inner: str) -> str:
        return f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    run = sdt("<w:r><w:t>四</w:t></w:r>")
    document = read(sdt(p("零")) + sdt(tbl(sdt(tr(sdt(tc("一")), tc(sdt(p("二"))), tc(f"<w:p>{run}</w:p>"))))))
    assert shown(document) == [[(1, "零")], (1, [("A1", "一"), ("B1", "二"), ("C1", "四")], [])]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<w:smartTag><w:r><w:t>三级</w:t></w:r></w:smartTag>", "三级"),
        ('<w:fldSimple w:instr="DATE"><w:r><w:t>2026</w:t></w:r></w:fldSimple>', "2026"),
        ("<w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink>", "链接"),
        ("<w:r><w:instrText> PAGE </w:instrText><w:t>9</w:t></w:r>", "9"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>95%</w:t></w:r>', "≥95%"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0A3"/><w:sym w:font="Symbol" w:char="F03D"/></w:r>', "≤="),
        ('<w:r><w:sym w:font="Symbol" w:char="F03E"/><w:sym w:font="Symbol" w:char="F03C"/></w:r>', "><"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="F052"/><w:t>是</w:t></w:r>', "☑是"),
        ('<w:r><w:sym w:font="Symbol" w:char="D800"/><w:t>甲</w:t></w:r>', "甲"),
        ('<w:r><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>\uf0b3</w:t></w:r>', "≥"),
        ("<m:oMath><m:r><m:t>x≥</m:t></m:r><m:r><m:t>3</m:t></m:r></m:oMath>", "x≥3"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>ji</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>绩</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "绩",
        ),
        ("<w:r><w:t>7</w:t><w:noBreakHyphen/><w:t>9</w:t></w:r>", "7-9"),
    ],
)
def test_inline_constructs(content: str, text: str) -> None:
    assert only_cell(f"<w:p>{content}</w:p>") == text


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    document = read(
        "<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>"
        + "<w:p><w:moveFrom><w:r><w:t>走</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>来</w:t></w:r></w:moveTo></w:p>"
        + tbl(tr(tc("甲")), tr(tc("删"), properties="<w:del/>"), tr(tc("乙")))
    )
    assert shown(document) == [[(1, "新"), (2, "来")], (1, [("A1", "甲"), ("A3", "乙")], [])]
    assert document.notices == [
        Notice("tracked-changes", Place(line=1)),
        Notice("tracked-changes", Place(table=1, row=2)),
    ]


def test_hidden_text_is_left_out_and_told() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>"
    off = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>'
    document = read(tbl(tr(tc(f"<w:p>{off}{hidden}</w:p>")), tr(tc("行"), properties="<w:hidden/>")) + f"<w:p>{hidden}</w:p>")
    assert shown(document) == [(1, [("A1", "显")], [])]
    assert document.notices == [
        Notice("hidden-text", Place(table=1, row=1, column=1)),
        Notice("hidden-text", Place(line=1)),
    ]


def test_text_boxes_are_read_once_with_their_tables() -> None:
    box = f"<w:txbxContent>{p('框')}{tbl(tr(tc('框内')))}</w:txbxContent>"
    alternative = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    document = read(f"<w:p><w:r><w:t>前</w:t></w:r><w:r>{alternative}</w:r><w:r><w:t>后</w:t></w:r></w:p>" + p("下"))
    assert shown(document) == [[(1, "前"), (1, "框"), (1, "后")], (1, [("A1", "框内")], []), [(2, "下")]]


def test_fallback_is_read_where_the_choice_shows_nothing() -> None:
    alternative = (
        "<mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice>"
        "<mc:Fallback><w:r><w:t>备</w:t></w:r></mc:Fallback></mc:AlternateContent>"
    )
    assert only_cell(f"<w:p><w:r>{alternative}</w:r></w:p>") == "备"


def test_nested_tables_follow_the_outer_one() -> None:
    inner = tbl(tr(tc("内一"), tc(tbl(tr(tc("最内"))) + "<w:p/>")))
    document = read(tbl(tr(tc("外"), tc(p("旁") + inner + "<w:p/>")), tr(tc("外二"))) + tbl(tr(tc("下一"))))
    assert shown(document) == [
        (1, [("A1", "外"), ("B1", "旁"), ("A2", "外二")], []),
        (2, [("A1", "内一")], []),
        (3, [("A1", "最内")], []),
        (4, [("A1", "下一")], []),
    ]


def test_strict_form_and_another_part_name() -> None:
    data = package(tbl(tr(tc("甲", '<w:gridSpan w:val="2"/>'), tc("乙"))), STRICT, "word/document2.xml")
    assert shown(read_docx(data, "a.docx", Limits())) == [(1, [("A1", "甲"), ("C1", "乙")], [Span(1, 1, 1, 2)])]


def test_embedded_part_of_another_format_is_told() -> None:
    assert read(p("前") + "<w:altChunk/>" + p("后")).notices == [Notice("unread-part", Place(line=1))]


def test_limits_are_told_and_what_was_read_is_kept() -> None:
    document = read(tbl(tr(tc("甲", '<w:gridSpan w:val="9"/>'), tc("乙"))), span_columns=4, columns=4)
    assert shown(document) == [(1, [("A1", "甲")], [Span(1, 1, 1, 4)])]
    assert document.notices == [
        Notice("limit-reached", Place(table=1, row=1, column=1), {"limit": "4", "option": "limits.span_columns"}),
        Notice("limit-reached", Place(table=1, row=1, column=5), {"limit": "4", "option": "limits.columns"}),
    ]
    document = read(tbl(tr(tc("甲")), tr(tc("乙")), tr(tc("丙"))) + p("尾"), rows=2)
    assert shown(document) == [(1, [("A1", "甲"), ("A2", "乙")], []), [(1, "尾")]]
    assert document.notices == [Notice("limit-reached", Place(table=1, row=3, column=1), {"limit": "2", "option": "limits.rows"})]
    document = read(p("一") + tbl(tr(tc("甲")), tr(tc("乙"))), elements=4)
    assert shown(document) == [[(1, "一")], (1, [("A1", "甲")], [])]
    assert document.notices == [Notice("limit-reached", Place(table=1, row=1), {"limit": "4", "option": "limits.elements"})]
    document = read(tbl(tr(tc("外" + "</w:t></w:r></w:p>" + tbl(tr(tc("内"))) + "<w:p><w:r><w:t>"))), nesting=1)
    assert shown(document) == [(1, [("A1", "外")], [])]
    assert document.notices == [
        Notice("limit-reached", Place(table=1, row=1, column=1), {"limit": "1", "option": "limits.nesting"})
    ]


@pytest.mark.parametrize(("where", "told"), [("header", True), ("footer", True), ("body", False)])
def test_tables_beside_the_body_are_told(tmp_path: Path, where: str, told: bool) -> None:
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "第 1 页"
    table = document.add_table(1, 1) if where == "body" else getattr(section, where).add_table(1, 1, section.page_width)
    table.cell(0, 0).text = "产出指标"
    path = tmp_path / "a.docx"
    document.save(str(path))
    found = read_docx(path.read_bytes(), "a.docx", Limits())
    assert found.notices == ([Notice("tables-aside")] if told else [])
    assert [cell.text for block in found.blocks if not isinstance(block, Lines) for cell in block.cells()] == (
        [] if told else ["产出指标"]
    )


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "truncated"),
        (package(p("甲"))[:-60], "truncated"),
        (package("<w:p>"), "damaged"),
        (package("", part="x.xml")[:80], "truncated"),
    ],
)
def test_damage_is_an_error(data: bytes, kind: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_docx(data, "a.docx", Limits())
    assert caught.value.kind == kind


def test_document_made_by_python_docx() -> None:
    made = docx.Document()
    made.add_heading("绩效目标表", 1)
    table = made.add_table(rows=4, cols=4)
    for row, texts in enumerate(
        [
            ["一级指标", "二级指标", "三级指标", "指标值"],
            ["产出指标", "数量指标", "入驻部门", "28个"],
            ["", "", "窗口", "182个"],
            ["", "质量指标", "上网率", "≥80%"],
        ]
    ):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(1, 0).merge(table.cell(3, 0))
    table.cell(1, 1).merge(table.cell(2, 1))
    made.add_paragraph("备注：无")
    data = io.BytesIO()
    made.save(data)
    assert shown(read_docx(data.getvalue(), "a.docx", Limits())) == [
        [(1, "绩效目标表")],
        (
            1,
            [
                *[("A1", "一级指标"), ("B1", "二级指标"), ("C1", "三级指标"), ("D1", "指标值")],
                *[("A2", "产出指标"), ("B2", "数量指标"), ("C2", "入驻部门"), ("D2", "28个")],
                *[("C3", "窗口"), ("D3", "182个"), ("B4", "质量指标"), ("C4", "上网率"), ("D4", "≥80%")],
            ],
            [Span(2, 1, 4, 1), Span(2, 2, 3, 2)],
        ),
        [(2, "备注：无")],
    ]


def test_document_made_by_libreoffice(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        if os.environ.get("CI") == "true":
            pytest.fail("soffice is needed in CI")
        pytest.skip("soffice (LibreOffice) is not installed")
    html = (
        "<html><meta charset=utf-8><p>绩效目标表</p><table border=1><tr><td rowspan=2>产出指标</td><td>数量</td>"
        "<td>≥95%</td></tr><tr><td colspan=2>质量指标</td></tr></table><p>备注</p></html>"
    )
    (tmp_path / "a.html").write_text(html, encoding="utf-8")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["--headless", "--infilter=HTML (StarWriter)", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path)]
    subprocess.run([soffice, profile, *convert, str(tmp_path / "a.html")], check=True, capture_output=True, timeout=120)
    document = read_docx((tmp_path / "a.docx").read_bytes(), "a.docx", Limits())
    assert shown(document) == [
        [(1, "绩效目标表")],
        (
            1,
            [("A1", "产出指标"), ("B1", "数量"), ("C1", "≥95%"), ("B2", "质量指标")],
            [Span(1, 1, 2, 1), Span(2, 2, 2, 3)],
        ),
        [(2, "备注")],
    ]
