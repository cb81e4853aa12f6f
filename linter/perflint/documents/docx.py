"""Reads docx: paragraphs as lines, tables as grids, in the order of the document, row by row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress

from lxml import etree

from .charset import symbol_font_text
from .limits import Limits
from .model import Document, Grid, Lines, Place, Span
from .package import Package
from .span_layout import DocumentLayout, ExhaustedError, TableLayout
from .xml import parse_elements

_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",  # the strict form of the standard
)
_BLOCKS = frozenset({"p", "tr", "tbl"})
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"})
_INSERTED = frozenset({"ins", "moveTo"})
_DELETED = frozenset({"del", "moveFrom"})
_WITHOUT_TEXT = frozenset({"rPr", "pPr", "tcPr", "sdtPr", "sdtEndPr", "instrText", "delText", "rt"})
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OFF = frozenset({"0", "false", "off"})
_SYMBOL_CODE = re.compile("(?:00|[fF]0)?[0-9a-fA-F]{2}")
_PRIVATE_CHARACTER = re.compile("[\uf020-\uf0ff]")


def read_docx(data: bytes, name: str, limits: Limits) -> Document:
    """Read a docx: `Line.number` counts the paragraphs of the body, `table` its tables, outer before inner ones.

    A cell's row and column count on its own table's grid. Notices: `hidden-text`, `tracked-changes`, `unread-part` (a
    part of another format inside), `limit-reached`. Raises DocumentError as Package and parse_elements do.
    """
    package = Package(data, limits)
    main = [link.target for link in package.relationships("").values() if link.kind == "officeDocument"]
    reader = _Reader(DocumentLayout(Document(name, "docx"), limits))
    with suppress(ExhaustedError):
        reader.read(package, main[0] if main else "word/document.xml")
    return reader.finished()


class _Reader:
    """The walk over the body; only the outermost paragraph or row at hand is held in memory."""

    def __init__(self, layout: DocumentLayout) -> None:
        self.layout = layout
        self._paragraph = 0
        self._tables = 0
        self._open: tuple[etree._Element, _Table] | None = None
        self._held = 0

    def read(self, package: Package, part: str) -> None:
        """Read the main part of the package. Raises ExhaustedError, after which what was read can be finished."""
        limits = self.layout.limits
        tags = [f"{{{space}}}{name}" for space in _NAMESPACES for name in (*_BLOCKS, "altChunk")]
        chunks = self._bounded(package.chunks(part))
        for count, element in enumerate(parse_elements(chunks, part, tags, limits.held_bytes)):
            if count >= limits.elements:
                self.layout.exhaust("elements", self._place())
            name = _name(element)
            outer = _enclosing(element)
            if name == "tr" and outer is not None and _enclosing(outer) is None:
                self._outermost(outer).read_row(element)
            elif outer is not None:
                continue  # part of a row or paragraph that is still being read
            elif name == "p":
                self._close_table()
                self._read_paragraph(element)
            elif name == "altChunk":
                self.layout.notice("unread-part", self._place())
            else:
                self._close_table()
            _forget(element)
            self._held = 0

    def finished(self) -> Document:
        """Return the document, with the table that is still open."""
        self._close_table()
        return self.layout.document

    def new_table(self, depth: int) -> _Table:
        """Begin the next table of the document, at the given depth of nesting."""
        self._tables += 1
        return _Table(self, self._tables, depth)

    def read_table(self, element: etree._Element, depth: int, into: list[Grid | Lines]) -> None:
        """Read a table that lies in a paragraph or a cell, and add its grid and those inside it. Raises ExhaustedError."""
        table = self.new_table(depth)
        try:
            for row in _children(element, "tr"):
                table.read_row(row)
        finally:
            into.extend(table.finished())

    def _bounded(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        # parse_elements bounds what lies between two elements; this bounds a whole outermost row or paragraph.
        for chunk in chunks:
            self._held += len(chunk)
            if self._held > self.layout.limits.held_bytes:
                self.layout.exhaust("held_bytes", self._place())
            yield chunk

    def _place(self) -> Place:
        return self._open[1].place() if self._open else Place(line=max(self._paragraph, 1))

    def _outermost(self, element: etree._Element) -> _Table:
        if self._open is None or self._open[0] is not element:
            self._close_table()
            self._open = (element, self.new_table(1))
        return self._open[1]

    def _close_table(self) -> None:
        if self._open is not None:
            self.layout.document.blocks.extend(self._open[1].finished())
            self._open = None

    def _read_paragraph(self, element: etree._Element) -> None:
        self._paragraph += 1
        flow = _Flow(self.layout, self._place())
        flow.read(element)
        for text in flow.text().split("\n"):
            if text and not text.isspace():
                self.layout.line(self._paragraph, text.rstrip())
        for table in flow.tables:
            self.read_table(table, 1, self.layout.document.blocks)


class _Table:
    """A table in the making: its grid, the merged cells that may go on in the next row, the tables inside it."""

    def __init__(self, reader: _Reader, ordinal: int, depth: int) -> None:
        self._reader = reader
        self._layout = reader.layout
        self._depth = depth
        self._table = TableLayout(reader.layout, ordinal)
        self._merges: dict[int, Span] = {}  # of the row above, by their first column
        self._inner: list[Grid | Lines] = []

    def place(self, column: int | None = None) -> Place:
        """The place of a cell of the current row."""
        return Place(table=self._table.grid.table, row=max(self._table.row, 1), column=column)

    def finished(self) -> list[Grid | Lines]:
        """Return the grids that have cells: the table's own, then those inside it."""
        with suppress(ExhaustedError):
            self._continue_merges({})
        grid = self._table.grid
        grid.spans.sort()
        return [grid, *self._inner] if grid.rows else self._inner

    def read_row(self, element: etree._Element) -> None:
        """Read the next row. Raises ExhaustedError."""
        self._table.next_row()
        properties = _child(element, "trPr")
        if _value(properties, "del") is not None:
            self._layout.notice("tracked-changes", self.place())
        elif _is_on(properties, "hidden"):
            self._layout.notice("hidden-text", self.place())
        else:
            merges: dict[int, Span] = {}
            column = 1 + self._table.bounded_columns(_number(properties, "gridBefore"), 1)
            for cell in _children(element, "tc"):
                column = self._read_cell(cell, column, merges)
            self._continue_merges(merges)

    def _read_cell(self, element: etree._Element, column: int, merges: dict[int, Span]) -> int:
        place = self.place(column)
        properties = _child(element, "tcPr")
        width = max(1, self._table.bounded_columns(_number(properties, "gridSpan"), column))
        down, across = _value(properties, "vMerge"), _value(properties, "hMerge")
        flow = _Flow(self._layout, place)
        flow.read(element)
        text = flow.text()
        above = self._merges.get(column) if down not in (None, "restart") else None
        left = next(reversed(merges), None) if across not in (None, "restart") else None
        if above is not None:
            merges[column] = above._replace(last_row=self._table.row)
        elif left is not None:
            merges[left] = merges[left]._replace(last_column=column + width - 1)
        else:
            merges[column] = Span(self._table.row, column, self._table.row, column + width - 1)
            self._table.place(column, text.replace("\t", " "))
            self._read_inner(flow.tables, place)
            return column + width
        if text and not text.isspace():
            self._layout.notice("hidden-text", place)  # Word shows only the first of the merged cells
        return column + width

    def _read_inner(self, tables: list[etree._Element], place: Place) -> None:
        for table in tables:
            if self._depth >= self._layout.limits.nesting:
                self._layout.reached("nesting", place)
                return
            self._reader.read_table(table, self._depth + 1, self._inner)

    def _continue_merges(self, merges: dict[int, Span]) -> None:
        for column, span in self._merges.items():
            goes_on = column in merges and merges[column].first_row == span.first_row
            if not goes_on and span[:2] != span[2:]:
                self._table.merge(span)
        self._merges = merges


