"""Reads csv and tsv: records of cells, numbered as Excel numbers them when it opens the file."""

from __future__ import annotations

import csv
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress

from perflint.regex import regex

from .charset import read_text
from .limits import Limits
from .model import Document, Place
from .plaintext import split_lines
from .span_layout import DocumentLayout, ExhaustedError, TableLayout

_DELIMITERS = (",", "\t", ";", "|")
_LAST_RESORT = "，"
_SAMPLE_LINES = 200
_EXCEL_DIRECTIVE = regex(r"sep=([^\"])", re.IGNORECASE)
_TEXT_FORMULA = regex(r'="([^"]*)"')  # how exports keep Excel from reading a text as a number
_RECORD_LINES = 1_000  # a quote open for longer was never closed; Excel allows 253 line breaks in a cell


def read_delimited(data: bytes, name: str, limits: Limits) -> Document:
    """Read a csv or tsv into one grid without a sheet; `row` counts records, `line` physical lines.

    Notices: `unclosed-quote` where a quote is taken literally because its end is missing, `undecodable-bytes`,
    `limit-reached`. Raises DocumentError `binary-text`.
    """
    text, notices = read_text(data)
    document = Document(name, "csv", notices=notices)
    layout = DocumentLayout(document, limits)
    # The csv module has one bound for the whole process; it is raised, never lowered. place() cuts what is too long.
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    lines = split_lines(text, layout)
    # Excel hides the line of its own directive: the rows are counted from the next one.
    first = 1 if _directive(lines) else 0
    delimiter = delimiter_of(lines)
    table = TableLayout(layout, None)
    # In a text that happens to look like a sheet, the rest of a cell may stand in a line of its own.
    table.grid.reliable_columns = not name.lower().endswith(".txt")
    document.blocks.append(table.grid)
    with suppress(ExhaustedError):
        for index, record in _Records(lines, delimiter, layout).read(first):
            table.next_row()
            if any(record[limits.columns :]):
                layout.reached("columns", Place(row=table.row, column=limits.columns + 1, line=index + 1))
            for column, cell in enumerate(record[: limits.columns], start=1):
                if cell:
                    formula = _TEXT_FORMULA.fullmatch(cell) if cell[0] == "=" else None
                    table.place(column, formula[1] if formula else cell, index + 1)
            if table.full:
                break
    return document


def delimiter_of(lines: Sequence[str]) -> str:
    """What separates the cells of a delimited text: as its first line says ("sep=;"), or as its lines are most regular."""
    return _directive(lines) or _sniff(lines[:_SAMPLE_LINES])


def _directive(lines: Sequence[str]) -> str | None:
    found = _EXCEL_DIRECTIVE.fullmatch(lines[0]) if lines else None
    return found[1] if found else None


class _Records:
    """The records of a delimited text. A quote that is not closed ends with its line: it must not swallow the rest."""

    def __init__(self, lines: Sequence[str], delimiter: str, layout: DocumentLayout) -> None:
        self._lines = lines
        self._delimiter = delimiter
        self._layout = layout
        self._width = 2  # cells of the widest record so far

    def read(self, first: int) -> Iterator[tuple[int, list[str]]]:
        """Yield the index of the first line of each record, from line `first` on, with its cells."""
        index = first
        while index < len(self._lines):
            line = self._lines[index]
            record, count = (line.split(self._delimiter), 1) if '"' not in line else self._quoted(index)
            yield index, record
            self._width = max(self._width, len(record))
            index += count

    def _quoted(self, index: int) -> tuple[list[str], int]:
        """Read the record that begins in a line with quotes; also return how many lines it takes."""
        lines = self._lines[index : index + _RECORD_LINES]
        try:
            record, taken = self._first(lines, strict=True)
        except csv.Error:
            # Text behind a closing quote, as in `"放管服"改革`: read as Excel does, if that needs no further line.
            lines = lines[:1]
            record, taken = self._first(lines, strict=False)
        if taken <= len(lines) and not any(map(self._holds_records, record)):
            return record, taken
        self._layout.notice("unclosed-quote", Place(line=index + 1))
        return lines[0].split(self._delimiter), 1

    def _first(self, lines: Sequence[str], strict: bool) -> tuple[list[str], int]:
        # The csv module asks for another line only inside a quote: that it takes the end mark shows an open one.
        marked = itertools.chain((line + "\n" for line in lines), [""])
        reader = csv.reader(marked, delimiter=self._delimiter, strict=strict)
        return next(reader), reader.line_num

    def _holds_records(self, cell: str) -> bool:
        """Whether a quoted cell swallowed whole records: a line inside it has as many cells as a record."""
        inner = cell.split("\n")[1:-1]
        return any(line.count(self._delimiter) >= max(self._width - 1, 2) for line in inner)


def _sniff(lines: Sequence[str]) -> str:
    """Return the delimiter that gives the most lines of one and the same number of cells, then the most cells."""
    best, best_score = ",", (0, 0)
    for delimiter in _DELIMITERS:
        score = _regularity(lines, delimiter)
        if score > best_score:
            best, best_score = delimiter, score
    if best_score == (0, 0) and _regularity(lines, _LAST_RESORT)[0] > 1:
        return _LAST_RESORT
    return best


def _regularity(lines: Sequence[str], delimiter: str) -> tuple[int, int]:
    # Line by line, so that an unclosed quote spoils no more than its own line.
    widths = Counter(len(next(csv.reader([line], delimiter=delimiter))) for line in lines if delimiter in line)
    return max(((count, width) for width, count in widths.items() if width > 1), default=(0, 0))
