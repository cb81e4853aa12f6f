"""Comments with the place of their cell, from real writers and from parts made by hand."""

import io

import docx
import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment as Note

from perflint.documents import read_bytes
from perflint.documents.limits import Limits
from perflint.documents.model import NOWHERE, Comment, Document, DocumentError, Notice, Place
from tests.documents.workbook_parts import MAIN, links, packed, parts, worksheet

REASON = "perflint: ignore W101 上级文件规定的权重"


def read(data: bytes, name: str = "a.xlsx", **limits: int) -> Document:
    return read_bytes(data, name, Limits(**limits))


def at(row: int, column: int, sheet: str = "表") -> Place:
    return Place(sheet=sheet, row=row, column=column)


def test_notes_of_openpyxl() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "表"
    sheet["B2"] = "指标"
    sheet["B2"].comment = Note(REASON, "审核人")
    sheet["D9"].comment = Note("审核人:\n请核对", "审核人")  # on an empty cell
    other = book.create_sheet("附")
    other["A1"].comment = Note(" \n ", "审核人")
    data = io.BytesIO()
    book.save(data)
    document = read(data.getvalue())
    assert document.comments == [Comment(REASON, at(2, 2)), Comment("审核人:\n请核对", at(9, 4))]
    assert document.notices == []


def test_notes_of_xlsxwriter() -> None:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        sheet = book.add_worksheet("表")
        sheet.write("C3", "指标")
        sheet.write_comment("C3", REASON)
    assert read(data.getvalue()).comments == [Comment(REASON, at(3, 3))]


def commented(**comment_parts: str) -> bytes:
    members = parts({"表": worksheet('<row r="1"><c r="A1"><v>1</v></c></row>')})
    members["xl/worksheets/_rels/sheet1.xml.rels"] = links(
        *((f"c{n}", kind, f"../{kind}.xml") for n, kind in enumerate(comment_parts))
    )
    return packed({**members, **{f"xl/{kind}.xml": text for kind, text in comment_parts.items()}})


def notes(*found: tuple[str, str]) -> str:
    items = "".join(f'<comment ref="{ref}" authorId="0"><text>{text}</text></comment>' for ref, text in found)
    return f'<comments xmlns="{MAIN}"><authors><author>x</author></authors><commentList>{items}</commentList></comments>'


def test_runs_and_escapes_of_a_note() -> None:
    text = "<r><rPr><b/></rPr><t>甲:</t></r><r><t>_x000A_乙</t></r><rPh><t>yi</t></rPh>"
    assert read(commented(comments=notes(("A1", text)))).comments == [Comment("甲:\n乙", at(1, 1))]


def test_a_thread_is_read_once() -> None:
    old = "[线程批注]\n你的Excel版本可读取此线程批注; 但对批注所作的任何改动都将被删除。\n注释:\n    甲"
    threads = (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        '<threadedComment ref="A1" id="{1}"><text>甲</text></threadedComment>'
        '<threadedComment ref="A1" id="{2}" parentId="{1}"><text>答</text></threadedComment></ThreadedComments>'
    )
    data = commented(comments=notes(("A1", f"<t>{old}</t>"), ("B2", "<t>乙</t>")), threadedComment=threads)
    assert read(data).comments == [Comment("甲", at(1, 1)), Comment("答", at(1, 1)), Comment("乙", at(2, 2))]


@pytest.mark.parametrize("kind", ["comments", "threadedComment", "drawing"])
@pytest.mark.parametrize(
    "content",
    [
        "<a>" * 300_000,
        '<comment ref="A1"><text>' + "<r>" * 300_000,
        '<threadedComment ref="A1"><text>' + "<b>" * 300_000,
        '<!DOCTYPE x [<!ENTITY a "b">]><a/>',
    ],
)
def test_hostile_parts_beside_a_sheet(kind: str, content: str) -> None:
    with pytest.raises(DocumentError) as raised:
        read(commented(**{kind: content if content.startswith("<!") else f'<x xmlns="{MAIN}">{content}'}))
    assert raised.value.kind == ("unsafe-xml" if content.startswith("<!") else "damaged")


def test_a_long_note_is_cut() -> None:
    (comment,) = read(commented(comments=notes(("A1", f"<t>{'长' * 40_000}</t>")))).comments
    assert comment.text == "长" * 32_767


def test_a_note_on_no_cell() -> None:
    assert read(commented(comments=notes(("甲1", "<t>甲</t>")))).comments == [Comment("甲", Place(sheet="表"))]


def test_the_limit_of_comments() -> None:
    data = commented(comments=notes(("A1", "<t>四个字符</t>"), ("B1", "<t>四个字符</t>"), ("C1", "<t>字</t>")))
    document = read(data, comment_characters=7)
    assert document.comments == [Comment("四个字符", at(1, 1))]
    assert document.notices == [Notice("limit-reached", at(1, 2), {"limit": "7", "option": "limits.comment_characters"})]


@pytest.fixture(scope="module")
def docx_data() -> bytes:
    book = docx.Document()
    book.add_paragraph("一")
    second = book.add_paragraph("二")
    table = book.add_table(2, 2)
    cell = table.cell(1, 1).paragraphs[0]
    cell.add_run("指标")
    book.add_comment(cell.runs, REASON, author="审核人", initials="审")
    note = book.add_comment(second.runs, "第一段", author="审核人", initials="审")
    note.add_paragraph("第二段")
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def test_comments_of_a_docx(docx_data: bytes) -> None:
    found = [Comment("第一段\n第二段", Place(line=2)), Comment(REASON, Place(table=1, row=2, column=2))]
    assert read(docx_data, "a.docx").comments == found


def test_the_limit_of_docx_comments(docx_data: bytes) -> None:
    document = read(docx_data, "a.docx", comment_characters=5)
    limit = {"limit": "5", "option": "limits.comment_characters"}
    assert document.comments == []
    assert document.notices == [Notice("limit-reached", Place(table=1, row=2, column=2), limit)]


def test_a_docx_comment_without_reference() -> None:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    members = {
        "_rels/.rels": links(("r", "officeDocument", "word/document.xml")),
        "word/document.xml": f'<w:document xmlns:w="{w}"><w:body><w:p/></w:body></w:document>',
        "word/_rels/document.xml.rels": links(("c", "comments", "comments.xml")),
        "word/comments.xml": f'<w:comments xmlns:w="{w}"><w:comment w:id="7"><w:p><w:t>甲</w:t></w:p></w:comment></w:comments>',
    }
    assert read(packed(members), "a.docx").comments == [Comment("甲", NOWHERE)]
