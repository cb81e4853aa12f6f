"""A new worksheet of texts at the end of a workbook, with links to cells of the other sheets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from perflint.documents import column_letters

from .cell_styles import CellStyles
from .markup import child, children, serialised
from .package_edit import PackageEdit

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_LINE, _HIGHEST = 15, 409  # of a row in points
_LONGEST_NAME = 31  # of a sheet
_LONGEST_TEXT = 32_767  # of a cell


class TextCell(NamedTuple):
    """A cell of the new sheet: its text, and how it looks; `link` is the address of a cell elsewhere ("'表'!B3")."""

    text: str = ""
    bold: bool = False
    colour: str | None = None
    size: int = 0
    link: str | None = None
    boxed: bool = True


class TextSheet(NamedTuple):
    """A sheet of texts: its rows, the widths of its columns in characters, and the row of its headings (from 1)."""

    name: str
    rows: Sequence[Sequence[TextCell]]
    widths: Sequence[int]
    headings: int


def add_sheet(edit: PackageEdit, workbook: str, styles: CellStyles, sheet: TextSheet) -> str:
    """Add the sheet to the workbook in the part `workbook`; return the name it got, which no other sheet has."""
    part = edit.free_name("xl/worksheets/sheetPerflint{}.xml")
    edit.add(part, serialised(_worksheet(styles, sheet)), _SHEET_TYPE)
    sheets = child(edit.tree(workbook), "sheets")
    if sheets is None:
        raise ValueError("a workbook without its list of sheets")
    existing = list(children(sheets, "sheet"))
    name = _free(sheet.name, {(one.get("name") or "").lower() for one in existing})
    number = 1 + max((int(one.get("sheetId") or 0) for one in existing), default=0)
    entry = etree.SubElement(sheets, f"{{{etree.QName(sheets).namespace}}}sheet", name=name, sheetId=str(number))
    entry.set(f"{{{_LINKS}}}id", edit.link(workbook, "worksheet", part))
    return name


def _free(name: str, taken: set[str]) -> str:
    names = (name, *(f"{name[: _LONGEST_NAME - 4]}{number}" for number in range(2, len(taken) + 3)))
    return next(one for one in names if one.lower() not in taken)


def _worksheet(styles: CellStyles, sheet: TextSheet) -> etree._Element:
    root = etree.fromstring(f'<worksheet xmlns="{_MAIN}"/>'.encode())
    setting = etree.SubElement(etree.SubElement(root, _tag("sheetPr")), _tag("pageSetUpPr"))
    setting.set("fitToPage", "1")
    view = etree.SubElement(etree.SubElement(root, _tag("sheetViews")), _tag("sheetView"), workbookViewId="0")
    below = f"A{sheet.headings + 1}"
    etree.SubElement(view, _tag("pane"), ySplit=str(sheet.headings), topLeftCell=below, activePane="bottomLeft", state="frozen")
    columns = etree.SubElement(root, _tag("cols"))
    for number, width in enumerate(sheet.widths, 1):
        etree.SubElement(columns, _tag("col"), min=str(number), max=str(number), width=str(width), customWidth="1")
    data = etree.SubElement(root, _tag("sheetData"))
    links: list[tuple[str, TextCell]] = []
    for number, cells in enumerate(sheet.rows, 1):
        row = etree.SubElement(data, _tag("row"), r=str(number))
        if height := _height(cells, sheet.widths):
            row.set("ht", str(height))
            row.set("customHeight", "1")
        for column, cell in enumerate(cells, 1):
            if not cell.text and not cell.boxed:
                continue
            reference = f"{column_letters(column)}{number}"
            style = styles.text(cell.bold, cell.link is not None, cell.colour, cell.size, cell.boxed)
            element = etree.SubElement(row, _tag("c"), r=reference, s=str(style), t="inlineStr")
            text = etree.SubElement(etree.SubElement(element, _tag("is")), _tag("t"))
            text.text = _printable(cell.text)[:_LONGEST_TEXT]
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            if cell.link is not None:
                links.append((reference, cell))
    last = f"{column_letters(len(sheet.widths))}{max(len(sheet.rows), sheet.headings)}"
    etree.SubElement(root, _tag("autoFilter"), ref=f"A{sheet.headings}:{last}")
    if links:
        group = etree.SubElement(root, _tag("hyperlinks"))
        for reference, cell in links:
            etree.SubElement(group, _tag("hyperlink"), ref=reference, location=cell.link or "", display=cell.text[:255])
    etree.SubElement(root, _tag("pageMargins"), left="0.4", right="0.4", top="0.5", bottom="0.5", header="0.3", footer="0.3")
    etree.SubElement(root, _tag("pageSetup"), paperSize="9", orientation="landscape", fitToHeight="0")
    return root


def _height(cells: Sequence[TextCell], widths: Sequence[int]) -> int:
    """The height of a row in points that shows its wrapped texts; 0 for the usual one."""
    most = 1
    for cell, width in zip(cells, widths, strict=False):
        if cell.boxed:
            # a Chinese character is as wide as two digits, in which widths are counted
            columns = [sum(1 if one.isascii() else 2 for one in line) for line in cell.text.split("\n")]
            most = max(most, sum(max(1, -(-count // max(width - 1, 1))) for count in columns))
        elif cell.size:
            return cell.size + 8
    return min(most * _LINE + 3, _HIGHEST) if most > 1 else 0


def _printable(text: str) -> str:
    """The text without the control characters that XML does not know."""
    return "".join(one for one in text if one >= " " or one in "\t\n")


def _tag(name: str) -> str:
    return f"{{{_MAIN}}}{name}"
