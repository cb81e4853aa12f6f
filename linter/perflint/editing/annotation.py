"""An annotated copy of a workbook: cells are filled and get notes, a sheet of results is added, all else stays.

And a workbook of results alone, for what cannot be annotated.
"""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from perflint.documents import DocumentError, Limits, Place
from perflint.documents.package import Package
from perflint.documents.xlsx import main_part, read_workbook

from .cell_notes import add_notes
from .cell_styles import CellStyles
from .markup import child, children
from .package_edit import PackageEdit
from .result_sheet import TextSheet, add_sheet
from .workbook import cells_of, new_cell

#: The unpacked size of a worksheet in bytes up to which it is taken into memory as a tree (some 15 times as much).
LARGEST_SHEET = 60_000_000

_TRANSITIONAL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STYLES = "xl/styles.xml"
_STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_PLAIN_STYLES = (
    f'<styleSheet xmlns="{_TRANSITIONAL}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
).encode()


class Mark(NamedTuple):
    """What is wrong at a cell: the text of its note and the colour (RRGGBB) that it is filled with."""

    place: Place
    note: str
    colour: str


class NotAnnotatedError(Exception):
    """A workbook that could not be annotated without loss; `reason` is a stable kebab-case name."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def annotate(data: bytes, marks: Sequence[Mark], result: TextSheet, limits: Limits) -> bytes:
    """The workbook in `data` with its cells marked, of several marks of a cell the first gives the colour.

    Raises NotAnnotatedError: `strict-workbook` (its form has no notes), `large-sheet`, `not-a-workbook`.
    """
    try:
        edit = PackageEdit(data, limits)
        package = Package(data, limits)
        main = main_part(package)
        sheets, _ = read_workbook(package, main, limits)
        links = edit.links(main)
        parts = {sheet.name: links[sheet.link].target for sheet in sheets if sheet.link in links}
        if etree.QName(edit.tree(main)).namespace != _TRANSITIONAL:
            raise NotAnnotatedError("strict-workbook")
        styles = CellStyles(edit.tree(_styles_part(edit, main), _PLAIN_STYLES))
        by_sheet: dict[str, list[Mark]] = defaultdict(list)
        for mark in marks:
            by_sheet[mark.place.sheet or ""].append(mark)
        for name, marked in by_sheet.items():
            if name in parts:
                _mark_sheet(edit, parts[name], styles, marked, package)
        add_sheet(edit, main, styles, result)
        return edit.finished()
    except (DocumentError, etree.XMLSyntaxError) as error:
        raise NotAnnotatedError("not-a-workbook") from error


def results_only(sheets: Sequence[TextSheet]) -> bytes:
    """A workbook of nothing but sheets of results."""
    edit = PackageEdit(_empty_workbook(), Limits())
    styles = CellStyles(edit.tree(_STYLES))
    for sheet in sheets:
        add_sheet(edit, "xl/workbook.xml", styles, sheet)
    return edit.finished()


def _mark_sheet(edit: PackageEdit, part: str, styles: CellStyles, marks: Sequence[Mark], package: Package) -> None:
    if sum(map(len, package.chunks(part))) > LARGEST_SHEET:
        raise NotAnnotatedError("large-sheet")
    root = edit.tree(part)
    wanted: dict[int, dict[int, list[Mark]]] = defaultdict(lambda: defaultdict(list))
    for mark in marks:
        if mark.place.row and mark.place.column:
            wanted[mark.place.row][mark.place.column].append(mark)
    notes = {}
    number = 0
    for row in children(child(root, "sheetData"), "row"):
        number = int(row.get("r") or number + 1)
        if number not in wanted:
            continue
        cells = cells_of(row)
        for column, found in sorted(wanted[number].items()):
            cell = cells[column] if column in cells else new_cell(row, cells, number, column)
            cells[column] = cell
            cell.set("s", str(styles.filled(int(cell.get("s") or 0), found[0].colour)))
            notes[number, column] = "\n".join(mark.note for mark in found)
    if notes:
        add_notes(edit, part, root, notes)


def _styles_part(edit: PackageEdit, main: str) -> str:
    found = next((link.target for link in edit.links(main).values() if link.kind == "styles"), None)
    if found is None:
        edit.declare(_STYLES, _STYLES_TYPE)
        edit.link(main, "styles", _STYLES)
    return found or _STYLES


def _empty_workbook() -> bytes:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relationships = "http://schemas.openxmlformats.org/package/2006/relationships"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        f'<Override PartName="/{_STYLES}" ContentType="{_STYLES_TYPE}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{relationships}"><Relationship Id="rId1" Type="{office}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_TRANSITIONAL}" xmlns:r="{office}"><sheets/></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{relationships}"><Relationship Id="rId1" Type="{office}/styles" '
        'Target="styles.xml"/></Relationships>',
        _STYLES: _PLAIN_STYLES.decode(),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), (head + text).encode(), zipfile.ZIP_DEFLATED)
    return target.getvalue()