class _Flow:
    """The text of a paragraph or a cell as it is shown, and the tables that lie in it."""

    def __init__(self, layout: DocumentLayout, place: Place) -> None:
        self.tables: list[etree._Element] = []
        self._layout = layout
        self._place = place
        self._parts: list[str] = []

    def text(self) -> str:
        """What was read so far; paragraphs and line breaks are set apart by a newline."""
        return "".join(self._parts).strip("\n")

    def read(self, element: etree._Element) -> None:
        """Append what the children of an element show."""
        for child in element:
            name = _name(child)
            if name == "t":
                self._append_text(child)
            elif name in _CHARACTERS:
                self._parts.append(_CHARACTERS[name])
            elif name == "r":
                if _is_on(_child(child, "rPr"), "vanish"):
                    self._layout.notice("hidden-text", self._place)
                else:
                    self.read(child)
            elif name == "p":
                self._break()
                self.read(child)
                self._break()
            elif name == "tbl":
                self.tables.append(child)
                self._break()
            elif name == "sym":
                self._parts.append(_symbol(child))
            elif name == "AlternateContent":
                self._read_alternative(child)
            elif name in _DELETED:
                self._layout.notice("tracked-changes", self._place)
            elif name not in _WITHOUT_TEXT:
                if name in _INSERTED:
                    self._layout.notice("tracked-changes", self._place)
                self.read(child)

    def _append_text(self, element: etree._Element) -> None:
        text = element.text or ""
        if not text.isascii() and _PRIVATE_CHARACTER.search(text):
            run = element.getparent()
            fonts = _child(_child(run, "rPr"), "rFonts")
            text = symbol_font_text(text, _attribute(fonts, "ascii") or "")
        self._parts.append(text)

    def _read_alternative(self, element: etree._Element) -> None:
        # The same content in several forms: the first that shows anything is taken.
        before = len(self._parts), len(self.tables)
        for form in element:
            self.read(form)
            if (len(self._parts), len(self.tables)) != before:
                return

    def _break(self) -> None:
        if self._parts and self._parts[-1] != "\n":
            self._parts.append("\n")


