"""Reads XML spreadsheets of Excel 2003, which many systems export under the name xls.

Source: "XML Spreadsheet Reference", Microsoft 2001. Elements and attributes are known by their names without prefix.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from perflint.regex import regex

from .charset import declared_charset
from .comments import CommentCollector
from .limits import Limits
from .model import Document, DocumentError, Grid, Notice, Place, Span
from .sheet_cells import CellRecords
from .sheet_grid import GridBuilder
from .sheet_text import CellTexts, SharedStrings, cell_texts
from .xlsx_text import date_serial
from .xml_stream import XmlStream, local_name

_PART = "Workbook"
_PIECE = 65_536
_LAST_ROW = 1_048_576  # of Excel
_LAST_COLUMN = 16_384
_MOST_FORMATS = 65_536
_DECLARATION = regex(rb"<\?xml[^>]*\?>")
_CHINESE = frozenset({"gb2312", "gbk", "gb18030", "gb_2312-80"})  # which the parser itself does not know

# The formats that have a name of their own here, as a Chinese Excel shows them.
_NAMED_FORMATS = {
    "General Number": "General",
    "General Date": "yyyy/m/d h:mm",
    "Long Date": "yyyy年m月d日",
    "Medium Date": "d-mmm-yy",
    "Short Date": "yyyy/m/d",
    "Long Time": "h:mm:ss",
    "Medium Time": "h:mm AM/PM",
    "Short Time": "h:mm",
    "Currency": "¥#,##0.00;¥-#,##0.00",
    "Euro Currency": "€#,##0.00;€-#,##0.00",
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Percent": "0.00%",
    "Scientific": "0.00E+00",
    "Yes/No": '"Yes";"Yes";"No"',
    "True/False": '"True";"True";"False"',
    "On/Off": '"On";"On";"Off"',
}


def read_xml_spreadsheet(data: bytes, name: str, limits: Limits) -> Document:
    """Read a workbook: one grid for each worksheet, hidden ones too.

    The notices of a sheet are those of read_xlsx. Raises DocumentError as XmlStream does.
    """
    document = Document(name, "xml-spreadsheet")
    reader = _Reader(document, limits)
    reader.read(_utf8_pieces(data))
    return document


def _utf8_pieces(data: bytes) -> Iterator[bytes]:
    """Yield the file piece by piece, in an encoding that the parser knows."""
    pieces = (data[begin : begin + _PIECE] for begin in range(0, len(data), _PIECE))
    if (declared_charset(data) or "").lower() not in _CHINESE:
        yield from pieces
        return
    decoder = codecs.getincrementaldecoder("gb18030")("replace")
    data_begins = _DECLARATION.search(data)
    yield decoder.decode(data[data_begins.end() if data_begins else 0 : _PIECE]).encode()
    next(pieces)
    for piece in pieces:
        yield decoder.decode(piece).encode()


class _Reader:
    """Reads the workbook element by element; what stands in a cell goes to a CellRecords."""

    def __init__(self, document: Document, limits: Limits) -> None:
        self._document = document
        self._limits = limits
        self._comments = CommentCollector(document, limits)
        self._stream = XmlStream(limits.cell_characters)
        self._style = ""
        self._styles: dict[str, int] = {}
        self._codes: list[str] = ["General"]
        self._texts: CellTexts | None = None
        self._room = limits.cells
        self._sheets = 0
        self._grid: Grid | None = None
        self._attributes: dict[str, str] = {}
        self._row = self._row_span = self._column = self._columns = self._across = 0
        self._data: str | None = None  # the type of the value at hand
        self._has_data = False
        self._in_comment = self._in_cell = False
        self._date1904 = False

    def read(self, pieces: Iterator[bytes]) -> None:
        """Read the file. Raises DocumentError."""
        self._stream.handle(self._start, self._end)
        self._stream.parse(pieces, _PART)
        if not self._sheets:
            raise DocumentError("damaged", part=_PART)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._stream.enter()
        name = local_name(name)
        if attributes:
            attributes = {local_name(key): value for key, value in attributes.items()}
        if self._grid is None:
            self._start_outside(name, attributes)
        elif self._in_cell:
            self._start_in_cell(name, attributes)
        elif name == "Cell":
            self._cell_begins(attributes)
        elif name == "Row":
            self._row_begins(attributes)
        elif name == "Column":
            self._column_begins(attributes)
        elif name == "Visible":
            self._stream.handle(self._start, self._end, collect=True)

    def _end(self, name: str) -> None:
        self._stream.leave()
        name = local_name(name)
        if name == "Data" and self._in_cell:
            self._data_ends()
        elif name == "Comment" and self._in_cell:
            self._in_comment = False
        elif name == "Cell" and self._in_cell:
            self._in_cell = False
            if not self._has_data and "Formula" in self._attributes:
                self._cells.uncached(self._row - 1, self._column - 1)
            self._column += self._across
        elif name == "Row":
            self._row += self._row_span
            self._column = self._row_span = 0
        elif name == "Visible" and self._grid is not None:
            self._grid.hidden = self._taken() not in ("", "SheetVisible")
        elif name == "Date1904":
            self._date1904 = True
        elif name == "Worksheet" and self._grid is not None:
            self._sheet_ends(self._grid)

    def _taken(self) -> str:
        """The text that was collected; no more is."""
        text = "".join(self._stream.pieces)
        self._stream.pieces.clear()
        self._stream.handle(self._start, self._end)
        return text

    def _start_outside(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Worksheet":
            self._sheet_begins(attributes)
        elif name == "Style":
            self._style = attributes.get("ID", "")
            self._styles[self._style] = self._styles.get(attributes.get("Parent", "Default"), 0)
            if len(self._styles) > _MOST_FORMATS:
                raise ValueError("more styles than a workbook has")
        elif name == "NumberFormat":
            code = attributes.get("Format", "")
            self._styles[self._style] = len(self._codes)
            self._codes.append(_NAMED_FORMATS.get(code, code) or "General")
            if len(self._codes) > _MOST_FORMATS:
                raise ValueError("more formats than a workbook has")

    def _sheet_begins(self, attributes: dict[str, str]) -> None:
        self._sheets += 1
        if self._sheets > self._limits.zip_members:
            raise ValueError("more sheets than a file has")
        if self._texts is None:
            self._texts = cell_texts(SharedStrings(self._limits), self._codes, self._date1904)
        self._grid = Grid(sheet=attributes.get("Name", ""))
        self._builder = GridBuilder(self._grid, self._limits, self._room)
        self._cells = CellRecords(self._builder, self._texts)
        self._row = self._row_span = self._column = self._columns = 0

    def _sheet_ends(self, grid: Grid) -> None:
        if grid.hidden:
            self._document.notices.append(Notice("hidden-sheet", Place(sheet=grid.sheet)))
        self._cells.finish()
        self._document.blocks.append(grid)
        self._document.notices += self._builder.notices
        self._room -= sum(map(len, grid.rows))
        self._grid = None

    def _column_begins(self, attributes: dict[str, str]) -> None:
        first = int(attributes.get("Index", self._columns + 1))
        self._columns = min(first + int(attributes.get("Span", 0)), _LAST_COLUMN)
        if attributes.get("Hidden") == "1":
            self._builder.hide_columns(max(first, 1), self._columns)

    def _row_begins(self, attributes: dict[str, str]) -> None:
        row = int(attributes.get("Index", self._row + 1))
        if not self._row < row <= _LAST_ROW:
            raise ValueError("a row outside of the worksheet")
        self._row = row
        self._row_span = max(0, int(attributes.get("Span", 0)))
        self._column = 0
        if attributes.get("Hidden") == "1":
            self._builder.hide_row(row)

    def _cell_begins(self, attributes: dict[str, str]) -> None:
        column = int(attributes.get("Index", self._column + 1))
        if not self._column < column <= _LAST_COLUMN or not self._row:
            raise ValueError("a column outside of the worksheet")
        self._attributes = attributes
        self._in_cell, self._has_data = True, False
        self._column = column
        self._across = max(0, int(attributes.get("MergeAcross", 0)))
        down = max(0, int(attributes.get("MergeDown", 0)))
        if self._across or down:
            self._builder.merge(Span(self._row, column, self._row + down, column + self._across))

    def _start_in_cell(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Comment":
            self._in_comment = True
        elif name == "Data" and self._data is None:
            self._data = attributes.get("Type", "String")
            self._stream.handle(self._start, self._end, collect=True)

    def _data_ends(self) -> None:
        kind, self._data = self._data, None
        text = self._taken()
        if self._in_comment:
            place = Place(sheet=self._builder.grid.sheet, row=self._row, column=self._column)
            self._comments.add(place, text[: self._limits.cell_characters])
        elif not self._cells.full:
            self._has_data = True
            self._value(kind, text)

    def _value(self, kind: str | None, text: str) -> None:
        row, column, cells = self._row - 1, self._column - 1, self._cells
        style = self._styles.get(self._attributes.get("StyleID", "Default"), 0)
        match kind:
            case "Number":
                cells.number(row, column, float(text), style)
            case "DateTime":
                cells.number(row, column, date_serial(text.strip(), self._date1904), style or self._date_style())
            case "Boolean":
                cells.boolean(row, column, int(text))
            case "Error":
                self._builder.notice("cell-error", cells.place(row, column), error=text)
                cells.text(row, column, text, 0)
            case _:
                cells.text(row, column, text, style)

    def _date_style(self) -> int:
        if "Short Date" not in self._styles:
            self._styles["Short Date"] = len(self._codes)
            self._codes.append(_NAMED_FORMATS["Short Date"])
        return self._styles["Short Date"]
