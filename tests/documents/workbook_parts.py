"""Builds workbooks part by part, so that a test can say exactly what stands in the file."""

import io
import zipfile
from collections.abc import Iterable, Mapping

from perflint.documents.model import Document, Grid

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_LINKS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"

SHEET1 = "xl/worksheets/sheet1.xml"
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)


def links(*found: tuple[str, str, str], base: str = LINKS) -> str:
    """A relationships part of (id, kind, target)."""
    items = "".join(f'<Relationship Id="{key}" Type="{base}/{kind}" Target="{target}"/>' for key, kind, target in found)
    return f'<Relationships xmlns="{_PACKAGE_LINKS}">{items}</Relationships>'


def worksheet(rows: str, head: str = "", tail: str = "", main: str = MAIN) -> str:
    """A worksheet part with the given rows."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{main}">{head}<sheetData>{rows}</sheetData>{tail}</worksheet>'
    )


def shared(*items: str) -> str:
    """A shared strings part; each item is what stands inside of `si`."""
    return f'<sst xmlns="{MAIN}">{"".join(f"<si>{item}</si>" for item in items)}</sst>'


def styles(*codes: str) -> str:
    """A styles part whose n-th cell format (from 0) has the n-th number format code."""
    numbers = "".join(f'<numFmt numFmtId="{200 + index}" formatCode="{code}"/>' for index, code in enumerate(codes))
    formats = "".join(f'<xf numFmtId="{200 + index}"/>' for index in range(len(codes)))
    return f'<styleSheet xmlns="{MAIN}"><numFmts>{numbers}</numFmts><cellXfs>{formats}</cellXfs></styleSheet>'


def parts(sheets: Mapping[str, str], extra: Mapping[str, str] | None = None, properties: str = "") -> dict[str, str]:
    """The parts of a workbook: its sheets by name, and further parts by theirs."""
    extra = dict(extra or {})
    names = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="s{n}"/>' for n, name in enumerate(sheets, 1))
    found = [(f"s{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
    found += [("t", "sharedStrings", "sharedStrings.xml")] * ("xl/sharedStrings.xml" in extra)
    found += [("y", "styles", "styles.xml")] * ("xl/styles.xml" in extra)
    return {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": links(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">{properties}<sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": links(*found),
        **{f"xl/worksheets/sheet{n}.xml": text for n, text in enumerate(sheets.values(), 1)},
        **extra,
    }


def packed(members: Mapping[str, str | bytes | Iterable[bytes]]) -> bytes:
    """A zip of the members; one given in pieces is compressed piece by piece."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            if isinstance(content, (str, bytes)):
                archive.writestr(name, content)
            else:
                with archive.open(name, "w", force_zip64=True) as member:
                    for piece in content:
                        member.write(piece)
    return data.getvalue()


def workbook(rows: str, head: str = "", tail: str = "", extra: Mapping[str, str] | None = None, properties: str = "") -> bytes:
    """A workbook of the one sheet "表"."""
    return packed(parts({"表": worksheet(rows, head, tail)}, extra, properties))


def cells(document: Document, sheet: int = 0) -> dict[str, str]:
    """The texts of a sheet by their addresses, in the order of the grid."""
    grid = document.blocks[sheet]
    assert isinstance(grid, Grid)
    return {str(cell.place.cell): cell.text for cell in grid.cells()}


def grid(document: Document, sheet: int = 0) -> Grid:
    """A sheet of the document."""
    block = document.blocks[sheet]
    assert isinstance(block, Grid)
    return block