def _name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _enclosing(element: etree._Element) -> etree._Element | None:
    return next((outer for outer in element.iterancestors() if _name(outer) in _BLOCKS), None)


def _forget(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the children of that name, also those inside content controls and the like."""
    for child in element:
        child_name = _name(child)
        if child_name == name:
            yield child
        elif child_name in _WRAPPERS:
            yield from _children(child, name)


def _child(element: etree._Element | None, name: str) -> etree._Element | None:
    if element is None:
        return None
    return next((child for child in element if _name(child) == name), None)


def _attribute(element: etree._Element | None, name: str) -> str | None:
    if element is None:
        return None
    return next((element.get(f"{{{space}}}{name}") for space in _NAMESPACES if element.get(f"{{{space}}}{name}")), None)


def _value(properties: etree._Element | None, name: str) -> str | None:
    """The value of a property: "" if it is given without one, None if it is not given."""
    element = _child(properties, name)
    return None if element is None else _attribute(element, "val") or ""


def _is_on(properties: etree._Element | None, name: str) -> bool:
    value = _value(properties, name)
    return value is not None and value not in _OFF


def _number(properties: etree._Element | None, name: str) -> int:
    value = _value(properties, name) or ""
    return int(value[:10]) if value.isascii() and value.isdigit() else 0


def _symbol(element: etree._Element) -> str:
    code = _attribute(element, "char") or ""
    if not _SYMBOL_CODE.fullmatch(code):
        return ""
    return symbol_font_text(chr(int(code, 16)), _attribute(element, "font") or "")
