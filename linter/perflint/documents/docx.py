"""Reads docx: paragraphs as lines, tables as grids, in the order of the document, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress

from lxml import etree

from .comments import CommentCollector
from .docx_comments import read_comment_texts
from .docx_text import Flow
from .docx_tree import NAMESPACES, child_named, children_named, is_on, local_name, property_number, property_value
from .limits import Limits
from .model import NOWHERE, Document, DocumentError, Grid, Lines, Notice, Place, Span
from .package import Package
from .package_contents import content_notices
from .span_layout import DocumentLayout, ExhaustedError, TableLayout
from .xml import parse_elements
from .xml_stream import parse_starts

_DEFAULT_MAIN_PART = "word/document.xml"
_BLOCKS = frozenset({"p", "tr", "tbl"})
#: Parts that stand beside the body, by the kind of the relationship. They hold page numbers and remarks.
_ASIDE = frozenset({"header", "footer", "footnotes", "endnotes"})


def read_docx(data: bytes, name: str, limits: Limits) -> Document:
    """Read a docx: `Line.number` counts the paragraphs of the body, `table` its tables, outer before inner ones.

    A cell's row and column count on its own table's grid. Notices: `hidden-text`, `tracked-changes`, `unread-part` (a
    part of another format inside), `tables-aside` (in headers and notes, which are not read), `pictures` (which are not
    read), `dde-links`, `limit-reached`, and as content_notices.
    Raises DocumentError as Package and parse_elements do.
    """
    package = Package(data, limits)
    main = main_part(package)
    links = list(package.relationships(main).values())
    comments = {
        key: text
        for link in links
        if link.kind == "comments" and link.target in package
        for key, text in read_comment_texts(package, link.target, limits).items()
    }
    document = Document(name, "docx")
    for link in [link for link in links if link.kind == "settings"]:  # where the template of the document is named
        links += package.relationships(link.target).values()
    document.notices += content_notices(package, links)
    if any(_holds_table(package, link.target) for link in links if link.kind in _ASIDE and link.target in package):
        document.notices.append(Notice("tables-aside"))
    reader = _Reader(DocumentLayout(document, limits), comments)
    with suppress(ExhaustedError):
        reader.read(package, main)
    return reader.finished()


def main_part(package: Package) -> str:
    """The part of a package that is its document."""
    links = package.relationships("").values()
    return next((link.target for link in links if link.kind == "officeDocument"), _DEFAULT_MAIN_PART)


def _holds_table(package: Package, part: str) -> bool:
    """Whether a part has a table with a text in it."""
    tables = texts = 0

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal tables, texts
        tables += name == "tbl"
        texts += tables > 0 and name == "t"

    with suppress(DocumentError):  # a part that is not read may be broken
        parse_starts(package.chunks(part), part, start)
    return texts > 0


class _Reader:
    """The walk over the body; only the outermost paragraph or row at hand is held in memory."""

    def __init__(self, layout: DocumentLayout, comments: dict[str, str]) -> None:
        """`comments` are texts by their id."""
        self.layout = layout
        self._comments = comments
        self._collector = CommentCollector(layout.document, layout.limits)
        self._paragraph = 0
        self._tables = 0
        self._open: tuple[etree._Element, _Table] | None = None
        self._held = 0

    def read(self, package: Package, part: str) -> None:
        """Read the main part of the package. Raises ExhaustedError, after which what was read can be finished."""
        limits = self.layout.limits
        tags = [f"{{{space}}}{name}" for space in NAMESPACES for name in (*_BLOCKS, "altChunk")]
        chunks = self._bounded(package.chunks(part))
        for count, element in enumerate(parse_elements(chunks, part, tags, limits.held_bytes)):
            if count >= limits.elements:
                self.layout.exhaust("elements", self._place())
            name = local_name(element)
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
        """Return the document, with the table that is still open and the comments that nothing refers to."""
        self._close_table()
        for text in self._comments.values():
            self._collector.add(NOWHERE, text)
        self.layout.tell_tallies()
        return self.layout.document

    def read_flow(self, element: etree._Element, place: Place) -> Flow:
        """Read a paragraph or a cell, and file its comments and pictures."""
        flow = Flow(self.layout, place)
        flow.read(element)
        for key in flow.comments:
            self._collector.add(place, self._comments.pop(key, ""))
        if flow.pictures:
            self.layout.tally("pictures", place, flow.pictures)
        return flow

    def new_table(self, depth: int) -> _Table:
        """Begin the next table of the document, at the given depth of nesting."""
        self._tables += 1
        return _Table(self, self._tables, depth)

    def read_table(self, element: etree._Element, depth: int, into: list[Grid | Lines]) -> None:
        """Read a table that lies in a paragraph or a cell, and add its grid and those inside it. Raises ExhaustedError."""
        table = self.new_table(depth)
        try:
            for row in children_named(element, "tr"):
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
        flow = self.read_flow(element, self._place())
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
        properties = child_named(element, "trPr")
        if property_value(properties, "del") is not None:
            self._layout.notice("tracked-changes", self.place())
        elif is_on(properties, "hidden"):
            self._layout.notice("hidden-text", self.place())
        else:
            merges: dict[int, Span] = {}
            column = 1 + self._table.bounded_columns(property_number(properties, "gridBefore"), 1)
            for cell in children_named(element, "tc"):
                column = self._read_cell(cell, column, merges)
            self._continue_merges(merges)

    def _read_cell(self, element: etree._Element, column: int, merges: dict[int, Span]) -> int:
        place = self.place(column)
        properties = child_named(element, "tcPr")
        width = max(1, self._table.bounded_columns(property_number(properties, "gridSpan"), column))
        down, across = property_value(properties, "vMerge"), property_value(properties, "hMerge")
        flow = self._reader.read_flow(element, place)
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


def _enclosing(element: etree._Element) -> etree._Element | None:
    return next((outer for outer in element.iterancestors() if local_name(outer) in _BLOCKS), None)


def _forget(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
