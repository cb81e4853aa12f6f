"""What a package holds besides its text: told, never followed."""

import io
import struct
import zlib

import docx
import openpyxl
import pytest
import xlsxwriter
from openpyxl.drawing.image import Image

from perflint.documents import read_bytes
from perflint.documents.limits import Limits
from perflint.documents.model import Document, Notice, Place
from tests.documents.workbook_parts import MAIN, links, packed, parts, worksheet

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def read(data: bytes, name: str = "a.xlsx") -> Document:
    return read_bytes(data, name, Limits())


def png() -> io.BytesIO:
    """A white picture of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return io.BytesIO(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\xff")) + chunk(b"IEND", b"")
    )


def linked(kind: str, target: str, content: str, mode: str = "") -> bytes:
    """A workbook that links to one thing more."""
    members = parts({"表": worksheet("<row><c><v>1</v></c></row>")}, {f"xl/{target}": content} if content else {})
    members["xl/_rels/workbook.xml.rels"] = links(
        ("s1", "worksheet", "worksheets/sheet1.xml"), ("x", kind, f'{target}" TargetMode="{mode or "Internal"}')
    )
    return packed(members)


@pytest.mark.parametrize(
    ("data", "kinds"),
    [
        (linked("vbaProject", "vbaProject.bin", "x"), ["macros"]),
        (
            linked("externalLink", "1.xml", f'<externalLink xmlns="{MAIN}"><externalBook/></externalLink>'),
            ["external-links"],
        ),
        (linked("externalLink", "1.xml", f'<externalLink xmlns="{MAIN}"><ddeLink/></externalLink>'), ["dde-links"]),
        (linked("connections", "connections.xml", "<connections/>"), ["external-links"]),
        (linked("image", "http://a.example/a.png", "", "External"), ["external-links"]),
        (linked("hyperlink", "http://a.example/", "", "External"), []),
        (linked("package", "embeddings/a.docx", "x"), ["embedded-objects"]),
        (linked("control", "activeX/a.xml", "<x/>"), ["embedded-objects"]),
    ],
)
def test_links_of_a_workbook(data: bytes, kinds: list[str]) -> None:
    assert read(data).notices == [Notice(kind) for kind in kinds]


def test_pictures_of_openpyxl() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "扫描"
    for cell in ("B2", "B9"):
        sheet.add_image(Image(png()), cell)
    book.create_sheet("表")["A1"] = "x"
    data = io.BytesIO()
    book.save(data)
    assert read(data.getvalue()).notices == [Notice("pictures", Place(sheet="扫描"), {"count": "2"})]


def test_text_boxes_of_xlsxwriter() -> None:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        sheet = book.add_worksheet("表")
        sheet.insert_textbox("B2", "说明\n见下")
        sheet.insert_textbox("B9", "")
    assert read(data.getvalue()).notices == [Notice("text-boxes", Place(sheet="表"), {"count": "1"})]


def test_pictures_that_wps_puts_into_cells() -> None:
    shown = '<c r="B2" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>'
    document = read(packed(parts({"表": worksheet(f'<row r="2">{shown}</row>')})))
    assert document.notices == [Notice("pictures", Place(sheet="表", row=2, column=2), {"count": "1"})]
    assert [cell.text for block in document.blocks for cell in block.cells()] == []  # type: ignore[union-attr]


def test_pictures_that_excel_puts_into_cells() -> None:
    document = read(packed(parts({"表": worksheet('<row r="2"><c r="B2" t="e" vm="1"><v>#VALUE!</v></c></row>')})))
    assert document.notices == [Notice("pictures", Place(sheet="表", row=2, column=2), {"count": "1"})]


def test_pictures_of_a_docx() -> None:
    book = docx.Document()
    book.add_paragraph("一")
    for _ in range(2):
        book.add_picture(png())
    table = book.add_table(2, 2)
    table.cell(1, 0).paragraphs[0].add_run("章").add_picture(png())
    data = io.BytesIO()
    book.save(data)
    assert read(data.getvalue(), "a.docx").notices == [
        Notice("pictures", Place(line=2), {"count": "2"}),
        Notice("pictures", Place(table=1, row=2, column=1), {"count": "1"}),
    ]


def test_the_same_picture_in_two_forms_counts_once() -> None:
    forms = (
        '<mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice><w:drawing><p:pic xmlns:p="urn:p"/></w:drawing></mc:Choice>'
        '<mc:Fallback><w:pict><v:imagedata xmlns:v="urn:v"/></w:pict></mc:Fallback></mc:AlternateContent>'
    )
    assert read(document_of(f"<w:p><w:r>{forms}</w:r></w:p>"), "a.docx").notices == [
        Notice("pictures", Place(line=1), {"count": "1"})
    ]


def document_of(body: str, *found: tuple[str, str, str], **members: str) -> bytes:
    return packed(
        {
            "_rels/.rels": links(("r", "officeDocument", "word/document.xml")),
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
            "word/_rels/document.xml.rels": links(*found),
            **members,
        }
    )


@pytest.mark.parametrize(
    "field",
    [
        "<w:r><w:instrText> DDEAUTO c:\\\\x.exe </w:instrText></w:r>",
        '<w:fldSimple w:instr="dde x y"><w:r><w:t>9</w:t></w:r></w:fldSimple>',
    ],
)
def test_fields_of_a_docx_that_call_programs(field: str) -> None:
    assert read(document_of(f"<w:p>{field}</w:p>"), "a.docx").notices == [Notice("dde-links", Place(line=1))]


def test_a_template_elsewhere() -> None:
    data = packed_with_settings()
    assert read(data, "a.docx").notices == [Notice("external-links")]


def packed_with_settings() -> bytes:
    template = ("t", "attachedTemplate", 'http://a.example/a.dotm" TargetMode="External')
    return document_of(
        "<w:p/>",
        ("s", "settings", "settings.xml"),
        **{"word/settings.xml": f'<w:settings xmlns:w="{W}"/>', "word/_rels/settings.xml.rels": links(template)},
    )


def test_objects_and_macros_of_a_docx() -> None:
    data = document_of("<w:p/>", ("m", "vbaProject", "vbaProject.bin"), **{"word/embeddings/oleObject1.bin": "x"})
    assert read(data, "a.docm").notices == [Notice("macros"), Notice("embedded-objects")]
