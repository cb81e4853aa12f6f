"""Reads xls workbooks of Excel 5 to 2003, and the et of WPS: every cell that shows something, as it shows it."""

from __future__ import annotations

import struct

from .biff_text import FragmentsError
from .comments import CommentCollector
from .compound import SIGNATURE, CompoundFile
from .limits import Limits
from .model import Document, DocumentError, Grid, Notice, Place
from .sheet_cells import CellRecords
from .sheet_grid import GridBuilder
from .sheet_text import cell_texts
from .xls_sheet import SheetRecords
from .xls_workbook import Workbook

_SUMMARY = "\x05SummaryInformation"  # which every spreadsheet program writes
_WORKBOOK_STREAMS = ("Workbook", "Book")  # of Excel 97 to 2003, of Excel 5 and 95


def read_xls(data: bytes, name: str, limits: Limits) -> Document:
    """Read a workbook: one grid for each worksheet, in the order of the workbook, hidden ones too.

    Formulas give their stored values. The notices are those of read_xlsx. Raises DocumentError as CompoundFile and Workbook do.
    """
    document = Document(name, "xls")
    stream = data
    if data.startswith(SIGNATURE):
        compound = CompoundFile(data)
        stream = compound.read(next((stream for stream in _WORKBOOK_STREAMS if stream in compound), _WORKBOOK_STREAMS[0]))
        of_spreadsheet = _SUMMARY in compound
        macros = any(path.partition("/")[0] == "_vba_project_cur" for path in compound.paths())
        objects = any(path.startswith(("mbd", "lnk")) for path in compound.paths())
    else:  # old report generators write the stream alone
        macros = objects = of_spreadsheet = False
    workbook = Workbook(stream, of_spreadsheet, limits)
    found = {
        "macros": macros or any(sheet.kind in ("macrosheet", "module") for sheet in workbook.sheets),
        "external-links": workbook.links,
        "dde-links": workbook.calls,
        "embedded-objects": objects,
    }
    document.notices += [Notice(kind) for kind, present in found.items() if present]
    _read_sheets(workbook, document, limits)
    return document


def _read_sheets(workbook: Workbook, document: Document, limits: Limits) -> None:
    texts = cell_texts(workbook.strings, workbook.codes(), workbook.date1904)
    comments = CommentCollector(document, limits)
    room = limits.cells
    read: set[int] = set()
    for sheet in workbook.sheets:
        place = Place(sheet=sheet.name)
        if sheet.kind is not None:
            if sheet.kind != "module":
                document.notices.append(Notice("sheet-skipped", place, {"found": sheet.kind}))
            continue
        if not workbook.begins_at(sheet.position) or sheet.position in read:  # two of the same records multiply their cells
            document.notices.append(Notice("sheet-missing", place))
            continue
        read.add(sheet.position)
        if sheet.hidden:
            document.notices.append(Notice("hidden-sheet", place))
        grid = Grid(sheet=sheet.name, hidden=sheet.hidden)
        builder = GridBuilder(grid, limits, room)
        reader = SheetRecords(workbook, builder, CellRecords(builder, texts), comments)
        try:
            reader.read(sheet.position)
        except (struct.error, FragmentsError, IndexError) as error:
            raise DocumentError("damaged", part=sheet.name) from error
        room -= sum(map(len, grid.rows))
        document.blocks.append(grid)
        document.notices += builder.notices
