"""Reads xlsb workbooks, an xlsx whose parts hold binary records: every cell that shows something, as it shows it.

Source: [MS-XLSB].
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from .biff12 import records, text_and_end, text_at
from .biff_text import FragmentsError
from .comments import CommentCollector
from .limits import Limits
from .model import Document, DocumentError
from .number_format import BUILTIN_FORMATS
from .package import Package, Relationship
from .package_contents import content_notices
from .sheet_cells import CellRecords
from .sheet_grid import GridBuilder
from .sheet_text import SharedStrings, cell_texts, clean_stored
from .xlsb_sheet import read_sheet_records
from .xlsx import Sheet, main_part, read_worksheets

_WORKBOOK_PROPERTIES, _BUNDLED_SHEET = 153, 156
_STRING = 19
_FORMAT, _CELL_FORMAT, _CELL_FORMATS_BEGIN, _CELL_FORMATS_END = 44, 47, 617, 618
_COMMENT, _COMMENT_TEXT = 635, 637
_MOST_FORMATS = 65_536


def read_xlsb(data: bytes, name: str, limits: Limits) -> Document:
    """Read a workbook as read_xlsx does, with the same notices. Raises DocumentError as read_xlsx does."""
    document = Document(name, "xlsb")
    package = Package(data, limits)
    main = main_part(package)
    links = package.relationships(main)
    sheets, date1904 = _read_workbook(package, main, limits)
    parts = {link.kind: link.target for link in links.values() if link.target in package}
    strings = SharedStrings(limits)
    if "sharedStrings" in parts:
        with _damage(parts["sharedStrings"]):
            for code, body in records(package.chunks(parts["sharedStrings"])):
                if code == _STRING:
                    strings.add(text_at(body, 1), clean_stored)
    codes = _read_formats(package, parts["styles"]) if "styles" in parts else []
    texts = cell_texts(strings, codes, date1904)
    document.notices += content_notices(package, links.values())
    comments = CommentCollector(document, limits)

    def read(builder: GridBuilder, part: str, beside: Iterable[Relationship]) -> None:
        cells = CellRecords(builder, texts)
        with _damage(part):
            read_sheet_records(records(package.chunks(part)), builder, cells)
        for link in beside:
            if link.kind == "comments" and link.target in package:
                with _damage(link.target):
                    _read_comments(records(package.chunks(link.target)), cells, limits, comments)

    read_worksheets(document, package, links, sheets, limits, read)
    return document


@contextmanager
def _damage(part: str) -> Iterator[None]:
    """Turn what a faulty record causes into DocumentError `damaged`."""
    try:
        yield
    except (struct.error, FragmentsError, IndexError) as error:
        raise DocumentError("damaged", part=part) from error


def _read_workbook(package: Package, part: str, limits: Limits) -> tuple[list[Sheet], bool]:
    """Return the sheets that a workbook lists, and whether its dates count from 1904."""
    sheets: list[Sheet] = []
    date1904 = False
    with _damage(part):
        for code, body in records(package.chunks(part)):
            if code == _WORKBOOK_PROPERTIES:
                date1904 = bool(body[0] & 1)
            elif code == _BUNDLED_SHEET:
                link, end = text_and_end(body, 8)
                sheets.append(Sheet(clean_stored(text_at(body, end)), body[0] & 3 != 0, link))
                if len(sheets) > limits.zip_members:
                    raise FragmentsError
    if not sheets:
        raise DocumentError("damaged", part=part)
    return sheets, date1904


def _read_formats(package: Package, part: str) -> list[str]:
    """Return the number format code of each cell format of the workbook."""
    custom: dict[int, str] = {}
    codes: list[str] = []
    of_cells = False
    with _damage(part):
        for code, body in records(package.chunks(part)):
            if code == _FORMAT:
                custom[int.from_bytes(body[:2], "little")] = text_at(body, 2)
            elif code in (_CELL_FORMATS_BEGIN, _CELL_FORMATS_END):
                of_cells = code == _CELL_FORMATS_BEGIN
            elif code == _CELL_FORMAT and of_cells:
                number = int.from_bytes(body[2:4], "little")
                codes.append(custom.get(number) or BUILTIN_FORMATS.get(number, "General"))
            if max(len(custom), len(codes)) > _MOST_FORMATS:
                raise FragmentsError
    return codes


def _read_comments(found: Iterable[tuple[int, bytes]], cells: CellRecords, limits: Limits, into: CommentCollector) -> None:
    row = column = 0
    for code, body in found:
        if code == _COMMENT:
            row, _, column, _ = struct.unpack_from("<4I", body, 4)
        elif code == _COMMENT_TEXT:
            into.add(cells.place(row, column), text_at(body, 1)[: limits.cell_characters])
