"""Builds xlsb workbooks record by record, so that a test can say exactly what stands in the file."""

import struct
from collections.abc import Iterator, Mapping

from tests.documents.workbook_parts import links, packed

CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="bin" '
    'ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>'
)
SHEET1 = "xl/worksheets/sheet1.bin"


def record(code: int, body: bytes = b"") -> bytes:
    """One record."""
    head = bytes([code]) if code < 0x80 else bytes([code & 0x7F | 0x80, code >> 7])
    size, length = len(body), b""
    while size >= 0x80:
        length += bytes([size & 0x7F | 0x80])
        size >>= 7
    return head + length + bytes([size]) + body


def text(found: str) -> bytes:
    """A string with its length."""
    encoded = found.encode("utf-16-le")
    return struct.pack("<I", len(encoded) // 2) + encoded


def row(number: int, *cells: bytes, hidden: bool = False) -> bytes:
    """A row and its cells; rows count from 0."""
    body = struct.pack("<IIHBBB", number, 0, 300, 0, 0x10 if hidden else 0, 0) + struct.pack("<I", 0)
    return record(0, body) + b"".join(cells)


def cell(code: int, column: int, value: bytes, style: int = 0) -> bytes:
    """A cell of one of the kinds."""
    return record(code, struct.pack("<II", column, style) + value)


def st(column: int, found: str) -> bytes:
    """A cell with a text of its own."""
    return cell(6, column, text(found))


def real(column: int, value: float, style: int = 0) -> bytes:
    """A cell with a number."""
    return cell(5, column, struct.pack("<d", value), style)


def sheet(rows: bytes, head: bytes = b"", tail: bytes = b"") -> bytes:
    """A worksheet part."""
    used = record(148, struct.pack("<IIII", 0, 9, 0, 99))
    return record(129) + used + head + record(145) + rows + record(146) + tail + record(130)


def parts(
    sheets: Mapping[str, bytes], extra: Mapping[str, bytes | str] | None = None, states: Mapping[str, int] | None = None
) -> dict[str, str | bytes | Iterator[bytes]]:
    """The parts of a workbook: its sheets by name, and further parts by theirs."""
    extra = dict(extra or {})
    listed = b"".join(
        record(156, struct.pack("<II", (states or {}).get(name, 0), number) + text(f"s{number}") + text(name))
        for number, name in enumerate(sheets, 1)
    )
    found = [(f"s{number}", "worksheet", f"worksheets/sheet{number}.bin") for number in range(1, len(sheets) + 1)]
    found += [(kind, kind, f"{kind}.bin") for kind in ("sharedStrings", "styles") if f"xl/{kind}.bin" in extra]
    return {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": links(("r1", "officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": record(131) + record(143) + listed + record(144) + record(132),
        "xl/_rels/workbook.bin.rels": links(*found),
        **{f"xl/worksheets/sheet{number}.bin": body for number, body in enumerate(sheets.values(), 1)},
        **extra,
    }


def workbook(rows: bytes, head: bytes = b"", tail: bytes = b"", extra: Mapping[str, bytes | str] | None = None) -> bytes:
    """A workbook of the one sheet "表"."""
    return packed(parts({"表": sheet(rows, head, tail)}, extra))


def strings(*found: str) -> bytes:
    """The shared strings."""
    return record(159, struct.pack("<II", len(found), len(found))) + b"".join(record(19, b"\0" + text(one)) for one in found)


def styles(*codes: str) -> bytes:
    """The styles, whose n-th cell format has the n-th number format code."""
    count = struct.pack("<I", len(codes))
    formats = b"".join(record(44, struct.pack("<H", 200 + number) + text(code)) for number, code in enumerate(codes))
    named = record(626, struct.pack("<I", 1)) + record(47, struct.pack("<HH", 0, 10) + b"\0" * 12) + record(627)
    cell_formats = b"".join(record(47, struct.pack("<HH", 0, 200 + number) + b"\0" * 12) for number in range(len(codes)))
    return record(615, count) + formats + record(616) + named + record(617, count) + cell_formats + record(618)
