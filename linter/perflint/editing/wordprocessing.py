"""Changes cells of the tables of a docx: the text of the cell's first run is replaced, its other runs are emptied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from perflint.documents import Limits, Place
from perflint.documents.docx import main_part
from perflint.documents.docx_tree import child_named, children_named, local_name, property_number, property_value
from perflint.documents.package import Package

from .markup import parsed, serialised
from .model import CellEdit, Refusal
from .package_copy import with_parts

#: What a cell may hold besides runs of text without its text being more than that.
_TRICKY = frozenset({"ins", "del", "moveFrom", "moveTo", "fldChar", "fldSimple", "instrText", "drawing", "pict", "object", "sdt"})
_SHOWN = frozenset({"t", "br", "cr", "tab", "noBreakHyphen", "softHyphen", "sym"})
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def edit(data: bytes, edits: Sequence[CellEdit], limits: Limits) -> tuple[bytes, list[Refusal]]:
    """Change cells of a document.

    Refusals: `no-cell` (none there), `tricky-cell` (tracked changes, fields or pictures in it), `unchanged`.
    """
    package = Package(data, limits)
    part = main_part(package)
    root = parsed(package.read(part))
    cells = dict(_cells(root))
    refused = []
    for one in edits:
        reason = _edit_cell(cells.get((one.place.table, one.place.row, one.place.column)), one)
        if reason is not None:
            refused.append(Refusal(one, reason))
    return (data if len(refused) == len(edits) else with_parts(data, {part: serialised(root)})), refused


def _cells(root: etree._Element) -> Iterator[tuple[tuple[int | None, int | None, int | None], etree._Element]]:
    """The cells of all tables by table, row and column, counted as the reader counts them."""
    for number, table in enumerate(root.iter("{*}tbl"), start=1):
        for row_number, row in enumerate(children_named(table, "tr"), start=1):
            column = 1 + property_number(child_named(row, "trPr"), "gridBefore")
            for cell in children_named(row, "tc"):
                properties = child_named(cell, "tcPr")
                if property_value(properties, "vMerge") in (None, "restart"):
                    place = Place(table=number, row=row_number, column=column)
                    yield (place.table, place.row, place.column), cell
                column += max(1, property_number(properties, "gridSpan"))


def _edit_cell(cell: etree._Element | None, one: CellEdit) -> str | None:
    if one.old == one.new:
        return "unchanged"
    if cell is None:
        return "no-cell"
    if any(local_name(element) in _TRICKY for element in cell.iter()):
        return "tricky-cell"
    shown = [element for element in cell.iter() if local_name(element) in _SHOWN]
    first = next((element for element in shown if local_name(element) == "t"), None)
    if first is None:
        first = _new_text(cell)
    if first is None:
        return "no-cell"
    first.text = one.new
    first.set(_SPACE, "preserve")
    for element in shown:
        parent = element.getparent()
        if element is not first and parent is not None:
            parent.remove(element)
    return None


def _new_text(cell: etree._Element) -> etree._Element | None:
    """A run with an empty text in the first paragraph of an empty cell, set as that paragraph says."""
    paragraph = next(children_named(cell, "p"), None)
    if paragraph is None:
        return None
    namespace = etree.QName(paragraph).namespace
    run = etree.SubElement(paragraph, f"{{{namespace}}}r")
    setting = child_named(child_named(paragraph, "pPr"), "rPr")
    if setting is not None:
        run.append(deepcopy(setting))
    return etree.SubElement(run, f"{{{namespace}}}t")
