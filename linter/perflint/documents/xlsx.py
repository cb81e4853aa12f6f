"""Reads xlsx and xlsm workbooks (transitional and strict): every cell that shows something, as it shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from .comments import CommentCollector
from .limits import Limits
from .model import Document, DocumentError, Grid, Notice, Place
from .package import Package, Relationship
from .package_contents import content_notices, count_drawn
from .sheet_grid import GridBuilder
from .sheet_text import CellTexts, SharedStrings, cell_texts
from .xlsx_comments import read_comments
from .xlsx_sheet import SheetReader
from .xlsx_text import read_number_formats, read_shared_strings
from .xml_stream import local_name, parse_starts

_DEFAULT_MAIN_PART = "xl/workbook.xml"

#: Reads a worksheet: what builds its grid, its part, and the links of that part.
ReadSheet = Callable[[GridBuilder, str, Iterable[Relationship]], None]


def read_xlsx(data: bytes, name: str, limits: Limits) -> Document:
    """Read a workbook: one grid for each worksheet, in the order of the workbook, hidden ones too.

    Formulas give their stored values. Notices of a cell: `formula-uncached`, `cell-error`; of a sheet: `hidden-sheet`,
    `hidden-rows`, `hidden-columns`, `covered-cells` (text under a merged range), `far-cells` (beyond limits.columns),
    `missing-strings`, `pictures` and `text-boxes` (which are not read), `sheet-skipped` (no worksheet), `sheet-missing`,
    `limit-reached`; of the file: as content_notices.
    Raises DocumentError as Package and XmlStream do; `damaged` too if the workbook lists no sheet.
    """
    document = Document(name, "xlsx")
    package = Package(data, limits)
    main = main_part(package)
    links = package.relationships(main)
    sheets, date1904 = read_workbook(package, main, limits)
    texts = _read_texts(package, links, limits, date1904)
    document.notices += content_notices(package, links.values())
    comments = CommentCollector(document, limits)

    def read(builder: GridBuilder, part: str, beside: Iterable[Relationship]) -> None:
        SheetReader(builder, texts).read(package, part)
        read_comments(package, beside, builder.grid.sheet or "", limits.cell_characters, comments)

    read_worksheets(document, package, links, sheets, limits, read)
    return document


def read_worksheets(
    document: Document, package: Package, links: dict[str, Relationship], sheets: Iterable[Sheet], limits: Limits, read: ReadSheet
) -> None:
    """Add the worksheets among the sheets of a workbook to a document; `read` reads one part into its builder."""
    room = limits.cells
    for sheet in sheets:
        grid = Grid(sheet=sheet.name, hidden=sheet.hidden)
        place = Place(sheet=sheet.name)
        link = links.pop(sheet.link, None)  # a second sheet of the same part would multiply its cells
        if link is None or link.external or link.target not in package:
            document.notices.append(Notice("sheet-missing", place))
            continue
        if link.kind != "worksheet":
            document.notices.append(Notice("sheet-skipped", place, {"found": link.kind}))
            continue
        if sheet.hidden:
            document.notices.append(Notice("hidden-sheet", place))
        builder = GridBuilder(grid, limits, room)
        beside = package.relationships(link.target).values()
        _count_drawings(package, beside, builder)
        read(builder, link.target, beside)
        room -= sum(map(len, grid.rows))
        document.blocks.append(grid)
        document.notices += builder.notices


def main_part(package: Package) -> str:
    """The part of a package that is its workbook."""
    links = package.relationships("").values()
    return next((link.target for link in links if link.kind == "officeDocument"), _DEFAULT_MAIN_PART)


class Sheet(NamedTuple):
    """A sheet as the workbook lists it; `link` is the id of the relationship that names its part."""

    name: str
    hidden: bool
    link: str


def read_workbook(package: Package, part: str, limits: Limits) -> tuple[list[Sheet], bool]:
    """Return the sheets that a workbook lists, and whether its dates count from 1904. Raises DocumentError."""
    sheets: list[Sheet] = []
    date1904 = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal date1904
        if name == "workbookPr":
            date1904 = attributes.get("date1904") in ("1", "true")
        elif name == "sheet":
            link = next((value for key, value in attributes.items() if local_name(key) == "id"), "")
            hidden = attributes.get("state", "visible") != "visible"
            sheets.append(Sheet(attributes.get("name", ""), hidden, link))
            if len(sheets) > limits.zip_members:  # each needs a part of its own
                raise DocumentError("damaged", part=part)

    parse_starts(package.chunks(part), part, start)
    if not sheets:
        raise DocumentError("damaged", part=part)
    return sheets, date1904


def _read_texts(package: Package, links: dict[str, Relationship], limits: Limits, date1904: bool) -> CellTexts:
    parts = {link.kind: link.target for link in links.values() if link.target in package}
    codes = read_number_formats(package, parts["styles"]) if "styles" in parts else []
    strings = SharedStrings(limits)
    if "sharedStrings" in parts:
        read_shared_strings(package, parts["sharedStrings"], strings, limits.cell_characters)
    return cell_texts(strings, codes, date1904)


def _count_drawings(package: Package, links: Iterable[Relationship], builder: GridBuilder) -> None:
    """Tell how many pictures and text boxes lie on a sheet; neither is read."""
    for part in [link.target for link in links if link.kind == "drawing" and link.target in package]:
        pictures, boxes = count_drawn(package, part)
        place = Place(sheet=builder.grid.sheet)
        if pictures:
            builder.tally("pictures", place, pictures)
        if boxes:
            builder.tally("text-boxes", place, boxes)
