"""Reads html: saved web pages, and what Excel, Word and WPS save as a web page."""

from __future__ import annotations

import itertools
from contextlib import suppress
from typing import NamedTuple, cast

from lxml import etree

from perflint.regex import regex

from .charset import declared_charset, read_text, symbol_font_text
from .html_elements import NEVER_SHOWN, TableRows, chosen_options, is_hidden, leading_number, symbol_font
from .html_source import parse_html
from .limits import Limits
from .model import Document, Place
from .span_layout import DocumentLayout, ExhaustedError
from .text import clean

# fmt: off
_LINES = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "td", "th", "tr", "ul",
})
# fmt: on
_TYPED_INPUT = frozenset({"", "text", "number", "date", "month", "tel", "email", "search"})

_SPACES = regex(r"[ \t\r\f]+")
_BREAK_WITH_SPACES = regex(r" ?\n[ \n]*")


def read_html(data: bytes, name: str, limits: Limits) -> Document:
    """Read an html page: a grid for each table that holds data, the text around it as lines.

    A cell's row and column count on its own table's grid, merged cells included; `line` is the line of the source.
    A table that only lays out the page is read as what it contains. Notices: `hidden-text` (of a table),
    `unread-part` (a frame), `unread-rest` (nested too deeply to be parsed), `undecodable-bytes`, `limit-reached`.
    Raises DocumentError `binary-text` or `too-large`.
    """
    text, notices = read_text(data, declared_charset(data))
    layout = DocumentLayout(Document(name, "html", notices=notices), limits)
    with suppress(ExhaustedError):
        read_fragment(text, 1, layout)
    return layout.document


def read_fragment(text: str, first_line: int, layout: DocumentLayout) -> None:
    """Add what an html text holds to a document; its first line is line `first_line` of the file.

    Raises ExhaustedError, and DocumentError `too-large`.
    """
    tree = parse_html(text, layout.limits)
    if tree.root is not None:
        _Reader(layout, first_line - 1).read(tree.root)
    for line in tree.broken_lines:
        layout.notice("unread-rest", Place(line=first_line - 1 + line))
    if tree.cut_at is not None:
        layout.exhaust("elements", Place(line=first_line - 1 + tree.cut_at))


