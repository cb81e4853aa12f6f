"""Changes cells of an xlsx: only the worksheets concerned are written anew, and in them only these cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from lxml import etree

from perflint.documents import Limits, column_letters
from perflint.documents.docx_tree import local_name
from perflint.documents.package import Package
from perflint.documents.xlsx import main_part, read_workbook
from perflint.documents.xlsx_address import ColumnNumbers
from perflint.regex import regex

from .markup import child, children, parsed, serialised
from .model import CellEdit, Refusal
from .package_copy import with_parts

_NUMBER = regex(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,14})?")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_VALUES = ("v", "is")


def edit(data: bytes, edits: Sequence[CellEdit], limits: Limits) -> tuple[bytes, list[Refusal]]:
    """Change cells of a workbook.

    Refusals: `formula` (a result is not written over), `no-cell` (no such sheet or row), `unchanged` (it already is as
    wanted).
    """
    package = Package(data, limits)
    parts = _worksheets(package, limits)
    by_sheet: dict[str, list[CellEdit]] = defaultdict(list)
    for one in edits:
        by_sheet[one.place.sheet or ""].append(one)
    changed: dict[str, bytes] = {}
    refused: list[Refusal] = []
    for sheet, wanted in by_sheet.items():
        part = parts.get(sheet)
        if part is None:
            refused += [Refusal(one, "no-cell") for one in wanted]
            continue
        root = parsed(package.read(part))
        outcomes = list(_edit_sheet(root, wanted))
        refused += [Refusal(one, reason) for one, reason in outcomes if reason is not None]
        if any(reason is None for _, reason in outcomes):
            changed[part] = serialised(root)
    return with_parts(data, changed), refused


def _worksheets(package: Package, limits: Limits) -> dict[str, str]:
    """The parts of the worksheets by the names of their sheets."""
    main = main_part(package)
    links = package.relationships(main)
    sheets, _ = read_workbook(package, main, limits)
    return {sheet.name: links[sheet.link].target for sheet in sheets if sheet.link in links}


def _edit_sheet(root: etree._Element, edits: Sequence[CellEdit]) -> Iterator[tuple[CellEdit, str | None]]:
    """Change the cells of a worksheet; yield each edit with the reason why it was not done, or None."""
    wanted = {(one.place.row, one.place.column): one for one in edits}
    rows_wanted = {row for row, _ in wanted}
    number = 0
    for row in children(child(root, "sheetData"), "row"):
        number = int(row.get("r") or number + 1)
        if number not in rows_wanted:
            continue
        cells = cells_of(row)
        for key in [key for key in wanted if key[0] == number]:
            one = wanted.pop(key)
            column = one.place.column or 0
            yield one, _edit_cell(cells.get(column) if column in cells else new_cell(row, cells, number, column), one)
    for one in wanted.values():
        yield one, "no-cell"


def cells_of(row: etree._Element) -> dict[int, etree._Element]:
    """The cells of a row by their column; one without an address stands right of the one before it."""
    columns = ColumnNumbers()
    found: dict[int, etree._Element] = {}
    column = 0
    for cell in children(row, "c"):
        reference = cell.get("r")
        column = columns[reference.rstrip("0123456789")] if reference else column + 1
        found[column] = cell
    return found


def new_cell(row: etree._Element, cells: dict[int, etree._Element], number: int, column: int) -> etree._Element:
    """Put an empty cell into a row where it belongs."""
    cell = etree.Element(_tag(row, "c"), r=f"{column_letters(column)}{number}")
    right = min((other for other in cells if other > column), default=None)
    if right is None:
        row.append(cell)
    else:
        cells[right].addprevious(cell)
    return cell


def _edit_cell(cell: etree._Element | None, one: CellEdit) -> str | None:
    if cell is None:
        return "no-cell"
    if child(cell, "f") is not None:
        return "formula"
    is_number = _NUMBER.fullmatch(one.new) is not None
    if one.old == one.new and (not is_number or cell.get("t", "n") == "n"):
        return "unchanged"
    for old in [element for element in cell if local_name(element) in _VALUES]:
        cell.remove(old)
    if not one.new or is_number:
        etree.strip_attributes(cell, "t")
    if is_number:
        value = etree.Element(_tag(cell, "v"))
        value.text = one.new
        cell.insert(0, value)
    elif one.new:
        cell.set("t", "inlineStr")
        holder = etree.Element(_tag(cell, "is"))
        text = etree.SubElement(holder, _tag(cell, "t"))
        text.text = one.new
        text.set(_SPACE, "preserve")
        cell.insert(0, holder)
    return None


def _tag(beside: etree._Element, name: str) -> str:
    """The tag `name` in the namespace of another element."""
    return f"{{{etree.QName(beside).namespace}}}{name}"
