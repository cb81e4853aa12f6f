"""Reads markdown: pipe tables, also the careless ones that OCR writes, html tables, and the text around them."""

from __future__ import annotations

import itertools
import re
from contextlib import suppress
from html import unescape

from perflint.regex import regex

from .charset import read_text
from .html import read_fragment
from .limits import Limits
from .model import Document
from .plaintext import split_lines
from .span_layout import DocumentLayout, ExhaustedError

_PIPE = regex(r"(?<!\\)[|｜]")
_BARS = ("|", "｜")
_SHORT_RULE = regex(r":?-+:?")
_RULE = regex(r":?-{3,}:?")
_FENCE = regex(r"\s*(?:```|~~~)")
_HEADING = regex(r" {0,3}#{1,6}(?:[ \t]+|$)")
_BOLD = regex(r"\*\*(?=\S)((?:[^*]|\*(?!\*))++)\*\*")
_CODE = regex(r"(?<!`)(`++)([^`]++)\1(?!`)")
_LINE_BREAK = regex(r"<br\s*/?>", re.IGNORECASE)
_HTML_TABLE = regex(r"<(/?)table\b", re.IGNORECASE)


def read_markdown(data: bytes, name: str, limits: Limits) -> Document:
    """Read a markdown text: a grid for each pipe or html table, everything else as lines.

    `row` counts the rows of a table without the rule under its heading, `line` is the physical line. Other html tags
    than line breaks stay in the text. Raises DocumentError `binary-text`, or `too-large` for an html table.
    """
    text, notices = read_text(data)
    layout = DocumentLayout(Document(name, "markdown", notices=notices), limits)
    with suppress(ExhaustedError):
        _Reader(split_lines(text, layout), layout).read()
    return layout.document


class _Reader:
    """The walk over the lines; an index counts from 0, a line number from 1."""

    def __init__(self, lines: list[str], layout: DocumentLayout) -> None:
        self._lines = lines
        self._layout = layout
        self._html_is_balanced = True

    def read(self) -> None:
        """Read all lines. Raises ExhaustedError."""
        index, count = 0, len(self._lines)
        while index < count:
            if _HTML_TABLE.search(self._lines[index]):
                end = self._html_end(index)
                read_fragment("\n".join(self._lines[index:end]), index + 1, self._layout)
                index = end
                continue
            end = index
            while end < count and _is_row(self._lines[end]):
                end += 1
            if end > index:
                self._read_rows(index, end)
            else:
                self._read_line(index)
                end += 1
            index = end

    def _html_end(self, index: int) -> int:
        """The index behind an html table: behind its end tag, or at the next blank line if it has none."""
        depth, blank = 0, len(self._lines)
        for end in range(index, len(self._lines)):
            line = self._lines[end]
            depth += sum(-1 if slash else 1 for slash in _HTML_TABLE.findall(line))
            if depth <= 0:
                return end + 1
            if not line.strip():
                blank = min(blank, end)
                if not self._html_is_balanced:
                    return blank
        self._html_is_balanced = False  # looked for once only, or many open tags would take quadratic time
        return blank

    def _read_rows(self, start: int, end: int) -> None:
        """Read consecutive lines with pipes: each rule begins a table one line before it."""
        rows = [_split(line) for line in self._lines[start:end]]
        rules = {i for i, row in enumerate(rows) if _is_rule(row, _SHORT_RULE if i == 1 else _RULE)}
        heads = {max(rule - 1, 0) for rule in rules if rule - 1 not in rules}
        edges = sorted({0, *heads, len(rows)})
        for first, last in itertools.pairwise(edges):
            table = [(start + i, rows[i]) for i in range(first, last) if i not in rules]
            widths = {len(rows[i]) for i in range(first, last)}
            ruled = first in heads
            if not table or (not ruled and not (len(table) > 1 and (len(widths) == 1 or self._has_outer_pipes(table)))):
                for index in range(start + first, start + last):
                    self._read_line(index)
            else:
                reliable = ruled and first not in rules and len(widths) == 1 and all(map(str.strip, rows[first]))
                self._read_table(table, reliable)

    def _has_outer_pipes(self, table: list[tuple[int, list[str]]]) -> bool:
        return all(self._lines[index].lstrip().startswith(_BARS) for index, _ in table)

    def _read_table(self, rows: list[tuple[int, list[str]]], reliable: bool) -> None:
        table = self._layout.next_table()
        table.grid.reliable_columns = reliable
        for index, cells in rows:
            table.next_row()
            for column, cell in enumerate(cells, start=1):
                text = _LINE_BREAK.sub("\n", cell.replace(r"\|", "|"))
                table.place(column, _without_marks(text), index + 1)

    def _read_line(self, index: int) -> None:
        line = self._lines[index]
        if _FENCE.match(line):
            return
        for text in _LINE_BREAK.split(_HEADING.sub("", line)):
            if text.strip():
                self._layout.line(index + 1, _without_marks(text.rstrip()))


def _is_row(line: str) -> bool:
    return _PIPE.search(line) is not None and not _HTML_TABLE.search(line)


def _split(line: str) -> list[str]:
    line = line.strip()
    cells = _PIPE.split(line)
    first = 1 if line.startswith(_BARS) else 0
    last = len(cells) - 1 if len(cells) > 1 and not cells[-1] else len(cells)
    return cells[first:last]


def _is_rule(cells: list[str], pattern: re.Pattern[str]) -> bool:
    return bool(cells) and all(pattern.fullmatch(cell.strip()) for cell in cells)


def _without_marks(text: str) -> str:
    if "**" in text:
        text = _BOLD.sub(r"\1", text)
    if "`" in text:
        text = _CODE.sub(r"\2", text)
    return unescape(text) if "&" in text else text