class _CellText:
    """Collects the text of one cell, and the tables inside it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.tables: list[etree._Element] = []

    def text(self, text: str, line: int) -> None:
        self.parts.append(text)

    def end_line(self) -> None:
        if self.parts and self.parts[-1] != "\n":
            self.parts.append("\n")

    def table(self, element: etree._Element) -> None:
        self.end_line()
        self.tables.append(element)


class _Content(NamedTuple):
    """What one cell holds: its own text, and the tables inside it."""

    text: str
    tables: tuple[etree._Element, ...]


class _PageText:
    """Collects the text outside of data tables as lines of the document, and reads the tables where they stand."""

    def __init__(self, reader: _Reader, depth: int) -> None:
        self._reader = reader
        self._depth = depth
        self._parts: list[str] = []
        self._line = 0

    def text(self, text: str, line: int) -> None:
        if not self._parts:
            if text.isspace():
                return
            self._line = line
        self._parts.append(text)

    def end_line(self) -> None:
        text = clean("".join(self._parts))
        self._parts.clear()
        if text:
            self._reader.layout.line(self._line, text)

    def table(self, element: etree._Element) -> None:
        self.end_line()
        self._reader.read_table(element, self._depth + 1)


class _Reader:
    """The walk over the tree of a page, in the order of the document."""

    def __init__(self, layout: DocumentLayout, lines_before: int) -> None:
        self.layout = layout
        self._lines_before = lines_before

    def read(self, root: etree._Element) -> None:
        """Read a whole page. Raises ExhaustedError."""
        page = _PageText(self, 0)
        self._walk(root, page)
        page.end_line()

    def read_table(self, element: etree._Element, depth: int) -> None:
        """Read a table at the given depth of nesting, and the tables inside it. Raises ExhaustedError."""
        place = Place(line=self._line(element))
        if depth > self.layout.limits.nesting:
            self.layout.reached("nesting", place)
            return
        rows = TableRows()
        rows.collect(element)
        if any(clean(str(text)) for part in rows.hidden for text in part.itertext(with_tail=False)):
            self.layout.notice("hidden-text", place)
        page = _PageText(self, depth)
        for text in rows.outside_text:
            self._text(text, element, page)
            page.end_line()
        for part in rows.outside:
            self._show(part, page)
        page.end_line()
        contents = [[self._content(cell) for cell in row] for row in rows.cells]
        if _holds_data(contents):
            self._lay_out(rows, contents)
            for content in itertools.chain.from_iterable(contents):
                for inner in content.tables:
                    self.read_table(inner, depth + 1)
        else:
            for cell in itertools.chain.from_iterable(rows.cells):
                self._walk(cell, page)
                page.end_line()

    def _content(self, cell: etree._Element) -> _Content:
        collected = _CellText()
        self._walk(cell, collected)
        return _Content("".join(collected.parts), tuple(collected.tables))

    def _lay_out(self, rows: TableRows, contents: list[list[_Content]]) -> None:
        table = self.layout.next_table()
        for index, (cells, row_contents) in enumerate(zip(rows.cells, contents, strict=True)):
            table.next_row()
            left = rows.rows_left(index)
            for cell, content in zip(cells, row_contents, strict=True):
                width = leading_number(cell.get("colspan"), 1) or 1
                height = min(leading_number(cell.get("rowspan"), 1), left) or left
                table.flow(content.text, width, height, self._line(cell))
            if table.full:
                break

    def _walk(self, element: etree._Element, into: _CellText | _PageText, preformatted: bool = False) -> None:
        text = element.text
        if text:
            font = symbol_font(element) if element.tag in ("span", "font") else None
            self._text(symbol_font_text(text, font) if font else text, element, into, preformatted)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in NEVER_SHOWN:
                self._show(child, into, preformatted)
            if child.tail:
                self._text(child.tail, child, into, preformatted)

    def _show(self, element: etree._Element, into: _CellText | _PageText, preformatted: bool = False) -> None:
        tag = element.tag
        if is_hidden(element):
            if tag == "table" or element.find(".//table") is not None:
                self.layout.notice("hidden-text", Place(line=self._line(element)))
        elif tag == "table":
            into.table(element)
        elif tag == "br":
            into.end_line()
        elif tag in _LINES:
            into.end_line()
            self._walk(element, into, preformatted or tag == "pre")
            into.end_line()
        elif tag == "input":
            if element.get("type", "").lower() in _TYPED_INPUT:
                into.text(element.get("value", ""), self._line(element))
        elif tag == "select":
            for option in chosen_options(element):
                self._walk(option, into)
        elif tag == "frame":
            self.layout.notice("unread-part", Place(line=self._line(element)))
        else:
            self._walk(element, into, preformatted)

    def _text(self, text: str, element: etree._Element, into: _CellText | _PageText, preformatted: bool = False) -> None:
        line = self._line(element)
        if not preformatted:
            if "\n" in text:
                line += text[: len(text) - len(text.lstrip())].count("\n")
                text = _BREAK_WITH_SPACES.sub("\n", _SPACES.sub(" ", text))
            elif "  " in text or "\t" in text:
                text = _SPACES.sub(" ", text)
            into.text(text, line)
            return
        first, *others = text.split("\n")
        into.text(first, line)
        for number, other in enumerate(others, start=line + 1):
            into.end_line()
            into.text(other, number)

    def _line(self, element: etree._Element) -> int:
        return self._lines_before + (cast("int | None", element.sourceline) or 1)


def _holds_data(contents: list[list[_Content]]) -> bool:
    """Whether a table holds data; one with tables inside mostly lays out the page, unless it has rows of its own."""
    filled = (sum(bool(clean(content.text)) for content in row) for row in contents)
    if any(content.tables for row in contents for content in row):
        return sum(count > 1 for count in filled) > 1
    return any(filled)
