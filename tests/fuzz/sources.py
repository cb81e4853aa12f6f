"""The whole files that fuzzing starts from: two invented tables in every format that is read, made anew each time."""

from __future__ import annotations

import io
import struct
import tempfile
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from email.policy import SMTP
from functools import cache, partial
from html import escape
from pathlib import Path

from perflint_corpora.samples.model import load_tables
from perflint_corpora.samples.sheet import Sheet
from perflint_corpora.samples.submissions import submission
from perflint_corpora.samples.writers import WRITERS
from tests.documents import biff_parts, ods_parts, workbook_parts, xlsb_parts

Maker = Callable[[Sheet], bytes]


@cache
def sheets() -> tuple[Sheet, ...]:
    """Targets in a form with merged cells, and an evaluation in a plain table."""
    tables = load_tables()
    return tuple(
        submission(layout, name, [tables[name]]).sheets[0]
        for layout, name in (("form", "bike-sharing"), ("plain", "relief-supplies"))
    )


@cache
def whole_files(format_name: str) -> tuple[bytes, ...]:
    """The files of a format. Raises KeyError for a format without a maker: whoever adds a reader adds one here."""
    make = MAKERS[format_name]
    return tuple(make(sheet) for sheet in sheets())


def archive_of(files: Sequence[tuple[str, bytes]]) -> bytes:
    """A zip archive."""
    return workbook_parts.packed(dict(files))


def _written(name: str, sheet: Sheet) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a"
        WRITERS[name][1](path, [sheet])
        return path.read_bytes()


def _xls(sheet: Sheet) -> bytes:
    body = b"".join(
        biff_parts.label(cell.row - 1, cell.column - 1, cell.text) for row in sheet.rows() for cell in row if cell.text
    )
    spans = [struct.pack("<HHHH", c.row - 1, c.row + c.rows - 2, c.column - 1, c.column + c.columns - 2) for c in sheet.cells]
    merges = biff_parts.record(0xE5, struct.pack("<H", len(spans)) + b"".join(spans))
    return biff_parts.compound({"Workbook": biff_parts.stream({"表": body + merges})})


def _xlsb(sheet: Sheet) -> bytes:
    rows = [
        xlsb_parts.row(number, *(xlsb_parts.st(cell.column - 1, cell.text) for cell in row if cell.text))
        for number, row in enumerate(sheet.rows())
    ]
    return xlsb_parts.workbook(b"".join(rows))


def _ods(sheet: Sheet) -> bytes:
    return ods_parts.ods(ods_parts.table("".join(ods_parts.row(*(escape(cell.text) for cell in row)) for row in sheet.rows())))


def _xml_spreadsheet(sheet: Sheet) -> bytes:
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    rows = "".join(
        f'<Row ss:Index="{number}">'
        + "".join(
            f'<Cell ss:Index="{cell.column}" ss:MergeDown="{cell.rows - 1}" ss:MergeAcross="{cell.columns - 1}">'
            f'<Data ss:Type="String">{escape(cell.text)}</Data></Cell>'
            for cell in row
        )
        + "</Row>"
        for number, row in enumerate(sheet.rows(), 1)
    )
    start = f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}"><Worksheet ss:Name="表">'
    return f"{start}<Table>{rows}</Table></Worksheet></Workbook>".encode()


def _mhtml(sheet: Sheet) -> bytes:
    found = EmailMessage(policy=SMTP)
    found["From"], found["Subject"], found["MIME-Version"] = "<Saved by WPS>", "a", "1.0"
    found.make_related()
    page = _written("html", sheet).decode()
    found.add_related(page, subtype="html", charset="utf-8", cte="quoted-printable")
    found.set_boundary("fuzz")
    return bytes(found)


def _pdf(sheet: Sheet) -> bytes:
    from tests.documents.pdf_files import drawn, table

    width = sheet.width
    rows = [[""] * width for _ in range(sheet.height)]
    for cell in sheet.cells:
        rows[cell.row - 1][cell.column - 1] = cell.text[:12]
    xs = [20 + 140 * number for number in range(width + 1)]
    return drawn(lambda canvas: table(canvas, rows, xs=xs, height=20), size=(40 + 140 * width, 842))


def _picture(kind: str, sheet: Sheet) -> bytes:
    from PIL import Image, ImageDraw

    picture = Image.new("L", (240, 120), 255)
    draw = ImageDraw.Draw(picture)
    for number, cell in enumerate(sheet.cells[:4]):
        draw.rectangle((10, 10 + 25 * number, 220, 35 + 25 * number), outline=0)
        draw.text((20, 15 + 25 * number), f"{cell.row} {cell.column} 95%", fill=0)
    stored = io.BytesIO()
    picture.save(stored, kind)
    return stored.getvalue()


def _doc(sheet: Sheet) -> bytes:
    return biff_parts.compound({"WordDocument": bytes(600) + sheet.cells[0].text.encode("utf-16-le")})


def _odt(sheet: Sheet) -> bytes:
    start = f"<office:document-content {ods_parts.SPACES}><office:body><office:text>"
    content = f"{start}<text:p>{escape(sheet.cells[0].text)}</text:p></office:text></office:body></office:document-content>"
    return workbook_parts.packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def _rtf(sheet: Sheet) -> bytes:
    return b"{\\rtf1\\ansi " + "".join(f"\\u{ord(sign)}?" for sign in sheet.cells[0].text).encode() + b"\\par}"


def _word_xml(sheet: Sheet) -> bytes:
    space = 'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"'
    body = f"<w:body><w:p><w:r><w:t>{escape(sheet.cells[0].text)}</w:t></w:r></w:p></w:body>"
    return f'<?xml version="1.0"?><w:wordDocument {space}>{body}</w:wordDocument>'.encode()


MAKERS: dict[str, Maker] = {
    **{name: partial(_written, name) for name in ("xlsx", "docx", "html", "csv", "markdown")},
    "txt": partial(_written, "lines"),
    "xls": _xls,
    "xlsb": _xlsb,
    "xml-spreadsheet": _xml_spreadsheet,
    "ods": _ods,
    "mhtml": _mhtml,
    "pdf": _pdf,
    **{name: partial(_picture, name) for name in ("png", "jpeg", "tiff", "bmp")},
    "doc": _doc,
    "odt": _odt,
    "rtf": _rtf,
    "xml-word": _word_xml,
}
